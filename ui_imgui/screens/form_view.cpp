#include "ui_imgui/screens/form_view.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "domain/consent.hpp"
#include "domain/types.hpp"
#include "domain/working_days.hpp"
#include "ui_imgui/screens/catalogue.hpp"
#include "ui_imgui/screens/dates.hpp"
#include "ui_imgui/screens/unkept.hpp"
#include "ui_imgui/screens/wording.hpp"

namespace b2go::screens {

using base::Language;
using registry::FieldDecl;
using registry::Kind;
using registry::Object;

namespace {

/// What fits side by side on the smallest tablet.
constexpr std::size_t kFew = 4;
constexpr std::size_t kFewCharacters = 46;
constexpr std::size_t kSome = 8;
constexpr std::size_t kTags = 12;
constexpr std::size_t kStepperMost = 600;

bool fit_side_by_side(const std::vector<FormOption>& options) {
    std::size_t characters = 0;
    for (const FormOption& option : options) {
        characters += base::character_count(option.label);
    }
    return options.size() <= kFew && characters <= kFewCharacters;
}

Input input_of_choice(const FieldDecl& field, const std::vector<FormOption>& options) {
    if (field.is_set) {
        return options.size() <= kTags ? Input::tags : Input::many;
    }
    if (fit_side_by_side(options)) {
        return Input::few;
    }
    return options.size() <= kSome ? Input::some : Input::one;
}

Input input_of(const FieldDecl& field, const std::vector<FormOption>& options) {
    if (field.name == "data_categories") {
        return Input::tags;
    }
    switch (field.kind) {
    case Kind::choice:
        return input_of_choice(field, options);
    case Kind::reference:
        return field.is_set ? Input::many : Input::one;
    case Kind::date:
        return Input::day;
    case Kind::number:
        return field.max <= static_cast<std::int64_t>(kStepperMost) || field.name == "minutes"
                   ? Input::count
                   : Input::number_line;
    case Kind::text:
        return Input::text;
    case Kind::cpr:
        return Input::person_number;
    default:
        return Input::line;
    }
}

/// A value as drafts write it.
std::string plain_text(const record::Value& value) {
    if (const auto* words = std::get_if<std::string>(&value)) {
        return *words;
    }
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
        return std::to_string(*number);
    }
    if (const auto* day = std::get_if<base::Date>(&value)) {
        return day->text();
    }
    if (const auto* id = std::get_if<base::AnyId>(&value)) {
        return id->text();
    }
    return {};
}

struct Maker {
    const State& state;
    const CitizenDetail* concerns;
    Language language;

