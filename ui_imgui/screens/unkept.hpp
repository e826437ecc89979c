#pragma once

#include <optional>
#include <string>

#include "ui_imgui/screens/state.hpp"

/// What was typed and could not be kept as a draft, as on a full disk: it is said where it is
/// typed, tried again by itself, and neither a lock nor a tap on the window's cross loses it.
namespace b2go::screens {

/// In place of when the draft was kept: that it is not, and why. Empty if it is.
[[nodiscard]] std::string unkept_text(const State& state, const DraftKey& key);

/// When something is tried again; nothing if all is kept.
[[nodiscard]] std::optional<base::Uptime> next_try(const State& state);

/// Something would be lost if the program ended now.
[[nodiscard]] bool has_unkept(const State& state);

} // namespace b2go::screens
