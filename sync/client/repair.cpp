#include "sync/client/repair.hpp"

#include <algorithm>
#include <utility>

#include "base/limits.hpp"
#include "sync/client/refused.hpp"

namespace b2go::sync {

namespace {

base::AnyId greatest_id() {
    base::AnyId id;
    id.value.fill(std::byte{0xff});
    return id;
}

} // namespace

void Repair::begin(std::vector<store::Share> shares) {
    shares_ = std::move(shares);
    after_ = {};
    found_any_ = false;
    cuts_.clear();
    wanted_.clear();
}

/// Ranges of the tablet's own records; the last one reaches to the end of the share, so that what
/// only the central has falls into one.
void Repair::cut() {
    cuts_.clear();
    const std::size_t most = limits::kRangesPerRequest * limits::kRecordsPerRange;
    std::vector<store::HeldDigest> held;
    on_store_([&](store::Store& store) { held = store.held_after(shares_.back(), after_, most); });
    is_end_ = held.size() < most;
    for (std::size_t i = 0; i < held.size(); ++i) {
        const bool is_new_place = i == 0 || held[i].place != held[i - 1].place;
        const bool is_full = cuts_.empty() || cuts_.back().held.size() >= limits::kRecordsPerRange;
        if (is_full && is_new_place && cuts_.size() == limits::kRangesPerRequest) {
            is_end_ = false;
            break;
        }
        if (is_full && is_new_place) {
            cuts_.emplace_back();
        }
        cuts_.back().last = held[i].place;
        cuts_.back().held.emplace(held[i].id, held[i].digest);
    }
    if (cuts_.empty()) {
        cuts_.emplace_back();
    }
    if (is_end_) {
        cuts_.back().last = greatest_id();
    }
}

void Repair::ask(pb::RangesRequest& request) {
    base::require(!shares_.empty(), "there is something left to ask about");
    cut();
    request.mutable_share()->set_scope(shares_.back().scope);
    request.mutable_share()->set_citizens(shares_.back().citizens);
    for (const Cut& cut : cuts_) {
        record::DigestSum sum;
        for (const auto& [id, digest] : cut.held) {
            sum.add(digest);
        }
        pb::Range& range = *request.add_ranges();
        range.set_last(cut.last.raw());
        range.set_digest(sum.encode());
    }
    request.mutable_ranges(0)->set_first_after(after_.raw());
}

base::Outcome<void> Repair::take(const pb::Ranges& ranges) {
    std::vector<base::AnyId> lacking;
    for (const pb::RangeContent& content : ranges.differing()) {
        if (content.index() >= cuts_.size() || content.index() >= ranges.looked_at() ||
            content.ids_size() != content.digests_size()) {
            return tl::unexpected(unreadable("ranges that were not asked about"));
        }
        auto& held = cuts_[content.index()].held;
        for (int i = 0; i < content.ids_size(); ++i) {
            const auto id = base::AnyId::from_bytes(content.ids(i));
            if (!id) {
                return tl::unexpected(unreadable("a range with no ids"));
            }
            const auto here = held.find(*id);
            if (here == held.end() || base::as_chars(here->second) != content.digests(i)) {
                wanted_.push_back(*id);
            }
            if (here != held.end()) {
                held.erase(here);
            }
        }
        if (static_cast<std::size_t>(content.ids_size()) < limits::kRangeListed) {
            for (const auto& [id, digest] : held) {
                lacking.push_back(id);
            }
        }
    }
    found_any_ = found_any_ || ranges.differing_size() > 0;
    lacking_ += lacking.size();
    if (!lacking.empty()) {
        on_store_([&](store::Store& store) { store.repair({}, lacking); });
    }
    const std::size_t looked_at = std::min<std::size_t>(ranges.looked_at(), cuts_.size());
    if (looked_at == 0) {
        shares_.pop_back(); // it is not held any more
        after_ = {};
    } else if (looked_at == cuts_.size() && is_end_) {
        next_share();
    } else {
        after_ = cuts_[looked_at - 1].last;
    }
    return {};
}

void Repair::next_share() {
    if (!std::exchange(found_any_, false)) {
        // All records are the same, so it is the sum that is wrong.
        on_store_([](store::Store& store) { store.recount(); });
    }
    shares_.pop_back();
    after_ = {};
}

std::vector<base::AnyId> Repair::wanted() const {
    return {wanted_.begin(), wanted_.begin() + static_cast<std::ptrdiff_t>(std::min(
                                                   wanted_.size(), limits::kRecordsPerRequest))};
}

void Repair::take(std::vector<store::ServerRecord> records, std::size_t looked_at) {
    const std::size_t asked = std::min(wanted_.size(), limits::kRecordsPerRequest);
    const std::size_t done = looked_at == 0 ? asked : std::min(looked_at, asked);
    wanted_.erase(wanted_.begin(), wanted_.begin() + static_cast<std::ptrdiff_t>(done));
    fetched_ += records.size();
    if (!records.empty()) {
        on_store_([&](store::Store& store) { store.repair(records, {}); });
    }
}

} // namespace b2go::sync
