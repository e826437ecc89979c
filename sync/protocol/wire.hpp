#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/crypto.hpp"
#include "base/outcome.hpp"
#include "base/time.hpp"
#include "record/dot.hpp"
#include "sync/protocol/sync.pb.h"

/// The parts of the protocol that both sides share: bodies, signatures, receipts. No I/O.
namespace b2go::sync {

/// Raised when a peer of an earlier number could no longer understand an answer.
inline constexpr std::uint32_t kProtocol = 2;

namespace path {
inline constexpr std::string_view kEnrol = "/v1/enrol";
inline constexpr std::string_view kSync = "/v1/sync";
inline constexpr std::string_view kPull = "/v1/pull";
inline constexpr std::string_view kRanges = "/v1/ranges";
inline constexpr std::string_view kRecords = "/v1/records";
inline constexpr std::string_view kRenumber = "/v1/renumber";
inline constexpr std::string_view kHistory = "/v1/history";
inline constexpr std::string_view kWitness = "/v1/witness";
inline constexpr std::string_view kBlobs = "/v1/blobs";
inline constexpr std::string_view kPutBlob = "/v1/blob/put";
inline constexpr std::string_view kGetBlob = "/v1/blob/get";
inline constexpr std::string_view kHealth = "/v1/health";
} // namespace path

/// A message as its own bytes, neither compressed nor signed.
[[nodiscard]] std::string serialized(const google::protobuf::MessageLite& message);
/// A message as a body: serialized, then one zstd frame with its content size.
[[nodiscard]] std::string pack(const google::protobuf::MessageLite& message);
/// False unless `body` is one zstd frame whose stated and real size are within
/// limits::kPlainBytes and whose content parses.
[[nodiscard]] bool unpack(std::string_view body, google::protobuf::MessageLite& message);

/// A request as it is sent: the packed message, signed by the device key.
[[nodiscard]] std::string sign_request(const google::protobuf::MessageLite& message,
                                       std::string_view path, record::DeviceNumber device,
                                       const base::SigningKey& key, base::Instant time);
/// Nothing if the bytes are no signed request.
[[nodiscard]] std::optional<pb::SignedRequest> read_request(std::string_view bytes);
/// True if `request` was signed by `public_key` for exactly this path.
[[nodiscard]] bool is_signed_by(const pb::SignedRequest& request, std::string_view path,
                                base::ByteView public_key);

/// Fills `receipt.signature` with the central's.
void sign_receipt(pb::Receipt& receipt, const base::SigningKey& central_key);
[[nodiscard]] bool is_valid(const pb::Receipt& receipt, base::ByteView central_key);

/// The body of an answer that refuses.
[[nodiscard]] std::string pack_refusal(std::string_view code, const base::Label& message);

/// One-time codes: 10 characters of 32 (no I, L, O, U), 50 random bits, shown as XXXXX-XXXXX.
[[nodiscard]] std::string make_code(base::Random& random);
/// Upper case, without separators, I and L read as 1, O as 0; nothing if it can be no code.
[[nodiscard]] std::optional<std::string> normalised_code(std::string_view typed);

} // namespace b2go::sync
