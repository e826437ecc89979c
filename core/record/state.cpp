#include "record/state.hpp"

#include <algorithm>
#include <compare>

namespace b2go::record {

namespace {

struct Place {
    FieldNumber field;
    std::string_view key;
    auto operator<=>(const Place&) const = default;
};

Place place_of(const Register& item) { return {item.field, item.key}; }

} // namespace

Seq RecordState::applied_of(DeviceNumber device) const {
    const auto at = std::ranges::lower_bound(applied, device, {}, &Applied::device);
    return at != applied.end() && at->device == device ? at->seq : 0;
}

void RecordState::set_applied(DeviceNumber device, Seq seq) {
    const auto at = std::ranges::lower_bound(applied, device, {}, &Applied::device);
    if (at != applied.end() && at->device == device) {
        at->seq = seq;
    } else {
        applied.insert(at, Applied{device, seq});
    }
}

const Register* RecordState::find(FieldNumber field, std::string_view key) const {
    const auto at = std::ranges::lower_bound(registers, Place{field, key}, {}, place_of);
    return at != registers.end() && place_of(*at) == Place{field, key} ? &*at : nullptr;
}

Register& RecordState::at(FieldNumber field, std::string_view key) {
    const auto at = std::ranges::lower_bound(registers, Place{field, key}, {}, place_of);
    if (at != registers.end() && place_of(*at) == Place{field, key}) {
        return *at;
    }
    return *registers.insert(at, Register{field, std::string(key), {}, {}});
}

} // namespace b2go::record
