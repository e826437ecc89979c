#include "store/purge.hpp"

#include <utility>
#include <vector>

#include "base/crypto.hpp"
#include "base/limits.hpp"
#include "record/chain.hpp"
#include "store/record_flags.hpp"
#include "store/sql.hpp"

namespace b2go::store {

namespace {

/// In `meta`: what has to be looked for beside the scopes that were left by name.
constexpr std::string_view kLookAt = "purge";
constexpr std::string_view kAll = "all";
/// The same after the central was restored: what it did not send again it may lack, so that each
/// record is first made a witness.
constexpr std::string_view kWitness = "witness";

/// Changes or records of one part of a purge.
constexpr std::size_t kAtOnce = limits::kSliceRecords;
/// Scopes that are only looked at.
constexpr std::size_t kScopesAtOnce = 1024;

struct OldChange {
    record::Seq seq = 0;
    std::string change;
};

std::vector<OldChange> all_in(sqlite::Statement& rows) {
    std::vector<OldChange> all;
    while (rows.step()) {
        all.push_back({static_cast<record::Seq>(rows.integer(0)), std::string(rows.bytes(1))});
    }
    return all;
}

} // namespace

void Purge::look_at_all(bool may_be_lacking) {
    const bool was_lacking = standing_.meta(kLookAt) == kWitness;
    standing_.save_meta(kLookAt, may_be_lacking || was_lacking ? kWitness : kAll);
}

bool Purge::is_due() { return !standing_.meta(kLookAt).empty() || holdings_.has_left(); }

std::string Purge::next(std::string_view after) {
    if (standing_.meta(kLookAt).empty()) {
        return holdings_.next_left(after);
    }
    const std::string left = holdings_.next_left(after);
    const std::string there = holdings_.next_scope(after);
    return left.empty() || (!there.empty() && there < left) ? there : left;
}

Purge::Part Purge::run(std::string_view central_box_key) {
    Part part;
    if (phase_ == Phase::outbox) {
        if (!holdings_.has_left() || !seal_some(central_box_key)) {
            phase_ = Phase::records;
            seq_ = 0;
        }
        return part;
    }
    std::size_t records = 0;
    for (std::size_t scopes = 0; scopes < kScopesAtOnce && records < kAtOnce; ++scopes) {
        const std::string scope = next(scope_);
        if (scope.empty()) {
            end(part);
            break;
        }
        if (holdings_.holds(scope)) {
            scope_ = scope;
        } else {
            records += 1 + purge_some(scope, central_box_key, part);
        }
    }
    return part;
}

void Purge::end(Part& part) {
    part.is_last = true;
    if (!kept_some_) {
        standing_.save_meta(kLookAt, "");
    }
    phase_ = Phase::outbox;
    scope_.clear();
    kept_some_ = false;
}

/// Accepted changes whose record is out of view already.
bool Purge::seal_some(std::string_view central_box_key) {
    std::vector<OldChange> some;
    {
        auto rows = connection_.statement(sql::answered_after);
        rows.bind_all(seq_, kAtOnce);
        some = all_in(rows);
    }
    for (const OldChange& each : some) {
        const auto change = record::decode_change(each.change);
        if (change && holdings_.was_left(change->scope.encode())) {
            seal(each.seq, each.change, central_box_key);
        }
        seq_ = each.seq;
    }
    return some.size() == kAtOnce;
}

bool Purge::is_needed(base::AnyId id) {
    const auto is_there = [&](std::string_view sql) {
        auto row = connection_.statement(sql);
        row.bind(1, id.view());
        return row.step();
    };
    return is_there(sql::is_unanswered) || is_there(sql::is_begun) || blobs_.are_unsent_of(id);
}

void Purge::purge(base::AnyId id, const RecordRow& row, std::string_view central_box_key) {
    std::vector<OldChange> changes;
    {
        auto answered = connection_.statement(sql::answered_of_record);
        answered.bind(1, id.view());
        changes = all_in(answered);
    }
    for (const OldChange& each : changes) {
        seal(each.seq, each.change, central_box_key);
    }
    records_.remove(row);
}

std::size_t Purge::purge_some(const std::string& scope, std::string_view central_box_key,
                              Part& part) {
    const bool may_be_lacking = standing_.meta(kLookAt) == kWitness;
    const auto rows = records_.in_scope(scope, after_, kAtOnce);
    for (const auto& [id, row] : rows) {
        using namespace record_flags;
        after_ = id;
        const bool stays = is_needed(id);
        if (may_be_lacking && !row.has(kLacking)) { // that is a witness already
            witnesses_.note_lacking(records_.server_state_of(row), {});
            if (stays && !row.has(kLocal)) {
                records_.set_flags(row, row.flags | kLacking);
            }
        }
        if (stays) {
            kept_any_ = true;
            continue;
        }
        purge(id, row, central_box_key);
        part.took_any = true;
    }
    if (rows.size() == kAtOnce) {
        return rows.size();
    }
    // Also of what the central has set apart, which is out of view.
    kept_any_ = kept_any_ || blobs_.are_unsent_of_scope(scope);
    if (!kept_any_) {
        blobs_.drop_of_scope(scope);
        holdings_.purged(scope);
    }
    kept_some_ = kept_some_ || kept_any_;
    kept_any_ = false;
    after_ = {};
    scope_ = scope;
    return rows.size();
}

void Purge::seal(record::Seq seq, std::string_view change, std::string_view central_box_key) {
    const std::string sealed =
        base::seal_to(base::as_bytes(central_box_key), base::as_bytes(change), random_);
    connection_.run(sql::seal_change, seq, base::as_bytes(sealed),
                    base::ByteView(record::change_hash(change)));
}

} // namespace b2go::store
