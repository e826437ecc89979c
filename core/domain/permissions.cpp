#include "domain/permissions.hpp"

#include "domain/referral.hpp"
#include "domain/registry.hpp"
#include "domain/types.hpp"
#include "record/value.hpp"
#include "registry/validate.hpp"

namespace b2go::domain {

using base::Label;
using record::Change;
using record::Scope;
using record::Value;
using record::Write;
using registry::Entity;
using registry::FieldDecl;
using registry::Roles;
using registry::ScopeRule;

namespace {

using Refused = std::optional<Label>;

bool says_so(const std::function<bool(const Scope&)>& of, const Scope& scope) {
    return of && of(scope);
}

bool holds(const Scope& scope, const Author& author) {
    switch (scope.kind) {
    case Scope::Kind::reference:
        return true;
    case Scope::Kind::team:
        return author.role == Roles::sync_admin || scope.id == author.team ||
               says_so(author.has_kept, scope);
    case Scope::Kind::citizen:
        return author.role != Roles::partner_staff &&
               (author.role == Roles::sync_admin || says_so(author.holds_citizen, scope) ||
                says_so(author.has_kept, scope));
    case Scope::Kind::staff:
        return scope.id == author.staff;
    case Scope::Kind::admin:
        return author.role == Roles::sync_admin;
    }
    return false;
}

bool fits(const Scope& scope, const Entity& entity, base::AnyId id) {
    switch (entity.scope().kind) {
    case ScopeRule::Kind::reference:
        return scope.kind == Scope::Kind::reference;
    case ScopeRule::Kind::team:
        return scope.kind == Scope::Kind::team;
    case ScopeRule::Kind::citizen:
        return scope == Scope::citizen(id);
    case ScopeRule::Kind::follow:
        return scope.kind == Scope::Kind::citizen || scope.kind == Scope::Kind::team;
    case ScopeRule::Kind::staff:
        return scope.kind == Scope::Kind::staff;
    case ScopeRule::Kind::admin:
        return scope.kind == Scope::Kind::admin;
    }
    return false;
}

bool is_append_only(const Entity& entity) {
    return entity.number() == types::kNote || entity.number() == types::kDialogue;
}

Label malformed(const Label& field) {
    return {"Ændringen kan ikke læses: " + field.da + " holder ikke det, feltet kan holde.",
            "The change cannot be read: " + field.en + " does not hold what the field can hold."};
}

Refused refuse_life(const Entity& entity, const Write& write) {
    const auto value = record::decode_value(write.value);
    const bool deletes = value && std::holds_alternative<record::Dots>(*value);
    if (!write.key.empty() || !value || !(deletes || record::is_null(*value))) {
        return malformed({"Sletningen", "The deletion"});
    }
    if (deletes && is_append_only(entity)) {
        return Label{entity.label().da + " slettes ikke. Skriv en rettelse i stedet.",
                     entity.label().en + " is not deleted. Write a correction instead."};
    }
    return std::nullopt;
}

/// An unknown choice in a change of a newer program is a choice this version has yet to learn.
bool is_newer_choice(const FieldDecl& field, const Change& change) {
    return field.kind == registry::Kind::choice && change.schema > kSchema;
}

Refused refuse_value(const Entity& entity, const FieldDecl& field, const Write& write,
                     const Change& change) {
    const auto value = record::decode_value(write.value);
    if (!value || field.is_set == write.key.empty()) {
        return malformed(field.label);
    }
    registry::Fields given;
    if (field.is_set) {
        if (!record::is_null(*value) && !std::holds_alternative<bool>(*value)) {
            return malformed(field.label);
        }
        given.sets[write.field].insert(write.key);
    } else {
        given.plain[write.field] = *value;
    }
    const bool is_text =
        field.is_set || record::is_null(*value) || std::holds_alternative<std::string>(*value);
    if (is_newer_choice(field, change) && is_text) {
        return std::nullopt;
    }
    registry::Findings findings;
    registry::validate_values(entity, given, findings);
    if (!findings.errors.empty()) {
        const Label& why = findings.errors.front().message;
        return Label{field.label.da + ": " + why.da, field.label.en + ": " + why.en};
    }
    return std::nullopt;
}

/// Giving somebody up as unreachable is a coordinator's to decide.
bool gives_up(const Write& write, const Change& change) {
    return change.type == types::kReferral && write.field == referral().closing.number &&
           record::decode_value(write.value) == Value(std::string("unreachable"));
}

Refused refuse_register(const Entity& entity, const Write& write, const Change& change,
                        const Author& author) {
    if (write.field == record::kLifeField) {
        return refuse_life(entity, write);
    }
    const FieldDecl* field = entity.find(write.field);
    if (field == nullptr) {
        return std::nullopt;
    }
    if (field->traits.rule.kind == record::Rule::Kind::once && !write.seen.empty()) {
        return Label{field->label.da + " skrives én gang. Skriv en ny post, der retter den gamle.",
                     field->label.en +
                         " is written once. Write a new record that corrects the old one."};
    }
    if (gives_up(write, change) && !Roles::planners().allow(author.role)) {
        return Label{"Kun en koordinator kan afslutte en borger som ukontaktbar. Lad henvisningen "
                     "stå åben, og bed koordinatoren om det.",
                     "Only a coordinator can close a citizen as unreachable. Leave the referral "
                     "open and ask the coordinator."};
    }
    return refuse_value(entity, *field, write, change);
}

} // namespace

bool may_read(const Scope& scope, const Author& author) { return holds(scope, author); }

bool may_write(const Entity& entity, Roles::Bit role) { return entity.writers().allow(role); }

Refused refuse_write(const Change& change, const Author& author) {
    // The role first: who lacks the right to a kind of record need not be told of this one.
    const Entity* entity = registry().find(change.type);
    if (entity != nullptr && !may_write(*entity, author.role)) {
        return Label{"Din rolle kan ikke skrive: " + entity->label().da + ".",
                     "Your role cannot write: " + entity->label().en + "."};
    }
    if (!holds(change.scope, author)) {
        return Label{"Posten hører til hos nogen, du ikke har adgang til.",
                     "The record belongs to somebody you have no access to."};
    }
    if (entity == nullptr) {
        return std::nullopt;
    }
    if (!fits(change.scope, *entity, change.id)) {
        return Label{entity->label().da + " kan ikke ligge der, hvor posten ligger.",
                     entity->label().en + " cannot lie where the record lies."};
    }
    for (const Write& write : change.writes) {
        if (Refused why = refuse_register(*entity, write, change, author)) {
            return why;
        }
    }
    return std::nullopt;
}

} // namespace b2go::domain
