#include "sync/central/extract.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include "base/limits.hpp"
#include "record/scope.hpp"
#include "sync/central/context.hpp"
#include "sync/central/people.hpp"

namespace b2go::central {

namespace {

/// Ids begin with the time they were made.
std::set<base::AnyId> records_about(CentralStore& store, const std::string& scope) {
    const auto stored = store.records_of(scope);
    std::set<base::AnyId> ids(stored.begin(), stored.end());
    ChangeName after;
    for (;;) {
        const auto rows = store.quarantine_after(after, limits::kVerifiedAtOnce);
        for (const StoredQuarantine& row : rows) {
            after = row.name;
            if (row.scope == scope) {
                ids.insert(row.record);
            }
        }
        if (rows.size() < limits::kVerifiedAtOnce) {
            return ids;
        }
    }
}

} // namespace

base::Outcome<std::vector<ExtractRow>> extract_citizen(Context& context, base::AnyId citizen) {
    const std::string scope = record::Scope::citizen(citizen).encode();
    const auto ids = context.store.find_erasure(scope) ? std::set<base::AnyId>()
                                                       : records_about(context.store, scope);
    if (ids.empty()) {
        const base::Label message{
            "Der er intet om en borger med det id. Angiv id'et på selve borgeren.",
            "Nothing is known of a citizen of that id. Give the id of the citizen's own record."};
        return base::refuse(base::Refusal::not_found, message, {{"citizen", message}});
    }
    std::vector<ExtractRow> rows;
    for (const base::AnyId id : ids) {
        auto history = history_of(context, id);
        if (!history) {
            return tl::unexpected(history.error());
        }
        rows.push_back({id, read_record(context, id), std::move(*history)});
    }
    return rows;
}

base::Outcome<std::vector<PastChange>> history_of(Context& context, base::AnyId id) {
    std::vector<PastChange> all;
    ChangeName from;
    do {
        auto part = past_changes(context, id, from);
        if (!part) {
            const base::Label message{"Der er ingen post med det id, eller den er slettet.",
                                      "There is no record of that id, or it was erased."};
            return base::refuse(base::Refusal::not_found, message, {{"id", message}});
        }
        std::ranges::move(part->list, std::back_inserter(all));
        from = part->next;
    } while (from.seq != 0);
    return all;
}

} // namespace b2go::central
