#pragma once

#include <optional>
#include <string_view>

#include "platform/central/answer.hpp"
#include "sync/central/central.hpp"

namespace b2go::platform {

/// Commands about words that a restored central lacks and a tablet still had; nothing for another
/// command. Throws Json::exception if the command lacks something.
[[nodiscard]] std::optional<Answer> administer_witnesses(central::Central& central,
                                                         std::string_view name, const Json& command,
                                                         base::Language language);

} // namespace b2go::platform
