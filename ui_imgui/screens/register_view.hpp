#pragma once

#include <string>
#include <vector>

#include "ui_imgui/screens/form_view.hpp"

namespace b2go::screens {

/// Registrér borger: three short steps, or anonymous in one.
struct RegisterView {
    std::string title;
    std::vector<std::string> steps;
    int step = 0;
    FormView form;  ///< of this step
    FormView whole; ///< of all steps: what is missing or wrong may be on another
    std::string anonymous_text;
    Action anonymous;
    std::vector<Action> actions; ///< the bar's, the primary one last
};

[[nodiscard]] RegisterView make_register_view(const State& state);

} // namespace b2go::screens
