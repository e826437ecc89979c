// A change as a peer may send it, then merged into an empty record.
#include <string_view>

#include "base/outcome.hpp"
#include "merge/apply.hpp"

using namespace b2go;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const auto change = record::decode_change(bytes);
    if (!change) {
        return 0;
    }
    base::require(record::encode(*change) == bytes, "a change re-encodes to the same bytes");
    record::RecordState state = merge::empty_record(*change);
    const record::Dot dot{change->device, change->seq, 0x12345678};
    base::require(merge::apply(state, *change, dot) != merge::Applied::replay,
                  "a first change is no replay");
    base::require(record::decode_state(record::encode(state)) == state,
                  "what merging leaves can be read back");
    base::require(merge::apply(state, *change, dot) == merge::Applied::replay,
                  "a second time is a replay");
    return 0;
}
