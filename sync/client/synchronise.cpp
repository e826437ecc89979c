#include "sync/client/synchronise.hpp"

#include <functional>
#include <future>
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

/// Sends the requests of a session one at a time, on a thread of its own: the session prepares
/// what comes next while an answer is awaited, and takes it while what it foresaw is answered.
class Sender {
public:
    Sender(Session& session, Transport& transport, Waiter& waiter, base::Random& random,
           const std::stop_token& stop)
        : session_(session), transport_(transport), waiter_(waiter), random_(random),
          stops_(stop, [this] { stopping_.request_stop(); }) {
        session_.on_foreseen([this](const Outgoing& request) { begin(request); });
    }
    Sender(const Sender&) = delete;
    Sender& operator=(const Sender&) = delete;
    ~Sender() {
        session_.on_foreseen({});
        stopping_.request_stop(); // nobody waits for an answer that nobody will take
    }

    base::Outcome<Reply> answer_to(const Outgoing& request) {
        if (!request.was_foreseen) {
            if (under_way_.valid()) {
                under_way_.wait(); // it came to nothing, but the way is taken until it is there
            }
            begin(request);
        }
        session_.prepare();
        return std::exchange(under_way_, {}).get();
    }

private:
    void begin(const Outgoing& request) {
        under_way_ = std::async(std::launch::async, [this, request] {
            return send(transport_, request, waiter_, random_, stopping_.get_token());
        });
    }

    Session& session_;
    Transport& transport_;
    Waiter& waiter_;
    base::Random& random_;
    std::stop_source stopping_;
    std::stop_callback<std::function<void()>> stops_;
    std::future<base::Outcome<Reply>> under_way_; ///< the first to go: its end waits for the thread
};

base::Outcome<SyncReport> carry_through(Session& session, Sender& sender, const Watch& watch) {
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
        auto reply = sender.answer_to(*request);
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

} // namespace

base::Outcome<SyncReport> run(Session& session, Transport& transport, Waiter& waiter,
                              base::Random& random, const Watch& watch) {
    Sender sender(session, transport, waiter, random, watch.stop);
    return carry_through(session, sender, watch);
}

} // namespace b2go::sync
