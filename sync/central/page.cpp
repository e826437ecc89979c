#include "sync/central/page.hpp"

#include <utility>

#include "base/limits.hpp"
#include "sync/central/own_changes.hpp"
#include "sync/protocol/cursor.hpp"

namespace b2go::central {

namespace pb = sync::pb;

namespace {

constexpr std::size_t kHolderBytes = 8;

/// Tells one set of scopes from another, and places given before a restore from those since, also
/// if both were in the same epoch.
std::string fingerprint(const Holder& holder, std::string_view life) {
    std::string bytes(life);
    for (const std::string& scope : holder.scopes) {
        bytes += scope;
    }
    bytes.push_back('\0');
    bytes += holder.citizens_of;
    const base::Hash hash = base::blake2b({base::as_bytes(bytes)});
    return std::string(base::as_chars(hash).substr(0, kHolderBytes));
}

class CursorMaker {
public:
    CursorMaker(Context& context, std::uint32_t epoch, record::DeviceNumber device,
                const Holder& holder)
        : key_(base::derive_key({context.keys.master.view()}, "b2go-cursor-key-1")) {
        cursor_.set_device(device);
        cursor_.set_epoch(epoch);
        const auto own = context.store.find_device(own_device(epoch));
        cursor_.set_holder(fingerprint(holder, own ? own->key : std::string()));
        cursor_.add_streams()->set_stream(kOnlyStream);
    }

    std::string at(StreamSeq seq) {
        cursor_.mutable_streams(0)->set_seq(seq);
        return sync::write_cursor(cursor_, key_);
    }

    /// Where a cursor stands; nothing if it is not one of this central's for this device.
    std::optional<StreamSeq> position_of(std::string_view bytes) {
        if (bytes.empty()) {
            return 0;
        }
        const auto cursor = sync::read_cursor(bytes, cursor_.device(), key_);
        if (!cursor) {
            return std::nullopt;
        }
        const bool is_current = cursor->epoch() == cursor_.epoch() &&
                                cursor->holder() == cursor_.holder() && cursor->streams_size() == 1;
        return is_current ? cursor->streams(0).seq() : 0;
    }

private:
    base::SecretKey key_;
    pb::Cursor cursor_;
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

std::optional<pb::Page> make_page(Context& context, std::uint32_t epoch,
                                  record::DeviceNumber device, const Holder& holder,
                                  std::string_view cursor) {
    CursorMaker cursors(context, epoch, device, holder);
    const auto after = cursors.position_of(cursor);
    if (!after) {
        return std::nullopt;
    }
    StoredPage stored =
        context.store.read_page(*after, holder, limits::kPageRecords, limits::kPageBytes);
    pb::Page page;
    page.set_from_cursor(std::string(cursor));
    page.set_more(stored.more);
    pb::Slice* slice = nullptr;
    for (PageRecord& record : stored.records) {
        if (slice == nullptr ||
            static_cast<std::size_t>(slice->entries_size()) == limits::kSliceRecords) {
            slice = page.add_slices();
        }
        pb::Entry& entry = *slice->add_entries();
        entry.set_id(record.id.raw());
        entry.set_seq(record.seq);
        if ((record.flags & StoredRecord::gone) != 0) {
            entry.set_gone(true);
            entry.set_erased_scope(record.scope);
            continue;
        }
        entry.set_state(context.scope_keys.open(record.scope, std::move(record.state),
                                                place_of_state(record.id, record.seq)));
    }
    if (slice == nullptr && (stored.reached != *after || cursor.empty())) {
        slice = page.add_slices(); // nothing for this tablet, but it need not be looked at again
    }
    for (int i = 0; i < page.slices_size(); ++i) {
        pb::Slice& each = *page.mutable_slices(i);
        const bool is_last = i + 1 == page.slices_size();
        each.set_cursor(
            cursors.at(is_last ? stored.reached : each.entries(each.entries_size() - 1).seq()));
    }
    return page;
}

} // namespace b2go::central
