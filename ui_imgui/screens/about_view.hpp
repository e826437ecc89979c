#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ui_imgui/screens/view_parts.hpp"

namespace b2go::screens {

/// Om: which program, whose tablet, what is on it.
struct AboutView {
    std::string program_heading;
    std::vector<Fact> program;
    std::string tablet_heading;
    std::vector<Fact> tablet;
    std::string data_heading;
    std::vector<Fact> data;
    std::optional<Notice> demo; ///< where nothing is real
    std::string principles_heading;
    std::vector<std::string> principles; ///< what a citizen may be told about the program
};

[[nodiscard]] AboutView make_about_view(const State& state);

} // namespace b2go::screens
