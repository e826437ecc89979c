#pragma once

#include <optional>
#include <string_view>

#include "platform/central/answer.hpp"
#include "sync/central/central.hpp"

namespace b2go::platform {

/// The commands about all that is known of a citizen; nothing if `name` is none of them. Throws
/// Json::exception where `command` lacks something.
[[nodiscard]] std::optional<Answer> administer_citizen(central::Central& central,
                                                       std::string_view name, const Json& command,
                                                       base::Language language);

} // namespace b2go::platform
