#include "app/resolve_conflict.hpp"

#include <algorithm>

#include "base/limits.hpp"
#include "base/text.hpp"
#include "domain/record_view.hpp"
#include "domain/registry.hpp"
#include "registry/validate.hpp"

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
    if (item == nullptr || item->versions.empty()) {
        return base::refuse(Refusal::invalid,
                            {"Der er ikke noget at afgøre i feltet. Intet er ændret.",
                             "There is nothing to decide in the field. Nothing was changed."},
                            {{decision.field, {"Ingen versioner.", "No versions."}}});
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

base::Outcome<void> check_reason(const std::string& reason) {
    if (base::normalised(reason).empty() || reason.size() > limits::kReasonBytes ||
        !base::is_clean_text(reason)) {
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

/// What the record would hold after the decision must keep the rules that one field can break.
base::Outcome<void> check_value(const Disputed& disputed, const registry::Entity& entity,
                                const std::string& bytes) {
    if (disputed.field == nullptr || disputed.field->is_set) {
        return {};
    }
    registry::Fields fields;
    fields.plain[disputed.field->number] = record::decode_value(bytes).value_or(record::Null{});
    registry::Findings findings;
    registry::validate_values(entity, fields, findings);
    if (!findings.errors.empty()) {
        return base::refuse(Refusal::invalid,
                            {"Værdien kan ikke gemmes. Intet er ændret.",
                             "The value cannot be saved. Nothing was changed."},
                            std::move(findings.errors));
    }
    return {};
}

/// Deleting anew names everything that is there now; keeping is the empty value.
std::string life_bytes(const record::RecordState& state, const Decision& decision) {
    const bool keep = std::holds_alternative<Value>(decision.choice);
    return keep ? std::string() : record::encode(Value(merge::live_dots(state)));
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

base::Outcome<Saved> resolve(Workspace& workspace, const Decision& decision) {
    const auto reason = check_reason(decision.reason);
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
    const registry::Entity& entity = *domain::registry().find(state->type);
    if (disputed->field == nullptr) {
        *bytes = life_bytes(*state, decision);
    } else if (const auto checked = check_value(*disputed, entity, *bytes); !checked) {
        return tl::unexpected(checked.error());
    }
    return save_writes(
        workspace, *state,
        {{disputed->item->field, disputed->item->key, std::move(*bytes), now, std::nullopt}},
        decision.reason);
}

} // namespace b2go::app
