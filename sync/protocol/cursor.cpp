#include "sync/protocol/cursor.hpp"

#include "base/mac.hpp"
#include "base/outcome.hpp"

namespace b2go::sync {

namespace {

std::string mac_of(pb::Cursor cursor, const base::SecretKey& key) {
    cursor.clear_mac();
    std::string bytes;
    base::require(cursor.SerializeToString(&bytes), "a cursor that was built can be written");
    const base::Hash inner = base::blake2b({base::as_bytes(bytes)});
    return std::string(base::as_chars(base::derive_mac({key.view(), inner}, "b2go-cursor-1")));
}

} // namespace

std::string write_cursor(pb::Cursor cursor, const base::SecretKey& mac_key) {
    cursor.set_mac(mac_of(cursor, mac_key));
    std::string bytes;
    base::require(cursor.SerializeToString(&bytes), "a cursor that was built can be written");
    return bytes;
}

std::optional<pb::Cursor> read_cursor(std::string_view bytes, std::uint32_t device,
                                      const base::SecretKey& mac_key) {
    pb::Cursor cursor;
    if (!cursor.ParseFromArray(bytes.data(), static_cast<int>(bytes.size())) ||
        cursor.device() != device ||
        !base::equal_secret(base::as_bytes(cursor.mac()),
                            base::as_bytes(mac_of(cursor, mac_key)))) {
        return std::nullopt;
    }
    return cursor;
}

} // namespace b2go::sync
