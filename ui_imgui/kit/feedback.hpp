#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "ui_imgui/kit/buttons.hpp"
#include "ui_imgui/kit/icons.hpp"
#include "ui_imgui/kit/ui.hpp"

namespace b2go::kit {

enum class ToastEvent { none, action, closed };
/// "Opfølgning slettet · Fortryd" above the action bar. It stays until it is answered or replaced:
/// nobody has to be quick. `action` may be empty.
[[nodiscard]] ToastEvent toast_bar(Ui& ui, std::string_view id, std::string_view message,
                                   std::string_view action, Icon icon = Icon::check_circle);

struct ProgressText {
    std::string_view label;       ///< "Sender ændringer"
    std::string_view count;       ///< "34 af 120 · ca. 20 sek. tilbage"
    std::string_view cancel = {}; ///< label of the button; empty where stopping is not safe
};
/// `share` is 0..1; less than 0 when nobody knows how much there is. True when cancel was tapped.
[[nodiscard]] bool progress(Ui& ui, std::string_view id, const ProgressText& words, float share);

/// What to do next where there is nothing to show. True when `action` was tapped.
[[nodiscard]] bool empty_state(Ui& ui, std::string_view id, Icon icon, std::string_view title,
                               std::string_view what_to_do, std::string_view action = {});

/// What happened, what is safe, what to do. True when `action` was tapped.
struct ProblemText {
    std::string_view happened;
    std::string_view safe;
    std::string_view to_do;
};
[[nodiscard]] bool error_state(Ui& ui, std::string_view id, const ProblemText& problem,
                               std::string_view action = {});

} // namespace b2go::kit
