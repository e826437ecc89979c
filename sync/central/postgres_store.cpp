#include "sync/central/postgres_store.hpp"

#include <utility>

#include "sync/central/postgres/sql.hpp"
#include "sync/central/sqlcipher_store.hpp"
#include "sync/central/store_copy.hpp"

namespace b2go::central {

namespace statements = postgres::sql;

using base::as_bytes;
using postgres::Connection;
using postgres::Parameter;
using postgres::Rows;

namespace {

std::unique_ptr<Connection> connected(const PostgresOptions& options, postgres::Mode mode) {
    auto connection = std::make_unique<Connection>(options.target, options.silence);
    postgres::settle(*connection, mode);
    return connection;
}

[[noreturn]] void not_initialised() {
    throw base::Fault(base::FaultCode::corrupt, "the central's store has never been initialised");
}

} // namespace

PostgresStore::PostgresStore(PostgresOptions options, postgres::Mode mode,
                             const base::SecretKey& master, base::Random& random)
    : options_(std::move(options)), stream_(options_.stream),
      at_rest_(base::derive_key({master.view()}, "b2go-postgres-1")), nonces_(random),
      link_(connected(options_, mode)) {
    refuse_other_states(mode);
}

Connection& PostgresStore::link() {
    if (!link_->is_usable() && !link_->in_transaction()) {
        link_ = connected(options_, postgres::Mode::open);
    }
    return *link_;
}

std::string PostgresStore::seal(std::string_view plain, std::string_view place) {
    return base::seal(at_rest_, as_bytes(plain), as_bytes(place), nonces_);
}

std::string PostgresStore::open(std::string_view sealed, std::string_view place) {
    auto plain = base::open_sealed(at_rest_, as_bytes(sealed), as_bytes(place));
    if (!plain) {
        throw base::Fault(base::FaultCode::corrupt,
                          "sealed bytes in PostgreSQL are not what was sealed");
    }
    return std::move(*plain);
}

void PostgresStore::begin() {
    link().begin("BEGIN");
    is_patient_ = false;
}

void PostgresStore::begin_reading() {
    link().begin("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    is_patient_ = false;
    be_patient();
}

/// A whole store is being copied: the other side may keep this one waiting for long.
void PostgresStore::be_patient() {
    if (!std::exchange(is_patient_, true)) {
        link().say("SET LOCAL idle_in_transaction_session_timeout = 0");
        link().be_patient();
    }
}

void PostgresStore::commit() { link().commit(); }
void PostgresStore::rollback() noexcept { link_->rollback(); }

void PostgresStore::begin_part() { link().say("SAVEPOINT part"); }
void PostgresStore::keep_part() { link().say("RELEASE SAVEPOINT part"); }

void PostgresStore::undo_part() {
    link().say("ROLLBACK TO SAVEPOINT part");
    link().say("RELEASE SAVEPOINT part");
}

std::optional<StoredStream> PostgresStore::stream() {
    Rows rows = query(statements::find_stream);
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

std::uint64_t PostgresStore::begin_backup() { return number(statements::begin_backup); }

void PostgresStore::end_backup(std::uint64_t number) { run(statements::end_backup, number); }

void PostgresStore::make_stream(std::uint32_t epoch, bool demo) {
    run(statements::insert_stream, epoch, demo);
}

StreamSeq PostgresStore::raise_head(std::uint64_t count) {
    Rows rows = query(statements::raise_head, count);
    if (!rows.step()) {
        not_initialised();
    }
    return static_cast<StreamSeq>(rows.integer(0)) - count;
}

record::DeviceNumber PostgresStore::next_device() {
    Rows rows = query(statements::raise_devices);
    if (!rows.step()) {
        not_initialised();
    }
    return static_cast<record::DeviceNumber>(rows.integer(0));
}

void PostgresStore::set_epoch(std::uint32_t epoch) { run(statements::set_epoch, epoch); }

std::uint64_t PostgresStore::number(std::string_view statement) {
    Rows rows = query(statement);
    return rows.step() ? static_cast<std::uint64_t>(rows.integer(0)) : 0;
}

StoredCounts PostgresStore::counts() {
    return {number(statements::count_records),     number(statements::count_changes),
            number(statements::count_devices),     number(statements::count_conflicts),
            number(statements::count_quarantined), number(statements::count_awaited_blobs)};
}

std::vector<std::string> PostgresStore::check() {
    std::vector<std::string> found;
    Rows rows = link().query(statements::list_unsound_indexes);
    while (rows.step()) {
        found.push_back("index " + std::string(rows.text(0)) + " in PostgreSQL is not usable");
    }
    return found;
}

void PostgresStore::copy_without_scope_keys(const std::string& path, const base::SecretKey& key) {
    const auto copy = create_sqlcipher_store({path, {}}, key);
    copy_rows(*this, *copy, ScopeKeyRows::without);
}

void PostgresStore::refuse_other_keys() {
    constexpr int kLookedAt = 8; // one of them may be damaged, which is another thing
    constexpr int kState = 8;    // the column of list_records.sql
    Rows rows = query(statements::list_records, 0, kLookedAt);
    bool any = false;
    while (rows.step()) {
        any = true;
        const std::string place =
            postgres::place_of("record", {Parameter(as_bytes(rows.bytes(0)))});
        if (base::open_sealed(at_rest_, as_bytes(rows.bytes(kState)), as_bytes(place))) {
            return;
        }
    }
    if (any) {
        throw base::Fault(base::FaultCode::wrong_key,
                          "the key file does not belong to the central in this database");
    }
}

void PostgresStore::refuse_other_states(postgres::Mode mode) {
    const bool is_there = stream().has_value();
    if (mode == postgres::Mode::create && is_there) {
        throw base::Fault(base::FaultCode::io, "there is a central in this database already");
    }
    if (mode == postgres::Mode::open) {
        if (!is_there) {
            throw base::Fault(base::FaultCode::io, "there is no central in this database");
        }
        refuse_other_keys();
    }
}

void try_postgres_store(const PostgresOptions& options, const base::SecretKey& master,
                        base::Random& random) {
    Connection connection(options.target, options.silence);
    if (!postgres::rehearse(connection)) {
        (void)create_postgres_store(options, master, random);
    }
}

std::unique_ptr<CentralStore> create_postgres_store(const PostgresOptions& options,
                                                    const base::SecretKey& master,
                                                    base::Random& random) {
    return std::make_unique<PostgresStore>(options, postgres::Mode::create, master, random);
}

std::unique_ptr<CentralStore> open_postgres_store(const PostgresOptions& options,
                                                  const base::SecretKey& master,
                                                  base::Random& random) {
    return std::make_unique<PostgresStore>(options, postgres::Mode::open, master, random);
}

} // namespace b2go::central
