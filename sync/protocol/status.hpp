#pragma once

/// The HTTP statuses that the central answers with and tablets understand (PROTOCOL.md, Refusals).
namespace b2go::sync::status {

inline constexpr int kOk = 200;
inline constexpr int kBadRequest = 400;
inline constexpr int kNotSigned = 401;
inline constexpr int kForbidden = 403;
inline constexpr int kNotFound = 404;
inline constexpr int kMethodNotAllowed = 405;
inline constexpr int kBodyTooLarge = 413;
inline constexpr int kUpgradeRequired = 426;
inline constexpr int kTooManyRequests = 429;
inline constexpr int kHeaderTooLarge = 431;
/// Of a proxy in front of the central, which just now reaches no node of it, as is kGatewayTimeout.
inline constexpr int kBadGateway = 502;
inline constexpr int kUnavailable = 503;
inline constexpr int kGatewayTimeout = 504;

} // namespace b2go::sync::status
