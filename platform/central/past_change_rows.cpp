#include "platform/central/past_change_rows.hpp"

#include "app/past_change.hpp"

namespace b2go::platform {

std::vector<Json> rows_of(central::Central& central,
                          const std::vector<central::PastChange>& changes,
                          base::Language language) {
    std::vector<Json> rows;
    for (const central::PastChange& each : changes) {
        app::PastChange past;
        past.dot = each.dot;
        past.verdict = central::name_of_verdict(each.verdict);
        past.reason = each.reason;
        past.change = record::decode_change(each.change);
        past.discarded = each.discarded;
        past.first = each.first;
        if (past.change) {
            past.author = central.staff_name(past.change->author);
        }
        rows.push_back(app::past_change_to_json(past, language));
    }
    return rows;
}

} // namespace b2go::platform
