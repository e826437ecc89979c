#pragma once

#include "ui_imgui/screens/command.hpp"
#include "ui_imgui/screens/effect.hpp"

namespace b2go::screens {

/// The window's one door: what a command changes in the state, and what is to be done about it
/// outside. A pure function of its arguments. The moment's date is UTC, the store's corrected time
/// where it is open.
[[nodiscard]] Effects update(State& state, const Command& command, const base::Moment& moment);

/// Milliseconds until the tablet locks itself unless somebody touches it; 0 and below when it is
/// due. Only while it is open.
[[nodiscard]] std::int64_t idle_left_ms(const State& state);

/// Overwrites a passphrase in a command that has had its turn.
void wipe_secrets(Command& command);

} // namespace b2go::screens
