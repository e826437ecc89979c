#include "store/store_thread.hpp"

#include <array>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

#include "base/limits.hpp"

namespace b2go::store {

using Job = std::function<void(Store&)>;

struct StoreThread::Queue {
    std::mutex mutex;
    std::condition_variable work; ///< a job came, or the end
    std::condition_variable room; ///< a job was taken
    std::array<std::deque<Job>, 2> jobs;
    bool closing = false;
    std::thread thread;

    /// The next job, a person's first; nothing when all are done and the thread is to end.
    Job take() {
        std::unique_lock lock(mutex);
        work.wait(lock, [&] { return closing || !jobs[0].empty() || !jobs[1].empty(); });
        for (auto& queue : jobs) {
            if (!queue.empty()) {
                Job job = std::move(queue.front());
                queue.pop_front();
                room.notify_all();
                return job;
            }
        }
        return {};
    }

    void run(const std::function<std::unique_ptr<Store>()>& open, std::promise<void>& opened) {
        std::unique_ptr<Store> store;
        try {
            store = open();
        } catch (...) {
            opened.set_exception(std::current_exception());
            return;
        }
        opened.set_value();
        while (const Job job = take()) {
            job(*store);
        }
    }
};

StoreThread::StoreThread(std::function<std::unique_ptr<Store>()> open)
    : queue_(std::make_unique<Queue>()) {
    std::promise<void> opened;
    auto result = opened.get_future();
    queue_->thread = std::thread([&] { queue_->run(open, opened); });
    try {
        result.get();
    } catch (...) {
        queue_->thread.join();
        throw;
    }
}

StoreThread::~StoreThread() {
    {
        const std::lock_guard lock(queue_->mutex);
        queue_->closing = true;
    }
    queue_->work.notify_all();
    queue_->thread.join();
}

bool StoreThread::person_waits() const {
    const std::lock_guard lock(queue_->mutex);
    return !queue_->jobs[0].empty();
}

void StoreThread::enqueue(Priority priority, Job job) {
    const std::size_t place = priority == Priority::person ? 0 : 1;
    {
        std::unique_lock lock(queue_->mutex);
        queue_->room.wait(lock, [&] { return queue_->jobs.at(place).size() < limits::kStoreJobs; });
        queue_->jobs.at(place).push_back(std::move(job));
    }
    queue_->work.notify_one();
}

} // namespace b2go::store
