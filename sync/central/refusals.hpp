#pragma once

#include <string_view>

#include "base/label.hpp"
#include "sync/central/central.hpp"

/// The central's ways of saying no: a stable code for the program, words for the person.
namespace b2go::central {

struct No {
    int status = 0;
    std::string_view code;
    base::Label message;
};

[[nodiscard]] Reply refusal(const No& no);

namespace no {
[[nodiscard]] No malformed();
[[nodiscard]] No unknown_path();
[[nodiscard]] No bad_signature();
[[nodiscard]] No unknown_device();
[[nodiscard]] No revoked();
[[nodiscard]] No not_active();
[[nodiscard]] No too_old();
[[nodiscard]] No demo_mismatch(bool central_is_demo);
[[nodiscard]] No bad_cursor();
[[nodiscard]] No unknown_code();
[[nodiscard]] No expired_code();
[[nodiscard]] No used_code();
[[nodiscard]] No other_person();
[[nodiscard]] No known_device();
[[nodiscard]] No not_held();
} // namespace no

} // namespace b2go::central
