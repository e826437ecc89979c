#include "registry/entity.hpp"

#include <algorithm>

namespace b2go::registry {

Entity::Entity(record::TypeNumber number, std::string name, Label label, ScopeRule scope,
               Roles writers)
    : number_(number), name_(std::move(name)), label_(std::move(label)), scope_(std::move(scope)),
      writers_(writers) {
    confidentiality =
        choice(2, "confidentiality", {"Fortrolighed", "Confidentiality"},
               {{"normal", {"Almindelig", "Normal"}},
                {"confidential", {"Fortrolig", "Confidential"}},
                {"shielded", {"Skærmet", "Shielded"}}},
               {.rule = record::Rule::strictest({{"shielded"}, {"confidential"}, {"normal"}})});
}

FieldDecl& Entity::add(record::FieldNumber number, std::string name, Kind kind, bool is_set,
                       Label label, Traits traits) {
    const auto at = std::ranges::lower_bound(fields_, number, {}, &FieldDecl::number);
    base::require(at == fields_.end() || at->number != number, "a field number is declared once");
    base::require(find(name) == nullptr, "a field name is declared once");
    base::require(number > record::kLifeField, "a field never shares the deletion's register");
    if (is_set && traits.rule.kind == record::Rule::Kind::ask) {
        traits.rule = record::Rule::add_wins();
    }
    FieldDecl declared;
    declared.number = number;
    declared.name = std::move(name);
    declared.kind = kind;
    declared.is_set = is_set;
    declared.label = std::move(label);
    declared.traits = std::move(traits);
    return *fields_.insert(at, std::move(declared));
}

void Entity::ask_about(record::FieldNumber number) {
    const auto at = std::ranges::find(fields_, number, &FieldDecl::number);
    base::require(at != fields_.end(), "a field is declared before its rule is changed");
    at->traits.rule = record::Rule::ask();
}

const FieldDecl* Entity::find(record::FieldNumber number) const {
    const auto at = std::ranges::lower_bound(fields_, number, {}, &FieldDecl::number);
    return at != fields_.end() && at->number == number ? &*at : nullptr;
}

const FieldDecl* Entity::find(std::string_view name) const {
    const auto at = std::ranges::find(fields_, name, &FieldDecl::name);
    return at != fields_.end() ? &*at : nullptr;
}

const record::Rule& Entity::rule_of(record::FieldNumber number) const {
    static const record::Rule ask = record::Rule::ask();
    const FieldDecl* field = find(number);
    return field != nullptr ? field->traits.rule : ask;
}

Field<bool> Entity::flag(record::FieldNumber number, std::string name, Label label, Traits traits) {
    add(number, std::move(name), Kind::flag, false, std::move(label), std::move(traits));
    return {number};
}

Field<std::int64_t> Entity::number(record::FieldNumber number, std::string name, Label label,
                                   std::int64_t min, std::int64_t max, Traits traits) {
    FieldDecl& field =
        add(number, std::move(name), Kind::number, false, std::move(label), std::move(traits));
    field.min = min;
    field.max = max;
    return {number};
}

Field<std::string> Entity::line(record::FieldNumber number, std::string name, Label label,
                                Traits traits) {
    add(number, std::move(name), Kind::line, false, std::move(label), std::move(traits));
    return {number};
}

Field<std::string> Entity::text(record::FieldNumber number, std::string name, Label label,
                                Traits traits) {
    add(number, std::move(name), Kind::text, false, std::move(label), std::move(traits));
    return {number};
}

Field<std::string> Entity::cpr_number(record::FieldNumber number, std::string name, Label label,
                                      Traits traits) {
    add(number, std::move(name), Kind::cpr, false, std::move(label), std::move(traits));
    return {number};
}

Field<Choice> Entity::choice(record::FieldNumber number, std::string name, Label label,
                             std::vector<Option> options, Traits traits) {
    add(number, std::move(name), Kind::choice, false, std::move(label), std::move(traits)).options =
        std::move(options);
    return {number};
}

Field<base::Date> Entity::date(record::FieldNumber number, std::string name, Label label,
                               Traits traits) {
    add(number, std::move(name), Kind::date, false, std::move(label), std::move(traits));
    return {number};
}

Field<base::Instant> Entity::instant(record::FieldNumber number, std::string name, Label label,
                                     Traits traits) {
    add(number, std::move(name), Kind::instant, false, std::move(label), std::move(traits));
    return {number};
}

Field<record::Group> Entity::group(record::FieldNumber number, std::string name, Label label,
                                   std::vector<PartDecl> parts, Traits traits) {
    add(number, std::move(name), Kind::group, false, std::move(label), std::move(traits)).parts =
        std::move(parts);
    return {number};
}

SetField<Choice> Entity::choices(record::FieldNumber number, std::string name, Label label,
                                 std::vector<Option> options, Traits traits) {
    add(number, std::move(name), Kind::choice, true, std::move(label), std::move(traits)).options =
        std::move(options);
    return {number};
}

SetField<std::string> Entity::lines(record::FieldNumber number, std::string name, Label label,
                                    Traits traits) {
    add(number, std::move(name), Kind::line, true, std::move(label), std::move(traits));
    return {number};
}

Registry::Registry(std::vector<const Entity*> entities) : entities_(std::move(entities)) {
    std::ranges::sort(entities_, {}, [](const Entity* entity) { return entity->number(); });
    for (std::size_t i = 1; i < entities_.size(); ++i) {
        base::require(entities_[i - 1]->number() != entities_[i]->number(),
                      "a type number is declared once");
    }
}

const Entity* Registry::find(record::TypeNumber type) const {
    const auto at = std::ranges::lower_bound(entities_, type, {},
                                             [](const Entity* entity) { return entity->number(); });
    return at != entities_.end() && (*at)->number() == type ? *at : nullptr;
}

const Entity* Registry::find(std::string_view name) const {
    const auto at = std::ranges::find(
        entities_, name, [](const Entity* entity) { return std::string_view(entity->name()); });
    return at != entities_.end() ? *at : nullptr;
}

} // namespace b2go::registry
