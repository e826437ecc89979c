#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <future>
#include <vector>

namespace b2go::bench {

/// Does `work(0)`, … `work(count − 1)`, begun in this order, `at_once` at a time. When one throws,
/// no more are begun, and what it threw is thrown here.
template <typename Work>
void in_parallel(std::size_t count, std::size_t at_once, const Work& work) {
    std::atomic<std::size_t> next = 0;
    std::vector<std::future<void>> workers;
    for (std::size_t i = 0; i < std::min(count, at_once); ++i) {
        workers.push_back(std::async(std::launch::async, [&] {
            for (std::size_t at = next++; at < count; at = next++) {
                try {
                    work(at);
                } catch (...) {
                    next = count;
                    throw;
                }
            }
        }));
    }
    for (std::future<void>& worker : workers) {
        worker.wait();
    }
    for (std::future<void>& worker : workers) {
        worker.get();
    }
}

} // namespace b2go::bench
