#include "sync/central/place.hpp"

#include <algorithm>

#include "base/limits.hpp"
#include "sync/central/own_changes.hpp"
#include "sync/protocol/cursor.hpp"

namespace b2go::central {

namespace pb = sync::pb;

namespace {

void put(pb::ScopePosition& target, const Share& share) {
    target.set_scope(share.scope);
    target.set_citizens(share.citizens);
}

Share share_in(const pb::ScopePosition& position) {
    return {position.scope(), position.citizens()};
}

} // namespace

std::vector<Share> shares_of(const Holder& holder) {
    std::vector<Share> shares;
    for (const std::string& scope : holder.scopes) {
        shares.push_back({scope, false});
    }
    if (!holder.citizens_of.empty()) {
        shares.push_back({holder.citizens_of, true});
    }
    std::ranges::sort(shares);
    return shares;
}

bool Place::holds(const Share& share) const { return std::ranges::binary_search(shares, share); }

Filling* Place::find_filling(const Share& share) {
    const auto at = std::ranges::find(filling, share, &Filling::share);
    return at == filling.end() ? nullptr : &*at;
}

void Place::drop_filling(const Share& share) {
    std::erase_if(filling, [&](const Filling& each) { return each.share == share; });
}

Cursors::Cursors(Context& context, std::uint32_t epoch, record::DeviceNumber device)
    : key_(base::derive_key({context.keys.master.view()}, "b2go-cursor-key-1")), epoch_(epoch),
      device_(device) {
    if (const auto own = context.store.find_device(own_device(epoch))) {
        life_ = own->key;
    }
}

std::string Cursors::write(const Place& place) const {
    pb::Cursor cursor;
    cursor.set_device(device_);
    cursor.set_epoch(epoch_);
    cursor.set_life(life_);
    pb::StreamPosition& stream = *cursor.add_streams();
    stream.set_stream(kOnlyStream);
    stream.set_seq(place.seq);
    stream.set_looked_at(place.looked_at);
    const auto is_filling = [&](const Share& share) {
        return std::ranges::find(place.filling, share, &Filling::share) != place.filling.end();
    };
    for (const Share& share : place.shares) {
        if (!is_filling(share)) {
            put(*cursor.add_scopes(), share);
        }
    }
    for (const Filling& filling : place.filling) {
        pb::ScopePosition& position = *cursor.add_scopes();
        put(position, filling.share);
        position.set_filling(true);
        position.set_seq(filling.seq);
        if (!filling.after.is_nil()) {
            position.set_after(filling.after.raw());
        }
    }
    return sync::write_cursor(std::move(cursor), key_);
}

std::optional<Place> Cursors::read(std::string_view bytes) const {
    const auto cursor = sync::read_cursor(bytes, device_, key_);
    if (!cursor || cursor->streams_size() != 1) {
        return std::nullopt;
    }
    Place place;
    place.seq = cursor->streams(0).seq();
    place.looked_at = cursor->streams(0).looked_at();
    place.is_of_this_life = cursor->epoch() == epoch_ && cursor->life() == life_;
    for (const pb::ScopePosition& position : cursor->scopes()) {
        const Share share = share_in(position);
        const bool is_citizen = has_own_key(share.scope) && !share.citizens;
        if (!is_citizen) {
            place.shares.push_back(share);
        }
        if (position.filling()) {
            place.filling.push_back(
                {share, position.seq(),
                 base::AnyId::from_bytes(position.after()).value_or(base::AnyId{})});
        }
    }
    std::ranges::sort(place.shares);
    return place;
}

Kept kept_by(Context& context, std::uint32_t epoch, const StoredDevice& device,
             std::string_view purged_cursor) {
    // A tablet whose history had parted goes on under another number with all that it holds.
    record::DeviceNumber number = device.device;
    for (std::size_t i = 0; number != 0 && i < limits::kFormerNumbers; ++i) {
        const Cursors cursors(context, epoch, number);
        if (auto place = cursors.read(purged_cursor)) {
            // Places of an earlier life say nothing of what was left since.
            return {std::move(place->shares), place->is_of_this_life ? place->looked_at : 0,
                    place->is_of_this_life};
        }
        const auto known = context.store.find_device(number);
        number = known ? known->replaces : 0;
    }
    return {};
}

} // namespace b2go::central
