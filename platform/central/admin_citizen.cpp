#include "platform/central/admin_citizen.hpp"

#include <string>
#include <utility>

#include "app/record_json.hpp"
#include "domain/record_view.hpp"
#include "domain/registry.hpp"
#include "platform/central/past_change_rows.hpp"

namespace b2go::platform {

namespace {

Json row_of(const central::ErasureRow& row) {
    return {{"citizen", row.citizen.text()}, {"erased", row.time.text()},
            {"reason", row.reason},          {"acknowledged", row.acknowledged},
            {"waiting", row.waiting},        {"out_of_reach", row.out_of_reach}};
}

base::Outcome<base::AnyId> citizen_in(const Json& command) {
    const auto id = base::AnyId::parse(command.at("id").get<std::string>());
    if (!id || id->is_nil()) {
        const base::Label message{"Id'et er ikke et gyldigt id. Intet er ændret.",
                                  "The id is not a valid id. Nothing was changed."};
        return base::refuse(base::Refusal::invalid, message, {{"citizen", message}});
    }
    return *id;
}

/// What the erasing itself cannot reach.
base::Label words_about_copies() {
    return {
        "Slettet her. Hver tablet sletter ved sin næste synkronisering; hvem der mangler, står i "
        "citizen log. Sikkerhedskopier fra før indeholder det stadig: tag en ny, og slet de "
        "gamle.",
        "Erased here. Each tablet erases at its next sync; who has not is in citizen log. "
        "Backups from before still hold it: take a new one and delete the old ones."};
}

Answer erase(central::Central& central, base::AnyId citizen, const Json& command,
             base::Language language) {
    const auto erased = central.erase_citizen(citizen, command.at("reason").get<std::string>());
    if (!erased) {
        return answer_of(erased.error(), language);
    }
    return {kDone, {row_of(*erased)}, {words_about_copies().in(language)}};
}

Answer hold(central::Central& central, base::AnyId citizen, const Json& command,
            base::Language language) {
    const auto reason = command.at("reason").get<std::string>();
    const auto held = central.hold_citizen(citizen, reason);
    return held ? Answer{kDone, {{{"citizen", citizen.text()}, {"hold", reason}}}, {}}
                : answer_of(held.error(), language);
}

Answer lift(central::Central& central, base::AnyId citizen, base::Language language) {
    const auto lifted = central.lift_hold(citizen);
    return lifted ? Answer{kDone, {{{"citizen", citizen.text()}, {"hold", nullptr}}}, {}}
                  : answer_of(lifted.error(), language);
}

/// Everything that is held, what was replaced and what was set apart too.
Answer extract(central::Central& central, base::AnyId citizen, base::Language language) {
    const auto rows = central.extract_citizen(citizen);
    if (!rows) {
        return answer_of(rows.error(), language);
    }
    Answer answer;
    for (const central::ExtractRow& row : *rows) {
        Json line{{"id", row.id.text()}, {"type", nullptr}, {"fields", nullptr}};
        if (row.state && domain::registry().find(row.state->type) != nullptr) {
            line = app::object_to_json(domain::object_of(*row.state));
        }
        line["history"] = rows_of(central, row.history, language);
        answer.lines.push_back(std::move(line));
    }
    return answer;
}

Answer list(central::Central& central) {
    Answer answer;
    for (const central::ErasureRow& row : central.erasures()) {
        answer.lines.push_back(row_of(row));
    }
    return answer;
}

} // namespace

std::optional<Answer> administer_citizen(central::Central& central, std::string_view name,
                                         const Json& command, base::Language language) {
    if (name == "citizen log") {
        return list(central);
    }
    if (!name.starts_with("citizen ")) {
        return std::nullopt;
    }
    const auto citizen = citizen_in(command);
    if (!citizen) {
        return answer_of(citizen.error(), language);
    }
    if (name == "citizen erase") {
        return erase(central, *citizen, command, language);
    }
    if (name == "citizen extract") {
        return extract(central, *citizen, language);
    }
    if (name == "citizen hold") {
        return hold(central, *citizen, command, language);
    }
    if (name == "citizen lift") {
        return lift(central, *citizen, language);
    }
    return std::nullopt;
}

} // namespace b2go::platform
