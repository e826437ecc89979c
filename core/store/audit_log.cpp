#include "store/audit_log.hpp"

#include "store/sql.hpp"

namespace b2go::store {

namespace {

/// Each part with its length, so that no two rows give the same bytes.
base::Hash hash_of(std::string_view before, std::int64_t time_ms, std::string_view staff,
                   std::string_view action, std::string_view record, std::string_view detail) {
    const std::string time = std::to_string(time_ms);
    std::string bytes;
    for (const std::string_view part :
         {before, std::string_view(time), staff, action, record, detail}) {
        bytes += std::to_string(part.size()) + ':';
        bytes += part;
    }
    return base::blake2b({base::as_bytes(bytes)});
}

} // namespace

void AuditLog::append(base::Instant time, base::AnyId staff, const AuditEntry& entry) {
    std::string before;
    {
        auto last = connection_.statement(sql::last_audit);
        if (last.step()) {
            before = last.bytes(0);
        }
    }
    const std::string record = entry.record ? entry.record->raw() : std::string();
    const base::Hash hash =
        hash_of(before, time.ms, base::as_chars(staff.view()), entry.action, record, entry.detail);
    auto row = connection_.statement(sql::append_audit);
    row.bind_all(time.ms, staff.view(), entry.action);
    if (entry.record) {
        row.bind(4, entry.record->view());
    }
    row.bind(5, entry.detail).bind(6, base::ByteView(hash));
    row.step();
}

std::vector<std::string> AuditLog::verify() {
    std::vector<std::string> wrong;
    std::string before;
    std::int64_t expected = 1;
    auto rows = connection_.statement(sql::every_audit);
    while (rows.step()) {
        const std::int64_t seq = rows.integer(0);
        const base::Hash hash = hash_of(before, rows.integer(1), rows.bytes(2), rows.text(3),
                                        rows.bytes(4), rows.text(5));
        if (seq != expected || rows.bytes(6) != base::as_chars(hash)) {
            wrong.push_back("audit " + std::to_string(seq) + ": not as it was written");
        }
        before = rows.bytes(6);
        expected = seq + 1;
    }
    return wrong;
}

} // namespace b2go::store
