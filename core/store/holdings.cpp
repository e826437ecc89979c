#include "store/holdings.hpp"

#include <utility>

#include "base/limits.hpp"
#include "record/scope.hpp"
#include "store/record_flags.hpp"
#include "store/sql.hpp"

namespace b2go::store {

using record::DigestSum;

namespace {

bool is_citizen(std::string_view scope) {
    return !scope.empty() && scope.front() == static_cast<char>(record::Scope::Kind::citizen);
}

/// All citizens are summed up together: there may be a hundred thousand.
std::string key_of(std::string_view scope) {
    return is_citizen(scope) ? std::string(1, scope.front()) : std::string(scope);
}

std::string key_of(const Share& share) {
    return share.citizens ? std::string(1, static_cast<char>(record::Scope::Kind::citizen))
                          : std::string(share.scope);
}

DigestSum sum_in(std::string_view bytes) {
    const auto sum = DigestSum::decode(bytes);
    if (!sum) {
        throw base::Fault(base::FaultCode::corrupt, "a sum of digests cannot be read");
    }
    return *sum;
}

} // namespace

void Holdings::begin() {
    deltas_.clear();
    last_held_.clear();
}

void Holdings::save() {
    for (const auto& [key, delta] : std::exchange(deltas_, {})) {
        if (delta.is_zero()) {
            continue;
        }
        DigestSum sum;
        {
            auto row = connection_.statement(sql::find_sum);
            row.bind(1, base::as_bytes(key));
            sum = row.step() ? sum_in(row.bytes(0)) : DigestSum();
        }
        sum.add(delta);
        connection_.run(sql::put_sum, base::as_bytes(key), base::as_bytes(sum.encode()));
    }
}

std::optional<bool> Holdings::state_of(const std::string& scope) {
    auto row = connection_.statement(sql::find_scope);
    row.bind(1, base::as_bytes(scope));
    return row.step() ? std::optional(row.integer(0) != 0) : std::nullopt;
}

bool Holdings::holds(const std::string& scope) {
    if (scope != last_held_) {
        if (!state_of(scope).value_or(false)) {
            return false;
        }
        last_held_ = scope;
    }
    return true;
}

void Holdings::hold(const std::string& scope) {
    if (!holds(scope)) {
        connection_.run(sql::put_scope, base::as_bytes(scope), 1);
        deltas_[key_of(scope)].add(count(scope));
        last_held_ = scope;
    }
}

void Holdings::leave(const Share& share) {
    last_held_.clear();
    if (share.citizens) {
        DigestSum left = sum_of(share);
        left.add(deltas_[key_of(share)]);
        deltas_[key_of(share)].subtract(left);
        connection_.run(sql::leave_citizens);
        connection_.run(sql::leave_own_citizens);
        return;
    }
    if (state_of(share.scope).value_or(false)) {
        deltas_[key_of(share.scope)].subtract(count(share.scope));
    }
    connection_.run(sql::put_scope, base::as_bytes(share.scope), 0);
}

void Holdings::leave_if_unknown(const std::string& scope) {
    if (!state_of(scope)) {
        connection_.run(sql::put_scope, base::as_bytes(scope), 0);
    }
}

void Holdings::forget_all() {
    begin();
    connection_.run(sql::forget_all_scopes);
    connection_.run(sql::forget_all_sums);
}

void Holdings::replace(const std::string& scope, base::AnyId id, std::string_view before,
                       std::string_view after) {
    if (!holds(scope)) {
        return;
    }
    DigestSum& delta = deltas_[key_of(scope)];
    if (!before.empty()) {
        delta.subtract(record::digest_of(id, before));
    }
    if (!after.empty()) {
        delta.add(record::digest_of(id, after));
    }
}

DigestSum Holdings::sum_of(const Share& share) {
    auto row = connection_.statement(sql::find_sum);
    row.bind(1, base::as_bytes(key_of(share)));
    return row.step() ? sum_in(row.bytes(0)) : DigestSum();
}

bool Holdings::has_left() { return connection_.statement(sql::has_left).step(); }

std::string Holdings::next_left(std::string_view after) {
    auto row = connection_.statement(sql::next_left);
    row.bind(1, base::as_bytes(after));
    return row.step() ? std::string(row.bytes(0)) : std::string();
}

std::string Holdings::next_scope(std::string_view after) {
    auto row = connection_.statement(sql::next_scope);
    row.bind(1, base::as_bytes(after));
    return row.step() ? std::string(row.bytes(0)) : std::string();
}

bool Holdings::was_left(const std::string& scope) {
    const auto state = state_of(scope);
    return state && !*state;
}

void Holdings::purged(const std::string& scope) {
    connection_.run(sql::forget_scope, base::as_bytes(scope));
}

std::vector<HeldDigest> Holdings::digests_of(const std::string& scope, base::AnyId& after,
                                             std::size_t most, bool& more) {
    std::vector<HeldDigest> digests;
    const auto rows = records_.in_scope(scope, after, most);
    more = rows.size() == most;
    for (const auto& [id, row] : rows) {
        const std::string state = records_.server_state_of(row);
        if (!state.empty() && !row.has(record_flags::kLacking)) {
            digests.push_back({id, id, record::digest_of(id, state)});
        }
        after = id;
    }
    return digests;
}

DigestSum Holdings::count(const std::string& scope) {
    DigestSum sum;
    base::AnyId after;
    for (bool more = true; more;) {
        for (const HeldDigest& each : digests_of(scope, after, limits::kRecordsAtOnce, more)) {
            sum.add(each.digest);
        }
    }
    return sum;
}

std::vector<HeldDigest> Holdings::content(const Share& share, base::AnyId after,
                                          std::size_t least) {
    std::vector<HeldDigest> found;
    if (!share.citizens) {
        for (bool more = true; more && found.size() < least;) {
            auto some = digests_of(share.scope, after, least, more);
            found.insert(found.end(), some.begin(), some.end());
        }
        return found;
    }
    std::string scope = record::Scope::citizen(after).encode();
    while (found.size() < least) {
        scope = next_scope(scope);
        const auto decoded = record::Scope::decode(scope);
        if (!decoded || !is_citizen(scope)) {
            break; // scopes are in order of their kind
        }
        base::AnyId within;
        for (bool more = holds(scope); more;) {
            for (HeldDigest& each : digests_of(scope, within, limits::kRecordsAtOnce, more)) {
                each.place = decoded->id;
                found.push_back(each);
            }
        }
    }
    return found;
}

void Holdings::recount() {
    connection_.run(sql::forget_all_sums);
    deltas_ = counted();
    save();
}

std::map<std::string, DigestSum> Holdings::counted() {
    std::map<std::string, DigestSum> sums;
    for (std::string scope = next_scope({}); !scope.empty(); scope = next_scope(scope)) {
        if (state_of(scope).value_or(false)) {
            sums[key_of(scope)].add(count(scope));
        }
    }
    std::erase_if(sums, [](const auto& each) { return each.second.is_zero(); });
    return sums;
}

std::map<std::string, DigestSum> Holdings::kept() {
    std::map<std::string, DigestSum> sums;
    auto rows = connection_.statement(sql::every_sum);
    while (rows.step()) {
        sums[std::string(rows.bytes(0))] = sum_in(rows.bytes(1));
    }
    std::erase_if(sums, [](const auto& each) { return each.second.is_zero(); });
    return sums;
}

} // namespace b2go::store
