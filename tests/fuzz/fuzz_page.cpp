// The central's answer as a tablet reads it: verdicts for so many changes, and a page.
#include <string_view>

#include "base/outcome.hpp"
#include "record/state.hpp"
#include "sync/client/answer.hpp"
#include "sync/protocol/sync.pb.h"

using namespace b2go;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    sync::pb::Accepted answer;
    if (!answer.ParseFromArray(data, static_cast<int>(size))) {
        return 0;
    }
    for (const std::size_t changes : {std::size_t{0}, std::size_t{3}, std::size_t{500}}) {
        const auto verdicts = sync::read_verdicts(answer.verdicts(), changes);
        base::require(!verdicts || verdicts->size() == changes, "one verdict for each change");
    }
    const auto page = sync::read_page(*answer.mutable_page());
    if (!page) {
        return 0;
    }
    for (const store::ServerSlice& slice : page->slices) {
        base::require(!slice.cursor.empty(), "a slice says where it ends");
        for (const store::ServerRecord& record : slice.records) {
            base::require(!record.id.is_nil(), "a record has an id");
            if (const auto state = record::decode_state(record.state)) {
                base::require(record::encode(*state) == record.state, "and canonical bytes");
            }
        }
    }
    return 0;
}
