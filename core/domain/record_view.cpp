#include "domain/record_view.hpp"

#include "domain/registry.hpp"
#include "domain/types.hpp"
#include "record/value.hpp"

namespace b2go::domain {

using record::RecordState;
using registry::Object;
using registry::ScopeRule;

namespace {

const record::Rule& rule_or_ask(const registry::Entity* entity, record::FieldNumber field) {
    static const record::Rule ask = record::Rule::ask();
    return entity != nullptr ? entity->rule_of(field) : ask;
}

void show(Object& object, const registry::FieldDecl& field, const record::Register& item) {
    const auto shown = merge::effective(item, field.traits.rule);
    const auto value =
        shown.version != nullptr ? record::decode_value(shown.version->value) : std::nullopt;
    if (!value || record::is_null(*value)) {
        return;
    }
    if (!field.is_set) {
        object.fields.plain[item.field] = *value;
    } else if (*value == record::Value(true)) {
        object.fields.sets[item.field].insert(item.key);
    }
}

/// Nothing if the field is empty; refused if what it names is not held.
base::Outcome<std::optional<record::Scope>>
scope_through(const Object& object, const registry::FieldDecl& field, const ScopeOf& scope_of) {
    const auto at = object.fields.plain.find(field.number);
    const auto* id =
        at == object.fields.plain.end() ? nullptr : std::get_if<base::AnyId>(&at->second);
    if (id == nullptr) {
        return std::nullopt;
    }
    if (field.target == types::kCitizen) {
        return record::Scope::citizen(*id);
    }
    const auto followed = scope_of(*id);
    if (!followed) {
        return base::refuse(
            base::Refusal::not_found,
            {"Posten kan ikke gemmes: den hører til noget, som ikke er på denne tablet. Hent det "
             "med en synkronisering, og prøv igen.",
             "The record cannot be saved: it belongs to something that is not on this tablet. "
             "Fetch it by syncing, then try again."},
            {{field.name, {"Posten findes ikke her.", "No such record here."}}});
    }
    return followed;
}

base::Outcome<record::Scope> scope_followed(const Object& object, const registry::Entity& entity,
                                            const Writer& writer, const ScopeOf& scope_of) {
    for (const record::FieldNumber number : entity.scope().fields) {
        const registry::FieldDecl* field = entity.find(number);
        base::require(field != nullptr, "a scope follows a field that is declared");
        const auto followed = scope_through(object, *field, scope_of);
        if (!followed) {
            return tl::unexpected(followed.error());
        }
        if (*followed && (*followed)->kind == record::Scope::Kind::citizen) {
            return **followed;
        }
    }
    return record::Scope::team(writer.team);
}

} // namespace

Object object_of(const RecordState& state) {
    Object object{state.type, state.id, {}};
    const registry::Entity* entity = registry().find(state.type);
    if (entity == nullptr) {
        return object;
    }
    for (const record::Register& item : state.registers) {
        const registry::FieldDecl* field = entity->find(item.field);
        if (field != nullptr && field->is_set != item.key.empty()) {
            show(object, *field, item);
        }
    }
    return object;
}

merge::RuleOf rules_of(record::TypeNumber type) {
    const registry::Entity* entity = registry().find(type);
    return [entity](record::FieldNumber field) -> const record::Rule& {
        return rule_or_ask(entity, field);
    };
}

std::vector<merge::Conflict> conflicts_of(const RecordState& state) {
    return merge::conflicts(state, rules_of(state.type));
}

base::Outcome<record::Scope> scope_of_new(const Object& object, const Writer& writer,
                                          const ScopeOf& scope_of) {
    const registry::Entity* entity = registry().find(object.type);
    base::require(entity != nullptr, "a new record is of a known type");
    switch (entity->scope().kind) {
    case ScopeRule::Kind::reference:
        return record::Scope::reference();
    case ScopeRule::Kind::team:
        return record::Scope::team(writer.team);
    case ScopeRule::Kind::citizen:
        return record::Scope::citizen(object.id);
    case ScopeRule::Kind::follow:
        return scope_followed(object, *entity, writer, scope_of);
    case ScopeRule::Kind::staff:
        return record::Scope::staff(writer.staff);
    case ScopeRule::Kind::admin:
        return record::Scope::admin();
    }
    return record::Scope::admin();
}

} // namespace b2go::domain
