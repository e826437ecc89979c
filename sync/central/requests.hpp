#pragma once

#include "sync/central/context.hpp"

namespace b2go::central {

/// Answers one request in the open transaction. A status other than 200 means that nothing is to
/// be kept of what was done.
[[nodiscard]] Reply answer_request(Context& context, const Request& request);

} // namespace b2go::central
