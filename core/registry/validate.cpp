#include "registry/validate.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

#include "base/limits.hpp"
#include "base/text.hpp"

namespace b2go::registry {

using record::Value;

namespace {

Label wrong_type(const FieldDecl& field) {
    const std::string kind(name(field.kind));
    return {"Værdien er ikke af feltets type, " + kind + ".",
            "The value is not of the field's type, " + kind + "."};
}

bool holds_kind(Kind kind, const Value& value) {
    switch (kind) {
    case Kind::flag:
        return std::holds_alternative<bool>(value);
    case Kind::number:
        return std::holds_alternative<std::int64_t>(value);
    case Kind::line:
    case Kind::text:
    case Kind::choice:
    case Kind::cpr:
        return std::holds_alternative<std::string>(value);
    case Kind::date:
        return std::holds_alternative<base::Date>(value);
    case Kind::instant:
        return std::holds_alternative<base::Instant>(value);
    case Kind::reference:
        return std::holds_alternative<base::AnyId>(value);
    case Kind::group:
        return std::holds_alternative<record::Group>(value);
    }
    return false;
}

/// By number and place: most of these characters cannot be seen.
Label not_stored(const base::UncleanCharacter& unclean) {
    const std::string place = std::to_string(unclean.position);
    if (!unclean.code_point) {
        return {"Teksten er ikke UTF-8 fra tegn nummer " + place + ".",
                "The text is not UTF-8 from character " + place + " on."};
    }
    std::array<char, 12> code{};
    std::snprintf(code.data(), code.size(), "U+%04X", static_cast<unsigned>(*unclean.code_point));
    return {"Teksten indeholder et tegn, der ikke kan gemmes: " + std::string(code.data()) +
                ", tegn nummer " + place + ". Slet det.",
            "The text holds a character that cannot be stored: " + std::string(code.data()) +
                ", character " + place + ". Delete it."};
}

base::UncleanCharacter first_line_feed(const std::string& text) {
    return {U'\n', base::character_count(text.substr(0, text.find('\n'))) + 1};
}

void check_text(const FieldDecl& field, const std::string& text, std::size_t most,
                Findings& findings) {
    if (text.size() > most) {
        findings.error(field.name, {"Teksten er for lang.", "The text is too long."});
    }
    if (const auto unclean = base::first_unclean(text)) {
        findings.error(field.name, not_stored(*unclean));
    } else if (field.kind != Kind::text && text.find('\n') != std::string::npos) {
        findings.error(field.name, not_stored(first_line_feed(text)));
    }
    if (base::normalised(text).empty()) {
        findings.error(field.name, {"Feltet er tomt. Lad det være eller ryd det.",
                                    "The field is empty. Leave it out or clear it."});
    }
}

void check_choice(const FieldDecl& field, const std::string& code, Findings& findings) {
    if (std::ranges::find(field.options, code, &Option::code) == field.options.end()) {
        findings.error(field.name, {"Værdien er ikke en af de mulige; se b2go schema.",
                                    "The value is not one of those allowed; see b2go schema."});
    }
}

Value whole_value(const record::Scalar& part) {
    return std::visit([](const auto& held) { return Value(held); }, part);
}

void check_group(const FieldDecl& field, const record::Group& group, Findings& findings) {
    for (const auto& [number, part] : group) {
        const auto known = std::ranges::find(field.parts, number, &PartDecl::number);
        if (known == field.parts.end()) {
            findings.error(field.name, {"Gruppen har en del, som ikke kendes.",
                                        "The group has a part that is not known."});
        } else if (!holds_kind(known->kind, whole_value(part))) {
            findings.error(field.name, {"Delen " + known->label.da + " er af en anden type.",
                                        "The part " + known->label.en + " is of another type."});
        } else if (const auto* text = std::get_if<std::string>(&part)) {
            check_text(field, *text, limits::kLineBytes, findings);
        }
    }
}

void check_value(const FieldDecl& field, const Value& value, Findings& findings) {
    if (!holds_kind(field.kind, value)) {
        findings.error(field.name, wrong_type(field));
    } else if (field.kind == Kind::number) {
        const std::int64_t number = std::get<std::int64_t>(value);
        if (number < field.min || number > field.max) {
            const std::string range =
                std::to_string(field.min) + "–" + std::to_string(field.max) + ".";
            findings.error(field.name,
                           {"Tallet skal ligge i " + range, "The number must lie within " + range});
        }
    } else if (field.kind == Kind::choice) {
        check_choice(field, std::get<std::string>(value), findings);
    } else if (field.kind == Kind::group) {
        check_group(field, std::get<record::Group>(value), findings);
    } else if (const auto* text = std::get_if<std::string>(&value)) {
        check_text(field, *text, field.kind == Kind::text ? limits::kTextBytes : limits::kLineBytes,
                   findings);
    }
}

void check_element(const FieldDecl& field, const std::string& element, Findings& findings) {
    if (field.kind == Kind::reference) {
        if (!base::AnyId::from_bytes(element)) {
            findings.error(field.name, wrong_type(field));
        }
    } else {
        check_value(field, element, findings);
    }
}

void unknown_field(record::FieldNumber number, Findings& findings) {
    findings.error("#" + std::to_string(number),
                   {"Feltet kendes ikke.", "The field is not known."});
}

bool is_filled(const FieldDecl& field, const Object& object) {
    if (field.is_set) {
        const auto at = object.fields.sets.find(field.number);
        return at != object.fields.sets.end() && !at->second.empty();
    }
    return object.has(field.number);
}

} // namespace

void validate_values(const Entity& entity, const Fields& fields, Findings& findings) {
    for (const auto& [number, value] : fields.plain) {
        const FieldDecl* field = entity.find(number);
        if (field == nullptr || field->is_set) {
            unknown_field(number, findings);
        } else if (!record::is_null(value)) {
            check_value(*field, value, findings);
        }
    }
    for (const auto& [number, elements] : fields.sets) {
        const FieldDecl* field = entity.find(number);
        if (field == nullptr || !field->is_set) {
            unknown_field(number, findings);
            continue;
        }
        if (elements.size() > limits::kSetElements) {
            findings.error(field->name,
                           {"Der er for mange værdier.", "There are too many values."});
        }
        for (const std::string& element : elements) {
            check_element(*field, element, findings);
        }
    }
}

void validate_object(const Entity& entity, const Object& object, const Object* before,
                     const Surroundings& around, Findings& findings) {
    for (const FieldDecl& field : entity.fields()) {
        if (field.traits.required && !is_filled(field, object)) {
            findings.error(field.name,
                           {field.label.da + " mangler.", field.label.en + " is missing."});
        }
    }
    if (entity.check()) {
        entity.check()(object, before, around, findings);
    }
}

} // namespace b2go::registry