    std::vector<FormOption> staff() const {
        std::vector<FormOption> options;
        for (const auto& [id, name] : state.reference.staff) {
            const bool own = state.session && id == state.session->staff;
            options.push_back(
                {id.text(), name, own ? text(Word::you, language) : std::string(), false});
        }
        return options;
    }
    std::vector<FormOption> subjects() const {
        std::vector<FormOption> options;
        for (const Subject& subject : state.reference.subjects) {
            options.push_back(
                {subject.id.text(), subject.label.in(language), subject.authority, subject.acute});
        }
        return options;
    }
    std::vector<FormOption> units() const {
        std::vector<FormOption> options;
        for (const auto& [id, name] : state.reference.units) {
            options.push_back({id.text(), name.in(language), {}, false});
        }
        return options;
    }
    std::vector<FormOption> partners() const {
        std::vector<FormOption> options;
        for (const auto& [id, name] : state.reference.partners) {
            options.push_back({id.text(), name, {}, false});
        }
        return options;
    }
    std::vector<FormOption> matters() const {
        std::vector<FormOption> options;
        if (concerns != nullptr) {
            for (const Object& matter : concerns->matters) {
                options.push_back(
                    {matter.id.text(), matter_title(matter, state.reference, language), {}, false});
            }
        }
        return options;
    }
    /// Only what may be relied upon today.
    std::vector<FormOption> consents() const {
        std::vector<FormOption> options;
        if (concerns == nullptr) {
            return options;
        }
        const base::Date today = base::copenhagen_date(state.now);
        for (const Object& consent : concerns->consents) {
            if (domain::consent_holds(consent, today)) {
                options.push_back({consent.id.text(),
                                   consent.get(domain::consent().recipient).value_or(""),
                                   consent.get(domain::consent().purpose).value_or(""), false});
            }
        }
        return options;
    }
    std::vector<FormOption> referred(const FieldDecl& field) const {
        namespace types = domain::types;
        std::vector<FormOption> options;
        switch (field.target) {
        case types::kStaff:
            options = staff();
            break;
        case types::kSubject:
            options = subjects();
            break;
        case types::kUnit:
            options = units();
            break;
        case types::kPartner:
            options = partners();
            break;
        case types::kMatter:
            return matters();
        case types::kConsent:
            return consents();
        default:
            break;
        }
        std::ranges::stable_sort(options, {}, [](const FormOption& option) {
            return base::danish_sort_key(option.label);
        });
        return options;
    }
    std::vector<FormOption> options_of(const FieldDecl& field) const {
        std::vector<FormOption> options;
        if (field.kind == Kind::reference) {
            return referred(field);
        }
        if (field.name == "data_categories") {
            for (const Word word : {Word::data_contact, Word::data_situation, Word::data_matter,
                                    Word::data_economy, Word::data_housing, Word::data_health}) {
                // The Danish words are what is stored: what a citizen agreed to is one text.
                options.push_back({label(word).da, text(word, language), {}, false});
            }
            return options;
        }
        for (const registry::Option& option : field.options) {
            // Decisions are recorded when they can be proved; until then it is not offered.
            if (option.code != "simple_decision") {
                options.push_back({option.code, option.label.in(language), {}, false});
            }
        }
        return options;
    }
};

/// The one line a set of texts is typed in.
std::string joined(const std::set<std::string>& elements) {
    std::string line;
    for (const std::string& element : elements) {
        line += (line.empty() ? "" : ", ") + element;
    }
    return line;
}

void fill_value(FormField& view, const FieldDecl& field, const Draft& draft, const Object* record) {
    const auto chosen = [&](const std::string& code) {
        if (const auto set = draft.sets.find(view.name); set != draft.sets.end()) {
            return set->second.contains(code);
        }
        if (record == nullptr) {
            return false;
        }
        const auto at = record->fields.sets.find(field.number);
        if (at == record->fields.sets.end()) {
            return false;
        }
        const auto id = base::AnyId::parse(code);
        return at->second.contains(field.kind == Kind::reference && id ? id->raw() : code);
    };
    if (field.is_set && view.input != Input::line) {
        for (const FormOption& option : view.options) {
            if (chosen(option.code)) {
                view.chosen.push_back(option.code);
            }
        }
    }
    if (const auto at = draft.texts.find(view.name); at != draft.texts.end()) {
        view.value = at->second;
    } else if (record != nullptr && !field.is_set) {
        const auto held = record->fields.plain.find(field.number);
        view.value = held == record->fields.plain.end() ? std::string() : plain_text(held->second);
    } else if (record != nullptr && view.input == Input::line) {
        const auto held = record->fields.sets.find(field.number);
        view.value = held == record->fields.sets.end() ? std::string() : joined(held->second);
    }
}

/// One part of a group: the draft's, or the record's.
std::string part_value(const std::string& name, const FieldDecl& field,
                       const registry::PartDecl& part, const Draft& draft, const Object* record) {
    const auto written = draft.texts.find(name);
    if (written != draft.texts.end() || record == nullptr) {
        return draft.text(name);
    }
    const auto held = record->fields.plain.find(field.number);
    const auto* group =
        held == record->fields.plain.end() ? nullptr : std::get_if<record::Group>(&held->second);
    if (group == nullptr || !group->contains(part.number)) {
        return {};
    }
    const auto* words = std::get_if<std::string>(&group->at(part.number));
    return words == nullptr ? std::string() : *words;
}

/// The days that make sense, so that a slip of the finger is not a year off.
void fill_days(FormField& view, base::Date today) {
    if (view.name == "birth_date" || view.name == "given") {
        view.last_day = today;
    } else if (view.name == "expiry") {
        view.first_day = today;
        view.last_day = domain::a_year_after(today);
    } else {
        view.first_day = today;
    }
}

std::string hint_of(const FormField& view, Language language) {
    if (view.name == "expiry") {
        return text(Word::hint_expiry, language);
    }
    if (view.name == "next_follow_up" || view.name == "due") {
        return text(Word::hint_due, language);
    }
    if (view.name == "owner") {
        return text(Word::hint_owner, language);
    }
    if (view.name == "cpr") {
        return text(Word::hint_cpr, language);
    }
    if (view.name == "legal_basis") {
        return text(Word::hint_legal_basis, language);
    }
    return view.name == "phones" ? text(Word::hint_phones, language) : std::string();
}

bool is_missing(const FormField& field) {
    return field.required && field.chosen.empty() && base::normalised(field.value).empty();
}

/// How many are missing and which comes first, so that one knows before one goes there.
void fill_missing(FormView& form, Language language) {
    const auto first = std::ranges::find_if(form.fields, is_missing);
    if (first == form.fields.end()) {
        return;
    }
    form.missing = static_cast<std::size_t>(std::ranges::count_if(form.fields, is_missing));
    form.first_missing = first->name;
    const std::string words = form.missing == 1
                                  ? filled(text(Word::one_field_missing, language), {first->label})
                                  : filled(text(Word::fields_missing, language),
                                           {std::to_string(form.missing), first->label});
    form.show_missing = filled(text(Word::show_missing, language), {words});
}

} // namespace

