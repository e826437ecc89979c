#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "ui_imgui/kit/icons.hpp"
#include "ui_imgui/kit/texts.hpp"
#include "ui_imgui/kit/ui.hpp"

namespace b2go::kit {

struct Row {
    std::string_view title;
    std::string_view detail = {};
    Icon icon = Icon::none;     ///< in a disc at the left
    std::string_view mark = {}; ///< instead of an icon: initials, a rank
    Tone tone = Tone::info;     ///< of that disc
    std::span<const PillText> pills = {};
    std::string_view trailing = {}; ///< a time, a distance; at the right
    bool selected = false;
    bool opens = true; ///< with an arrow: a tap leads on
    bool enabled = true;
    bool framed = false; ///< on a ground of its own, for lists outside cards
    bool still = false;  ///< only told: nothing answers a tap, and no key stops at it
};
/// A line of a list; everything wraps. True when tapped.
[[nodiscard]] bool list_row(Ui& ui, std::string_view id, const Row& row);

/// Draws only the rows that can be seen, of up to limits::kListRows, inside the scroll area or body
/// around it. Each row may be of any height; `draw_row(i)` draws row i as one widget, whose id
/// comes from its record, not from i. The list is one stop of the Tab key; arrows move inside.
void virtual_list(Ui& ui, std::string_view id, std::size_t count,
                  const std::function<void(std::size_t)>& draw_row);

} // namespace b2go::kit
