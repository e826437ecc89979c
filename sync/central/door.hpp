#pragma once

#include "sync/central/merge_thread.hpp"

/// What is refused before a request reaches the store, in words a tablet can show: by the server
/// itself, or in its place by a proxy in front of it, which is given the same bodies.
namespace b2go::central::door {

[[nodiscard]] Reply no_such_path();
[[nodiscard]] Reply wrong_method();
[[nodiscard]] Reply malformed();
[[nodiscard]] Reply header_too_large();
[[nodiscard]] Reply body_too_large();
[[nodiscard]] Reply too_many_codes();
/// One client has as many requests under way as it may.
[[nodiscard]] Reply too_many_requests();
/// A proxy that is trusted to say whom a request is from did not.
[[nodiscard]] Reply no_client_named();
/// Whoever asks showed a proxy no certificate of this central.
[[nodiscard]] Reply no_certificate();

} // namespace b2go::central::door
