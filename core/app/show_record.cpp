#include "app/show_record.hpp"

#include <algorithm>

#include "domain/citizen.hpp"
#include "domain/record_view.hpp"
#include "domain/registry.hpp"
#include "record/value.hpp"

namespace b2go::app {

namespace {

ShownVersion shown(const Workspace& workspace, const record::Version& version) {
    ShownVersion shown{version.dot,  record::decode_value(version.value).value_or(record::Null{}),
                       std::nullopt, workspace.staff_name(version.author),
                       version.time, version.reason};
    if (version.was) {
        shown.was = record::decode_value(*version.was);
    }
    return shown;
}

ShownField shown(const Workspace& workspace, const registry::Entity& entity,
                 const record::Register& item, merge::Effective effective) {
    ShownField field{entity.find(item.field), item.key, effective.why, {}};
    if (effective.version != nullptr) {
        field.stands = effective.version->dot;
    }
    for (const record::Version& version : item.versions) {
        field.versions.push_back(shown(workspace, version));
    }
    return field;
}

std::vector<ShownField> against_deletion(const Workspace& workspace, const registry::Entity& entity,
                                         const record::RecordState& state) {
    std::vector<ShownField> fields;
    const record::Dots deleted = merge::deleted_dots(state).value_or(record::Dots{});
    for (const record::Register& item : state.registers) {
        if (entity.find(item.field) == nullptr) {
            continue;
        }
        ShownField field{entity.find(item.field), item.key, merge::Why::only, {}};
        for (const record::Version& version : item.versions) {
            if (!record::contains(deleted, version.dot)) {
                field.versions.push_back(shown(workspace, version));
            }
        }
        if (!field.versions.empty()) {
            fields.push_back(std::move(field));
        }
    }
    return fields;
}

} // namespace

std::vector<std::string> Card::conflict_fields() const {
    std::vector<std::string> names;
    for (const ShownField& field : concurrent) {
        if (field.why == merge::Why::undecided) {
            const std::string name(field.field != nullptr ? field.field->name : kLifeName);
            if (std::ranges::find(names, name) == names.end()) {
                names.push_back(name);
            }
        }
    }
    return names;
}

Card card_of(const Workspace& workspace, const record::RecordState& state) {
    const registry::Entity* entity = domain::registry().find(state.type);
    base::require(entity != nullptr, "a card is made of a record whose type is known");
    Card card{entity, domain::object_of(state), record::seen_of(state), {}, {}, false};
    if (merge::life(state) == merge::Life::disputed) {
        const record::Register* deletion = state.find(record::kLifeField);
        card.concurrent.push_back(
            shown(workspace, *entity, *deletion, {nullptr, merge::Why::undecided}));
        card.against_deletion = against_deletion(workspace, *entity, state);
    }
    for (const record::Register& item : state.registers) {
        if (item.field == record::kLifeField || item.versions.size() < 2 ||
            entity->find(item.field) == nullptr) {
            continue;
        }
        card.concurrent.push_back(
            shown(workspace, *entity, item, merge::effective(item, entity->rule_of(item.field))));
    }
    card.undecided = std::ranges::any_of(card.concurrent, [](const ShownField& field) {
        return field.why == merge::Why::undecided;
    });
    return card;
}

base::Outcome<Card> show(const Workspace& workspace, base::AnyId id) {
    auto state = held_record(workspace, id);
    if (!state) {
        return tl::unexpected(state.error());
    }
    return card_of(workspace, *state);
}

base::Outcome<std::string> reveal_cpr(Workspace& workspace, base::AnyId citizen) {
    auto state = held_record(workspace, citizen);
    if (!state) {
        return tl::unexpected(state.error());
    }
    workspace.store().audit({"reveal_cpr", citizen, {}});
    const registry::Object object = domain::object_of(*state);
    if (object.type == domain::citizen().number()) {
        return object.get(domain::citizen().cpr).value_or(std::string());
    }
    return std::string();
}

} // namespace b2go::app
