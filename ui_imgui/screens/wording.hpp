#pragma once

#include <map>
#include <string>
#include <vector>

#include "registry/entity.hpp"
#include "ui_imgui/screens/parts.hpp"
#include "ui_imgui/screens/view_parts.hpp"

/// From what records hold to the words people read.
namespace b2go::screens {

/// On one line and at a word's end, for a line that leads to the whole.
[[nodiscard]] std::string shortened(const std::string& words, std::size_t most_characters);

/// `Åse Demosen`; the name a citizen wants to be called by in brackets; `Anonym · 7KQ3RT`.
[[nodiscard]] std::string person_title(const Person& person, base::Language language);
/// `Demovej 3, 2400 København NV · 78 år`; says that an address is protected.
[[nodiscard]] std::string person_detail(const Person& person, base::Date today,
                                        base::Language language);
/// Up to two letters for a disc; empty for somebody anonymous.
[[nodiscard]] std::string initials_of(const std::string& name);
/// Protection, how to reach them, needs and language, as far as they matter before one speaks.
[[nodiscard]] std::vector<Pill> person_pills(const Person& person, base::Language language);

/// What a choice field's code is called; the code itself if this version does not know it.
[[nodiscard]] std::string option_text(const registry::Entity& entity, record::FieldNumber field,
                                      const std::string& code, base::Language language);
/// The chosen option of a choice field; empty if there is none.
[[nodiscard]] std::string chosen_text(const registry::Object& object,
                                      const registry::Entity& entity,
                                      registry::Field<registry::Choice> field,
                                      base::Language language);
/// The labels of what a set of choices holds, joined by commas.
[[nodiscard]] std::string chosen_texts(const registry::Object& object,
                                       const registry::Entity& entity, record::FieldNumber field,
                                       base::Language language);
[[nodiscard]] std::string address_text(const record::Group& address);

/// Any value of any field, for the conflict screen: choices by their labels, references by `names`.
/// A CPR is expected to be masked already.
[[nodiscard]] std::string value_text(const registry::FieldDecl& field, const record::Value& value,
                                     const std::map<base::AnyId, std::string>& names,
                                     base::Date today, base::Language language);

/// `Boligstøtte, MitID`; subjects by their labels.
[[nodiscard]] std::string subjects_text(const registry::Object& encounter,
                                        const Reference& reference, base::Language language);
/// `Boligstøtte` or the word for a matter without subject.
[[nodiscard]] std::string matter_title(const registry::Object& matter, const Reference& reference,
                                       base::Language language);
/// What was promised, in one line.
[[nodiscard]] std::string promise_title(const PromiseRow& row, const Reference& reference,
                                        base::Language language);
/// When it is due: overdue in red, today in yellow.
[[nodiscard]] Pill due_pill(const PromiseRow& row, base::Date today, base::Language language);
/// A promise as a line of a list; `on_card` leaves out whom it concerns.
[[nodiscard]] RowView promise_row(const PromiseRow& row, const Reference& reference,
                                  base::AnyId own_staff, base::Date today, base::Language language,
                                  bool on_card = false);
/// How a visit ended, as a pill; what is missing if it did not end.
[[nodiscard]] Pill outcome_pill(const registry::Object& encounter, base::Language language);

} // namespace b2go::screens
