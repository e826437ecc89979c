#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/crypto.hpp"
#include "sync/protocol/sync.pb.h"

/// Where a tablet stands in the central's streams. The central writes and reads cursors; a tablet
/// keeps them as they are. Authenticated, so that no tablet can make one up.
namespace b2go::sync {

/// Fills the mac (keyed BLAKE2b over all other fields) and serializes.
[[nodiscard]] std::string write_cursor(pb::Cursor cursor, const base::SecretKey& mac_key);
/// Nothing unless the bytes are a cursor made with this key for this device.
[[nodiscard]] std::optional<pb::Cursor> read_cursor(std::string_view bytes, std::uint32_t device,
                                                    const base::SecretKey& mac_key);

} // namespace b2go::sync
