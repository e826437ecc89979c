#include "sync/central/postgres/sql.hpp"
#include "sync/central/postgres_store.hpp"
#include "sync/central/stored_bytes.hpp"

/// What tablets had and a restored store lacks, in the PostgreSQL store.
namespace b2go::central {

namespace statements = postgres::sql;

using base::as_bytes;
using postgres::Parameter;
using postgres::Rows;

namespace {

std::string place_in_witnesses(base::AnyId record, std::string_view digest) {
    return postgres::place_of("witness", {Parameter(record.view()), Parameter(digest)});
}

} // namespace

StoredWitness PostgresStore::witness_in(const Rows& row) {
    const base::AnyId id = id_in(row.bytes(0));
    return {id,
            std::string(row.bytes(1)),
            std::string(row.bytes(2)),
            static_cast<record::DeviceNumber>(row.integer(3)),
            base::Instant{row.integer(4)},
            open(row.bytes(5), place_in_witnesses(id, row.bytes(1)))};
}

void PostgresStore::put_witness(const StoredWitness& row) {
    const std::string state = seal(row.state, place_in_witnesses(row.record, row.digest));
    run(statements::put_witness, row.record.view(), as_bytes(row.digest), as_bytes(row.scope),
        row.device, row.time.ms, as_bytes(state));
}

std::vector<StoredWitness> PostgresStore::witnesses_after(base::AnyId after, std::size_t most) {
    std::vector<StoredWitness> list;
    Rows rows = query(statements::list_witnesses, after.view(), most);
    while (rows.step()) {
        list.push_back(witness_in(rows));
    }
    return list;
}

std::vector<StoredWitness> PostgresStore::witnesses_of(base::AnyId record) {
    std::vector<StoredWitness> list;
    Rows rows = query(statements::list_witnesses_of, record.view());
    while (rows.step()) {
        list.push_back(witness_in(rows));
    }
    return list;
}

bool PostgresStore::has_witness_of(std::string_view scope) {
    Rows rows = query(statements::has_witness_of_scope, as_bytes(scope));
    return rows.step();
}

void PostgresStore::remove_witnesses(base::AnyId record) {
    run(statements::remove_witnesses_of, record.view());
}

void PostgresStore::remove_witnesses_of(std::string_view scope) {
    run(statements::remove_witnesses_of_scope, as_bytes(scope));
}

} // namespace b2go::central
