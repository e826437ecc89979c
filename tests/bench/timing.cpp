#include "tests/bench/timing.hpp"

#include <algorithm>
#include <array>
#include <string>

#include <fcntl.h>
#include <unistd.h>

namespace b2go::bench {

double Samples::percentile(int percent) const {
    if (values_.empty()) {
        return 0;
    }
    std::vector<double> sorted = values_;
    std::sort(sorted.begin(), sorted.end());
    const auto wanted = static_cast<std::size_t>(percent) * sorted.size();
    const std::size_t rank = std::max<std::size_t>(1, (wanted + 99) / 100);
    return sorted[std::min(rank, sorted.size()) - 1];
}

Samples Samples::per_second(std::uint64_t count) const {
    Samples rates;
    for (const double ms : values_) {
        rates.add(static_cast<double>(count) * 1000.0 / ms);
    }
    return rates;
}

Samples durable_write_ms(const char* folder) {
    constexpr int kWrites = 50;
    constexpr std::size_t kBlock = 4096;
    Samples samples;
    const std::string path = std::string(folder) + "/durable-write";
    const int file = ::open(path.c_str(), O_CREAT | O_TRUNC | O_RDWR | O_CLOEXEC, 0600);
    if (file < 0) {
        return samples;
    }
    const std::array<char, kBlock> block{};
    for (int i = 0; i < kWrites; ++i) {
        const Stopwatch stopwatch;
        const auto place = static_cast<off_t>(static_cast<std::size_t>(i) * kBlock);
        if (::pwrite(file, block.data(), block.size(), place) < 0 || ::fsync(file) != 0) {
            break;
        }
        samples.add(stopwatch.ms());
    }
    ::close(file);
    ::unlink(path.c_str());
    return samples;
}

} // namespace b2go::bench
