#include "app/past_change.hpp"

#include <nlohmann/json.hpp>

#include "domain/registry.hpp"
#include "record/value.hpp"
#include "registry/json.hpp"

namespace b2go::app {

using Json = nlohmann::ordered_json;

namespace {

std::string element_name(const registry::FieldDecl& field, const std::string& key) {
    const auto id =
        field.kind == registry::Kind::reference ? base::AnyId::from_bytes(key) : std::nullopt;
    return id ? id->text() : key;
}

/// A set field as which elements were put in and which were taken out.
void add_field(Json& fields, const registry::FieldDecl& field, const record::Write& write) {
    const auto value = record::decode_value(write.value).value_or(record::Null{});
    if (field.is_set) {
        fields[field.name][element_name(field, write.key)] = value == record::Value(true);
    } else {
        fields[field.name] = registry::value_to_json(field, value, registry::Cpr::masked);
    }
}

Json fields_of(const record::Change& change) {
    Json fields = Json::object();
    const registry::Entity* entity = domain::registry().find(change.type);
    for (const record::Write& write : change.writes) {
        const registry::FieldDecl* field = entity == nullptr ? nullptr : entity->find(write.field);
        if (field != nullptr && field->is_set != write.key.empty()) {
            add_field(fields, *field, write);
        }
    }
    return fields;
}

void add_change(Json& json, const record::Change& change) {
    json["time"] = change.time.text();
    json["fields"] = fields_of(change);
    for (const record::Write& write : change.writes) {
        if (write.field == record::kLifeField) {
            json["deleted"] = !write.value.empty();
        }
    }
    if (!change.reason.empty()) {
        json["why"] = change.reason;
    }
    if (change.origin) {
        json["origin"] = change.origin->text();
    }
}

} // namespace

Json past_change_to_json(const PastChange& past, base::Language language) {
    Json json{{"dot", past.dot.text()},
              {"author", past.author.empty() ? Json(nullptr) : Json(past.author)},
              {"device", past.dot.device},
              {"time", nullptr},
              {"verdict", past.verdict},
              {"fields", nullptr}};
    if (past.change) {
        add_change(json, *past.change);
    }
    if (!past.reason.in(language).empty()) {
        json["reason"] = past.reason.in(language);
    }
    if (!past.discarded.empty()) {
        json["discarded"] = past.discarded;
    }
    if (past.first) {
        json["first"] = past.first->text();
    }
    return json;
}

} // namespace b2go::app
