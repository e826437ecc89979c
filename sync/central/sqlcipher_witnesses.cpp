#include "sync/central/sql.hpp"
#include "sync/central/sqlcipher_store.hpp"
#include "sync/central/stored_bytes.hpp"

/// What tablets had and a restored store lacks, in the embedded store.
namespace b2go::central {

using base::as_bytes;
using sqlite::Statement;

namespace {

StoredWitness witness_in(const Statement& row) {
    return {id_in(row.bytes(0)),           std::string(row.bytes(1)),
            std::string(row.bytes(2)),     static_cast<record::DeviceNumber>(row.integer(3)),
            base::Instant{row.integer(4)}, std::string(row.bytes(5))};
}

} // namespace

void SqlcipherStore::put_witness(const StoredWitness& row) {
    database_.run(sql::put_witness, kOnlyStream, row.record.view(), as_bytes(row.digest),
                  as_bytes(row.scope), row.device, row.time.ms, as_bytes(row.state));
}

std::vector<StoredWitness> SqlcipherStore::witnesses_after(base::AnyId after, std::size_t most) {
    std::vector<StoredWitness> list;
    Statement rows = database_.statement(sql::list_witnesses);
    rows.bind_all(kOnlyStream, after.view(), most);
    while (rows.step()) {
        list.push_back(witness_in(rows));
    }
    return list;
}

std::vector<StoredWitness> SqlcipherStore::witnesses_of(base::AnyId record) {
    std::vector<StoredWitness> list;
    Statement rows = database_.statement(sql::list_witnesses_of);
    rows.bind_all(kOnlyStream, record.view());
    while (rows.step()) {
        list.push_back(witness_in(rows));
    }
    return list;
}

bool SqlcipherStore::has_witness_of(std::string_view scope) {
    Statement rows = database_.statement(sql::has_witness_of_scope);
    rows.bind_all(kOnlyStream, as_bytes(scope));
    return rows.step();
}

void SqlcipherStore::remove_witnesses(base::AnyId record) {
    database_.run(sql::remove_witnesses_of, kOnlyStream, record.view());
}

void SqlcipherStore::remove_witnesses_of(std::string_view scope) {
    database_.run(sql::remove_witnesses_of_scope, kOnlyStream, as_bytes(scope));
}

} // namespace b2go::central
