#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/outcome.hpp"
#include "store/store.hpp"
#include "sync/protocol/sync.pb.h"

/// Reading what the central answered, all of it before anything is done with any of it. Pure.
namespace b2go::sync {

struct ReadPage {
    std::string from_cursor;
    std::vector<store::ServerSlice> slices;
    std::vector<store::ShareDigest> digests; ///< at the head, of everything that is held
    bool more = false;
};

/// Takes the page's contents out of the message, the answer to a request that carried `sent`.
/// Refusal{peer_refused} if an entry cannot be used.
[[nodiscard]] base::Outcome<ReadPage> read_page(pb::Page& page,
                                                std::span<const store::Unsent> sent = {});

/// The records that were asked for whole. Refusal{peer_refused} if one cannot be used.
[[nodiscard]] base::Outcome<std::vector<store::ServerRecord>> read_records(pb::Records& records);

/// One verdict per change, in order. Refusal{peer_refused} unless there are exactly `changes`.
[[nodiscard]] base::Outcome<std::vector<store::Answered>>
read_verdicts(const google::protobuf::RepeatedPtrField<pb::VerdictRun>& runs, std::size_t changes);

/// What a person is told of a sync that healed. The central was restored from a backup: `count`
/// changes that it had accepted are sent again.
[[nodiscard]] base::Label sent_again(std::uint64_t count);
/// This tablet's files were copied or rolled back: it goes on under another number.
[[nodiscard]] base::Label renumbered(record::DeviceNumber former, record::DeviceNumber now);

/// `count` records were not as at the central; they were put right.
[[nodiscard]] base::Label repaired(std::uint64_t count);

} // namespace b2go::sync
