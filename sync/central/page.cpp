#include "sync/central/page.hpp"

#include <algorithm>
#include <utility>

#include "base/outcome.hpp"
#include "sync/central/sums.hpp"

namespace b2go::central {

namespace pb = sync::pb;

namespace {

/// Fills one page, slice by slice. The place moves with each thing that is put in, so that a slice
/// can be closed with it at any time.
class PageMaker {
public:
    PageMaker(Context& context, const PageAsker& asker)
        : context_(context), cursors_(context, asker.epoch, asker.device), asker_(asker),
          holder_(asker.holder), head_(context.store.stream().value_or(StoredStream{}).head),
          records_left_(context.page_limits.records), bytes_left_(context.page_limits.bytes) {}

    std::optional<pb::Page> run(std::string_view cursor) {
        auto place = cursor.empty() ? Place{} : cursors_.read(cursor);
        if (!place) {
            return std::nullopt;
        }
        page_.set_from_cursor(std::string(cursor));
        if (cursor.empty() || !place->is_of_this_life) {
            page_.set_anew(true);
            page_.set_restored(!place->is_of_this_life || !asker_.is_of_this_life);
            place_ = {0, 0, shares_of(holder_), {}, true};
            (void)slice();
        } else {
            place_ = std::move(*place);
            compare_shares();
        }
        held_up_to_ = place_.seq;
        fill_what_was_entered();
        go_on_in_stream();
        close(cursor);
        return std::move(page_);
    }

private:
    [[nodiscard]] bool has_room() const { return records_left_ > 0 && bytes_left_ > 0; }

    // --- what is entered and left ---------------------------------------------------------------

    /// What is held by name, and whose citizens are, against what the tablet holds.
    void compare_shares() {
        const std::vector<Share> now = shares_of(holder_);
        const std::vector<Share> before = place_.shares;
        for (const Share& share : before) {
            if (!std::ranges::binary_search(now, share)) {
                std::erase(place_.shares, share);
                if (share.citizens) {
                    drop_single_citizens();
                }
                leave(share);
            }
        }
        for (const Share& share : now) {
            if (!std::ranges::binary_search(before, share)) {
                place_.shares.push_back(share);
                std::ranges::sort(place_.shares);
                place_.filling.push_back({share, 0, {}});
                if (share.citizens) {
                    drop_single_citizens();
                    place_.looked_at = head_; // whoever is held by now is among them
                }
            }
        }
    }

    void drop_single_citizens() {
        std::erase_if(place_.filling, [](const Filling& each) {
            return !each.share.citizens && has_own_key(each.share.scope);
        });
    }

    /// Citizens that the team has come to hold, or holds no more, since the tablet was here.
    void look_at_changes() {
        if (holder_.citizens_of.empty()) {
            place_.looked_at = head_;
        }
        const std::size_t at_once = context_.page_limits.filling_at_once;
        while (place_.looked_at < head_ && place_.filling.size() < at_once && has_room()) {
            const std::size_t most = at_once - place_.filling.size();
            const auto changes =
                context_.store.subscriptions_changed(holder_.citizens_of, place_.looked_at, most);
            for (const StoredSubscription& change : changes) {
                place_.looked_at = change.changed();
                const Share share{change.scope, false};
                // What was held before comes from zero as well: it was left in between.
                place_.drop_filling(share);
                if (!change.is_held()) {
                    leave(share);
                } else if (place_.seq > 0) {
                    place_.filling.push_back({share, 0, {}});
                }
            }
            if (changes.size() < most) {
                place_.looked_at = head_;
            }
        }
    }

    void leave(const Share& share) {
        place_.drop_filling(share);
        pb::Share& left = *slice().add_left();
        left.set_scope(share.scope);
        left.set_citizens(share.citizens);
        --records_left_;
        close_if_full();
    }

    void fill_what_was_entered() {
        for (;;) {
            look_at_changes();
            if (place_.filling.empty() || !has_room()) {
                return;
            }
            if (place_.filling.front().share.citizens) {
                fill_citizens();
            } else {
                fill_scope();
            }
        }
    }

    void fill_scope() {
        const Share share = place_.filling.front().share;
        ScopePart part = context_.store.read_scope(share.scope, place_.filling.front().after,
                                                   records_left_, bytes_left_);
        for (PageRecord& record : part.records) {
            place_.filling.front().after = record.id;
            if (record.seq <= place_.seq) { // the others come in the stream's order
                put(record, false);
            }
        }
        if (!part.more) {
            place_.drop_filling(share);
        }
    }

    void fill_citizens() {
        const Share share = place_.filling.front().share;
        StoredPage stored = context_.store.read_page(place_.filling.front().seq, {{}, share.scope},
                                                     records_left_, bytes_left_);
        for (PageRecord& record : stored.records) {
            if (record.seq <= place_.seq) {
                place_.filling.front().seq = record.seq;
                put(record, false);
            }
        }
        place_.filling.front().seq = stored.reached;
        if (!stored.more || stored.reached >= place_.seq) {
            place_.drop_filling(share);
        } else {
            records_left_ = 0; // enough was looked at for one request
        }
    }

    // --- the stream -----------------------------------------------------------------------------

