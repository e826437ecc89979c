#pragma once

#include <functional>
#include <future>
#include <memory>
#include <type_traits>
#include <utility>

#include "store/store.hpp"

namespace b2go::store {

enum class Priority {
    person, ///< a screen's read or write: goes first
    sync,   ///< a slice of a sync: waits while a person's job waits
};

/// The one thread that owns a store. Jobs are functions of the store; they run one at a time, a
/// person's before a sync's, in order within each. A fault ends the job, not the thread: it
/// reaches whoever holds the future.
class StoreThread {
public:
    /// Runs `open` on the new thread; what it throws is thrown here.
    explicit StoreThread(std::function<std::unique_ptr<Store>()> open);
    /// Finishes the jobs that were posted, closes the store on its thread.
    ~StoreThread();
    StoreThread(const StoreThread&) = delete;
    StoreThread& operator=(const StoreThread&) = delete;

    /// Queues a job; blocks while limits::kStoreJobs jobs of that priority wait.
    template <typename Job>
    std::future<std::invoke_result_t<Job, Store&>> post(Priority priority, Job job) {
        using Result = std::invoke_result_t<Job, Store&>;
        auto task = std::make_shared<std::packaged_task<Result(Store&)>>(std::move(job));
        auto result = task->get_future();
        enqueue(priority, [task](Store& store) { (*task)(store); });
        return result;
    }

    /// Queues a job and waits for its result.
    template <typename Job> auto run(Priority priority, Job job) {
        return post(priority, std::move(job)).get();
    }

    /// Whether a person's job waits to be run: a sync's job that could go on longer ends then.
    /// From any thread.
    [[nodiscard]] bool person_waits() const;

private:
    struct Queue;
    void enqueue(Priority priority, std::function<void(Store&)> job);
    std::unique_ptr<Queue> queue_;
};

} // namespace b2go::store
