#include "store/outbox.hpp"
#include "store/sql.hpp"

/// What is left in the outbox of changes whose words are not kept any more.
namespace b2go::store {

std::optional<Stub> stub_in(const sqlite::Statement& row, int first) {
    if (row.bytes(first).empty()) {
        return std::nullopt;
    }
    Stub stub;
    stub.hash = chain_of(row.bytes(first));
    stub.scope = row.bytes(first + 1);
    stub.origin = {static_cast<record::DeviceNumber>(row.integer(first + 2)),
                   static_cast<record::Seq>(row.integer(first + 3)),
                   static_cast<std::uint32_t>(row.integer(first + 4))};
    return stub;
}

std::vector<Outbox::Whole> Outbox::whole() {
    std::vector<Whole> changes;
    auto rows = connection_.statement(sql::every_whole);
    while (rows.step()) {
        changes.push_back({static_cast<record::Seq>(rows.integer(0)), std::string(rows.bytes(1)),
                           static_cast<Verdict>(rows.integer(2))});
    }
    return changes;
}

std::optional<std::string> Outbox::change_at(record::Seq seq) {
    auto row = connection_.statement(sql::find_whole);
    row.bind(1, seq);
    return row.step() ? std::optional<std::string>(row.bytes(0)) : std::nullopt;
}

std::vector<Outbox::Merged> Outbox::merged(record::Seq after, record::Seq last, std::size_t most) {
    std::vector<Merged> changes;
    auto rows = connection_.statement(sql::whole_after);
    rows.bind_all(after, last, most);
    while (rows.step()) {
        changes.push_back({static_cast<record::Seq>(rows.integer(0)), id_in(rows.bytes(1)),
                           base::Instant{rows.integer(2)}});
    }
    return changes;
}

void Outbox::make_stub(record::Seq seq, const base::Hash& hash, std::string_view scope) {
    connection_.run(sql::make_stub, seq, base::ByteView(hash), base::as_bytes(scope));
}

} // namespace b2go::store
