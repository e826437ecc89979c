#pragma once

#include <string_view>

#include <tl/expected.hpp>

#include "sync/central/context.hpp"
#include "sync/central/refusals.hpp"
#include "sync/protocol/sync.pb.h"

/// How a tablet becomes known: an admin makes a code for a person, the tablet brings it back.
namespace b2go::central {

/// See Central::make_code. In the open transaction.
[[nodiscard]] base::Outcome<EnrolmentCode> make_code(Context& context, std::string_view staff_name,
                                                     std::string_view role,
                                                     std::string_view team_name);

/// Answers a request whose signature by the key in it has been checked. A code enrols one tablet;
/// the same tablet may ask again, in case the answer was lost.
[[nodiscard]] tl::expected<sync::pb::EnrolAnswer, No> enrol(Context& context,
                                                            const sync::pb::EnrolRequest& request);

/// Who gets a number.
struct NewDevice {
    base::AnyId staff;
    std::string key;     ///< Ed25519
    std::string box_key; ///< X25519
    std::string program;
    record::DeviceNumber replaces = 0; ///< StoredDevice::replaces
};
/// Whether these bytes can be a device's public key.
[[nodiscard]] bool is_device_key(std::string_view bytes);
/// Gives it the epoch's next number. Throws Fault{environment} when there is none left.
[[nodiscard]] StoredDevice add_device(Context& context, const NewDevice& made);

} // namespace b2go::central
