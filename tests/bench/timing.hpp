#pragma once

#include <chrono>
#include <cstdint>
#include <utility>
#include <vector>

namespace b2go::bench {

/// Milliseconds since it was made.
class Stopwatch {
public:
    Stopwatch() : begin_(std::chrono::steady_clock::now()) {}
    [[nodiscard]] double ms() const {
        return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin_)
            .count();
    }

private:
    std::chrono::steady_clock::time_point begin_;
};

/// How long `work` takes, in milliseconds.
template <typename Work> double ms_of(Work&& work) {
    const Stopwatch stopwatch;
    std::forward<Work>(work)();
    return stopwatch.ms();
}

/// Several measurements of one thing, in one unit.
class Samples {
public:
    void add(double value) { values_.push_back(value); }
    [[nodiscard]] const std::vector<double>& values() const { return values_; }
    [[nodiscard]] bool empty() const { return values_.empty(); }
    [[nodiscard]] std::size_t count() const { return values_.size(); }
    [[nodiscard]] double median() const { return percentile(50); }
    /// Nearest rank; 0 without samples.
    [[nodiscard]] double percentile(int percent) const;
    /// Each value turned into how many of `count` things a second it stands for.
    [[nodiscard]] Samples per_second(std::uint64_t count) const;

private:
    std::vector<double> values_;
};

/// One 4 KiB write made durable on the disk that holds `folder`, in milliseconds: what every
/// saved edit waits for at the least.
[[nodiscard]] Samples durable_write_ms(const char* folder);

} // namespace b2go::bench
