#pragma once

#include <optional>
#include <string_view>

#include <nlohmann/json.hpp>

namespace b2go::platform {

/// JSON from a person or another program. Nothing if it is not valid, is not UTF-8, or is nested
/// deeper than limits::kJsonDepth: what is done with it afterwards may go as deep as it does.
[[nodiscard]] std::optional<nlohmann::ordered_json> parse_json(std::string_view text);

} // namespace b2go::platform
