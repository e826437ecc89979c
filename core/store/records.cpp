#include "store/records.hpp"

#include "domain/registry.hpp"
#include "domain/types.hpp"
#include "store/record_flags.hpp"
#include "store/sql.hpp"

namespace b2go::store {

record::RecordState decode_stored(std::string_view bytes) {
    auto state = record::decode_state(bytes);
    if (!state) {
        throw base::Fault(base::FaultCode::corrupt, "a stored record cannot be read");
    }
    return std::move(*state);
}

std::optional<RecordRow> Records::find(base::AnyId id) {
    auto found = connection_.statement(sql::find_record);
    found.bind(1, id.view());
    if (!found.step()) {
        return std::nullopt;
    }
    return RecordRow{found.integer(0),
                     static_cast<record::TypeNumber>(found.integer(1)),
                     static_cast<unsigned>(found.integer(2)),
                     found.integer(3),
                     std::string(found.bytes(4)),
                     std::string(found.bytes(5))};
}

std::optional<std::string> Records::find_state(base::AnyId id) {
    auto found = connection_.statement(sql::find_state);
    found.bind(1, id.view());
    return found.step() ? std::optional<std::string>(found.bytes(0)) : std::nullopt;
}

std::int64_t Records::write(const std::optional<RecordRow>& before,
                            const record::RecordState& state, std::string_view bytes,
                            unsigned sync_flags) {
    const Look look = look_of(state);
    const unsigned flags = look.flags | sync_flags;
    if (!before) {
        connection_.run(sql::insert_record, state.id.view(), state.type,
                        base::as_bytes(state.scope.encode()), flags, look.words_hash,
                        base::as_bytes(bytes));
        const std::int64_t rid = connection_.last_insert_rowid();
        insert_views(rid, look);
        note_bytes(state, look.flags);
        return rid;
    }
    connection_.run(sql::update_record, before->rid, flags, look.words_hash, base::as_bytes(bytes));
    update_views(*before, look);
    note_bytes(state, look.flags);
    return before->rid;
}

void Records::note_bytes(const record::RecordState& state, unsigned flags) {
    if (state.type == domain::types::kAttachment) {
        blobs_.note(state, (flags & record_flags::kDeleted) != 0);
    }
}

void Records::settle(const RecordRow& row) {
    using namespace record_flags;
    set_flags(row, row.flags & ~(kPending | kLocal | kLacking));
    delete_base(row.rid);
}

void Records::set_flags(const RecordRow& row, unsigned flags) {
    connection_.run(sql::set_flags, row.rid, flags);
}

std::string Records::server_state_of(const RecordRow& row) {
    if (row.has(record_flags::kLocal)) {
        return {};
    }
    return row.has(record_flags::kPending) ? base_of(row.rid).value_or("") : row.state;
}

std::vector<std::pair<base::AnyId, RecordRow>>
Records::in_scope(std::string_view scope, base::AnyId after, std::size_t most) {
    std::vector<std::pair<base::AnyId, RecordRow>> found;
    auto rows = connection_.statement(sql::records_in_scope);
    rows.bind_all(base::as_bytes(scope), after.view(), most);
    while (rows.step()) {
        const auto id = base::AnyId::from_bytes(rows.bytes(1));
        if (!id) {
            throw base::Fault(base::FaultCode::corrupt, "a stored record has no id");
        }
        found.emplace_back(*id, RecordRow{rows.integer(0),
                                          static_cast<record::TypeNumber>(rows.integer(2)),
                                          static_cast<unsigned>(rows.integer(3)), rows.integer(4),
                                          std::string(rows.bytes(5)), std::string(scope)});
    }
    return found;
}

void Records::insert_views(std::int64_t rid, const Look& look) {
    if ((look.flags & record_flags::kDeleted) == 0 && look.entity != nullptr) {
        projections_.put(rid, look, false);
    }
    if (look.words_hash != 0) {
        search_.put(rid, look.words);
    }
}

void Records::update_views(const RecordRow& before, const Look& look) {
    const bool visible_before = !before.has(record_flags::kDeleted);
    if (look.entity != nullptr) {
        if ((look.flags & record_flags::kDeleted) == 0) {
            projections_.put(before.rid, look, visible_before);
        } else if (visible_before) {
            projections_.remove(before.rid, look.entity);
        }
    }
    if (before.words_hash != look.words_hash) {
        search_.put(before.rid, look.words);
    }
}

void Records::remove(const RecordRow& row, Blobs::Unnamed bytes) {
    if (!row.has(record_flags::kDeleted)) {
        projections_.remove(row.rid, domain::registry().find(row.type));
    }
    if (row.words_hash != 0) {
        search_.remove(row.rid);
    }
    if (row.type == domain::types::kAttachment) {
        blobs_.forget(decode_stored(row.state).id, bytes);
    }
    connection_.run(sql::delete_base, row.rid);
    connection_.run(sql::delete_record, row.rid);
}

std::optional<std::string> Records::base_of(std::int64_t rid) {
    auto found = connection_.statement(sql::find_base);
    found.bind(1, rid);
    return found.step() ? std::optional<std::string>(found.bytes(0)) : std::nullopt;
}

void Records::put_base(std::int64_t rid, std::string_view state) {
    connection_.run(sql::put_base, rid, base::as_bytes(state));
}

void Records::delete_base(std::int64_t rid) { connection_.run(sql::delete_base, rid); }

void Records::refill() {
    // Collected first: a statement that reads a table does not see what is written to it halfway.
    struct Words {
        std::int64_t rid;
        std::int64_t hash;
    };
    std::vector<Words> changed;
    auto rows = connection_.statement(sql::every_record);
    while (rows.step()) {
        const record::RecordState state = decode_stored(rows.bytes(6));
        const Look look = look_of(state);
        insert_views(rows.integer(0), look);
        note_bytes(state, look.flags);
        if (rows.integer(5) != look.words_hash) {
            changed.push_back({rows.integer(0), look.words_hash});
        }
    }
    for (const Words& words : changed) {
        connection_.run(sql::set_words, words.rid, words.hash);
    }
}

std::vector<std::string> Records::conflicting(std::size_t limit) {
    std::vector<std::string> states;
    auto rows = connection_.statement(sql::conflicting_records);
    rows.bind(1, limit);
    while (rows.step()) {
        states.emplace_back(rows.bytes(0));
    }
    return states;
}

} // namespace b2go::store
