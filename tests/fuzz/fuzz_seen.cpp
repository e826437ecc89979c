// A token as a person or a tool passes it back, and the same bytes behind a right checksum: with
// the checksum in the way, hardly any input would reach the message inside.
#include <string>
#include <string_view>

#include "base/bytes.hpp"
#include "base/crypto.hpp"
#include "base/outcome.hpp"
#include "record/seen.hpp"

using namespace b2go;

namespace {

void check(std::string_view token) {
    if (const auto seen = record::Seen::from_token(token)) {
        base::require(seen->token() == token, "a token re-encodes to the same text");
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    check(bytes);
    const base::Hash hash = base::blake2b({base::as_bytes(bytes)});
    std::string sealed(bytes);
    sealed += base::as_chars(hash).substr(0, 8);
    check(base::to_base64url(base::as_bytes(sealed)));
    return 0;
}
