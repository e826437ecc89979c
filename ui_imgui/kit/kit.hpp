#pragma once

// The whole touch kit, for screens.
#include "ui_imgui/kit/bars.hpp"     // IWYU pragma: export
#include "ui_imgui/kit/buttons.hpp"  // IWYU pragma: export
#include "ui_imgui/kit/choices.hpp"  // IWYU pragma: export
#include "ui_imgui/kit/feedback.hpp" // IWYU pragma: export
#include "ui_imgui/kit/fields.hpp"   // IWYU pragma: export
#include "ui_imgui/kit/layout.hpp"   // IWYU pragma: export
#include "ui_imgui/kit/lists.hpp"    // IWYU pragma: export
#include "ui_imgui/kit/sheet.hpp"    // IWYU pragma: export
#include "ui_imgui/kit/texts.hpp"    // IWYU pragma: export
#include "ui_imgui/kit/ui.hpp"       // IWYU pragma: export
