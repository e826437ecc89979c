#pragma once

#include "ui_imgui/screens/view_parts.hpp"

namespace b2go::screens {

/// An outing's status as a pill.
[[nodiscard]] Pill outing_pill(const registry::Object& outing, base::Language language);

} // namespace b2go::screens
