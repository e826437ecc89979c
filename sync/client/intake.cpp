#include "sync/client/intake.hpp"

#include <algorithm>
#include <span>
#include <utility>

#include "base/limits.hpp"

namespace b2go::sync {

void Intake::begin(ReadPage page) {
    page_ = std::move(page);
    cursor_ = page_.from_cursor;
    done_ = 0;
    moved_ = false;
    wanted_.clear();
}

Intake::State Intake::go_on(std::uint32_t epoch) {
    while (done_ < page_.slices.size()) {
        const auto left = std::span<const store::ServerSlice>(page_.slices).subspan(done_);
        const auto some = left.first(std::min(at_once_, left.size()));
        store::AppliedSlices applied;
        on_store_([&](store::Store& store) {
            applied = store.apply_slices(cursor_, some, epoch, on_store_.person_waits);
        });
        for (const store::ServerSlice& slice : some.first(applied.slices)) {
            pulled_ += slice.records.size();
            moved_ = moved_ || slice.cursor != cursor_;
            cursor_ = slice.cursor;
        }
        done_ += applied.slices;
        if (applied.was_put_off) {
            make_way();
            continue;
        }
        if (!applied.differing.empty()) {
            wanted_ = std::move(applied.differing);
            wanted_.resize(std::min(wanted_.size(), limits::kRecordsPerRequest));
            return State::wanting;
        }
        if (applied.slices == 0) {
            return State::stale;
        }
        if (applied.slices < some.size()) {
            make_way();
        } else {
            at_once_ = std::min(2 * at_once_, most_at_once_);
        }
    }
    return State::applied;
}

/// A person is at work: what is written at once stays small.
void Intake::make_way() {
    at_once_ = 1;
    most_at_once_ = limits::kSlicesWhileTapping;
}

bool Intake::take(std::vector<store::ServerRecord> records) {
    bool took_any = false;
    for (store::ServerRecord& record : records) {
        auto& stubs = page_.slices.at(done_).records;
        const auto stub = std::ranges::find(stubs, record.id, &store::ServerRecord::id);
        if (stub != stubs.end() && std::ranges::find(wanted_, record.id) != wanted_.end()) {
            *stub = std::move(record);
            took_any = true;
        }
    }
    wanted_.clear();
    return took_any;
}

} // namespace b2go::sync