const FormField* FormView::find(std::string_view name) const {
    const auto at = std::ranges::find(fields, name, &FormField::name);
    return at == fields.end() ? nullptr : &*at;
}

FormView make_form_view(const State& state, const FormPlan& plan, const DraftKey& key,
                        const Object* record, const CitizenDetail* concerns) {
    const Language language = state.preferences.language;
    const base::Date today = base::copenhagen_date(state.now);
    const Draft& draft = draft_of(state, key);
    const Maker maker{state, concerns, language};
    FormView form;
    form.key = key;
    form.today = today;
    form.is_begun = !draft.is_empty();
    form.is_kept = state.drafts.contains(key);
    const auto trouble = state.troubles.find(key);
    for (const std::string_view name : plan.fields) {
        FormField view;
        view.name = name;
        const std::size_t dot = name.find('.');
        const FieldDecl* field = plan.entity->find(name.substr(0, dot));
        base::require(field != nullptr, "a form names fields of its entity");
        view.label = field->label.in(language);
        view.options = maker.options_of(*field);
        view.input = input_of(*field, view.options);
        view.required = asks_for(plan, name, draft);
        if (dot != std::string_view::npos) {
            const auto part =
                std::ranges::find(field->parts, name.substr(dot + 1), &registry::PartDecl::name);
            view.label = part->label.in(language);
            view.input = Input::line;
            view.value = part_value(view.name, *field, *part, draft, record);
        } else {
            fill_value(view, *field, draft, record);
        }
        view.least = field->kind == Kind::number ? field->min : 0;
        view.most = field->kind == Kind::number ? field->max : 0;
        if (view.input == Input::day) {
            fill_days(view, today);
        }
        if (view.name == "matter" && view.value.empty() && concerns != nullptr) {
            const auto only = only_open_matter(concerns->matters);
            view.value = only ? only->text() : std::string();
        }
        view.hint = hint_of(view, language);
        if (trouble != state.troubles.end()) {
            const auto& errors = trouble->second.errors;
            const auto error = std::ranges::find_if(errors, [&](const base::FieldError& one) {
                return one.field == view.name || name.starts_with(one.field + '.');
            });
            view.error = error == errors.end() ? std::string() : error->message.in(language);
        }
        if (!view.error.empty() && form.first_missing.empty()) {
            form.first_missing = view.name;
        }
        form.fields.push_back(std::move(view));
    }
    fill_missing(form, language);
    std::string unkept = unkept_text(state, key);
    form.is_unkept = !unkept.empty();
    if (form.is_unkept) {
        form.saved_text = text(Word::not_saved_yet, language);
    } else if (form.is_begun && draft.kept.ms > 0) {
        form.saved_text = filled(text(Word::draft_kept, language),
                                 {moment_text(draft.kept, state.now, language)});
    }
    if (trouble != state.troubles.end()) {
        form.trouble = trouble->second.message.in(language);
    } else {
        form.trouble = std::move(unkept);
    }
    return form;
}

} // namespace b2go::screens
