#pragma once

#include <optional>
#include <string_view>

#include "base/outcome.hpp"
#include "sync/client/transport.hpp"

/// The words for what can go wrong between a tablet and the central.
namespace b2go::sync {

/// Worth trying again: the central is there, but busy (429, 503).
[[nodiscard]] bool is_busy(const Reply& reply);

/// Nothing for an answer of 200. Busy: Refusal{offline}. Anything else: Refusal{peer_refused}
/// with the central's own words where they can be read.
[[nodiscard]] std::optional<base::Rejection> rejection_of(const Reply& reply);

/// The central said something that this version cannot read or that contradicts itself. `what`
/// is for support: a technical detail in English, never personal data.
[[nodiscard]] base::Rejection unreadable(std::string_view what);

} // namespace b2go::sync
