#include "tests/sync/forgotten.hpp"

#include "base/limits.hpp"
#include "domain/registry.hpp"
#include "record/value.hpp"

namespace b2go::tests {

Ledger::Live still_due(const Ledger::Live& live, const record::RecordState& state,
                       const Ledger::Live& shown, base::Instant now) {
    const registry::Entity* kind = domain::registry().find(state.type);
    const std::string no = record::encode(record::Value(false));
    const auto is_forgotten = [&](const Ledger::Place& place, const record::Dot& dot,
                                  const Ledger::Word& word) {
        const bool is_element = kind != nullptr && kind->rule_of(std::get<1>(place)).kind ==
                                                       record::Rule::Kind::add_wins;
        const auto there = shown.find(place);
        return is_element && word.value == no &&
               word.time.ms < now.ms - limits::kRemovedElementsMs &&
               (there == shown.end() || !there->second.contains(dot));
    };
    Ledger::Live due;
    for (auto at = live.lower_bound({state.id, 0, {}});
         at != live.end() && std::get<0>(at->first) == state.id; ++at) {
        for (const auto& [dot, word] : at->second) {
            if (!is_forgotten(at->first, dot, word)) {
                due[at->first].emplace(dot, word);
            }
        }
    }
    return due;
}

} // namespace b2go::tests
