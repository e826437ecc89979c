#pragma once

#include <cstdint>
#include <optional>

#include "ui_imgui/kit/ui.hpp"
#include "ui_imgui/screens/about_view.hpp"
#include "ui_imgui/screens/citizen_screen.hpp"
#include "ui_imgui/screens/citizens_view.hpp"
#include "ui_imgui/screens/command.hpp"
#include "ui_imgui/screens/conflicts_screen.hpp"
#include "ui_imgui/screens/edit_citizen_view.hpp"
#include "ui_imgui/screens/follow_ups_view.hpp"
#include "ui_imgui/screens/lock_screen.hpp"
#include "ui_imgui/screens/outing_screen.hpp"
#include "ui_imgui/screens/promise_sheet_view.hpp"
#include "ui_imgui/screens/register_view.hpp"
#include "ui_imgui/screens/settings_view.hpp"
#include "ui_imgui/screens/shell_view.hpp"
#include "ui_imgui/screens/sync_view.hpp"
#include "ui_imgui/screens/today_view.hpp"
#include "ui_imgui/screens/visit_screen.hpp"

namespace b2go::screens {

/// The views of one revision of the state, each made when it is first drawn.
struct MadeViews {
    std::uint64_t revision = 0;
    std::optional<ShellView> shell;
    std::optional<LockView> lock;
    std::optional<TodayView> today;
    std::optional<OutingView> outing;
    std::optional<VisitView> visit;
    std::optional<CitizensView> citizens;
    std::optional<CitizenView> citizen;
    std::optional<RegisterView> register_citizen;
    std::optional<EditCitizenView> edit_citizen;
    std::optional<FollowUpsView> follow_ups;
    std::optional<SyncView> sync;
    std::optional<ConflictsView> conflicts;
    std::optional<SettingsView> settings;
    std::optional<AboutView> about;
    std::optional<PromiseSheetView> promise;
};

/// What screens keep between frames that is nobody's data: open sheets and chosen tabs. Everything
/// but the lock's is forgotten when one goes to another screen.
struct WindowEdit {
    Route route;
    LockEdit lock;
    OutingEdit outing;
    VisitEdit visit;
    CitizenEdit citizen;
    ConflictsEdit conflicts;
    MadeViews made;
};

/// One frame: rail, top bar, the screen one is on, and what has to be said. Between
/// `ui.begin_frame` and `ui.end_frame`; the look is set from the state's preferences by the caller.
void draw_window(kit::Ui& ui, const State& state, WindowEdit& edit, Commands& commands);

/// How a person wants everything to look, at `scale` pixels per dp.
[[nodiscard]] kit::Look look_of(const Preferences& preferences, float scale);

} // namespace b2go::screens
