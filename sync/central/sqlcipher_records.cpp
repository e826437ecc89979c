#include <algorithm>

#include "base/limits.hpp"
#include "record/scope.hpp"
#include "sync/central/sql.hpp"
#include "sync/central/sqlcipher_store.hpp"
#include "sync/central/stored_bytes.hpp"

/// Records and pages in the embedded store.
namespace b2go::central {

using base::as_bytes;
using sqlite::Statement;

namespace {

StoredRecord record_in(const Statement& row) {
    return {id_in(row.bytes(0)),
            static_cast<StreamSeq>(row.integer(1)),
            static_cast<record::TypeNumber>(row.integer(2)),
            std::string(row.bytes(3)),
            static_cast<unsigned>(row.integer(4)),
            {static_cast<record::DeviceNumber>(row.integer(5)),
             static_cast<record::Seq>(row.integer(6))},
            static_cast<StreamSeq>(row.integer(7)),
            std::string(row.bytes(8))};
}

/// Columns of read_row.sql and scan_scope.sql.
enum PageColumn { kId, kSeq, kScope, kFlags, kLastDevice, kLastSeq, kBelow, kState };

PageRecord page_record_in(const Statement& row) {
    return {id_in(row.bytes(kId)),          static_cast<StreamSeq>(row.integer(kSeq)),
            std::string(row.bytes(kScope)), static_cast<unsigned>(row.integer(kFlags)),
            name_in(row, kLastDevice),      static_cast<StreamSeq>(row.integer(kBelow)),
            std::string(row.bytes(kState))};
}

std::vector<StoredRecord> records_in(Statement& rows) {
    std::vector<StoredRecord> records;
    while (rows.step()) {
        records.push_back(record_in(rows));
    }
    return records;
}

bool is_citizen(std::string_view scope) {
    return !scope.empty() && scope.front() == static_cast<char>(record::Scope::Kind::citizen);
}

/// Whether a scope is held, remembering the last answer: records made together lie together.
class Holding {
public:
    Holding(SqlcipherStore& store, const Holder& holder) : store_(store), holder_(holder) {}

    bool operator()(std::string_view scope) {
        if (!is_citizen(scope)) {
            return std::ranges::find(holder_.scopes, scope) != holder_.scopes.end();
        }
        if (holder_.citizens_of.empty()) {
            return false;
        }
        if (scope != last_scope_) {
            last_scope_ = scope;
            last_held_ = store_.is_subscribed(scope, holder_.citizens_of);
        }
        return last_held_;
    }

private:
    SqlcipherStore& store_;
    const Holder& holder_;
    std::string last_scope_;
    bool last_held_ = false;
};

} // namespace

std::optional<StoredRecord> SqlcipherStore::find_record(base::AnyId id) {
    Statement rows = database_.statement(sql::find_record);
    rows.bind_all(kOnlyStream, id.view());
    return rows.step() ? std::optional(record_in(rows)) : std::nullopt;
}

// A transaction of the embedded store has no others beside it.
std::optional<StoredRecord> SqlcipherStore::lock_record(base::AnyId id) { return find_record(id); }

void SqlcipherStore::insert_record(const StoredRecord& row) {
    database_.run(sql::insert_record, kOnlyStream, row.id.view(), row.seq, row.type,
                  as_bytes(row.scope), row.flags, row.last.device, row.last.seq, row.below,
                  as_bytes(row.state));
}

void SqlcipherStore::update_record(const StoredRecord& row) {
    database_.run(sql::update_record, kOnlyStream, row.id.view(), row.seq, row.flags,
                  row.last.device, row.last.seq, row.below, as_bytes(row.state));
}

StoredPage SqlcipherStore::read_page(StreamSeq after, const Holder& holder,
                                     std::size_t most_records, std::size_t most_bytes) {
    StoredPage page;
    page.reached = after;
    Holding is_held(*this, holder);
    std::size_t bytes = 0;
    std::size_t looked_at = 0;
    Statement scan = database_.statement(sql::scan_records);
    Statement read = database_.statement(sql::read_row);
    // One more than may be looked at, to know whether there are more.
    scan.bind_all(kOnlyStream, after, limits::kPageScanned + 1);
    while (scan.step()) {
        if (looked_at++ == limits::kPageScanned || page.records.size() == most_records) {
            page.more = true;
            break;
        }
        if (is_held(scan.bytes(1))) {
            read.bind(1, scan.integer(2));
            if (!read.step()) {
                throw base::Fault(base::FaultCode::corrupt,
                                  "an index names a row that is not there");
            }
            const std::size_t size = read.bytes(kState).size();
            if (!page.records.empty() && bytes + size > most_bytes) {
                page.more = true;
                break;
            }
            bytes += size;
            page.records.push_back(page_record_in(read));
            read.reset();
        }
        page.reached = static_cast<StreamSeq>(scan.integer(0));
    }
    return page;
}

ScopePart SqlcipherStore::read_scope(std::string_view scope, base::AnyId after,
                                     std::size_t most_records, std::size_t most_bytes) {
    ScopePart part;
    std::size_t bytes = 0;
    Statement rows = database_.statement(sql::scan_scope);
    rows.bind_all(kOnlyStream, as_bytes(scope), after.view(), most_records + 1);
    while (rows.step()) {
        bytes += rows.bytes(kState).size();
        const bool is_full = part.records.size() == most_records || bytes > most_bytes;
        if (is_full && !part.records.empty()) {
            part.more = true;
            break;
        }
        part.records.push_back(page_record_in(rows));
    }
    return part;
}

std::vector<StoredRecord> SqlcipherStore::records_after(StreamSeq after, std::size_t most) {
    Statement rows = database_.statement(sql::list_records);
    rows.bind_all(kOnlyStream, after, most);
    return records_in(rows);
}

std::vector<StoredRecord> SqlcipherStore::flagged(unsigned flags, std::size_t most) {
    Statement rows = database_.statement(sql::list_flagged);
    rows.bind_all(kOnlyStream, flags, most);
    return records_in(rows);
}

} // namespace b2go::central
