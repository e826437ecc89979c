// A bundle as anybody may put it on a stick, opened by its receiver, and the same bytes as what is
// inside, sealed rightly: hardly any input would be. What a central and a tablet do with what they
// have opened is tried by fuzz_stick, which takes long to build.
#include <string>
#include <string_view>

#include "base/limits.hpp"
#include "base/outcome.hpp"
#include "sync/protocol/bundle.hpp"
#include "sync/protocol/wire.hpp"
#include "tests/support/seeded_random.hpp"

using namespace b2go;
using sync::BundleHead;
using sync::BundleKind;

namespace {

/// Where a head names the device: after the magic line and the kind.
constexpr std::size_t kDeviceAt = std::string_view("b2go-bundle-1\n").size() + 1;

struct Keys {
    Keys() { base::init_crypto(); }
    tests::SeededRandom random{1};
};
struct Receivers : Keys {
    base::BoxKeyPair central = base::make_box_keys(random);
    base::BoxKeyPair tablet = base::make_box_keys(random);
    base::SigningKey signing = base::SigningKey::random(random);
    base::SigningKey other_signing = base::SigningKey::random(random);
};

void read_requests(const sync::pb::BundledRequests& bundle) {
    for (const std::string& body : bundle.requests()) {
        const auto request = sync::read_request(body);
        sync::pb::SyncRequest message;
        if (request && sync::unpack(request->payload(), message)) {
            base::require(sync::read_request(request->SerializeAsString()).has_value(),
                          "a request that was read is read again");
        }
    }
}

void read_answers(const sync::pb::BundledAnswers& bundle) {
    for (const sync::pb::BundledAnswer& answer : bundle.answers()) {
        sync::pb::SyncAnswer sync;
        sync::pb::PullAnswer pull;
        static_cast<void>(answer.path() == sync::path::kPull ? sync::unpack(answer.body(), pull)
                                                             : sync::unpack(answer.body(), sync));
    }
}

void check_file(const Receivers& receivers, std::string_view file) {
    const auto head = sync::read_bundle_head(file);
    sync::pb::BundledRequests requests;
    if (sync::open_bundle(file, receivers.central, requests)) {
        base::require(head.has_value(), "what opens says what it is");
        read_requests(requests);
    }
    sync::pb::BundledAnswers answers;
    if (sync::open_bundle(file, receivers.tablet, answers)) {
        read_answers(answers);
    }
}

/// Opens for its receiver and nobody else, and with no byte of its head changed.
template <typename Message>
std::string sealed(const BundleHead& head, const Message& message, const base::BoxKeyPair& to,
                   const base::BoxKeyPair& other) {
    std::string file = sync::seal_bundle(head, message, to.public_key);
    if (file.size() > limits::kBundleBytes) {
        return file;
    }
    Message opened;
    base::require(sync::open_bundle(file, to, opened) &&
                      opened.SerializeAsString() == message.SerializeAsString(),
                  "what was sealed is opened");
    base::require(!sync::open_bundle(file, other, opened), "by nobody else");
    std::string moved = file;
    moved[kDeviceAt] = static_cast<char>(static_cast<unsigned char>(moved[kDeviceAt]) ^ 1U);
    base::require(!sync::open_bundle(moved, to, opened), "and under no other head");
    return file;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const Receivers receivers;
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    check_file(receivers, bytes);
    sync::pb::BundledRequests requests;
    if (requests.ParseFromArray(data, static_cast<int>(size))) {
        check_file(receivers, sealed({BundleKind::requests, requests.device()}, requests,
                                     receivers.central, receivers.tablet));
    }
    sync::pb::BundledAnswers answers;
    if (answers.ParseFromArray(data, static_cast<int>(size))) {
        base::require(!sync::is_valid(answers, receivers.other_signing.public_key()),
                      "nobody else's signature");
        sync::sign_answers(answers, receivers.signing);
        base::require(sync::is_valid(answers, receivers.signing.public_key()) &&
                          !sync::is_valid(answers, receivers.other_signing.public_key()),
                      "answers are signed by one central");
        check_file(receivers, sealed({BundleKind::answers, answers.device()}, answers,
                                     receivers.tablet, receivers.central));
    }
    return 0;
}
