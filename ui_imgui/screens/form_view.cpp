#include "ui_imgui/screens/form_view.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "domain/working_days.hpp"
#include "ui_imgui/screens/catalogue.hpp"
#include "ui_imgui/screens/dates.hpp"
#include "ui_imgui/screens/form_options.hpp"
#include "ui_imgui/screens/unkept.hpp"

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

/// The day a promise is given where none is written, as domain/defaults does.
std::string day_given(const Draft& draft, base::Date today, Language language) {
    const int days = domain::follow_up_working_days(draft.text("urgency"));
    return filled(text(Word::hint_due, language),
                  {weekday_text(domain::add_working_days(today, days), today, language)});
}

std::string nothing_to_pick(const FormField& view, Language language) {
    if (view.name == "matter") {
        return text(Word::no_matter_to_pick, language);
    }
    return view.name == "consent" ? text(Word::no_consent_to_pick, language) : std::string();
}

/// Whoever owns a promise cannot stand in for themself.
void leave_out_owner(const State& state, const Draft& draft, FormField& view) {
    std::string owner = draft.text("owner");
    if (owner.empty() && state.session) {
        owner = state.session->staff.text();
    }
    std::erase_if(view.options, [&](const FormOption& one) { return one.code == owner; });
}

std::string hint_of(const FormField& view, const Draft& draft, base::Date today,
                    Language language) {
    if (view.name == "expiry") {
        return text(Word::hint_expiry, language);
    }
    if (view.name == "next_follow_up" || view.name == "due") {
        return day_given(draft, today, language);
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

/// How many fields there are of a kind and which comes first, so that one knows before one goes
/// there.
template <typename IsOne>
std::size_t lead_to_first(FormView& form, IsOne is_one, Word one, Word many, Language language) {
    const auto first = std::ranges::find_if(form.fields, is_one);
    if (first == form.fields.end()) {
        return 0;
    }
    const auto count = static_cast<std::size_t>(std::ranges::count_if(form.fields, is_one));
    form.first_missing = first->name;
    const std::string words =
        count == 1 ? filled(text(one, language), {first->label})
                   : filled(text(many, language), {std::to_string(count), first->label});
    form.show_missing = filled(text(Word::show_missing, language), {words});
    return count;
}

void fill_missing(FormView& form, Language language) {
    form.missing =
        lead_to_first(form, is_missing, Word::one_field_missing, Word::fields_missing, language);
}

/// Why the last save was refused: at each field what is wrong with it, and what is wrong with none
/// of them above all. Something to tap leads to it wherever one is.
void fill_trouble(FormView& form, const FormTrouble& trouble, Language language) {
    for (FormField& field : form.fields) {
        const auto error = std::ranges::find_if(
            trouble.errors, [&](const base::FieldError& one) { return is_about(one, field.name); });
        field.error = error == trouble.errors.end() ? std::string() : error->message.in(language);
    }
    const FormPlan whole = form_named(form.key.form);
    form.trouble = trouble.message.in(language);
    const auto beside = refused_beside(whole, trouble);
    for (const base::Label& said : beside) {
        form.trouble += '\n' + said.in(language);
    }
    const auto is_wrong = [](const FormField& field) { return !field.error.empty(); };
    lead_to_first(form, is_wrong, Word::one_field_wrong, Word::fields_wrong, language);
    if (!first_refused(whole, trouble) && (trouble.errors.empty() || !beside.empty())) {
        form.first_missing = kTroubleField;
        form.show_missing = text(Word::see_why_not_saved, language);
    }
}

} // namespace

const FormField* FormView::find(std::string_view name) const {
    const auto at = std::ranges::find(fields, name, &FormField::name);
    return at == fields.end() ? nullptr : &*at;
}

FormField make_field(const State& state, const FormPlan& plan, std::string_view name,
                     const Draft& draft, const Object* record, const CitizenDetail* concerns) {
    const Language language = state.preferences.language;
    FormField view;
    view.name = name;
    const std::size_t dot = name.find('.');
    const FieldDecl* field = plan.entity->find(name.substr(0, dot));
    base::require(field != nullptr, "a form names fields of its entity");
    view.label = field->label.in(language);
    view.options = form_options(state, concerns, *field);
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
        fill_days(view, base::copenhagen_date(state.now));
    }
    if (view.name == "matter" && view.value.empty() && concerns != nullptr) {
        const auto only = only_open_matter(concerns->matters);
        view.value = only ? only->text() : std::string();
    }
    view.hint = hint_of(view, draft, base::copenhagen_date(state.now), language);
    view.nothing = nothing_to_pick(view, language);
    if (view.name == "fallback_owner") {
        leave_out_owner(state, draft, view);
    }
    return view;
}

FormView make_form_view(const State& state, const FormPlan& plan, const DraftKey& key,
                        const Object* record, const CitizenDetail* concerns) {
    const Draft& draft = draft_of(state, key);
    std::vector<FormField> fields;
    for (const std::string_view name : plan.fields) {
        fields.push_back(make_field(state, plan, name, draft, record, concerns));
    }
    return form_of(state, key, std::move(fields));
}

FormView form_of(const State& state, const DraftKey& key, std::vector<FormField> fields) {
    const Language language = state.preferences.language;
    const Draft& draft = draft_of(state, key);
    FormView form;
    form.key = key;
    form.today = base::copenhagen_date(state.now);
    form.is_begun = !draft.is_empty();
    form.is_kept = state.drafts.contains(key);
    form.fields = std::move(fields);
    if (const auto trouble = state.troubles.find(key); trouble != state.troubles.end()) {
        fill_trouble(form, trouble->second, language);
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
    if (form.trouble.empty()) {
        form.trouble = std::move(unkept);
    }
    if (state.sought && state.sought->form == key) {
        form.sought = state.sought->field;
    }
    return form;
}

} // namespace b2go::screens
