#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sqlite/connection.hpp"
#include "store/store.hpp"

namespace b2go::store {

/// Bytes of attachments, in pieces, under the scope of the records that name them: the same content
/// in two scopes is kept twice, since it is purged and erased with each. They lie in the store's
/// own file, so that one key, one lock and one commit cover a record and its bytes, and what is
/// taken out is overwritten.
///
/// Which record names what is kept up by Records. Calls that write are made within a transaction.
class Blobs {
public:
    explicit Blobs(sqlite::Connection& connection) : connection_(connection) {}

    // --- what records name ----------------------------------------------------------------------

    /// A record has become this.
    void note(const record::RecordState& state, bool is_deleted);
    /// What becomes of bytes that no record names any more.
    enum class Unnamed {
        stay, ///< until the central has them: the record may come back
        go,   ///< nothing of it may be kept
    };
    /// A record is out of view, or gone.
    void forget(base::AnyId record, Unnamed bytes);
    /// Whether the record names bytes that are whole here and that the central may lack.
    [[nodiscard]] bool are_unsent_of(base::AnyId record);
    [[nodiscard]] bool are_unsent_of_scope(std::string_view scope);

    // --- the bytes ------------------------------------------------------------------------------

    [[nodiscard]] std::optional<Blob> find(const BlobName& name);
    /// As Store::add_piece.
    std::int64_t add_piece(const BlobName& name, std::int64_t start, std::string_view bytes);
    [[nodiscard]] std::string piece(const BlobName& name, std::int64_t start);
    void judge(const BlobName& name, bool has_the_hash);
    void confirm(const BlobName& name);
    /// The central may have lost what it had.
    void doubt_all();
    [[nodiscard]] std::vector<BlobTask> unconfirmed(std::int64_t after, std::size_t most);
    [[nodiscard]] std::vector<BlobTask> missing(std::int64_t before, std::size_t most);
    [[nodiscard]] BlobCounts counts();

    // --- what is not kept -----------------------------------------------------------------------

    void drop_of_scope(std::string_view scope);
    /// Whether `collect` would do anything.
    [[nodiscard]] bool has_to_collect(base::Instant now);
    /// Drops what no record in view names and the central has; and what none has ever named for
    /// limits::kUnnamedBytesMs. Nothing that may be lacking elsewhere goes by a clock.
    void collect(base::Instant now);
    [[nodiscard]] bool has_dropped();
    /// Takes out some pieces of what was dropped.
    void take_out_some();

    // --- upkeep ---------------------------------------------------------------------------------

    /// Whether what the record names is noted.
    [[nodiscard]] bool agrees(const record::RecordState& state, bool is_deleted);
    /// Reads every piece. Empty when all is well.
    [[nodiscard]] std::vector<std::string> verify();

private:
    std::int64_t find_or_make(const BlobName& name);
    /// Of a record: the bytes it names; nothing if none.
    [[nodiscard]] std::optional<std::int64_t> named_by(base::AnyId record);
    void settle(std::int64_t bid);
    void drop(std::int64_t bid);
    void check(const sqlite::Statement& row, std::vector<std::string>& found);
    [[nodiscard]] std::vector<std::int64_t> numbers(sqlite::Statement rows);
    [[nodiscard]] std::vector<BlobTask> tasks(sqlite::Statement rows);

    sqlite::Connection& connection_;
};

} // namespace b2go::store
