#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/crypto.hpp"
#include "record/dot.hpp"
#include "sync/protocol/sync.pb.h"

/// A sync as files on a stick, for when there is no network at all: the same signed requests one
/// way, the same answers the other, each sealed to its receiver. No I/O.
namespace b2go::sync {

enum class BundleKind : unsigned char {
    requests = 'Q', ///< from a tablet, for the central
    answers = 'A',  ///< from the central, for that tablet
};

/// What may be told of a bundle without opening it.
struct BundleHead {
    BundleKind kind = BundleKind::requests;
    record::DeviceNumber device = 0; ///< whose requests, or whom the answers are for
};

/// Nothing if the bytes are no bundle.
[[nodiscard]] std::optional<BundleHead> read_bundle_head(std::string_view file);

/// `message` for whoever holds the private half of `box_key` (X25519, 32 bytes).
[[nodiscard]] std::string seal_bundle(const BundleHead& head,
                                      const google::protobuf::MessageLite& message,
                                      base::ByteView box_key);

/// False unless the bundle is whole, its head is the one it was sealed with, and it was sealed to
/// these keys. Call after read_bundle_head.
[[nodiscard]] bool open_bundle(std::string_view file, const base::BoxKeyPair& keys,
                               google::protobuf::MessageLite& message);

/// Fills `answers.signature`: a seal says for whom a bundle is, not from whom.
void sign_answers(pb::BundledAnswers& answers, const base::SigningKey& central_key);
[[nodiscard]] bool is_valid(const pb::BundledAnswers& answers, base::ByteView central_key);

} // namespace b2go::sync
