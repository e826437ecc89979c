#pragma once

#include <span>
#include <string>
#include <string_view>

#include "registry/entity.hpp"
#include "ui_imgui/screens/state.hpp"

/// Which fields each form has and needs. One place for views and saves.
namespace b2go::screens {

struct FormPlan {
    std::string_view form; ///< form_name
    const registry::Entity* entity = nullptr;
    std::span<const std::string_view> fields;
    std::span<const std::string_view> required; ///< what the form asks for beyond the registry
};

[[nodiscard]] FormPlan citizen_step(int step); ///< 0 identity, 1 contact, 2 needs
inline constexpr int kCitizenSteps = 3;
/// The step of a registration that asks for this field; nothing if none does.
[[nodiscard]] std::optional<int> citizen_step_of(std::string_view field);
/// What a card can be edited in: 0 who, 1 contact, 2 needs. The number is not among it: a wrong
/// one is another person's.
[[nodiscard]] FormPlan citizen_edit_part(int part);
[[nodiscard]] FormPlan visit_form();
[[nodiscard]] FormPlan consent_form();
[[nodiscard]] FormPlan referral_form();
[[nodiscard]] FormPlan follow_up_form();
[[nodiscard]] FormPlan note_form();
[[nodiscard]] FormPlan correction_form(); ///< of a note
/// The whole form with this form_name, over all its steps and parts. Of a decision only its reason:
/// the rest of its fields depend on the record.
[[nodiscard]] FormPlan form_named(std::string_view form);

/// The error is about this field of a form: `address` is about `address.street` too.
[[nodiscard]] bool is_about(const base::FieldError& error, std::string_view name);
/// The first field of the form that a refused save names; nothing if it names none of them.
[[nodiscard]] std::optional<std::string_view> first_refused(const FormPlan& plan,
                                                            const FormTrouble& trouble);
/// What the refusal says of fields that the form does not ask for, or of all of it.
[[nodiscard]] std::vector<base::Label> refused_beside(const FormPlan& plan,
                                                      const FormTrouble& trouble);

/// The matter that a referral is about when nobody has said so: the only one that is open.
[[nodiscard]] std::optional<base::AnyId>
only_open_matter(const std::vector<registry::Object>& matters);

/// The form cannot be saved without this field, as things stand in the draft: what it requires, and
/// of a referral the matter and, without a unit, the receiver. A note nobody has begun asks for
/// nothing: it need not be written.
[[nodiscard]] bool asks_for(const FormPlan& plan, std::string_view name, const Draft& draft);

/// A required field that holds nothing, neither in the draft nor in the record being edited.
[[nodiscard]] std::vector<std::string_view> missing_in(const FormPlan& plan, const Draft& draft,
                                                       const registry::Object* record);

} // namespace b2go::screens
