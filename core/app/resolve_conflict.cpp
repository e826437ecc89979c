#include "app/resolve_conflict.hpp"

#include <algorithm>

#include "app/checked.hpp"
#include "app/closing.hpp"
#include "base/text.hpp"
#include "domain/record_view.hpp"
#include "domain/registry.hpp"

namespace b2go::app {

using base::Refusal;
using record::Dots;
using record::Register;
using record::Value;
using record::Version;

namespace {

/// The register the decision is about, with its declaration; null `field` for the deletion.
struct Disputed {
    const registry::FieldDecl* field = nullptr;
    const Register* item = nullptr;
};

base::Outcome<Disputed> find_disputed(const record::RecordState& state, const Decision& decision) {
    const registry::Entity& entity = *domain::registry().find(state.type);
    const bool is_life = decision.field == kLifeName;
    const registry::FieldDecl* field = is_life ? nullptr : entity.find(decision.field);
    if (!is_life && field == nullptr) {
        return base::refuse(Refusal::invalid,
                            {"Feltet findes ikke. Intet er ændret.",
                             "There is no such field. Nothing was changed."},
                            {{decision.field, {"Ukendt felt.", "Unknown field."}}});
    }
    const Register* item = state.find(is_life ? record::kLifeField : field->number, decision.key);
    const bool open = is_life ? merge::life(state) == merge::Life::disputed
                              : item != nullptr && item->versions.size() > 1;
    if (!open) {
        // Nobody can have seen a conflict here but before somebody else decided it.
        return base::refuse(Refusal::stale,
                            {"Der er ikke noget at afgøre i feltet. Intet er ændret.",
                             "There is nothing to decide in the field. Nothing was changed."},
                            {{decision.field, {"Ingen konflikt.", "No conflict."}}});
    }
    return Disputed{field, item};
}

Dots dots_of(const Register& item) {
    Dots dots;
    for (const Version& version : item.versions) {
        dots.push_back(version.dot);
    }
    return dots;
}

base::Outcome<void> require_reason(const std::string& reason) {
    if (base::normalised(reason).empty()) {
        return base::refuse(Refusal::invalid,
                            {"En afgørelse skal have en begrundelse. Intet er ændret.",
                             "A decision needs a reason. Nothing was changed."},
                            {{"reason", {"Skriv en kort begrundelse.", "Write a short reason."}}});
    }
    return {};
}

base::Outcome<std::string> chosen_bytes(const Disputed& disputed, const Decision& decision) {
    if (const auto* dot = std::get_if<record::Dot>(&decision.choice)) {
        const auto at = std::ranges::find(disputed.item->versions, *dot, &Version::dot);
        if (at == disputed.item->versions.end()) {
            return base::refuse(
                Refusal::stale,
                {"Den valgte version findes ikke længere. Se konflikten igen. Intet er ændret.",
                 "The chosen version is no longer there. Look at the conflict again. Nothing was "
                 "changed."},
                {{"choose", {"Ukendt version.", "Unknown version."}}});
        }
        return at->value;
    }
    return record::encode(std::get<Value>(decision.choice));
}

/// The decision as an edit, so that it must keep every rule an edit must.
registry::Fields as_edit(const Disputed& disputed, const registry::Object& before,
                         const std::string& bytes) {
    const Value value = record::decode_value(bytes).value_or(record::Null{});
    const record::FieldNumber number = disputed.field->number;
    registry::Fields edit;
    if (!disputed.field->is_set) {
        edit.plain[number] = value;
        return edit;
    }
    if (const auto at = before.fields.sets.find(number); at != before.fields.sets.end()) {
        edit.sets[number] = at->second;
    }
    if (value == Value(true)) {
        edit.sets[number].insert(disputed.item->key);
    } else {
        edit.sets[number].erase(disputed.item->key);
    }
    return edit;
}

base::Outcome<void> check_rules(const Workspace& workspace, const record::RecordState& state,
                                const Disputed& disputed, const std::string& bytes) {
    const registry::Entity& entity = *domain::registry().find(state.type);
    const registry::Object before = domain::object_of(state);
    const registry::Fields edit = as_edit(disputed, before, bytes);
    const auto findings =
        check_edit(entity, before, overlaid(before, edit), edit, Around(workspace));
    if (!findings) {
        return tl::unexpected(findings.error());
    }
    return check_if_closing(workspace, before, edit);
}

/// Deleting anew names everything that is there now; keeping is the empty value.
std::string life_bytes(const record::RecordState& state, const Decision& decision,
                       const std::string& chosen) {
    const bool keep = std::holds_alternative<Value>(decision.choice) || chosen.empty();
    return keep ? std::string() : record::encode(Value(merge::live_dots(state)));
}

Decision in_present_names(const Workspace& workspace, Decision decision) {
    if (decision.seen) {
        decision.seen = workspace.present(*std::move(decision.seen));
    }
    if (auto* dot = std::get_if<record::Dot>(&decision.choice)) {
        *dot = workspace.store().present(*dot);
    }
    return decision;
}

} // namespace

std::vector<Card> conflict_queue(const Workspace& workspace, std::size_t limit) {
    std::vector<Card> queue;
    for (const record::RecordState& state : workspace.store().in_conflict(limit)) {
        if (domain::registry().find(state.type) != nullptr) {
            queue.push_back(card_of(workspace, state));
        }
    }
    return queue;
}

base::Outcome<Saved> resolve(Workspace& workspace, const Decision& given) {
    const Decision decision = in_present_names(workspace, given);
    const auto reason = require_reason(decision.reason);
    if (!reason) {
        return tl::unexpected(reason.error());
    }
    const auto state = held_record(workspace, decision.id);
    if (!state) {
        return tl::unexpected(state.error());
    }
    const auto disputed = find_disputed(*state, decision);
    if (!disputed) {
        return tl::unexpected(disputed.error());
    }
    const Dots now = dots_of(*disputed->item);
    if (decision.seen && (decision.seen->id != decision.id ||
                          decision.seen->of(disputed->item->field, disputed->item->key) != now)) {
        return base::refuse(
            Refusal::stale,
            {"Der er kommet andre versioner, siden konflikten blev åbnet. Se den igen og afgør "
             "den så. Intet er ændret.",
             "Other versions have come since the conflict was opened. Look at it again, then "
             "decide. Nothing was changed."},
            {{decision.field, {"Nye versioner.", "New versions."}}});
    }
    auto bytes = chosen_bytes(*disputed, decision);
    if (!bytes) {
        return tl::unexpected(bytes.error());
    }
    if (disputed->field == nullptr) {
        *bytes = life_bytes(*state, decision, *bytes);
    } else if (const auto checked = check_rules(workspace, *state, *disputed, *bytes); !checked) {
        return tl::unexpected(checked.error());
    }
    return save_writes(
        workspace, *state,
        {{disputed->item->field, disputed->item->key, std::move(*bytes), now, std::nullopt}},
        decision.reason);
}

} // namespace b2go::app
