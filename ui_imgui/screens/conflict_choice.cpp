#include "ui_imgui/screens/conflict_choice.hpp"

#include <algorithm>

#include "base/bytes.hpp"

namespace b2go::screens {

namespace {

/// Values of these kinds are always small enough to be carried along with what replaces them.
bool is_always_short(registry::Kind kind) {
    using registry::Kind;
    return kind == Kind::choice || kind == Kind::date || kind == Kind::instant ||
           kind == Kind::number || kind == Kind::reference || kind == Kind::flag;
}

std::optional<std::variant<record::Dot, record::Value>> choice_of(const app::ShownField& field,
                                                                  const std::string& chosen) {
    using Choice = std::variant<record::Dot, record::Value>;
    if (chosen == kChoiceKeep && field.field == nullptr) {
        return Choice(record::Value(record::Null{}));
    }
    if (chosen == kChoiceBefore) {
        const auto before = common_before(field);
        return before ? std::optional(Choice(*before)) : std::nullopt;
    }
    const auto dot = record::Dot::parse(chosen);
    return dot ? std::optional(Choice(*dot)) : std::nullopt;
}

} // namespace

std::string choice_name(const app::ShownField& field) {
    std::string name = "choice ";
    name += field.field == nullptr ? app::kLifeName : std::string_view(field.field->name);
    if (!field.key.empty()) {
        name += ' ' + base::to_hex(base::as_bytes(field.key));
    }
    return name;
}

std::optional<record::Value> common_before(const app::ShownField& field) {
    if (field.field == nullptr || field.versions.empty() ||
        field.field->kind == registry::Kind::cpr) {
        return std::nullopt; // a CPR is masked here: what was before cannot be written anew
    }
    const auto& first = field.versions.front().was;
    const bool same = std::ranges::all_of(
        field.versions, [&](const app::ShownVersion& version) { return version.was == first; });
    if (!same || first || !is_always_short(field.field->kind)) {
        return same ? first : std::nullopt;
    }
    return record::Value(record::Null{}); // it was empty: anything else would have been carried
}

bool may_be_changed(const app::ShownField& field) {
    return field.field != nullptr &&
           (field.why == merge::Why::rule || field.why == merge::Why::only);
}

std::vector<app::Decision> decisions_from(const app::Card& card, const Draft& draft) {
    std::vector<app::Decision> decisions;
    for (const app::ShownField& field : card.concurrent) {
        auto choice = choice_of(field, draft.text(choice_name(field)));
        const bool may_decide = field.why == merge::Why::undecided || may_be_changed(field);
        if (!may_decide || !choice) {
            continue;
        }
        decisions.push_back(
            {card.object.id,
             field.field == nullptr ? std::string(app::kLifeName) : field.field->name, field.key,
             std::move(*choice), draft.text("reason"), card.seen});
    }
    return decisions;
}

} // namespace b2go::screens
