// A cursor as a tablet sends it back, and the same content with a right seal: with the seal in the
// way, hardly any input would reach what is inside.
#include <string>
#include <string_view>

#include "base/outcome.hpp"
#include "sync/protocol/cursor.hpp"
#include "tests/support/seeded_random.hpp"

using namespace b2go;

namespace {

base::SecretKey made_key() {
    base::init_crypto();
    tests::SeededRandom random(1);
    return base::SecretKey::random(random);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const base::SecretKey key = made_key();
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    base::require(!sync::read_cursor(bytes, 100'001, key), "nobody else makes a cursor");
    sync::pb::Cursor cursor;
    if (!cursor.ParseFromArray(data, static_cast<int>(size))) {
        return 0;
    }
    const std::string sealed = sync::write_cursor(cursor, key);
    base::require(sync::read_cursor(sealed, cursor.device(), key).has_value(),
                  "a sealed cursor is read back");
    base::require(!sync::read_cursor(sealed, cursor.device() + 1, key), "a cursor is one device's");
    return 0;
}
