#include "tests/simulation/schedule.hpp"

#include <array>
#include <random>

namespace b2go::simulation {

namespace {

constexpr std::uint32_t kLongestWaitMs = 100'000;
constexpr std::int64_t kMonthMs = std::int64_t{30} * 86'400'000;
constexpr std::uint32_t kMostMonths = 20;
constexpr std::size_t kLeastSteps = 25;
constexpr std::size_t kMoreSteps = 30;

constexpr std::array<std::string_view, static_cast<std::size_t>(Act::end)> kActs{
    "create",  "create_many", "edit",    "edit_many", "open",       "submit",   "remove",
    "decide",  "move",        "sync",    "wait",      "fault",      "deliver",  "crash",
    "restart", "back_up",     "restore", "copy",      "keep",       "go_back",  "lose",
    "revoke",  "enrol",       "demote",  "promote",   "turn_clock", "transfer", "release",
    "discard", "erase",       "attach",  "newer",     "age",        "stick"};
constexpr std::array<std::string_view, static_cast<std::size_t>(Fault::end)> kFaults{
    "lose_request", "lose_answer", "twice",   "late", "stale",
    "cut_request",  "cut_answer",  "restart", "omit"};

/// Acts that belong together, and how often each is chosen where its family takes part.
struct Weight {
    Act act;
    unsigned weight;
};
using Family = std::vector<Weight>;

const Family& daily() {
    static const Family family{{Act::create, 6},    {Act::create_many, 2}, {Act::edit, 24},
                               {Act::edit_many, 3}, {Act::open, 5},        {Act::submit, 5},
                               {Act::remove, 4},    {Act::decide, 6},      {Act::sync, 26},
                               {Act::wait, 2}};
    return family;
}

const std::vector<Family>& troubles() {
    static const std::vector<Family> families{
        {{Act::fault, 22}, {Act::deliver, 4}},
        {{Act::crash, 8}, {Act::restart, 3}},
        {{Act::back_up, 4}, {Act::restore, 4}},
        {{Act::copy, 5}},
        {{Act::keep, 4}, {Act::go_back, 4}},
        {{Act::lose, 2}, {Act::enrol, 3}},
        {{Act::revoke, 2}},
        {{Act::demote, 4}, {Act::promote, 4}, {Act::release, 5}, {Act::discard, 2}},
        {{Act::turn_clock, 4}},
        {{Act::move, 8}},
        {{Act::transfer, 4}},
        {{Act::erase, 3}, {Act::create_many, 3}, {Act::edit, 10}},
    };
    return families;
}

} // namespace

std::optional<std::int64_t> pause_of(const Step& step) {
    switch (step.act) {
    case Act::wait:
        return step.a % kLongestWaitMs;
    case Act::age:
        return kMonthMs * (step.a % kMostMonths);
    default:
        return std::nullopt;
    }
}

std::string_view name(Act act) { return kActs.at(static_cast<std::size_t>(act)); }
std::string_view name(Fault fault) { return kFaults.at(static_cast<std::size_t>(fault)); }

std::string text(const Step& step) {
    if (step.act == Act::fault) {
        const auto kind = static_cast<Fault>(step.a % static_cast<std::uint32_t>(Fault::end));
        return "fault " + std::string(name(kind)) + " " + std::to_string(step.b % 4);
    }
    return std::string(name(step.act)) + " " + std::to_string(step.a % 100) + " " +
           std::to_string(step.b % 100) + " " + std::to_string(step.c % 100);
}

Schedule make_schedule(std::uint64_t seed) {
    std::mt19937_64 chance(seed * 0x9E3779B97F4A7C15U + 1);
    const auto below = [&](std::uint64_t bound) { return chance() % bound; };
    Family taking_part = daily();
    for (const Family& family : troubles()) {
        if (below(100) < 45) {
            taking_part.insert(taking_part.end(), family.begin(), family.end());
        }
    }
    // Of some seeds only, and not drawn: the others are what they were before there were any.
    if (seed % 4 == 1) {
        taking_part.insert(taking_part.end(),
                           {{Act::attach, 10}, {Act::newer, 6}, {Act::stick, 8}});
    }
    // As above.
    if (seed % 4 == 3) {
        taking_part.insert(taking_part.end(), {{Act::age, 8}, {Act::edit, 12}});
    }
    std::uint64_t total = 0;
    for (const Weight& each : taking_part) {
        total += each.weight;
    }
    // Two tablets that know the same few records.
    Schedule schedule{{Act::create, 0, 1},
                      {Act::create, 0, 3},
                      {Act::create_many, 0, static_cast<std::uint32_t>(seed)},
                      {Act::sync, 0, 1},
                      {Act::sync, 1, 1}};
    const std::size_t steps = kLeastSteps + below(kMoreSteps);
    while (schedule.size() < steps) {
        std::uint64_t at = below(total);
        std::size_t chosen = 0;
        while (at >= taking_part[chosen].weight) {
            at -= taking_part[chosen++].weight;
        }
        const auto number = [&] { return static_cast<std::uint32_t>(chance() >> 32U); };
        Step step{taking_part[chosen].act};
        step.a = number();
        step.b = number();
        step.c = number();
        schedule.push_back(step);
    }
    return schedule;
}

} // namespace b2go::simulation
