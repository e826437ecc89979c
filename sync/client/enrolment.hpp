#pragma once

#include <string>
#include <string_view>

#include "base/crypto.hpp"
#include "base/outcome.hpp"
#include "base/time.hpp"
#include "store/store.hpp"
#include "sync/client/transport.hpp"

/// Making a tablet known to a central: a one-time code and the device's public keys go in, the
/// tablet's identity comes out. Pure; the caller sends and stores.
namespace b2go::sync {

/// Made on the tablet before enrolling; the private halves never leave it.
struct DeviceKeys {
    base::SigningKey signing;
    base::BoxKeyPair box;

    static DeviceKeys make(base::Random& random);
    /// From their private halves as the store keeps them. Throws Fault{corrupt}.
    static DeviceKeys of(std::string_view device_seed, std::string_view box_private_key);
};

/// Where the tablet was told to enrol.
struct CentralGiven {
    std::string url;
    std::string ca_fingerprint; ///< lower-case hex SHA-256 of the CA certificate's DER
};

/// `typed_code` as a person typed it; `program` is a name and version for the fleet list.
/// Refusal{invalid} for what can be no code.
[[nodiscard]] base::Outcome<Outgoing> enrol_request(std::string_view typed_code,
                                                    const DeviceKeys& keys,
                                                    std::string_view program, base::Instant now);

/// The identity to store. Refusal{peer_refused} when the central said no (wrong, used or expired
/// code) or its answer is incomplete; Refusal{offline} when it is busy.
[[nodiscard]] base::Outcome<store::Identity>
read_enrol_answer(const Reply& reply, const DeviceKeys& keys, const CentralGiven& central);

/// The same by a tablet that was enrolled before and whose number the central no longer knows: it
/// was restored from a backup older than the tablet. Its new keys are the store's next secrets, so
/// that the request can be made again when the answer was lost.
base::Outcome<Outgoing> enrol_again_request(std::string_view typed_code, store::Store& store,
                                            std::string_view program);
/// Goes on under the number in the answer, with everything that was written stamped anew. Refused,
/// and nothing changed, if the answer is another person's or another central's.
base::Outcome<void> enrol_again(const Reply& reply, store::Store& store,
                                const CentralGiven& central);

} // namespace b2go::sync
