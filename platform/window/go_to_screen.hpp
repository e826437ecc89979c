#pragma once

#include <functional>
#include <string>

#include "base/outcome.hpp"
#include "platform/window/tablet_window.hpp"

/// Going through the window without a finger: for pictures, and for measuring.
namespace b2go::platform {

/// Names of the screens, separated by commas: "laas, idag, …".
[[nodiscard]] std::string screen_names();
[[nodiscard]] bool is_screen(const std::string& name);
[[nodiscard]] std::string name_of(screens::Screen screen);
/// Whether the store must be open to show it.
[[nodiscard]] bool is_behind_the_lock(const std::string& name);

/// Waits until an answer has come.
using WaitForAnswer = std::function<void()>;

/// Carries out everything that is asked for and waits for its answers.
void settle(TabletWindow& window, const WaitForAnswer& wait);

/// Unlocks. Refused with the store's own refusal.
base::Outcome<void> unlock(TabletWindow& window, const WaitForAnswer& wait,
                           const std::string& passphrase);

/// Goes to a screen, one of screen_names, as a person would, with everything on it loaded. What is
/// about something (outing, citizen, visit, referral, correction of a note) shows the first there
/// is; refused if there is none.
base::Outcome<void> go_to_screen(TabletWindow& window, const WaitForAnswer& wait,
                                 const std::string& name);

} // namespace b2go::platform
