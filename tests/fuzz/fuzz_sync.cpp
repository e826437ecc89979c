// What a tablet whose keys are known to somebody else can send the real central: its requests are
// signed rightly, its changes are chained rightly, and say anything at all.
#include <memory>
#include <string>

#include "base/outcome.hpp"
#include "tests/sync/central_tablet.hpp"

using namespace b2go;
using namespace b2go::tests;

namespace {

/// Begun anew now and then: what was taken stays, and a long history is slow.
constexpr int kRequestsOfOneCentral = 500;

struct Enrolled {
    TestCentral central;
    Tablet tablet{central};
    int requests = 0;
    Enrolled() { tablet.enrol(central.code()); }
};

void check(const central::Reply& reply) {
    base::require(reply.status == 200 || (reply.status >= 400 && reply.status < 500),
                  "a request is taken or refused, and breaks nothing");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static std::unique_ptr<Enrolled> at;
    if (!at || at->requests >= kRequestsOfOneCentral) {
        if (at) {
            base::require(at->central.central->verify().empty(), "the central is sound");
        }
        at = std::make_unique<Enrolled>();
    }
    pb::SyncRequest request;
    if (!request.ParseFromArray(data, static_cast<int>(size))) {
        return 0;
    }
    ++at->requests;
    check(at->tablet.send(request));
    // Its changes once more, where the tablet's own history stands.
    for (const std::string& change : request.changes()) {
        at->tablet.save_bytes(change);
    }
    pb::SyncRequest rightly = at->tablet.request();
    const central::Reply reply = at->tablet.send(rightly);
    check(reply);
    if (reply.status == 200) {
        at->tablet.accepted = at->tablet.changes.size();
    } else {
        at->requests = kRequestsOfOneCentral; // the history would be refused from now on
    }
    return 0;
}
