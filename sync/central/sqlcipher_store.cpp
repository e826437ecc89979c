#include "sync/central/sqlcipher_store.hpp"

#include <utility>

#include "sync/central/sql.hpp"

namespace b2go::central {

using base::as_bytes;
using sqlite::OpenOptions;
using sqlite::Statement;

namespace {

OpenOptions options_of(const StoreOptions& store, OpenOptions::Mode mode) {
    OpenOptions options;
    options.path = store.path;
    options.mode = mode;
    options.migrations = sql::migrations;
    options.vfs = store.vfs;
    return options;
}

std::uint64_t number_of(Statement rows) {
    return rows.step() ? static_cast<std::uint64_t>(rows.integer(0)) : 0;
}

[[noreturn]] void not_initialised() {
    throw base::Fault(base::FaultCode::corrupt, "the central's store has never been initialised");
}

} // namespace

SqlcipherStore::SqlcipherStore(const StoreOptions& options, OpenOptions::Mode mode,
                               const base::SecretKey& key)
    : vfs_(options.vfs), database_(options_of(options, mode), key) {}

void SqlcipherStore::begin() {
    base::require(!transaction_, "the central's transactions do not nest");
    transaction_.emplace(database_);
}

void SqlcipherStore::commit() {
    base::require(transaction_.has_value(), "only what was begun is committed");
    transaction_->commit();
    transaction_.reset();
}

void SqlcipherStore::rollback() noexcept { transaction_.reset(); }

void SqlcipherStore::begin_part() { database_.run("SAVEPOINT part"); }
void SqlcipherStore::keep_part() { database_.run("RELEASE part"); }

void SqlcipherStore::undo_part() {
    database_.run("ROLLBACK TO part");
    database_.run("RELEASE part");
}

std::optional<StoredStream> SqlcipherStore::stream() {
    Statement rows = database_.statement(sql::find_stream);
    rows.bind_all(kOnlyStream);
    if (!rows.step()) {
        return std::nullopt;
    }
    return StoredStream{static_cast<std::uint32_t>(rows.integer(0)),
                        rows.integer(1) != 0,
                        static_cast<StreamSeq>(rows.integer(2)),
                        static_cast<record::DeviceNumber>(rows.integer(3)),
                        static_cast<std::uint64_t>(rows.integer(4)),
                        static_cast<std::uint64_t>(rows.integer(5))};
}

std::uint64_t SqlcipherStore::begin_backup() {
    Statement rows = database_.statement(sql::begin_backup);
    rows.bind_all(kOnlyStream);
    return number_of(std::move(rows));
}

void SqlcipherStore::end_backup(std::uint64_t number) {
    database_.run(sql::end_backup, kOnlyStream, number);
}

void SqlcipherStore::make_stream(std::uint32_t epoch, bool demo) {
    database_.run(sql::insert_stream, kOnlyStream, epoch, demo);
}

StreamSeq SqlcipherStore::raise_head(std::uint64_t count) {
    Statement rows = database_.statement(sql::raise_head);
    rows.bind_all(kOnlyStream, count);
    if (!rows.step()) {
        not_initialised();
    }
    return static_cast<StreamSeq>(rows.integer(0)) - count;
}

record::DeviceNumber SqlcipherStore::next_device() {
    Statement rows = database_.statement(sql::raise_devices);
    rows.bind_all(kOnlyStream);
    if (!rows.step()) {
        not_initialised();
    }
    return static_cast<record::DeviceNumber>(rows.integer(0));
}

void SqlcipherStore::set_epoch(std::uint32_t epoch) {
    database_.run(sql::set_epoch, kOnlyStream, epoch);
}

StoredCounts SqlcipherStore::counts() {
    const auto count = [this](std::string_view text) {
        Statement rows = database_.statement(text);
        rows.bind_all(kOnlyStream);
        return number_of(std::move(rows));
    };
    return {count(sql::count_records),     count(sql::count_changes),
            count(sql::count_devices),     count(sql::count_conflicts),
            count(sql::count_quarantined), count(sql::count_awaited_blobs)};
}

std::vector<std::string> SqlcipherStore::check() {
    std::vector<std::string> found = database_.check_authentication();
    // The engine does not read on past a page that is not what was written.
    return found.empty() ? database_.check_structure() : found;
}

void SqlcipherStore::copy_to(const StoreOptions& target, const base::SecretKey& key) {
    OpenOptions options = options_of(target, OpenOptions::Mode::create);
    options.migrations = {}; // the copy brings its own schema
    sqlite::Connection copy(options, key);
    database_.copy_to(copy);
}

void SqlcipherStore::copy_without_scope_keys(const std::string& path, const base::SecretKey& key) {
    OpenOptions options = options_of({path, vfs_}, OpenOptions::Mode::create);
    options.migrations = {};
    sqlite::Connection copy(options, key);
    database_.copy_to(copy);
    // Deleted bytes are overwritten (secure_delete), in the file itself after the checkpoint.
    copy.execute(sql::delete_scope_keys);
    copy.checkpoint();
}

std::unique_ptr<CentralStore> create_sqlcipher_store(const StoreOptions& options,
                                                     const base::SecretKey& master) {
    return std::make_unique<SqlcipherStore>(options, OpenOptions::Mode::create, master);
}

std::unique_ptr<CentralStore> open_sqlcipher_store(const StoreOptions& options,
                                                   const base::SecretKey& master) {
    return std::make_unique<SqlcipherStore>(options, OpenOptions::Mode::open, master);
}

} // namespace b2go::central
