#pragma once

#include <string>
#include <vector>

#include "ui_imgui/screens/form_view.hpp"

namespace b2go::screens {

/// The citizen's details being edited. Only what is touched is written.
struct EditCitizenView {
    bool is_loaded = false;
    std::vector<std::string> headings; ///< of the parts
    std::vector<FormView> parts;       ///< who, contact, needs; of one draft
    FormView whole;                    ///< all of it, for what is wrong anywhere
    std::string address_notice;        ///< of a protected address; empty otherwise
    std::vector<Action> actions;
};

[[nodiscard]] EditCitizenView make_edit_citizen_view(const State& state);

} // namespace b2go::screens