    /// Where there is room left, everything that was entered is filled.
    void go_on_in_stream() {
        if (!has_room()) {
            return;
        }
        StoredPage stored =
            context_.store.read_page(place_.seq, holder_, records_left_, bytes_left_);
        for (PageRecord& record : stored.records) {
            place_.seq = record.seq;
            put(record, !asker_.wants_whole && record.last.device == asker_.device &&
                            record.below <= held_up_to_);
        }
        place_.seq = stored.reached;
        reached_head_ = !stored.more;
    }

    /// `is_known`: the tablet wrote the last of it, and has come to where it stood before.
    void put(PageRecord& record, bool is_known) {
        if ((record.flags & StoredRecord::gone) != 0) {
            pb::Entry& entry = *slice().add_entries();
            entry.set_id(record.id.raw());
            entry.set_seq(record.seq);
            entry.set_gone(true);
            entry.set_erased_scope(record.scope);
            --records_left_;
            return close_if_full();
        }
        std::string state = context_.scope_keys.open(record.scope, std::move(record.state),
                                                     place_of_state(record.id, record.seq));
        pb::Entry& entry = *slice().add_entries();
        bytes_left_ -= std::min(bytes_left_, state.size());
        --records_left_;
        if (is_known) {
            put_stub(entry, record, state);
        } else {
            entry.set_id(record.id.raw());
            entry.set_seq(record.seq);
            entry.set_state(std::move(state));
        }
        close_if_full();
    }

    /// As short as can be: after a day's work it is most of an answer.
    void put_stub(pb::Entry& entry, const PageRecord& record, std::string_view state) const {
        if (record.last.seq >= asker_.sent_first && record.last.seq <= asker_.sent_last) {
            entry.set_change(static_cast<std::uint32_t>(record.last.seq - asker_.sent_first + 1));
        } else {
            entry.set_id(record.id.raw());
            entry.set_seq(record.seq);
        }
        entry.set_stub_digest(record::stub_of(record.id, state));
    }

    // --- slices ---------------------------------------------------------------------------------

    pb::Slice& slice() {
        if (slice_ == nullptr) {
            slice_ = page_.add_slices();
        }
        return *slice_;
    }

    void close_if_full() {
        const int size = slice_->entries_size() + slice_->left_size();
        if (static_cast<std::size_t>(size) >= context_.page_limits.slice_records) {
            slice_->set_cursor(cursors_.write(place_));
            slice_ = nullptr;
        }
    }

    void close(std::string_view cursor) {
        std::string reached = cursors_.write(place_);
        if (page_.slices_size() > 0) {
            page_.mutable_slices(page_.slices_size() - 1)->set_cursor(std::move(reached));
        } else if (reached != cursor) {
            // Nothing for this tablet, but it need not be looked at again.
            page_.add_slices()->set_cursor(std::move(reached));
        }
        page_.set_more(!reached_head_);
        if (reached_head_) {
            for (const Share& share : place_.shares) {
                pb::ScopeDigest& digest = *page_.add_digests();
                digest.mutable_share()->set_scope(share.scope);
                digest.mutable_share()->set_citizens(share.citizens);
                digest.set_digest(sum_of(context_, share).encode());
            }
        }
    }

    Context& context_;
    Cursors cursors_;
    const PageAsker& asker_;
    const Holder& holder_;
    StreamSeq head_;
    std::size_t records_left_;
    std::size_t bytes_left_;
    Place place_;
    StreamSeq held_up_to_ = 0; ///< what was held when the page began has come up to here
    bool reached_head_ = false;
    pb::Page page_;
    pb::Slice* slice_ = nullptr; ///< the one that is being filled
};

} // namespace

Holder holder_of(const Writer& writer) {
    using record::Scope;
    Holder holder;
    holder.scopes = {Scope::reference().encode(), Scope::team(writer.team).encode(),
                     Scope::staff(writer.staff).encode()};
    if (writer.role == registry::Roles::sync_admin) {
        holder.scopes.push_back(Scope::admin().encode());
    }
    if (writer.role != registry::Roles::partner_staff) {
        holder.citizens_of = Scope::team(writer.team).encode();
    }
    return holder;
}

std::optional<pb::Page> make_page(Context& context, const PageAsker& asker,
                                  std::string_view cursor) {
    return PageMaker(context, asker).run(cursor);
}

bool is_held(Context& context, const Holder& holder, const std::string& scope) {
    if (!has_own_key(scope)) {
        return std::ranges::find(holder.scopes, scope) != holder.scopes.end();
    }
    return !holder.citizens_of.empty() && context.store.is_subscribed(scope, holder.citizens_of);
}

pb::Records whole_records(Context& context, const Holder& holder,
                          const google::protobuf::RepeatedPtrField<std::string>& ids) {
    pb::Records records;
    std::size_t bytes = 0;
    for (const std::string& raw : ids) {
        if (bytes >= context.page_limits.bytes) {
            break;
        }
        records.set_looked_at(records.looked_at() + 1);
        const auto id = base::AnyId::from_bytes(raw);
        auto row = id ? context.store.find_record(*id) : std::nullopt;
        if (!row || !is_held(context, holder, row->scope)) {
            continue;
        }
        pb::Entry& entry = *records.add_entries();
        entry.set_id(raw);
        entry.set_seq(row->seq);
        if ((row->flags & StoredRecord::gone) != 0) {
            entry.set_gone(true);
            entry.set_erased_scope(row->scope);
            continue;
        }
        entry.set_state(context.scope_keys.open(row->scope, std::move(row->state),
                                                place_of_state(row->id, row->seq)));
        bytes += entry.state().size();
    }
    return records;
}

} // namespace b2go::central
