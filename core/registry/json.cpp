#include "registry/json.hpp"

#include <algorithm>
#include <optional>

#include <nlohmann/json.hpp>

#include "base/text.hpp"

namespace b2go::registry {

using base::Refusal;
using Json = nlohmann::ordered_json;
using record::Value;

namespace {

Label expected(std::string da, std::string en) { return {std::move(da), std::move(en)}; }

/// Why a value of this kind could not be read.
Label expectation(const FieldDecl& field) {
    switch (field.kind) {
    case Kind::flag:
        return expected("Skriv true eller false.", "Write true or false.");
    case Kind::number:
        return expected("Skriv et helt tal.", "Write a whole number.");
    case Kind::line:
    case Kind::text:
    case Kind::cpr:
        return expected("Skriv en tekst.", "Write a text.");
    case Kind::choice:
        return expected("Skriv en af de mulige værdier; se b2go schema.",
                        "Write one of the allowed values; see b2go schema.");
    case Kind::date:
        return expected("Skriv en dato, der findes, som 2026-05-12.",
                        "Write a date that exists, as 2026-05-12.");
    case Kind::instant:
        return expected("Skriv et tidspunkt som 2026-05-12T08:30:00Z.",
                        "Write a time as 2026-05-12T08:30:00Z.");
    case Kind::reference:
        return expected("Skriv id'et på en post.", "Write the id of a record.");
    case Kind::group:
        return expected("Skriv et objekt med gruppens dele; se b2go schema.",
                        "Write an object with the group's parts; see b2go schema.");
    }
    return {};
}

template <typename T> std::optional<Value> as_value(std::optional<T> parsed) {
    return parsed ? std::optional<Value>(*parsed) : std::nullopt;
}

/// One plain value, or nothing if the JSON is not one of this kind.
std::optional<Value> read_plain(Kind kind, const Json& json) {
    if (kind == Kind::flag) {
        return json.is_boolean() ? std::optional<Value>(json.get<bool>()) : std::nullopt;
    }
    if (kind == Kind::number) {
        const bool fits = json.is_number_integer() &&
                          !(json.is_number_unsigned() && json.get<std::uint64_t>() > INT64_MAX);
        return fits ? std::optional<Value>(json.get<std::int64_t>()) : std::nullopt;
    }
    if (kind == Kind::choice && json.is_number_integer()) {
        return Value(json.dump()); // a district's code is a number to people
    }
    if (!json.is_string()) {
        return std::nullopt;
    }
    const auto& text = json.get_ref<const std::string&>();
    switch (kind) {
    case Kind::date:
        return as_value(base::Date::parse(text));
    case Kind::instant:
        return as_value(base::Instant::parse(text));
    case Kind::reference:
        return as_value(base::AnyId::parse(text));
    case Kind::cpr: {
        std::string digits = base::normalised(text);
        if (digits.size() == 11 && digits[6] == '-') {
            digits.erase(6, 1); // as it stands on the card
        }
        return Value(std::move(digits));
    }
    default:
        return base::is_clean_text(text) ? Value(base::normalised(text)) : Value(text);
    }
}

std::optional<Value> read_group(const FieldDecl& field, const Json& json) {
    if (!json.is_object()) {
        return std::nullopt;
    }
    record::Group group;
    for (const auto& [name, item] : json.items()) {
        const auto part = std::ranges::find(field.parts, name, &PartDecl::name);
        if (part == field.parts.end()) {
            return std::nullopt;
        }
        if (item.is_null()) {
            continue;
        }
        const auto value = read_plain(part->kind, item);
        if (!value) {
            return std::nullopt;
        }
        std::visit(
            [&](const auto& held) {
                if constexpr (std::is_constructible_v<record::Scalar, decltype(held)>) {
                    group[part->number] = held;
                }
            },
            *value);
    }
    return group.empty() ? Value(record::Null{}) : Value(std::move(group));
}

std::optional<Value> read_value(const FieldDecl& field, const Json& json) {
    return field.kind == Kind::group ? read_group(field, json) : read_plain(field.kind, json);
}

/// A set's elements as register keys; nothing if the JSON is no array of such values.
std::optional<std::set<std::string>> read_set(const FieldDecl& field, const Json& json) {
    if (!json.is_array()) {
        return std::nullopt;
    }
    std::set<std::string> elements;
    for (const Json& item : json) {
        const auto value = read_plain(field.kind, item);
        if (!value) {
            return std::nullopt;
        }
        const auto* id = std::get_if<base::AnyId>(&*value);
        elements.insert(id != nullptr ? id->raw() : std::get<std::string>(*value));
    }
    return elements;
}

Json plain_to_json(Kind kind, const Value& value, Cpr cpr) {
    struct Writer {
        Kind kind;
        Cpr cpr;
        Json operator()(record::Null) const { return nullptr; }
        Json operator()(bool flag) const { return flag; }
        Json operator()(std::int64_t number) const { return number; }
        Json operator()(const std::string& text) const {
            return kind == Kind::cpr && cpr == Cpr::masked ? masked_cpr(text) : text;
        }
        Json operator()(const base::AnyId& id) const { return id.text(); }
        Json operator()(base::Instant instant) const { return instant.text(); }
        Json operator()(base::Date date) const { return date.text(); }
        Json operator()(const record::Group&) const { return nullptr; }
        Json operator()(const record::Dots& dots) const {
            Json list = Json::array();
            for (const record::Dot& dot : dots) {
                list.push_back(dot.text());
            }
            return list;
        }
    };
    return std::visit(Writer{kind, cpr}, value);
}

Json group_to_json(const FieldDecl& field, const record::Group& group, Cpr cpr) {
    Json json = Json::object();
    for (const auto& [number, part] : group) {
        const auto known = std::ranges::find(field.parts, number, &PartDecl::number);
        if (known != field.parts.end()) {
            std::visit(
                [&](const auto& held) {
                    json[known->name] = plain_to_json(known->kind, Value(held), cpr);
                },
                part);
        }
    }
    return json;
}

Json set_to_json(const FieldDecl& field, const std::set<std::string>& elements) {
    Json list = Json::array();
    for (const std::string& element : elements) {
        if (field.kind == Kind::reference) {
            const auto id = base::AnyId::from_bytes(element);
            list.push_back(id ? id->text() : std::string());
        } else {
            // Register keys are bytes to the merge; a peer may have sent what is no text.
            list.push_back(base::is_clean_text(element) ? element : base::normalised(element));
        }
    }
    return list;
}

Json label_to_json(const Label& label) { return {{"da", label.da}, {"en", label.en}}; }

Json rule_to_json(const record::Rule& rule) {
    Json json = std::string(record::name(rule.kind));
    if (rule.kind == record::Rule::Kind::strictest) {
        json = {{"strictest", nullptr}};
        if (rule.order == record::Rule::Order::earlier) {
            json["strictest"] = "earlier";
        } else if (rule.order == record::Rule::Order::later) {
            json["strictest"] = "later";
        } else {
            json["strictest"] = rule.ranks;
        }
    }
    return json;
}

void add_bounds(Json& json, const FieldDecl& field) {
    if (field.kind == Kind::number) {
        json["min"] = field.min;
        json["max"] = field.max;
    }
}

Json field_to_json(const FieldDecl& field, const Registry& registry) {
    Json json{{"name", field.name}, {"kind", std::string(name(field.kind))}};
    json["set"] = field.is_set;
    json["rule"] = rule_to_json(field.traits.rule);
    json["required"] = field.traits.required;
    json["label"] = label_to_json(field.label);
    add_bounds(json, field);
    if (!field.options.empty()) {
        json["values"] = Json::array();
        for (const Option& option : field.options) {
            json["values"].push_back(
                {{"value", option.code}, {"label", label_to_json(option.label)}});
        }
    }
    if (const Entity* target = registry.find(field.target)) {
        json["refers_to"] = target->name();
    }
    for (const PartDecl& part : field.parts) {
        json["parts"].push_back({{"name", part.name},
                                 {"kind", std::string(name(part.kind))},
                                 {"label", label_to_json(part.label)}});
    }
    if (field.traits.generated) {
        json["generated"] = true;
    }
    return json;
}

/// What stands where a field's name should may be anything, also a person's number: that is not
/// repeated.
bool has_many_digits(const std::string& name) {
    return std::ranges::count_if(name, [](char c) { return c >= '0' && c <= '9'; }) >= 6;
}

} // namespace

base::Outcome<Fields> fields_from_json(const Entity& entity, const Json& json) {
    Fields fields;
    std::vector<base::FieldError> errors;
    if (!json.is_object()) {
        return base::refuse(Refusal::malformed,
                            {"Skriv et JSON-objekt med felterne. Intet er gemt.",
                             "Write a JSON object with the fields. Nothing was saved."});
    }
    for (const auto& [name, item] : json.items()) {
        const FieldDecl* field = entity.find(name);
        if (field == nullptr) {
            errors.push_back({has_many_digits(name) ? std::string() : name,
                              {"Feltet findes ikke på " + entity.label().da + "; se b2go schema " +
                                   entity.name() + ".",
                               "No such field on " + entity.label().en + "; see b2go schema " +
                                   entity.name() + "."}});
        } else if (field->traits.generated) {
            errors.push_back(
                {name, {"Feltet udfyldes af programmet.", "The field is filled by the program."}});
        } else if (field->is_set) {
            auto elements = item.is_null() ? std::set<std::string>{} : read_set(*field, item);
            if (elements) {
                fields.sets[field->number] = std::move(*elements);
            } else {
                const Label each = expectation(*field);
                errors.push_back(
                    {name, {"Skriv en liste. " + each.da, "Write a list. " + each.en}});
            }
        } else if (auto value = value_from_json(*field, item)) {
            fields.plain[field->number] = std::move(*value);
        } else {
            errors.push_back({name, value.error().message});
        }
    }
    if (!errors.empty()) {
        return base::refuse(Refusal::invalid,
                            {"Felterne kan ikke gemmes, som de er. Intet er ændret.",
                             "The fields cannot be saved as they are. Nothing was changed."},
                            std::move(errors));
    }
    return fields;
}

base::Outcome<Value> value_from_json(const FieldDecl& field, const Json& json) {
    if (json.is_null()) {
        return Value(record::Null{});
    }
    if (field.is_set) {
        if (json.is_boolean()) {
            return Value(json.get<bool>());
        }
        return base::refuse(Refusal::invalid,
                            expected("Skriv true eller false.", "Write true or false."));
    }
    if (auto value = read_value(field, json)) {
        return std::move(*value);
    }
    return base::refuse(Refusal::invalid, expectation(field));
}

Json value_to_json(const FieldDecl& field, const Value& value, Cpr cpr) {
    if (const auto* group = std::get_if<record::Group>(&value)) {
        return group_to_json(field, *group, cpr);
    }
    return plain_to_json(field.kind, value, cpr);
}

Json fields_to_json(const Entity& entity, const Fields& fields, Cpr cpr) {
    Json json = Json::object();
    for (const FieldDecl& field : entity.fields()) {
        if (const auto set = fields.sets.find(field.number);
            set != fields.sets.end() && !set->second.empty()) {
            json[field.name] = set_to_json(field, set->second);
        }
        if (const auto plain = fields.plain.find(field.number);
            plain != fields.plain.end() && !record::is_null(plain->second)) {
            json[field.name] = value_to_json(field, plain->second, cpr);
        }
    }
    return json;
}

Json schema_to_json(const Entity& entity, const Registry& registry) {
    Json json{{"type", entity.name()}, {"label", label_to_json(entity.label())}};
    json["fields"] = Json::array();
    for (const FieldDecl& field : entity.fields()) {
        json["fields"].push_back(field_to_json(field, registry));
    }
    return json;
}

std::string masked_cpr(const std::string& cpr) {
    const bool digits =
        cpr.size() == 10 && cpr.find_first_not_of("0123456789") == std::string::npos;
    return digits ? cpr.substr(0, 6) + "-••••" : "••••••-••••";
}

} // namespace b2go::registry
