#include "sync/client/synchronise.hpp"

#include <utility>

namespace b2go::sync {

namespace {

base::Rejection stopped() {
    return {base::Refusal::offline,
            {"Synkroniseringen blev stoppet. Det, der nåede frem, gælder; resten er gemt på denne "
             "tablet og sendes næste gang.",
             "The sync was stopped. What arrived stands; the rest is saved on this tablet and is "
             "sent next time."},
            {}};
}

} // namespace

base::Outcome<SyncReport> run(Session& session, Transport& transport, Waiter& waiter,
                              base::Random& random, const Watch& watch) {
    for (;;) {
        if (watch.stop.stop_requested()) {
            if (session.is_carrying()) {
                session.stop_carrying();
                break;
            }
            return tl::unexpected(stopped());
        }
        const auto request = session.next();
        if (!request) {
            break;
        }
        auto reply = send(transport, *request, waiter, random, watch.stop);
        if (!reply && session.is_carrying()) {
            session.stop_carrying();
            break;
        }
        if (!reply) {
            // What went wrong after somebody ended it is what ending it looks like.
            if (watch.stop.stop_requested()) {
                return tl::unexpected(stopped());
            }
            return tl::unexpected(std::move(reply.error()));
        }
        session.receive(*reply);
        if (watch.on_progress) {
            watch.on_progress(session.progress());
        }
    }
    if (session.failed()) {
        return tl::unexpected(*session.failed());
    }
    return session.report();
}

} // namespace b2go::sync
