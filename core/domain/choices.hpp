#pragma once

#include <vector>

#include "registry/declaration.hpp"

/// Lists of allowed values that more than one entity uses.
namespace b2go::domain {

/// guidance, application_help, simple_decision, referral, forwarding.
[[nodiscard]] std::vector<registry::Option> handling_modes();
/// solved, applied, referred, refused, withdrawn, unreachable.
[[nodiscard]] std::vector<registry::Option> outcomes();

// From fixtures/reference, built into the program; in the order of the files.

/// Copenhagen's districts, codes `1` to `10`.
[[nodiscard]] const std::vector<registry::Option>& districts();
/// Languages a citizen may prefer: ISO 639 codes, `dsl` for Danish sign language.
[[nodiscard]] const std::vector<registry::Option>& languages();
/// Communication needs.
[[nodiscard]] const std::vector<registry::Option>& needs();

} // namespace b2go::domain
