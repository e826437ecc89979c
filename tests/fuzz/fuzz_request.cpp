// A body as anybody may send it: a signed request, what is packed in it, and, since hardly any
// input would be packed rightly, the same bytes as each request's message, packed and signed.
#include <string>
#include <string_view>

#include "base/limits.hpp"
#include "base/outcome.hpp"
#include "sync/protocol/wire.hpp"
#include "tests/support/seeded_random.hpp"

using namespace b2go;

namespace {

base::SigningKey made_key() {
    base::init_crypto();
    tests::SeededRandom random(1);
    return base::SigningKey::random(random);
}

template <typename Message> void check_packed(std::string_view body) {
    Message message;
    if (sync::unpack(body, message)) {
        Message again;
        base::require(sync::unpack(sync::pack(message), again) &&
                          again.SerializeAsString() == message.SerializeAsString(),
                      "what was unpacked is packed again");
    }
}

template <typename Message> void check_signed(std::string_view bytes) {
    static const base::SigningKey key = made_key();
    Message message;
    if (!message.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()))) {
        return;
    }
    const std::string body = sync::sign_request(message, sync::path::kSync, 7, key, {1});
    const auto request = sync::read_request(body);
    base::require(request.has_value() || body.size() > limits::kBodyBytes,
                  "a request that was built is read");
    if (request) {
        base::require(sync::is_signed_by(*request, sync::path::kSync, key.public_key()),
                      "its own key has signed it");
        check_packed<Message>(request->payload());
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    if (const auto request = sync::read_request(bytes)) {
        check_packed<sync::pb::SyncRequest>(request->payload());
        check_packed<sync::pb::PullRequest>(request->payload());
        check_packed<sync::pb::EnrolRequest>(request->payload());
    }
    check_packed<sync::pb::SyncRequest>(bytes);
    check_signed<sync::pb::SyncRequest>(bytes);
    check_signed<sync::pb::EnrolRequest>(bytes);
    return 0;
}
