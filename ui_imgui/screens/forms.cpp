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

namespace b2go::screens {

namespace {

using Names = std::span<const std::string_view>;

constexpr std::array<std::string_view, 5> kIdentity{"name", "preferred_name", "id_type", "cpr",
                                                    "birth_date"};
constexpr std::array<std::string_view, 8> kContact{
    "phones",          "address.street", "address.postcode", "address.city",
    "address.care_of", "contactable",    "protection",       "digital"};
constexpr std::array<std::string_view, 3> kNames{"name", "preferred_name", "birth_date"};
constexpr std::array<std::string_view, 3> kNeeds{"needs", "language", "life_situations"};

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

constexpr std::array<std::string_view, 2> kNote{"text", "assessment"};
constexpr std::array<std::string_view, 1> kNoteRequired{"text"};

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
