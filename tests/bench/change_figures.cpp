#include <algorithm>

#include "domain/citizen.hpp"
#include "tests/bench/figures.hpp"
#include "tests/support/relay.hpp"

namespace b2go::bench {

namespace {

constexpr std::size_t kChanges = 1000;

/// Each repeat gives other words, so that every edit changes something.
MakeFields preferred_names(People& people, int round) {
    return [&people, round](std::size_t index) {
        registry::Fields fields;
        fields.plain[domain::citizen().preferred_name.number] =
            people.first_name() + " " + std::to_string(round) + "-" + std::to_string(index);
        return fields;
    };
}

struct TwoWays {
    Samples push_ms;
    Samples pull_ms;
};

/// Edits on the first tablet; times its sync and then the second's.
TwoWays sync_edits(const Bench& bench, const Town& town, const Ids& ids, People& people) {
    const auto first = town.open(Which::first);
    const auto second = town.open(Which::second);
    sync_or_throw(*first);
    sync_or_throw(*second);
    TwoWays times;
    for (int round = 0; round < bench.repeats; ++round) {
        edit_at_once(*first, ids, preferred_names(people, round));
        sync::SyncReport pushed;
        sync::SyncReport pulled;
        times.push_ms.add(ms_of([&] { pushed = sync_or_throw(*first); }));
        times.pull_ms.add(ms_of([&] { pulled = sync_or_throw(*second); }));
        must_equal("changes pushed", pushed.pushed, ids.size());
        must_equal("changes applied", pushed.verdicts["applied"], ids.size());
        must_equal("records pulled", pulled.pulled, ids.size());
        if (states_of(*first, ids) != states_of(*second, ids)) {
            throw WrongResult("two synced tablets differ");
        }
    }
    return times;
}

void add_two_ways(const TwoWays& times, const char* which, std::size_t changes, bool has_bar,
                  std::uint64_t records, Report& report) {
    const Bar bar = has_bar ? Bar{"≤ 50 ms", 50.0, {}} : Bar{};
    const std::string counts = readable(static_cast<double>(changes)) + " one-field edits";
    report.add({.records = records,
                .name = "push of changes to " + std::string(which) + " records",
                .unit = "ms",
                .samples = times.push_ms,
                .counts = counts,
                .bar = bar});
    report.add({.records = records,
                .name = "pull of changes to " + std::string(which) + " records",
                .unit = "ms",
                .samples = times.pull_ms,
                .counts = counts,
                .bar = bar});
}

void measure_nothing(const Bench& bench, const Town& town, std::uint64_t records, Report& report) {
    const auto tablet = town.open(Which::first);
    sync_or_throw(*tablet);
    constexpr int kTimesMore = 4; // it is quick
    Samples samples;
    for (int i = 0; i < kTimesMore * bench.repeats; ++i) {
        sync::SyncReport report_of_one;
        samples.add(ms_of([&] { report_of_one = sync_or_throw(*tablet); }));
        must_equal("pushed by a sync of nothing", report_of_one.pushed, 0);
        must_equal("pulled by a sync of nothing", report_of_one.pulled, 0);
    }
    report.add({.records = records,
                .name = "sync of nothing",
                .unit = "ms",
                .samples = samples,
                .counts = std::to_string(samples.count()) + " syncs, each with its own connection",
                .bar = {"≤ 5 ms", 5.0, {}}});
}

void measure_wire(const Bench& bench, const Town& town, const Ids& ids, People& people,
                  std::uint64_t records, Report& report) {
    const auto central = town.start_central_elsewhere();
    tests::Relay relay(town.port(), central->port());
    const auto first = town.open(Which::first);
    const auto second = town.open(Which::second);
    Samples push_kb;
    Samples pull_kb;
    Samples save_ms;
    for (int round = 0; round < bench.repeats; ++round) {
        const Samples saves = edit_one_by_one(*first, bench.random, ids,
                                              preferred_names(people, bench.repeats + round));
        for (const double ms : saves.values()) {
            save_ms.add(ms);
        }
        relay.take();
        must_equal("changes pushed", sync_or_throw(*first).pushed, ids.size());
        push_kb.add(static_cast<double>(relay.take().both()) / 1000);
        must_equal("records pulled", sync_or_throw(*second).pulled, ids.size());
        pull_kb.add(static_cast<double>(relay.take().both()) / 1000);
    }
    const std::string counts = readable(static_cast<double>(ids.size())) +
                               " one-field edits of ten-field records, TLS and HTTP included";
    report.add({.records = records,
                .name = "bytes on the wire, push with its answer",
                .unit = "kB",
                .samples = push_kb,
                .counts = counts,
                .bar = {"≤ 60 kB", 60.0, {}}});
    report.add({.records = records,
                .name = "bytes on the wire, the other tablet's pull",
                .unit = "kB",
                .samples = pull_kb,
                .counts = counts,
                .bar = {"≤ 120 kB", 120.0, {}}});
    const std::string saved = std::to_string(save_ms.count()) + " saves, no sync running";
    report.add({.records = records,
                .name = "save of an edit, median",
                .unit = "ms",
                .value = save_ms.median(),
                .counts = saved});
    report.add({.records = records,
                .name = "save of an edit, p99",
                .unit = "ms",
                .value = save_ms.percentile(99),
                .counts = saved});
    central->stop();
}

} // namespace

void measure_changes(const Bench& bench, const Town& town, std::uint64_t records, Report& report) {
    People people(bench.seed + 1);
    const std::size_t changes = std::min(kChanges, town.citizens().size() / 10);
    const Ids recent = town.recent(changes);
    Ids random = town.citizens();
    for (std::size_t i = 0; i < changes; ++i) {
        std::swap(random[i], random[i + people.pick(random.size() - i)]);
    }
    random.resize(changes);

    auto central = town.start_central();
    add_two_ways(sync_edits(bench, town, recent, people), "recent", changes, true, records, report);
    add_two_ways(sync_edits(bench, town, random, people), "random", changes, false, records,
                 report);
    measure_nothing(bench, town, records, report);
    central->stop();
    measure_wire(bench, town, recent, people, records, report);
}

} // namespace b2go::bench
