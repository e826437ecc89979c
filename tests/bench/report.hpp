#pragma once

#include <cstdint>
#include <optional>
#include <ostream>
#include <stdexcept>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "tests/bench/timing.hpp"

namespace b2go::bench {

/// A result that is wrong, however fast: the bench ends with it.
class WrongResult : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Throws WrongResult unless both are equal.
void must_equal(const std::string& what, std::uint64_t found, std::uint64_t expected);

/// What a figure is held against. A bar is either on the value itself or on the ratio.
struct Bar {
    std::string text;                 ///< as it stands in the table; empty for no bar
    std::optional<double> most;       ///< the value may not be above
    std::optional<double> most_ratio; ///< the ratio may not be above
};

/// One row of the table.
struct Figure {
    std::uint64_t records = 0; ///< in the store it was measured on
    std::string heading = {};  ///< in the table, in place of the number of records
    std::string name;
    std::string unit;     ///< ms, records/s, kB, ×
    Samples samples = {}; ///< the value is their median, unless `value` is given
    std::optional<double> value = {};
    std::string counts = {}; ///< of what, how many
    Bar bar = {};
    std::string against = {}; ///< what the ratio compares with, and its median
    std::optional<double> ratio = {};

    [[nodiscard]] double result() const { return value.value_or(samples.median()); }
    /// Nothing when there is no bar that a number decides.
    [[nodiscard]] std::optional<bool> met() const;
};

/// The machine the figures belong to.
struct Machine {
    std::string processor;
    unsigned processors = 0;
    std::uint64_t memory_mib = 0;
    double durable_write_ms = 0;
};
[[nodiscard]] Machine this_machine(const std::string& folder);

struct Run {
    std::string time; ///< UTC
    std::string command;
    std::uint64_t seed = 0;
    std::string store; ///< of the centrals
    Machine machine;
};

class Report {
public:
    void add(Figure figure);
    void print(std::ostream& out, const Run& run) const;
    [[nodiscard]] nlohmann::ordered_json json(const Run& run) const;

private:
    std::vector<Figure> figures_;
};

/// Two or three significant digits, as people read them: 0.42, 7.9, 123, 45,200.
[[nodiscard]] std::string readable(double value);

} // namespace b2go::bench
