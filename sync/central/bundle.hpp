#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/outcome.hpp"
#include "sync/central/central.hpp"
#include "sync/central/context.hpp"

/// A tablet's sync that comes on a stick: its requests are answered as if they had come over the
/// network, and all pages there are go along.
namespace b2go::central {

/// A bundle's requests, opened.
struct Asked {
    record::DeviceNumber device = 0;
    std::vector<Request> requests; ///< in the order they are answered
};

/// Refusal{invalid}, saying which, if the file is no bundle of requests, was not sealed to this
/// central or was changed, names another tablet inside than outside, or asks for anything but a
/// sync.
[[nodiscard]] base::Outcome<Asked> open_asked(const Keys& keys, std::string_view file);

/// Answers with `answer`, request by request, and makes the file for the tablet.
/// Refusal{not_allowed}, with nothing answered, if this central does not know the tablet or a
/// request was not signed by it. Within a transaction.
[[nodiscard]] base::Outcome<std::string>
answer_bundle(Context& context, const Asked& asked,
              const std::function<Reply(const Request&)>& answer);

} // namespace b2go::central
