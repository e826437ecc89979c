#include "sync/central/merge_thread.hpp"

#include <algorithm>
#include <utility>

#include "sync/central/store_busy.hpp"
#include "sync/protocol/status.hpp"
#include "sync/protocol/wire.hpp"

namespace b2go::central {

Reply busy_reply() {
    return {sync::status::kUnavailable,
            sync::pack_refusal("busy", {"Centralen har travlt. Intet er gået tabt; prøv igen om "
                                        "lidt.",
                                        "The central is busy. Nothing is lost; try again in a "
                                        "while."})};
}

MergeThread::MergeThread(Answer answer, std::function<void(const base::Fault&)> on_fault,
                         std::size_t most_queued)
    : answer_(std::move(answer)), on_fault_(std::move(on_fault)), most_queued_(most_queued),
      thread_([this] { loop(); }) {}

MergeThread::~MergeThread() { stop(); }

bool MergeThread::submit(Request request, Done done) {
    {
        const std::lock_guard lock(mutex_);
        if (stopping_ || broken_ || requests_.size() >= most_queued_) {
            return false;
        }
        requests_.push_back({std::move(request), std::move(done)});
    }
    wake_.notify_one();
    return true;
}

bool MergeThread::run(Command command) {
    {
        const std::lock_guard lock(mutex_);
        if (stopping_ || broken_ || commands_.size() >= limits::kQueuedCommands) {
            return false;
        }
        commands_.push_back(std::move(command));
    }
    wake_.notify_one();
    return true;
}

void MergeThread::stop() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    wake_.notify_one();
    if (thread_.joinable()) {
        thread_.join();
    }
}

void MergeThread::loop() {
    for (;;) {
        std::deque<Command> commands;
        std::vector<Waiting> batch;
        {
            std::unique_lock lock(mutex_);
            wake_.wait(lock,
                       [this] { return stopping_ || !requests_.empty() || !commands_.empty(); });
            if (requests_.empty() && commands_.empty()) {
                return;
            }
            commands.swap(commands_);
            const std::size_t taken = std::min(requests_.size(), limits::kPushesPerCommit);
            for (std::size_t i = 0; i < taken; ++i) {
                batch.push_back(std::move(requests_.front()));
                requests_.pop_front();
            }
        }
        run_commands(commands);
        if (!batch.empty()) {
            answer_batch(std::move(batch));
        }
    }
}

void MergeThread::answer_batch(std::vector<Waiting> batch) {
    std::vector<Request> requests;
    for (Waiting& waiting : batch) {
        requests.push_back(std::move(waiting.request));
    }
    std::vector<Reply> replies;
    if (!is_broken()) {
        try {
            replies = answer_(requests);
        } catch (const base::Fault& fault) {
            fail(fault);
        }
    }
    // A batch that failed as a whole was rolled back as a whole: its senders try again.
    replies.resize(batch.size(), busy_reply());
    for (std::size_t i = 0; i < batch.size(); ++i) {
        batch[i].done(std::move(replies[i]));
    }
}

void MergeThread::run_commands(const std::deque<Command>& commands) {
    for (const Command& command : commands) {
        try {
            command(!is_broken());
        } catch (const base::Fault& fault) {
            fail(fault);
        }
    }
}

void MergeThread::fail(const base::Fault& fault) {
    // After any other fault what is stored is not known, and nothing more is written to it.
    if (!leaves_store_whole(fault)) {
        const std::lock_guard lock(mutex_);
        broken_ = true;
    }
    on_fault_(fault);
}

bool MergeThread::is_broken() {
    const std::lock_guard lock(mutex_);
    return broken_;
}

} // namespace b2go::central
