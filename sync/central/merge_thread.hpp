#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <span>
#include <thread>
#include <vector>

#include "base/limits.hpp"
#include "sync/central/central.hpp"

namespace b2go::central {

/// What answers requests: Central::answer, or a plain function in tests of the server alone.
using Answer = std::function<std::vector<Reply>(std::span<const Request>)>;

/// The only thread that touches the central's store. It takes what has queued up since the last
/// commit as one batch, so requests that arrive together share a commit and one that arrives
/// alone waits for nobody.
class MergeThread {
public:
    using Done = std::function<void(Reply)>;
    /// `usable` is false when the store is broken: it must not be touched any more.
    using Command = std::function<void(bool usable)>;

    /// `answer` runs on this thread. `on_fault` is told of every fault, on this thread; its batch
    /// is answered 503, and after any fault but a full disk or a busy store (StoreBusy) so is
    /// everything else.
    MergeThread(Answer answer, std::function<void(const base::Fault&)> on_fault,
                std::size_t most_queued = limits::kQueuedRequests);
    ~MergeThread();
    MergeThread(const MergeThread&) = delete;
    MergeThread& operator=(const MergeThread&) = delete;

    /// Any thread. `done` is called on the merge thread when the answer is durable. False, and
    /// `done` is never called, if the queue is full or the thread is stopping.
    [[nodiscard]] bool submit(Request request, Done done);

    /// Any thread. Runs `command` between two batches. A Fault it throws means that the store is
    /// broken. False, and it never runs, if too many wait or the thread is stopping.
    [[nodiscard]] bool run(Command command);

    /// Finishes what was accepted, then ends the thread. Not from the merge thread.
    void stop();

private:
    struct Waiting {
        Request request;
        Done done;
    };

    void loop();
    void answer_batch(std::vector<Waiting> batch);
    void run_commands(const std::deque<Command>& commands);
    void fail(const base::Fault& fault);
    bool is_broken();

    Answer answer_;
    std::function<void(const base::Fault&)> on_fault_;
    const std::size_t most_queued_;

    std::mutex mutex_; ///< guards the members below
    std::condition_variable wake_;
    std::deque<Waiting> requests_;
    std::deque<Command> commands_;
    bool stopping_ = false;
    bool broken_ = false;

    std::thread thread_;
};

/// 503 in a body tablets can show.
[[nodiscard]] Reply busy_reply();

} // namespace b2go::central
