#pragma once

#include <vector>

#include "ui_imgui/screens/form_view.hpp"

namespace b2go::screens {

/// What a field's value is picked among; empty for a field that is written. `concerns` is the
/// citizen the form is about, for what is picked among what is theirs; null if it is nobody's.
[[nodiscard]] std::vector<FormOption>
form_options(const State& state, const CitizenDetail* concerns, const registry::FieldDecl& field);

} // namespace b2go::screens
