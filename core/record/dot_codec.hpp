#pragma once

#include "record/record.pb.h"
#include "record/state.hpp"

/// Dots to and from messages, and the order that canonical bytes keep. Internal to record/.
namespace b2go::record {

void put(pb::Dot& target, const Dot& dot);
void put(google::protobuf::RepeatedPtrField<pb::Dot>& target, const Dots& dots);
[[nodiscard]] Dot read(const pb::Dot& dot);
[[nodiscard]] Dots read(const google::protobuf::RepeatedPtrField<pb::Dot>& dots);

/// Sorted, without doubles, and no sequence beyond kLastSeq.
[[nodiscard]] bool is_well_formed(const Dots& dots);
[[nodiscard]] bool is_well_formed(const RecordState& state);
[[nodiscard]] bool is_well_formed(const Change& change);

} // namespace b2go::record
