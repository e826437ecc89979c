#include "app/find_records.hpp"

#include "domain/record_view.hpp"

namespace b2go::app {

namespace {

/// A set field's condition is one element; the store takes it as the element's register key.
record::Value filter_value(const registry::FieldDecl& field, const record::Value& value) {
    const auto* id = std::get_if<base::AnyId>(&value);
    return field.is_set && id != nullptr ? record::Value(id->raw()) : value;
}

std::vector<registry::Object> objects_of(const std::vector<record::RecordState>& states) {
    std::vector<registry::Object> objects;
    objects.reserve(states.size());
    for (const record::RecordState& state : states) {
        objects.push_back(domain::object_of(state));
    }
    return objects;
}

} // namespace

base::Outcome<std::vector<registry::Object>> list(const Workspace& workspace,
                                                  const registry::Entity& entity,
                                                  std::span<const Condition> conditions,
                                                  std::size_t limit) {
    std::vector<store::Filter> filters;
    for (const Condition& condition : conditions) {
        const registry::FieldDecl* field = entity.find(condition.field);
        if (field == nullptr) {
            return base::refuse(base::Refusal::invalid,
                                {"Der kan ikke søges på feltet.", "The field cannot be listed by."},
                                {{condition.field,
                                  {"Feltet kendes ikke; se b2go schema.",
                                   "The field is not known; see b2go schema."}}});
        }
        filters.push_back(
            {field->number, store::Filter::Op::equal, filter_value(*field, condition.value)});
    }
    return objects_of(workspace.store().list(entity.number(), filters, limit));
}

std::vector<registry::Object> search(Workspace& workspace, std::string_view text,
                                     std::size_t limit) {
    workspace.store().audit({"search", std::nullopt, {}});
    return objects_of(workspace.store().search(text, limit));
}

} // namespace b2go::app
