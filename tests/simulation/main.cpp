// Plays schedules seed by seed; see scripts/simulate.
#include <algorithm>
#include <charconv>
#include <csignal>
#include <cstdio>
#include <ctime>
#include <iostream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tests/simulation/shrink.hpp"
#include "tests/simulation/simulation.hpp"

using namespace b2go::simulation;

namespace {

constexpr int kFailed = 1;
constexpr int kUsage = 2;
/// Every so many seeds the tablets heal a second time in the opposite order.
constexpr std::uint64_t kBothOrdersEvery = 8;
constexpr std::size_t kMostFindingsShown = 6;

struct Wanted {
    std::uint64_t from = 1;
    std::uint64_t seeds = 125;
    bool until_failure = false; ///< ends at the first, and does not shrink it
    std::optional<std::uint64_t> replay;
    std::optional<std::vector<std::size_t>> steps; ///< of the replayed seed; all, if left out
};

/// For whoever reads why the program ended in the middle.
volatile std::sig_atomic_t current_seed = 0;
void tell_seed(int /*signal*/) {
    std::fprintf(stderr, "simulate: the program ended in seed %ld\n",
                 static_cast<long>(current_seed));
}

std::optional<std::uint64_t> number(std::string_view text) {
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(value)
                                                                    : std::nullopt;
}

std::optional<std::vector<std::size_t>> numbers(std::string_view text) {
    std::vector<std::size_t> all;
    while (!text.empty()) {
        const std::size_t comma = std::min(text.find(','), text.size());
        const auto one = number(text.substr(0, comma));
        if (!one) {
            return std::nullopt;
        }
        all.push_back(*one);
        text.remove_prefix(std::min(comma + 1, text.size()));
    }
    return all;
}

std::optional<Wanted> wanted(const std::vector<std::string_view>& arguments) {
    Wanted wanted;
    for (std::size_t i = 0; i + 1 < arguments.size(); i += 2) {
        const std::string_view option = arguments[i];
        const auto value = number(arguments[i + 1]);
        if (option == "--steps") {
            wanted.steps = numbers(arguments[i + 1]);
        } else if (!value) {
            return std::nullopt;
        } else if (option == "--from") {
            wanted.from = *value;
        } else if (option == "--seeds") {
            wanted.seeds = *value;
        } else if (option == "--until-failure") {
            wanted.until_failure = *value != 0;
        } else if (option == "--replay") {
            wanted.replay = *value;
        } else {
            return std::nullopt;
        }
    }
    return arguments.size() % 2 == 0 ? std::optional(wanted) : std::nullopt;
}

Schedule only(const Schedule& all, const std::vector<std::size_t>& kept) {
    Schedule some;
    for (const std::size_t index : kept) {
        if (index < all.size()) {
            some.push_back(all[index]);
        }
    }
    return some;
}

/// What is wrong with a schedule, both orders of healing looked at where asked.
Result judged(std::uint64_t seed, const Schedule& schedule, bool both_orders) {
    Result result = play(seed, schedule);
    if (both_orders && result.findings.empty()) {
        const Result other = play(seed, schedule, Order::backwards);
        result.findings = other.findings;
        if (other.findings.empty() && other.words != result.words) {
            result.findings.push_back("the order in which tablets sync changes what is live");
        }
    }
    return result;
}

void show(const std::vector<std::string>& findings) {
    for (std::size_t i = 0; i < std::min(findings.size(), kMostFindingsShown); ++i) {
        std::cout << "  " << findings[i] << "\n";
    }
}

void explain(std::uint64_t seed, const Schedule& all, bool both_orders) {
    const auto kept = shrink(all.size(), [&](const std::vector<std::size_t>& some) {
        return !judged(seed, only(all, some), both_orders).findings.empty();
    });
    std::string list;
    std::cout << "  " << kept.size() << " of " << all.size() << " steps are enough:\n";
    for (const std::size_t index : kept) {
        std::cout << "    " << index << ": " << text(all[index]) << "\n";
        list += (list.empty() ? "" : ",") + std::to_string(index);
    }
    show(judged(seed, only(all, kept), both_orders).findings);
    std::cout << "  again: scripts/simulate --replay " << seed << " --steps " << list << std::endl;
}

int replay(const Wanted& wanted) {
    Schedule schedule = make_schedule(*wanted.replay);
    if (wanted.steps) {
        schedule = only(schedule, *wanted.steps);
    }
    for (const Step& step : schedule) {
        std::cout << "  " << text(step) << "\n";
    }
    const Result result = judged(*wanted.replay, schedule, true);
    show(result.findings);
    std::cout << "trace " << result.trace << "\n"
              << (result.findings.empty() ? "nothing is wrong" : "failed") << std::endl;
    return result.findings.empty() ? 0 : kFailed;
}

int play_all(const Wanted& wanted) {
    Counts total;
    std::uint64_t steps = 0;
    std::uint64_t failures = 0;
    const std::clock_t begun = std::clock();
    for (std::uint64_t seed = wanted.from; seed < wanted.from + wanted.seeds; ++seed) {
        current_seed = static_cast<std::sig_atomic_t>(seed);
        const bool both_orders = seed % kBothOrdersEvery == 0;
        const Schedule schedule = make_schedule(seed);
        const Result result = judged(seed, schedule, both_orders);
        steps += schedule.size();
        for (const auto& [what, number] : result.counts) {
            total[what] += number;
        }
        if (!result.findings.empty()) {
            ++failures;
            std::cout << "seed " << seed << " failed:\n";
            show(result.findings);
            if (wanted.until_failure) {
                return kFailed;
            }
            explain(seed, schedule, both_orders);
        }
    }
    const auto seconds =
        static_cast<double>(std::clock() - begun) / static_cast<double>(CLOCKS_PER_SEC);
    for (const auto& [what, number] : total) {
        std::printf("%-32s %10llu\n", what.c_str(), static_cast<unsigned long long>(number));
    }
    std::printf("%-32s %10llu\n%-32s %10llu\n%-32s %10.1f\n%-32s %10llu\n", "schedules",
                static_cast<unsigned long long>(wanted.seeds), "steps",
                static_cast<unsigned long long>(steps), "seconds of processor time", seconds,
                "failures", static_cast<unsigned long long>(failures));
    return failures == 0 ? 0 : kFailed;
}

} // namespace

int main(int argc, char** argv) {
    (void)std::signal(SIGABRT, tell_seed);
    const auto asked = wanted(std::vector<std::string_view>(argv + 1, argv + argc));
    if (!asked) {
        std::cerr << "simulate [--from S] [--seeds N] | --replay SEED [--steps I,J,…]\n";
        return kUsage;
    }
    return asked->replay ? replay(*asked) : play_all(*asked);
}
