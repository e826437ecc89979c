#include "tests/bench/fleet_tablet.hpp"

#include "platform/tablet/real_waiter.hpp"
#include "sync/client/cpprest_transport.hpp"
#include "sync/client/enrolment.hpp"
#include "sync/protocol/status.hpp"
#include "sync/protocol/wire.hpp"

namespace b2go::bench {

namespace {

using tests::must;

/// Times each request from the tablet's side, the first one's handshake included.
class TimedWay final : public sync::Transport {
public:
    TimedWay(std::unique_ptr<sync::Transport> way, RoundTrips& trips)
        : way_(std::move(way)), trips_(trips) {}
    base::Outcome<sync::Reply> post(std::string_view path, std::string body,
                                    const std::stop_token& stop) override {
        const Stopwatch stopwatch;
        auto reply = way_->post(path, std::move(body), stop);
        trips_.add(path, stopwatch.ms(), reply && reply->status == sync::status::kOk);
        return reply;
    }

private:
    std::unique_ptr<sync::Transport> way_;
    RoundTrips& trips_;
};

std::unique_ptr<store::Store> open_or_make(const std::filesystem::path& file,
                                           const base::SecretKey& key, const base::Clock& clock,
                                           base::Random& random) {
    return std::filesystem::exists(file) ? store::Store::open(file.string(), key, clock, random)
                                         : store::Store::create(file.string(), key, clock, random);
}

} // namespace

void RoundTrips::add(std::string_view path, double ms, bool has_answer) {
    const std::scoped_lock lock(mutex_);
    times_.unanswered += has_answer ? 0 : 1;
    if (has_answer) {
        (path == sync::path::kSync ? times_.batches : times_.pages).add(ms);
    }
}

RoundTrips::Times RoundTrips::take() {
    const std::scoped_lock lock(mutex_);
    return std::exchange(times_, {});
}

FleetTablet::FleetTablet(const Bench& bench, const std::filesystem::path& file,
                         const base::SecretKey& key)
    : bench_(bench), clock_(bench.clock), store_(open_or_make(file, key, clock_, bench.random)) {}

std::unique_ptr<sync::Transport> FleetTablet::way_to(const Place& place,
                                                     const sync::ClientCertificate& certificate) {
    return must(
        sync::make_rest_transport({place.url, {place.ca_fingerprint}, certificate}, clock_));
}

void FleetTablet::enrol(const Place& place, const std::string& code) {
    const auto keys = sync::DeviceKeys::make(bench_.random);
    const auto request = must(sync::enrol_request(code, keys, "b2go-bench", clock_.now()));
    const auto way = way_to(place);
    platform::RealWaiter waiter;
    const auto reply = must(sync::send(*way, request, waiter, bench_.random));
    store_->set_identity(
        must(sync::read_enrol_answer(reply, keys, {place.url, place.ca_fingerprint})));
}

sync::SyncReport FleetTablet::sync(const Place& place, RoundTrips& trips) {
    const auto identity = store_->identity().value();
    TimedWay way(way_to(place, {identity.certificate, identity.certificate_seed}), trips);
    sync::Session session({[this](const sync::StoreRunner::Job& job) { job(*store_); }, {}},
                          clock_);
    platform::RealWaiter waiter;
    return must(sync::run(session, way, waiter, bench_.random));
}

} // namespace b2go::bench
