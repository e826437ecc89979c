#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "ui_imgui/screens/view_parts.hpp"

namespace b2go::screens {

/// Lås: the passphrase, and how long to wait after wrong ones.
struct LockView {
    std::string title;
    std::string subtitle;
    std::string field_label;
    std::string unlock_label;
    std::string status; ///< `Låser op …`; empty while nothing happens
    std::string error;  ///< wrong passphrase, with what is safe and what to do
    std::string wait;   ///< `Vent 24 sekunder, før du prøver igen.`; empty when one need not
    std::int64_t wait_ms = 0;
    bool can_try = true;
    std::string language_label; ///< spoken
    std::vector<Action> languages;
};

[[nodiscard]] LockView make_lock_view(const State& state);

} // namespace b2go::screens
