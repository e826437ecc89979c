#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "sqlite/connection.hpp"
#include "store/store.hpp"

namespace b2go::store {

/// What the store knows about itself: whose it is, and where it stands towards the central.
/// Read from the file each time, so that a transaction rolled back leaves nothing behind.
class Standing {
public:
    explicit Standing(sqlite::Connection& connection) : connection_(connection) {}

    [[nodiscard]] std::optional<Identity> identity();
    void save(const Identity& identity);

    [[nodiscard]] SyncPoint sync_point();
    void save_chain(record::Seq last_seq, const record::Chain& chain);
    void save_accepted(record::Seq seq, const record::Chain& chain);
    void save_cursor(std::string_view cursor, std::uint32_t epoch);
    void save_purged(std::string_view cursor);

    [[nodiscard]] std::string receipt();
    void save_receipt(std::string_view receipt);
    [[nodiscard]] std::int64_t clock_offset_ms();
    void save_clock_offset(std::int64_t offset_ms);

    [[nodiscard]] std::string meta(std::string_view name);
    void save_meta(std::string_view name, std::string_view value);

private:
    sqlite::Connection& connection_;
};

} // namespace b2go::store
