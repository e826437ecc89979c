#include "ui_imgui/screens/forms.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "domain/citizen.hpp"
#include "domain/consent.hpp"
#include "domain/encounter.hpp"
#include "domain/follow_up.hpp"
#include "domain/matter.hpp"
#include "domain/note.hpp"
#include "domain/referral.hpp"
#include "ui_imgui/screens/conflict_choice.hpp"

namespace b2go::screens {

namespace {

using Names = std::span<const std::string_view>;

template <std::size_t... sizes>
constexpr auto in_one(const std::array<std::string_view, sizes>&... parts) {
    std::array<std::string_view, (sizes + ...)> whole;
    auto end = whole.begin();
    ((end = std::copy(parts.begin(), parts.end(), end)), ...);
    return whole;
}

constexpr std::array<std::string_view, 5> kIdentity{"name", "preferred_name", "id_type", "cpr",
                                                    "birth_date"};
constexpr std::array<std::string_view, 8> kContact{
    "phones",          "address.street", "address.postcode", "address.city",
    "address.care_of", "contactable",    "protection",       "digital"};
constexpr std::array<std::string_view, 3> kNames{"name", "preferred_name", "birth_date"};
constexpr std::array<std::string_view, 3> kNeeds{"needs", "language", "life_situations"};

constexpr auto kCitizen = in_one(kIdentity, kContact, kNeeds);
constexpr auto kCitizenEdit = in_one(kNames, kContact, kNeeds);

constexpr std::array<std::string_view, 7> kVisit{
    "subjects", "handling_mode", "outcome", "channel", "minutes", "entrances_before", "companion"};
constexpr std::array<std::string_view, 3> kVisitRequired{"subjects", "handling_mode", "outcome"};

constexpr std::array<std::string_view, 6> kConsent{"recipient", "purpose", "data_categories",
                                                   "form",      "given",   "expiry"};
constexpr std::array<std::string_view, 4> kConsentRequired{"recipient", "purpose",
                                                           "data_categories", "form"};

constexpr std::array<std::string_view, 10> kReferral{
    "matter",      "receiver_unit", "receiver", "content",        "consent",
    "legal_basis", "urgency",       "owner",    "fallback_owner", "next_follow_up"};
constexpr std::array<std::string_view, 1> kReferralRequired{"content"};

constexpr std::array<std::string_view, 4> kFollowUp{"kind", "due", "owner", "fallback_owner"};
constexpr std::array<std::string_view, 1> kFollowUpRequired{"kind"};

constexpr std::array<std::string_view, 1> kDecision{"reason"};

constexpr std::array<std::string_view, 2> kNote{"text", "assessment"};
constexpr std::array<std::string_view, 1> kNoteRequired{"text"};

constexpr std::array kBesideAVisit{form_name::kConsent, form_name::kReferral, form_name::kFollowUp,
                                   form_name::kNote};

bool is_written(const FormPlan& plan, const std::string& name, const Draft& draft,
                const registry::Object* record) {
    if (const auto set = draft.sets.find(name); set != draft.sets.end()) {
        return !set->second.empty();
    }
    if (const auto text = draft.texts.find(name); text != draft.texts.end()) {
        return !base::normalised(text->second).empty();
    }
    const registry::FieldDecl* field = plan.entity->find(name);
    if (record == nullptr || field == nullptr) {
        return false;
    }
    const auto set = record->fields.sets.find(field->number);
    return field->is_set ? set != record->fields.sets.end() && !set->second.empty()
                         : record->has(field->number);
}

} // namespace

FormPlan citizen_step(int step) {
    const std::array<Names, kCitizenSteps> steps{Names(kIdentity), Names(kContact), Names(kNeeds)};
    const auto at = static_cast<std::size_t>(std::clamp(step, 0, kCitizenSteps - 1));
    return {form_name::kCitizen, &domain::citizen(), steps[at], {}};
}

FormPlan citizen_edit_part(int part) {
    const std::array<Names, kCitizenSteps> parts{Names(kNames), Names(kContact), Names(kNeeds)};
    const auto at = static_cast<std::size_t>(std::clamp(part, 0, kCitizenSteps - 1));
    return {form_name::kCitizenEdit, &domain::citizen(), parts[at], {}};
}

FormPlan visit_form() { return {form_name::kVisit, &domain::encounter(), kVisit, kVisitRequired}; }
FormPlan consent_form() {
    return {form_name::kConsent, &domain::consent(), kConsent, kConsentRequired};
}
FormPlan referral_form() {
    return {form_name::kReferral, &domain::referral(), kReferral, kReferralRequired};
}
FormPlan follow_up_form() {
    return {form_name::kFollowUp, &domain::follow_up(), kFollowUp, kFollowUpRequired};
}
FormPlan note_form() { return {form_name::kNote, &domain::note(), kNote, kNoteRequired}; }
FormPlan correction_form() {
    return {form_name::kCorrection, &domain::note(), kNote, kNoteRequired};
}

std::optional<int> citizen_step_of(std::string_view field) {
    for (int step = 0; step < kCitizenSteps; ++step) {
        if (std::ranges::find(citizen_step(step).fields, field) !=
            citizen_step(step).fields.end()) {
            return step;
        }
    }
    return std::nullopt;
}

FormPlan form_named(std::string_view form) {
    if (form == form_name::kCitizen) {
        return {form_name::kCitizen, &domain::citizen(), kCitizen, {}};
    }
    if (form == form_name::kCitizenEdit) {
        return {form_name::kCitizenEdit, &domain::citizen(), kCitizenEdit, {}};
    }
    if (form == form_name::kConsent) {
        return consent_form();
    }
    if (form == form_name::kReferral) {
        return referral_form();
    }
    if (form == form_name::kFollowUp) {
        return follow_up_form();
    }
    if (form == form_name::kNote) {
        return note_form();
    }
    if (form == form_name::kCorrection) {
        return correction_form();
    }
    return form == form_name::kDecision
               ? FormPlan{form_name::kDecision, nullptr, kDecision, kDecision}
               : visit_form();
}

bool is_about(const base::FieldError& error, std::string_view name) {
    return error.field == name || name.starts_with(error.field + '.');
}

namespace {

/// A decision asks for own values by the record it is about: no plan can list them.
bool is_of_an_own_value(const base::FieldError& error) {
    return without_own(error.field).has_value();
}

} // namespace

std::optional<std::string_view> first_refused(const FormPlan& plan, const FormTrouble& trouble) {
    const auto first = std::ranges::find_if(plan.fields, [&](std::string_view name) {
        return std::ranges::any_of(
            trouble.errors, [&](const base::FieldError& error) { return is_about(error, name); });
    });
    if (first != plan.fields.end()) {
        return *first;
    }
    const auto own = std::ranges::find_if(trouble.errors, is_of_an_own_value);
    return own == trouble.errors.end() ? std::nullopt : std::optional<std::string_view>(own->field);
}

std::vector<base::Label> refused_beside(const FormPlan& plan, const FormTrouble& trouble) {
    std::vector<base::Label> said;
    for (const base::FieldError& error : trouble.errors) {
        const bool is_asked = std::ranges::any_of(
            plan.fields, [&](std::string_view name) { return is_about(error, name); });
        // What was begun beside a visit is told by the form it was begun in.
        const bool is_elsewhere =
            plan.form == form_name::kVisit &&
            std::ranges::find(kBesideAVisit, error.field) != kBesideAVisit.end();
        if (!is_asked && !is_elsewhere && !is_of_an_own_value(error)) {
            said.push_back(error.message);
        }
    }
    return said;
}

std::optional<base::AnyId> only_open_matter(const std::vector<registry::Object>& matters) {
    std::optional<base::AnyId> only;
    for (const registry::Object& matter : matters) {
        if (!matter.is(domain::matter().progress, "closed")) {
            if (only) {
                return std::nullopt;
            }
            only = matter.id;
        }
    }
    return only;
}

bool asks_for(const FormPlan& plan, std::string_view name, const Draft& draft) {
    if (plan.form == form_name::kReferral) {
        const bool has_unit = !base::normalised(draft.text("receiver_unit")).empty();
        if (name == "matter" || (name == "receiver" && !has_unit)) {
            return true;
        }
    }
    if (plan.form == form_name::kNote && draft.is_empty()) {
        return false;
    }
    return std::ranges::find(plan.required, name) != plan.required.end();
}

std::vector<std::string_view> missing_in(const FormPlan& plan, const Draft& draft,
                                         const registry::Object* record) {
    std::vector<std::string_view> missing;
    std::ranges::copy_if(plan.required, std::back_inserter(missing), [&](std::string_view name) {
        return !is_written(plan, std::string(name), draft, record);
    });
    return missing;
}

} // namespace b2go::screens
