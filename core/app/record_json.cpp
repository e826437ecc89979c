#include "app/record_json.hpp"

#include <nlohmann/json.hpp>

#include "domain/registry.hpp"

namespace b2go::app {

using Json = nlohmann::ordered_json;

namespace {

Json element_to_json(const registry::FieldDecl& field, const std::string& key) {
    if (field.kind == registry::Kind::reference) {
        const auto id = base::AnyId::from_bytes(key);
        return id ? id->text() : std::string();
    }
    return key;
}

/// A plain field's value as it is; a set element with whether it is present; a deletion by name.
Json value_json(const ShownField& shown, const record::Value& value, registry::Cpr cpr) {
    if (shown.field == nullptr) {
        return record::is_null(value) ? Json("kept") : Json("deleted");
    }
    if (shown.field->is_set) {
        return {{"element", element_to_json(*shown.field, shown.key)},
                {"present", value == record::Value(true)}};
    }
    return registry::value_to_json(*shown.field, value, cpr);
}

Json version_json(const ShownField& shown, const ShownVersion& version, registry::Cpr cpr) {
    Json json{{"dot", version.dot.text()},
              {"value", value_json(shown, version.value, cpr)},
              {"author", version.author},
              {"device", version.dot.device},
              {"time", version.time.text()}};
    if (version.was) {
        json["was"] = value_json(shown, *version.was, cpr);
    }
    if (!version.reason.empty()) {
        json["reason"] = version.reason;
    }
    return json;
}

Json versions_json(const ShownField& shown, registry::Cpr cpr) {
    Json list = Json::array();
    for (const ShownVersion& version : shown.versions) {
        list.push_back(version_json(shown, version, cpr));
    }
    return list;
}

std::string field_name(const ShownField& shown) {
    return std::string(shown.field != nullptr ? shown.field->name : kLifeName);
}

} // namespace

Json object_to_json(const registry::Object& object) {
    const registry::Entity* entity = domain::registry().find(object.type);
    base::require(entity != nullptr, "an object that is shown has a known type");
    return {{"id", object.id.text()},
            {"type", entity->name()},
            {"fields", registry::fields_to_json(*entity, object.fields, registry::Cpr::masked)}};
}

Json card_to_json(const Card& card, registry::Cpr cpr) {
    Json json{{"id", card.object.id.text()},
              {"type", card.entity->name()},
              {"fields", registry::fields_to_json(*card.entity, card.object.fields, cpr)},
              {"seen", card.seen.token()},
              {"conflicts", card.conflict_fields()},
              {"concurrent", Json::object()}};
    for (const ShownField& shown : card.concurrent) {
        Json& list = json["concurrent"][field_name(shown)];
        for (const ShownVersion& version : shown.versions) {
            list.push_back(version_json(shown, version, cpr));
        }
    }
    return json;
}

std::vector<Json> conflicts_to_json(const Card& card) {
    std::vector<Json> rows;
    for (const ShownField& shown : card.concurrent) {
        if (shown.why != merge::Why::undecided) {
            continue;
        }
        Json row{{"id", card.object.id.text()},
                 {"type", card.entity->name()},
                 {"field", field_name(shown)},
                 {"kind", shown.field == nullptr ? "delete_against_edit" : "field"},
                 {"seen", card.seen.token()},
                 {"versions", versions_json(shown, registry::Cpr::masked)}};
        if (shown.field == nullptr) {
            row["edits"] = Json::object();
            for (const ShownField& edited : card.against_deletion) {
                Json& versions = row["edits"][field_name(edited)];
                for (const ShownVersion& version : edited.versions) {
                    versions.push_back(version_json(edited, version, registry::Cpr::masked));
                }
            }
        }
        if (!shown.key.empty()) {
            row["element"] = element_to_json(*shown.field, shown.key);
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

Json set_apart_to_json(const SetApart& row) {
    Json json{{"seq", row.seq},
              {"id", row.id.text()},
              {"type", row.entity != nullptr ? Json(row.entity->name()) : Json(nullptr)},
              {"fields", Json::object()},
              {"time", row.time.ms != 0 ? Json(row.time.text()) : Json(nullptr)},
              {"sealed", row.is_sealed},
              {"reason", row.reason.da}};
    if (row.entity != nullptr) {
        json["fields"] = registry::fields_to_json(*row.entity, row.fields, registry::Cpr::masked);
    }
    return json;
}

} // namespace b2go::app
