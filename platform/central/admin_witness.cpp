#include "platform/central/admin_witness.hpp"

#include <string>

#include "app/past_change.hpp"
#include "base/limits.hpp"
#include "domain/registry.hpp"

namespace b2go::platform {

namespace {

base::AnyId id_in(const Json& command) {
    return base::AnyId::parse(command.at("id").get<std::string>()).value_or(base::AnyId{});
}

/// By the name it had when it was lost.
Json word_of(central::Central& central, const record::Change& change, base::Language language) {
    app::PastChange past;
    past.dot = change.origin.value_or(record::Dot{});
    past.change = change;
    past.change->origin.reset();
    past.author = central.staff_name(change.author);
    Json word = app::past_change_to_json(past, language);
    word.erase("verdict"); // there is none: it is not in the central's log
    return word;
}

Answer list_witnesses(central::Central& central, base::Language language) {
    Answer answer;
    for (const central::WitnessRow& row : central.witnesses(limits::kListRows)) {
        const registry::Entity* entity = domain::registry().find(row.lacking.front().type);
        Json words = Json::array();
        for (const record::Change& change : row.lacking) {
            words.push_back(word_of(central, change, language));
        }
        answer.lines.push_back({{"id", row.record.text()},
                                {"type", entity != nullptr ? Json(entity->name()) : Json(nullptr)},
                                {"devices", row.devices},
                                {"since", row.since.text()},
                                {"lacking", std::move(words)}});
    }
    return answer;
}

Answer restore(central::Central& central, const Json& command, base::Language language) {
    const base::AnyId id = id_in(command);
    const auto restored = central.restore_witness(id);
    if (!restored) {
        return answer_of(restored.error(), language);
    }
    Answer answer;
    for (const central::RestoredWord& each : *restored) {
        answer.lines.push_back({{"id", id.text()},
                                {"origin", each.change.origin.value_or(record::Dot{}).text()},
                                {"dot", each.now.text()}});
    }
    return answer;
}

Answer discard_witness(central::Central& central, const Json& command, base::Language language) {
    const base::AnyId id = id_in(command);
    if (const auto discarded = central.discard_witness(id); !discarded) {
        return answer_of(discarded.error(), language);
    }
    return {kDone, {{{"id", id.text()}, {"discarded", true}}}, {}};
}

} // namespace

std::optional<Answer> administer_witnesses(central::Central& central, std::string_view name,
                                           const Json& command, base::Language language) {
    if (name == "witness list") {
        return list_witnesses(central, language);
    }
    if (name == "witness restore") {
        return restore(central, command, language);
    }
    if (name == "witness discard") {
        return discard_witness(central, command, language);
    }
    return std::nullopt;
}

} // namespace b2go::platform
