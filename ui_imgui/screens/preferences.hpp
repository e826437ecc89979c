#pragma once

#include <string>
#include <string_view>

#include "base/label.hpp"

namespace b2go::screens {

/// How a person wants the window to be. Holds nothing about anybody, so it is kept beside the
/// store, where the lock screen can read it too.
struct Preferences {
    base::Language language = base::Language::danish;
    int text_percent = 100; ///< 100, 125, 150, 175 or 200
    bool dark = false;
    bool glove = false;
    bool read_aloud = false;
    int idle_lock_minutes = 5;
    bool operator==(const Preferences&) const = default;
};

inline constexpr int kTextPercents[] = {100, 125, 150, 175, 200};
inline constexpr int kIdleLockMinutes[] = {2, 5, 10, 15};

/// One `name=value` a line.
[[nodiscard]] std::string encode(const Preferences& preferences);
/// What cannot be read, or is none of the values above, stays as it is by default: a window that
/// opens with the wrong text size is better than one that does not.
[[nodiscard]] Preferences decode_preferences(std::string_view text);

} // namespace b2go::screens
