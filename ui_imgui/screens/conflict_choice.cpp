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

constexpr std::string_view kOwn = "own ";

std::optional<std::variant<record::Dot, record::Value>>
choice_of(const app::Card& card, const app::ShownField& field, const Draft& draft) {
    using Choice = std::variant<record::Dot, record::Value>;
    const std::string& chosen = draft.text(choice_name(field));
    if (chosen == kChoiceOwn) {
        const auto own = own_value(card, field, draft);
        return own && *own ? std::optional(Choice(**own)) : std::nullopt;
    }
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

std::string own_name(std::string_view field) { return std::string(kOwn) += field; }

std::vector<std::string> own_names(const app::ShownField& field) {
    using registry::Kind;
    if (field.field == nullptr || field.field->is_set || field.field->kind == Kind::instant ||
        field.field->kind == Kind::flag) {
        return {};
    }
    if (field.field->kind != Kind::group) {
        return {own_name(field.field->name)};
    }
    std::vector<std::string> names;
    for (const registry::PartDecl& part : field.field->parts) {
        names.push_back(own_name(field.field->name + '.' + part.name));
    }
    return names;
}

std::optional<std::string> without_own(std::string_view name) {
    return name.starts_with(kOwn) ? std::optional(std::string(name.substr(kOwn.size())))
                                  : std::nullopt;
}

Draft own_values(const Draft& decision) {
    Draft values;
    for (const auto& [name, words] : decision.texts) {
        if (const auto field = without_own(name)) {
            values.texts[*field] = words;
        }
    }
    return values;
}

base::Outcome<std::optional<record::Value>>
own_value(const app::Card& card, const app::ShownField& field, const Draft& decision) {
    Draft only; // another field's slip is told at that field
    for (const auto& [name, words] : own_values(decision).texts) {
        if (name.substr(0, name.find('.')) == field.field->name) {
            only.texts[name] = words;
        }
    }
    auto fields = fields_of(*card.entity, only, Emptied::left_out);
    if (!fields) {
        for (base::FieldError& error : fields.error().fields) {
            error.field = own_name(error.field);
        }
        return tl::unexpected(std::move(fields.error()));
    }
    const auto at = fields->plain.find(field.field->number);
    return at == fields->plain.end() ? std::nullopt : std::optional(std::move(at->second));
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
        auto choice = choice_of(card, field, draft);
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
