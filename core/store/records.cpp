#include "store/records.hpp"

#include "domain/registry.hpp"
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
    return RecordRow{found.integer(0), static_cast<record::TypeNumber>(found.integer(1)),
                     static_cast<unsigned>(found.integer(2)), found.integer(3),
                     std::string(found.bytes(4))};
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
        return rid;
    }
    connection_.run(sql::update_record, before->rid, flags, look.words_hash, base::as_bytes(bytes));
    update_views(*before, look);
    return before->rid;
}

void Records::settle(const RecordRow& row) {
    const unsigned flags = row.flags & ~(record_flags::kPending | record_flags::kLocal);
    connection_.run(sql::set_flags, row.rid, flags);
    delete_base(row.rid);
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

void Records::remove(const RecordRow& row) {
    if (!row.has(record_flags::kDeleted)) {
        projections_.remove(row.rid, domain::registry().find(row.type));
    }
    if (row.words_hash != 0) {
        search_.remove(row.rid);
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
        const Look look = look_of(decode_stored(rows.bytes(6)));
        insert_views(rows.integer(0), look);
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
