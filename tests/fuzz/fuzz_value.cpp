// One value within a version.
#include <string_view>

#include "base/outcome.hpp"
#include "record/value.hpp"

using namespace b2go;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    if (const auto value = record::decode_value(bytes)) {
        base::require(record::encode(*value) == bytes, "a value re-encodes to the same bytes");
        base::require(record::is_null(*value) == bytes.empty(), "null is the empty string");
    }
    return 0;
}
