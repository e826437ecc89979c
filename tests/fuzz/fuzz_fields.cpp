// An object as JSON from a command line or a tool.
#include <string_view>

#include <nlohmann/json.hpp>

#include "base/outcome.hpp"
#include "registry/json.hpp"
#include "registry/validate.hpp"
#include "tests/registry/sample_entity.hpp"

using namespace b2go;
using Json = nlohmann::ordered_json;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const registry_test::Sample sample;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const Json json = Json::parse(text, nullptr, false);
    if (json.is_discarded()) {
        return 0;
    }
    const auto fields = registry::fields_from_json(sample, json);
    if (!fields) {
        return 0;
    }
    const std::string masked =
        registry::fields_to_json(sample, *fields, registry::Cpr::masked).dump();
    base::require(!masked.empty(), "whatever is read can be printed");
    registry::Findings findings;
    registry::validate_values(sample, *fields, findings);
    if (!findings.errors.empty()) {
        return 0;
    }
    // What is valid is printed and read back as the same values; what was cleared is left out.
    registry::Fields kept = *fields;
    std::erase_if(kept.plain, [](const auto& entry) { return record::is_null(entry.second); });
    std::erase_if(kept.sets, [](const auto& entry) { return entry.second.empty(); });
    const Json printed = registry::fields_to_json(sample, *fields, registry::Cpr::revealed);
    const auto again = registry::fields_from_json(sample, Json::parse(printed.dump()));
    base::require(again.has_value() && *again == kept, "what is printed is read back");
    for (const auto& [number, value] : fields->plain) {
        base::require(record::decode_value(record::encode(value)) == value,
                      "a valid value survives its bytes");
    }
    return 0;
}
