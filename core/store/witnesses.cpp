#include "store/witnesses.hpp"

#include <algorithm>

#include "base/crypto.hpp"
#include "base/outcome.hpp"
#include "store/records.hpp"
#include "store/sql.hpp"

namespace b2go::store {

namespace {

/// In `meta` while older states may come.
constexpr std::string_view kWatching = "witnesses";

/// Whether a live word of `before` has not reached `after`.
bool has_more(const record::RecordState& before, const record::RecordState& after) {
    return std::ranges::any_of(before.registers, [&](const record::Register& item) {
        return std::ranges::any_of(item.versions, [&](const record::Version& version) {
            return version.dot.seq > after.applied_of(version.dot.device);
        });
    });
}

} // namespace

void Witnesses::watch() {
    standing_.save_meta(kWatching, "watching");
    connection_.run(sql::take_witnesses_back);
    is_watching_ = true;
}

void Witnesses::rest() {
    if (is_watching_) {
        standing_.save_meta(kWatching, "");
        is_watching_ = false;
    }
}

void Witnesses::begin() { is_watching_ = !standing_.meta(kWatching).empty(); }

void Witnesses::note_older(std::string_view before, std::string_view after) {
    if (is_watching_) {
        note_lacking(before, after);
    }
}

void Witnesses::note_lacking(std::string_view before, std::string_view after) {
    if (before.empty() || before == after) {
        return;
    }
    const record::RecordState here = decode_stored(before);
    const record::RecordState there = after.empty() ? record::RecordState{} : decode_stored(after);
    if (!has_more(here, there)) {
        return;
    }
    const auto identity = standing_.identity();
    base::require(identity.has_value(), "only a tablet of somebody's has words of the central's");
    const std::string sealed =
        base::seal_to(base::as_bytes(identity->central_box_key), base::as_bytes(before), random_);
    connection_.run(sql::put_witness, here.id.view(), base::as_bytes(here.scope.encode()),
                    base::as_bytes(sealed));
}

bool Witnesses::any() { return !after(0, 1).empty(); }

std::vector<Witness> Witnesses::after(std::int64_t wid, std::size_t most) {
    std::vector<Witness> list;
    auto rows = connection_.statement(sql::list_witnesses);
    rows.bind_all(wid, most);
    while (rows.step()) {
        list.push_back({rows.integer(0), std::string(rows.bytes(1))});
    }
    return list;
}

void Witnesses::note_given(std::span<const std::int64_t> wids, std::uint64_t backup) {
    for (const std::int64_t wid : wids) {
        connection_.run(sql::give_witness, wid, backup);
    }
}

void Witnesses::drop_in_backup(std::uint64_t backup) {
    connection_.run(sql::drop_witnesses_in_backup, backup);
}

void Witnesses::drop_of_scope(std::string_view scope) {
    connection_.run(sql::drop_witnesses_of_scope, base::as_bytes(scope));
}

} // namespace b2go::store
