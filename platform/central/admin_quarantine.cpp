#include "platform/central/admin_quarantine.hpp"

#include <string>

#include "base/limits.hpp"

namespace b2go::platform {

namespace {

Json id_or_null(base::AnyId id) { return id.is_nil() ? Json(nullptr) : Json(id.text()); }

/// A number that no change can have names none, as 0 does; whatever comes, nothing ends here.
central::ChangeName named(const Json& command) {
    const auto seq = command.at("seq").get<record::Seq>();
    return {command.at("device").get<record::DeviceNumber>(), seq > record::kLastSeq ? 0 : seq};
}

Answer list(central::Central& central, base::Language language) {
    Answer answer;
    for (const central::SetApart& row : central.set_apart(limits::kListRows)) {
        answer.lines.push_back(
            {{"device", row.name.device},
             {"seq", row.name.seq},
             {"id", id_or_null(row.record)},
             {"reason", row.reason.in(language)},
             {"follows", row.follows},
             {"discarded", row.discarded.empty() ? Json(nullptr) : Json(row.discarded)}});
    }
    return answer;
}

Answer release(central::Central& central, const Json& command, base::Language language) {
    const auto released = central.release(named(command));
    if (!released) {
        return answer_of(released.error(), language);
    }
    Answer answer;
    for (const central::ReleasedChange& each : *released) {
        answer.lines.push_back({{"device", each.name.device},
                                {"seq", each.name.seq},
                                {"id", each.record.text()},
                                {"dot", each.now.text()}});
    }
    return answer;
}

Answer discard(central::Central& central, const Json& command, base::Language language) {
    const central::ChangeName name = named(command);
    const auto reason = command.at("reason").get<std::string>();
    const auto discarded = central.discard(name, reason);
    if (!discarded) {
        return answer_of(discarded.error(), language);
    }
    return {kDone, {{{"device", name.device}, {"seq", name.seq}, {"discarded", reason}}}, {}};
}

} // namespace

std::optional<Answer> administer_quarantine(central::Central& central, std::string_view name,
                                            const Json& command, base::Language language) {
    if (name == "quarantined") {
        return list(central, language);
    }
    if (name == "release") {
        return release(central, command, language);
    }
    if (name == "discard") {
        return discard(central, command, language);
    }
    return std::nullopt;
}

} // namespace b2go::platform
