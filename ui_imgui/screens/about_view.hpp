#pragma once

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
    std::vector<Notice> notices;
};

[[nodiscard]] AboutView make_about_view(const State& state);

} // namespace b2go::screens
