#include "platform/central/admin.hpp"

#include <algorithm>
#include <optional>

#include "app/record_json.hpp"
#include "base/limits.hpp"
#include "domain/record_view.hpp"
#include "domain/registry.hpp"
#include "platform/central/admin_citizen.hpp"
#include "platform/central/admin_quarantine.hpp"
#include "platform/central/admin_witness.hpp"
#include "platform/central/past_change_rows.hpp"
#include "platform/stick_file.hpp"

namespace b2go::platform {

namespace {

Json row_of(const central::DeviceRow& device) {
    return {{"device", device.device},
            {"staff", device.staff.text()},
            {"staff_name", device.staff_name},
            {"role", device.role},
            {"team", device.team_name},
            {"status", device.status},
            {"program", device.program},
            {"enrolled", device.enrolled.text()},
            {"last_seen", device.last_seen.text()},
            {"last_seq", device.last_seq},
            {"replaces", device.replaces}};
}

Answer enrol(central::Central& central, const Json& command, base::Language language) {
    const auto code = central.make_code(command.at("staff").get<std::string>(),
                                        command.at("role").get<std::string>(),
                                        command.at("team").get<std::string>());
    if (!code) {
        return answer_of(code.error(), language);
    }
    return {kDone, {{{"code", code->code}, {"expires", code->expires.text()}}}, {}};
}

Answer list_devices(central::Central& central) {
    Answer answer;
    for (const central::DeviceRow& device : central.devices()) {
        answer.lines.push_back(row_of(device));
    }
    return answer;
}

Answer revoke(central::Central& central, const Json& command, base::Language language) {
    const auto device = central.revoke(command.at("device").get<record::DeviceNumber>());
    if (!device) {
        return answer_of(device.error(), language);
    }
    return {kDone, {row_of(*device)}, {}};
}

/// Of a lost tablet: whose it was, when it was last here, and how far it had come.
Answer report(central::Central& central, const Json& command, base::Language language) {
    const auto number = command.at("device").get<record::DeviceNumber>();
    const auto devices = central.devices();
    const auto at = std::ranges::find(devices, number, &central::DeviceRow::device);
    if (at == devices.end()) {
        const base::Label message{"Der er ingen enhed med det nummer.",
                                  "There is no device of that number."};
        return answer_of({base::Refusal::not_found, message, {{"device", message}}}, language);
    }
    const base::Label words{"Det, der er skrevet på tabletten efter last_seq, er ikke kommet ind.",
                            "What was written on the tablet after last_seq has not come in."};
    return {kDone, {row_of(*at)}, {words.in(language)}};
}

app::ShownField shown(central::Central& central, const registry::Entity& entity,
                      const central::ConflictRow& row) {
    app::ShownField field;
    field.field = row.field == record::kLifeField ? nullptr : entity.find(row.field);
    field.key = row.key;
    field.why = merge::Why::undecided;
    if (const record::Register* item = row.state.find(row.field, row.key)) {
        for (const record::Version& version : item->versions) {
            field.versions.push_back(
                {version.dot, record::decode_value(version.value).value_or(record::Null{}),
                 std::nullopt, central.staff_name(version.author), version.time, version.reason});
        }
    }
    return field;
}

/// Undecided registers, shown as a tablet shows them; what this version does not know is left out.
Answer list_conflicts(central::Central& central) {
    Answer answer;
    for (const central::ConflictRow& row : central.conflicts(limits::kListRows)) {
        const registry::Entity* entity = domain::registry().find(row.state.type);
        if (entity == nullptr ||
            (row.field != record::kLifeField && entity->find(row.field) == nullptr)) {
            continue;
        }
        app::Card card;
        card.entity = entity;
        card.object = domain::object_of(row.state);
        card.concurrent.push_back(shown(central, *entity, row));
        for (Json& line : app::conflicts_to_json(card)) {
            line.erase("seen"); // a token for deciding, which is done on a tablet
            answer.lines.push_back(std::move(line));
        }
    }
    return answer;
}

Answer history(central::Central& central, const Json& command, base::Language language) {
    const auto id = base::AnyId::parse(command.at("id").get<std::string>());
    const auto changes = central.history(id.value_or(base::AnyId{}));
    if (!changes) {
        return answer_of(changes.error(), language);
    }
    return {kDone, rows_of(central, *changes, language), {}};
}

/// Who has not sent all of what they attached.
Answer list_awaited(central::Central& central) {
    Answer answer;
    for (const central::AwaitedAttachment& row : central.awaited_attachments(limits::kListRows)) {
        answer.lines.push_back({{"id", row.record.text()},
                                {"device", row.device},
                                {"size", row.size},
                                {"here", row.here},
                                {"since", row.since.text()}});
    }
    return answer;
}

Answer show_stats(central::Central& central) {
    const central::Stats stats = central.stats();
    return {kDone,
            {{{"epoch", stats.epoch},
              {"demo", stats.demo},
              {"records", stats.records},
              {"changes", stats.changes},
              {"devices", stats.devices},
              {"conflicts", stats.conflicts},
              {"quarantined", stats.quarantined},
              {"head", stats.head},
              {"attachments_awaited", stats.awaited}}},
            {}};
}

Answer verify(central::Central& central) {
    const std::vector<std::string> problems = central.verify();
    if (problems.empty()) {
        return {kDone, {{{"ok", true}}}, {}};
    }
    return {kFound, {{{"ok", false}, {"problems", problems}}}, {}};
}

Answer backup(central::Central& central, const Json& command) {
    const auto file = command.at("file").get<std::string>();
    central.backup(file);
    return {kDone, {{{"file", file}}}, {}};
}

/// A tablet's sync on a stick. What it brought is taken before the answer is written: a stick that
/// is pulled out costs a second try, which gets the same answer.
Answer answer_bundle(central::Central& central, const Json& command, base::Language language) {
    const auto out = command.at("out").get<std::string>();
    const TargetRules rules = stick_file_rules({});
    const auto allowed = may_write_given_file(out, rules);
    const auto asked = read_stick_file(command.at("in").get<std::string>());
    if (!allowed || !asked) {
        return answer_of(allowed ? asked.error() : allowed.error(), language);
    }
    const auto answers = central.answer_bundle(*asked);
    if (!answers) {
        return answer_of(answers.error(), language);
    }
    if (const auto written = write_given_file(out, *answers, rules); !written) {
        return answer_of(written.error(), language);
    }
    return {kDone, {{{"out", out}}}, {}};
}

Answer run(central::Central& central, const Json& command, base::Language language) {
    const auto name = command.at("cmd").get<std::string>();
    if (name == "enrol") {
        return enrol(central, command, language);
    }
    if (name == "devices") {
        return list_devices(central);
    }
    if (name == "revoke") {
        return revoke(central, command, language);
    }
    if (name == "report") {
        return report(central, command, language);
    }
    if (name == "conflicts") {
        return list_conflicts(central);
    }
    if (auto answer = administer_citizen(central, name, command, language)) {
        return std::move(*answer);
    }
    if (auto answer = administer_quarantine(central, name, command, language)) {
        return std::move(*answer);
    }
    if (auto answer = administer_witnesses(central, name, command, language)) {
        return std::move(*answer);
    }
    if (name == "history") {
        return history(central, command, language);
    }
    if (name == "attachments") {
        return list_awaited(central);
    }
    if (name == "stats") {
        return show_stats(central);
    }
    if (name == "verify") {
        return verify(central);
    }
    if (name == "backup") {
        return backup(central, command);
    }
    if (name == "bundle") {
        return answer_bundle(central, command, language);
    }
    return answer_of(
        {base::Refusal::malformed,
         {"Ukendt kommando. Intet er ændret.", "Unknown command. Nothing was changed."},
         {}},
        language);
}

} // namespace

Answer administer(central::Central& central, const Json& command) {
    const base::Language language = language_of(command);
    try {
        return run(central, command, language);
    } catch (const base::Fault& fault) {
        return answer_of(fault, language);
    } catch (const Json::exception&) {
        return answer_of({base::Refusal::malformed,
                          {"Kommandoen mangler noget. Intet er ændret.",
                           "The command lacks something. Nothing was changed."},
                          {}},
                         language);
    }
}

} // namespace b2go::platform
