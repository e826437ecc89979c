#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/projections.hpp"
#include "store/search_index.hpp"

namespace b2go::store {

/// A record's row, as it was when it was read.
struct RecordRow {
    std::int64_t rid = 0;
    record::TypeNumber type = 0;
    unsigned flags = 0;
    std::int64_t words_hash = 0;
    std::string state; ///< encoded
    [[nodiscard]] bool has(unsigned flag) const { return (flags & flag) != 0; }
};

/// The records that people see and, under those with own changes on top, the central's states.
/// Projections and search follow every write. Calls that write are made within a transaction.
class Records {
public:
    Records(sqlite::Connection& connection, Projections& projections, SearchIndex& search)
        : connection_(connection), projections_(projections), search_(search) {}

    [[nodiscard]] std::optional<RecordRow> find(base::AnyId id);
    [[nodiscard]] std::optional<std::string> find_state(base::AnyId id);

    /// Makes or replaces what people see. `bytes` are the state's encoding; `sync_flags` are
    /// kPending and kLocal. Returns the row's number.
    std::int64_t write(const std::optional<RecordRow>& before, const record::RecordState& state,
                       std::string_view bytes, unsigned sync_flags);
    /// What people see is the central's state from now on, byte for byte as it stands.
    void settle(const RecordRow& row);
    /// Takes the record with its base out of view.
    void remove(const RecordRow& row);

    [[nodiscard]] std::optional<std::string> base_of(std::int64_t rid);
    void put_base(std::int64_t rid, std::string_view state);
    void delete_base(std::int64_t rid);

    /// Puts every record into empty projections and an empty search.
    void refill();

    [[nodiscard]] std::vector<std::string> conflicting(std::size_t limit);

private:
    void insert_views(std::int64_t rid, const Look& look);
    void update_views(const RecordRow& before, const Look& look);

    sqlite::Connection& connection_;
    Projections& projections_;
    SearchIndex& search_;
};

/// Throws Fault{corrupt} on bytes that are no record: only whole records are ever stored.
[[nodiscard]] record::RecordState decode_stored(std::string_view bytes);

} // namespace b2go::store
