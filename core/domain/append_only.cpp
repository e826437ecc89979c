#include "domain/append_only.hpp"

namespace b2go::domain {

namespace {

record::Value value_in(const registry::Object& object, record::FieldNumber field) {
    const auto at = object.fields.plain.find(field);
    return at == object.fields.plain.end() ? record::Value(record::Null{}) : at->second;
}

} // namespace

void refuse_rewriting(const registry::Entity& entity, const registry::Object& object,
                      const registry::Object* before, const base::Label& instead,
                      registry::Findings& findings) {
    if (before == nullptr) {
        return;
    }
    for (const registry::FieldDecl& field : entity.fields()) {
        if (field.traits.rule.kind == record::Rule::Kind::once &&
            value_in(object, field.number) != value_in(*before, field.number)) {
            findings.error(field.name, instead);
        }
    }
}

} // namespace b2go::domain
