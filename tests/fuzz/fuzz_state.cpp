// A record as it lies in a store or stands on a page, and what people would see of it.
#include <string_view>

#include "base/outcome.hpp"
#include "merge/effective.hpp"

using namespace b2go;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const auto state = record::decode_state(bytes);
    if (!state) {
        return 0;
    }
    base::require(record::encode(*state) == bytes, "a record re-encodes to the same bytes");
    static const record::Rule rules[] = {
        record::Rule::ask(),      record::Rule::latest(),
        record::Rule::add_wins(), record::Rule::earliest(),
        record::Rule::furthest(), record::Rule::strictest({{"a"}, {"b"}})};
    for (const record::Register& item : state->registers) {
        for (const record::Rule& rule : rules) {
            const merge::Effective shown = merge::effective(item, rule);
            base::require((shown.version == nullptr) == item.versions.empty(),
                          "a register with versions shows one of them");
        }
    }
    const auto found = merge::conflicts(
        *state, [](record::FieldNumber) -> const record::Rule& { return rules[0]; });
    base::require(found.size() <= state->registers.size(), "a conflict is a register");
    return 0;
}
