#pragma once

#include "ui_imgui/kit/ui.hpp"
#include "ui_imgui/screens/person_panel_view.hpp"
#include "ui_imgui/screens/record_rows.hpp"

namespace b2go::screens {

/// Who it is: name, what to consider, the number while it is held, facts, the last visits.
void draw_person(kit::Ui& ui, const PersonPanel& panel, Commands& commands);
/// Consents with what they hold and the way to withdraw them.
void draw_consents(kit::Ui& ui, const std::vector<ConsentRow>& rows, Commands& commands);

} // namespace b2go::screens
