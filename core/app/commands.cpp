#include "app/commands.hpp"

#include <array>
#include <optional>

#include <nlohmann/json.hpp>

#include "app/attachments.hpp"
#include "app/find_records.hpp"
#include "app/promises.hpp"
#include "app/record_json.hpp"
#include "app/resolve_conflict.hpp"
#include "app/save_record.hpp"
#include "app/show_record.hpp"
#include "base/limits.hpp"
#include "domain/record_view.hpp"
#include "domain/registry.hpp"

namespace b2go::app {

using base::Outcome;
using base::Refusal;
using Json = nlohmann::ordered_json;
using Result = Outcome<Json>;

namespace {

tl::unexpected<base::Rejection> malformed(const std::string& part, base::Label message) {
    base::FieldError error{part, message};
    return base::refuse(Refusal::malformed, std::move(message), {std::move(error)});
}

Outcome<std::string> text_of(const Json& command, const char* part) {
    const auto at = command.find(part);
    if (at == command.end() || !at->is_string()) {
        return malformed(part, {std::string("Kommandoen mangler teksten \"") + part + "\".",
                                std::string("The command lacks the text \"") + part + "\"."});
    }
    return at->get<std::string>();
}

/// Empty when left out.
Outcome<std::string> optional_text_of(const Json& command, const char* part) {
    const auto at = command.find(part);
    return at == command.end() || at->is_null() ? Outcome<std::string>(std::string())
                                                : text_of(command, part);
}

Outcome<base::AnyId> id_of(const Json& command) {
    auto text = text_of(command, "id");
    if (!text) {
        return tl::unexpected(text.error());
    }
    const auto id = base::AnyId::parse(*text);
    if (!id) {
        return base::refuse(Refusal::invalid,
                            {"Id'et er ikke et gyldigt id. Intet er ændret.",
                             "The id is not a valid id. Nothing was changed."},
                            {{"id", {"Ugyldigt id.", "Not a valid id."}}});
    }
    return *id;
}

Outcome<std::optional<record::Seen>> seen_of(const Json& command, base::AnyId id) {
    const auto at = command.find("seen");
    if (at == command.end() || at->is_null()) {
        return std::optional<record::Seen>();
    }
    auto seen = at->is_string() ? record::Seen::from_token(at->get_ref<const std::string&>())
                                : std::nullopt;
    if (!seen || seen->id != id) {
        return base::refuse(
            Refusal::invalid,
            {"\"seen\" hører ikke til posten. Hent posten igen. Intet er ændret.",
             "\"seen\" does not belong to the record. Get the record again. Nothing "
             "was changed."},
            {{"seen", {"Ugyldig værdi.", "Not valid."}}});
    }
    return seen;
}

Outcome<std::size_t> limit_of(const Json& command, std::size_t most) {
    const auto at = command.find("limit");
    if (at == command.end() || at->is_null()) {
        return most;
    }
    if (!at->is_number_unsigned() || at->get<std::uint64_t>() == 0) {
        return malformed("limit", {"\"limit\" skal være et helt tal over nul.",
                                   "\"limit\" must be a whole number above zero."});
    }
    return static_cast<std::size_t>(std::min<std::uint64_t>(at->get<std::uint64_t>(), most));
}

Json warnings_json(const Saved& saved, Json json) {
    for (const base::FieldError& warning : saved.warnings) {
        json["warnings"].push_back({{"field", warning.field}, {"message", warning.message.da}});
    }
    return json;
}

Json seq_json(const Saved& saved) {
    return warnings_json(saved, {{"seq", saved.seq == 0 ? Json(nullptr) : Json(saved.seq)}});
}

Outcome<const Json*> object_of(const Json& command, const char* part) {
    const auto at = command.find(part);
    if (at == command.end() || !at->is_object()) {
        return malformed(part, {std::string("Kommandoen mangler objektet \"") + part + "\".",
                                std::string("The command lacks the object \"") + part + "\"."});
    }
    return &*at;
}

Result put(Workspace& workspace, const Json& command) {
    const auto type = text_of(command, "type");
    const auto object = object_of(command, "object");
    if (!type || !object) {
        return tl::unexpected(type ? object.error() : type.error());
    }
    const auto entity = entity_named(*type);
    if (!entity) {
        return tl::unexpected(entity.error());
    }
    auto fields = registry::fields_from_json(**entity, **object);
    if (!fields) {
        return tl::unexpected(fields.error());
    }
    registry::Object made = (*entity)->make(workspace.new_id());
    made.fields = std::move(*fields);
    return create(workspace, std::move(made)).map([](const Saved& saved) {
        return warnings_json(saved, {{"id", saved.id.text()}, {"seq", saved.seq}});
    });
}

Result edit_command(Workspace& workspace, const Json& command) {
    const auto id = id_of(command);
    const auto given = object_of(command, "fields");
    if (!id || !given) {
        return tl::unexpected(id ? given.error() : id.error());
    }
    const auto state = held_record(workspace, *id);
    if (!state) {
        return tl::unexpected(state.error());
    }
    auto fields = registry::fields_from_json(*domain::registry().find(state->type), **given);
    auto seen = seen_of(command, *id);
    if (!fields || !seen) {
        return tl::unexpected(fields ? seen.error() : fields.error());
    }
    auto reason = optional_text_of(command, "reason");
    if (!reason) {
        return tl::unexpected(reason.error());
    }
    return edit(workspace, {*id, std::move(*fields), std::move(*seen), std::move(*reason)})
        .map(seq_json);
}

Result delete_command(Workspace& workspace, const Json& command) {
    const auto id = id_of(command);
    if (!id) {
        return tl::unexpected(id.error());
    }
    auto reason = optional_text_of(command, "reason");
    if (!reason) {
        return tl::unexpected(reason.error());
    }
    return remove(workspace, *id, std::move(*reason)).map(seq_json);
}

Result get(Workspace& workspace, const Json& command) {
    const auto id = id_of(command);
    if (!id) {
        return tl::unexpected(id.error());
    }
    const auto asked = command.find("reveal");
    if (asked != command.end() && !asked->is_boolean()) {
        return malformed("reveal", {"\"reveal\" skal være true eller false.",
                                    "\"reveal\" must be true or false."});
    }
    const bool reveal = asked != command.end() && asked->get<bool>();
    if (reveal) {
        if (auto revealed = reveal_cpr(workspace, *id); !revealed) {
            return tl::unexpected(revealed.error());
        }
    }
    const auto card = show(workspace, *id);
    if (!card) {
        return tl::unexpected(card.error());
    }
    Json json = card_to_json(*card, reveal ? registry::Cpr::revealed : registry::Cpr::masked);
    if (const auto content = content_state(workspace, workspace.store().find(*id).value())) {
        json["content"] = content_state_to_json(*content);
    }
    return json;
}

Json objects_json(const std::vector<registry::Object>& objects) {
    Json list = Json::array();
    for (const registry::Object& object : objects) {
        list.push_back(object_to_json(object));
    }
    return list;
}

Outcome<std::vector<Condition>> conditions_of(const registry::Entity& entity, const Json& command) {
    std::vector<Condition> conditions;
    const auto where = command.find("where");
    if (where == command.end() || where->is_null()) {
        return conditions;
    }
    if (!where->is_object()) {
        return malformed("where",
                         {"\"where\" skal være et objekt.", "\"where\" must be an object."});
    }
    for (const auto& [name, item] : where->items()) {
        const registry::FieldDecl* field = entity.find(name);
        if (field == nullptr) {
            conditions.push_back({name, record::Null{}}); // refused by name in list()
            continue;
        }
        registry::FieldDecl element = *field;
        element.is_set = false;
        auto value = registry::value_from_json(element, item);
        if (!value) {
            return base::refuse(Refusal::invalid, value.error().message,
                                {{name, value.error().message}});
        }
        conditions.push_back({name, std::move(*value)});
    }
    return conditions;
}

Result list_command(Workspace& workspace, const Json& command) {
    const auto type = text_of(command, "type");
    if (!type) {
        return tl::unexpected(type.error());
    }
    const auto entity = entity_named(*type);
    if (!entity) {
        return tl::unexpected(entity.error());
    }
    const auto conditions = conditions_of(**entity, command);
    const auto limit = limit_of(command, limits::kListRows);
    if (!conditions || !limit) {
        return tl::unexpected(conditions ? limit.error() : conditions.error());
    }
    return list(workspace, **entity, *conditions, *limit).map(objects_json);
}

Result search_command(Workspace& workspace, const Json& command) {
    const auto text = text_of(command, "text");
    const auto limit = limit_of(command, limits::kSearchRows);
    if (!text || !limit) {
        return tl::unexpected(text ? limit.error() : text.error());
    }
    return objects_json(search(workspace, *text, *limit));
}

Result conflicts_command(Workspace& workspace, const Json& command) {
    const auto limit = limit_of(command, limits::kListRows);
    if (!limit) {
        return tl::unexpected(limit.error());
    }
    Json rows = Json::array();
    for (const Card& card : conflict_queue(workspace, *limit)) {
        for (Json& row : conflicts_to_json(card)) {
            rows.push_back(std::move(row));
        }
    }
    return rows;
}

Outcome<std::variant<record::Dot, record::Value>>
choice_of(Workspace& workspace, base::AnyId id, const std::string& field, const Json& command) {
    using Choice = std::variant<record::Dot, record::Value>;
    if (command.contains("choose") && command.contains("value")) {
        return malformed("value", {"Angiv enten \"choose\" eller \"value\", ikke begge.",
                                   "Give \"choose\" or \"value\", not both."});
    }
    if (const auto chosen = command.find("choose"); chosen != command.end()) {
        const auto dot = chosen->is_string()
                             ? record::Dot::parse(chosen->get_ref<const std::string&>())
                             : std::nullopt;
        if (!dot) {
            return base::refuse(Refusal::invalid,
                                {"\"choose\" skal være en versions dot. Intet er ændret.",
                                 "\"choose\" must be a version's dot. Nothing was changed."},
                                {{"choose", {"Ugyldig dot.", "Not a dot."}}});
        }
        return Choice(*dot);
    }
    const auto value = command.find("value");
    if (value == command.end()) {
        return malformed("value",
                         {"Angiv \"choose\" eller \"value\".", "Give \"choose\" or \"value\"."});
    }
    const auto state = held_record(workspace, id);
    if (!state) {
        return tl::unexpected(state.error());
    }
    const registry::FieldDecl* declared = domain::registry().find(state->type)->find(field);
    if (declared == nullptr) {
        return Choice(record::Value(record::Null{})); // `_life`, or refused by name in resolve()
    }
    auto parsed = registry::value_from_json(*declared, *value);
    if (!parsed) {
        return base::refuse(Refusal::invalid, parsed.error().message,
                            {{field, parsed.error().message}});
    }
    return Choice(std::move(*parsed));
}

Result resolve_command(Workspace& workspace, const Json& command) {
    const auto id = id_of(command);
    const auto field = text_of(command, "field");
    if (!id || !field) {
        return tl::unexpected(id ? field.error() : id.error());
    }
    auto choice = choice_of(workspace, *id, *field, command);
    auto seen = seen_of(command, *id);
    if (!choice || !seen) {
        return tl::unexpected(choice ? seen.error() : choice.error());
    }
    auto element = optional_text_of(command, "element");
    auto reason = optional_text_of(command, "reason");
    if (!element || !reason) {
        return tl::unexpected(element ? reason.error() : element.error());
    }
    return resolve(workspace, {*id, *field, std::move(*element), std::move(*choice),
                               std::move(*reason), std::move(*seen)})
        .map(seq_json);
}

Result quarantined(Workspace& workspace, const Json& command) {
    const auto limit = limit_of(command, limits::kListRows);
    if (!limit) {
        return tl::unexpected(limit.error());
    }
    Json rows = Json::array();
    for (const SetApart& row : set_apart(workspace, *limit)) {
        rows.push_back(set_apart_to_json(row));
    }
    return rows;
}

Result status(Workspace& workspace, const Json& /*command*/) {
    const store::Counts counts = workspace.store().counts();
    const PromiseCounts promises = count_promises(workspace);
    const store::SyncPoint point = workspace.store().sync_point();
    const store::BlobCounts blobs = workspace.store().blob_counts();
    return Json{{"records", counts.records},
                {"unsent", counts.unsent},
                {"open_promises", promises.open},
                {"unowned", promises.unowned},
                {"conflicts", counts.conflicts},
                {"lease", nullptr},
                {"cursor", point.cursor.empty()
                               ? Json(nullptr)
                               : Json(base::to_base64url(base::as_bytes(point.cursor)))},
                {"receipt", nullptr},
                {"quarantined", counts.quarantined},
                {"attachments_unsent", blobs.unsent},
                {"attachments_missing", blobs.missing}};
}

Result verify(Workspace& workspace, const Json& /*command*/) {
    const std::vector<std::string> problems = workspace.store().verify();
    if (problems.empty()) {
        return Json{{"ok", true}};
    }
    return Json{{"ok", false}, {"problems", problems}};
}

Result rebuild(Workspace& workspace, const Json& /*command*/) {
    workspace.store().rebuild_projections();
    return Json{{"ok", true}};
}

struct Command {
    std::string_view name;
    Result (*run)(Workspace&, const Json&);
};

constexpr std::array<Command, 12> kCommands{{{"put", put},
                                             {"edit", edit_command},
                                             {"delete", delete_command},
                                             {"get", get},
                                             {"list", list_command},
                                             {"search", search_command},
                                             {"conflicts", conflicts_command},
                                             {"resolve", resolve_command},
                                             {"quarantined", quarantined},
                                             {"status", status},
                                             {"verify", verify},
                                             {"rebuild", rebuild}}};

} // namespace

Result run_command(Workspace& workspace, const Json& command) {
    if (!command.is_object()) {
        return malformed(
            "cmd", {"Skriv et JSON-objekt med \"cmd\".", "Write a JSON object with \"cmd\"."});
    }
    const auto name = text_of(command, "cmd");
    if (!name) {
        return tl::unexpected(name.error());
    }
    for (const Command& known : kCommands) {
        if (known.name == *name) {
            return known.run(workspace, command);
        }
    }
    return malformed("cmd", {"Kommandoen findes ikke.", "There is no such command."});
}

Json errors_to_json(const base::Rejection& rejection, base::Language language) {
    Json errors = Json::array();
    for (const base::FieldError& error : rejection.fields) {
        errors.push_back({{"field", error.field}, {"message", error.message.in(language)}});
    }
    if (errors.empty()) {
        errors.push_back({{"field", ""}, {"message", rejection.message.in(language)}});
    }
    return {{"errors", std::move(errors)}};
}

} // namespace b2go::app
