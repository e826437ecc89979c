#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "store/blobs.hpp"
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
    std::string scope; ///< encoded
    [[nodiscard]] bool has(unsigned flag) const { return (flags & flag) != 0; }
};

/// The records that people see and, under those with own changes on top, the central's states.
/// Projections, search and what is known of attachments' bytes follow every write. Calls that write
/// are made within a transaction.
class Records {
public:
    Records(sqlite::Connection& connection, Projections& projections, SearchIndex& search,
            Blobs& blobs)
        : connection_(connection), projections_(projections), search_(search), blobs_(blobs) {}

    [[nodiscard]] std::optional<RecordRow> find(base::AnyId id);
    [[nodiscard]] std::optional<std::string> find_state(base::AnyId id);

    /// Makes or replaces what people see. `bytes` are the state's encoding; `sync_flags` are
    /// kPending and kLocal. Returns the row's number.
    std::int64_t write(const std::optional<RecordRow>& before, const record::RecordState& state,
                       std::string_view bytes, unsigned sync_flags);
    /// What people see is the central's state from now on, byte for byte as it stands.
    void settle(const RecordRow& row);
    /// Takes the record with its base out of view, and bytes that it alone names with it.
    void remove(const RecordRow& row, Blobs::Unnamed bytes = Blobs::Unnamed::go);

    [[nodiscard]] std::optional<std::string> base_of(std::int64_t rid);
    /// What the central has of a record; empty if it is not known.
    [[nodiscard]] std::string server_state_of(const RecordRow& row);
    /// Records of a scope whose id is greater than `after`, by id.
    [[nodiscard]] std::vector<std::pair<base::AnyId, RecordRow>>
    in_scope(std::string_view scope, base::AnyId after, std::size_t most);
    void set_flags(const RecordRow& row, unsigned flags);
    void put_base(std::int64_t rid, std::string_view state);
    void delete_base(std::int64_t rid);

    /// Puts every record into empty projections and an empty search.
    void refill();

    [[nodiscard]] std::vector<std::string> conflicting(std::size_t limit);

private:
    void insert_views(std::int64_t rid, const Look& look);
    void update_views(const RecordRow& before, const Look& look);
    void note_bytes(const record::RecordState& state, unsigned flags);

    sqlite::Connection& connection_;
    Projections& projections_;
    SearchIndex& search_;
    Blobs& blobs_;
};

/// Throws Fault{corrupt} on bytes that are no record: only whole records are ever stored.
[[nodiscard]] record::RecordState decode_stored(std::string_view bytes);

} // namespace b2go::store
