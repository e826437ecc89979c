#include <algorithm>
#include <cmath>
#include <iostream>
#include <thread>

#include "base/limits.hpp"
#include "tests/bench/database.hpp"
#include "tests/bench/figures.hpp"
#include "tests/bench/fleet.hpp"
#include "tests/sync/central_place.hpp"

namespace b2go::bench {

namespace {

double peak_mib(const Fleet::Nodes& nodes) {
    double most = 0;
    for (const auto& node : nodes) {
        most = std::max(most, node->peak_mib());
    }
    return most;
}

std::string whole(double value) { return readable(std::round(value)); }

/// What the rounds of one number of nodes gave.
struct Measured {
    std::string nodes;
    std::string heading;
    std::uint64_t changes = 0;
    std::uint64_t words = 0;
    double start_mib = 0;
    double half_mib = 0;
    double end_mib = 0;
    double again_mib = 0;
    Fleet::Round round;
};

/// What the embedded store fills once and then keeps.
std::string cache() {
    return tests::on_postgres()
               ? ""
               : ", page cache of " + std::to_string(limits::kStoreCacheKib / 1024) +
                     " MiB included";
}

std::string verdicts_of(const Fleet::Round& round) {
    std::string text;
    for (const auto& [verdict, count] : round.verdicts) {
        text += ", " + whole(static_cast<double>(count)) + " " + verdict;
    }
    return text;
}

void add_rows(const Measured& measured, Report& report) {
    const Fleet::Round& round = measured.round;
    const auto add = [&](Figure figure) {
        figure.name = measured.nodes + ": " + figure.name;
        figure.heading = measured.heading;
        report.add(std::move(figure));
    };
    const std::string batches = readable(static_cast<double>(round.trips.batches.count())) +
                                " pushes with verdicts and first page, handshake included";
    add({.name = "changes taken, and others' fetched",
         .unit = "changes/s",
         .value = static_cast<double>(measured.changes) * 1000 / round.ms,
         .counts = whole(static_cast<double>(measured.changes)) + " changes" + verdicts_of(round) +
                   ", " + whole(static_cast<double>(round.pulled)) + " records fetched, " +
                   readable(static_cast<double>(round.bytes) / 1e6) + " MB, in " +
                   readable(round.ms / 1000) + " s"});
    add({.name = "central's processor time for a change, what it hands out included",
         .unit = "ms",
         .value = round.central_ms / static_cast<double>(measured.changes),
         .counts = readable(round.central_ms / 1000) + " s of all nodes, in " +
                   readable(round.ms / 1000) + " s on " +
                   std::to_string(std::thread::hardware_concurrency()) +
                   " processors that the tablets work on too"});
    add({.name = "last words of all tablets, each found on a new one",
         .unit = "words",
         .value = static_cast<double>(measured.words),
         .counts = "none lost, or this table would not be here; a team's tablets are equal"});
    add({.name = "round trip of a batch, median",
         .unit = "ms",
         .value = round.trips.batches.median(),
         .counts = batches});
    add({.name = "round trip of a batch, p99",
         .unit = "ms",
         .value = round.trips.batches.percentile(99),
         .counts = batches + ", " + std::to_string(round.trips.unanswered) + " tries repeated",
         .bar = {"≤ 2 s", 2000.0, {}}});
    if (!round.trips.pages.empty()) {
        add({.name = "round trip of a further page, p99",
             .unit = "ms",
             .value = round.trips.pages.percentile(99),
             .counts = readable(static_cast<double>(round.trips.pages.count())) + " pages"});
    }
    add({.name = "central's memory at its peak",
         .unit = "MiB",
         .value = measured.end_mib,
         .counts = "the largest node" + cache() + "; started " + readable(measured.start_mib) +
                   ", half way " + readable(measured.half_mib) + ", when all had synced twice " +
                   readable(measured.again_mib),
         .bar = {"flat: ≤ 1.1× half way", {}, 1.1},
         .against = "half way " + readable(measured.half_mib) + " MiB",
         .ratio = measured.end_mib / measured.half_mib});
}

} // namespace

void measure_fleet(const Bench& bench, std::size_t tablets, std::vector<int> nodes,
                   Report& report) {
    if (!tests::on_postgres()) {
        nodes = {1}; // the embedded store is one program's
    }
    std::cerr << "== a fleet of " << tablets << " tablets: enrolling and writing\n";
    Fleet fleet(bench, bench.folder / "fleet");
    fleet.build(tablets);
    for (const int count : nodes) {
        Measured measured;
        measured.nodes = std::to_string(count) + (count == 1 ? " node" : " nodes");
        measured.heading =
            std::to_string(tablets) + " tablets, " + std::to_string(Fleet::kChanges) +
            " changes each after 3 days offline, " + std::to_string(bench.at_once) + " at once";
        const Fleet copy = fleet.copy_to(bench.folder / "fleet-running");
        const auto running = copy.start(count);
        measured.start_mib = peak_mib(running);
        measured.round = copy.sync_all(running, [&] { measured.half_mib = peak_mib(running); });
        measured.end_mib = peak_mib(running);
        measured.changes = tablets * Fleet::kChanges;
        must_equal("changes pushed", measured.round.pushed, measured.changes);
        must_equal("changes merged",
                   measured.round.verdicts["applied"] + measured.round.verdicts["concurrent"] +
                       measured.round.verdicts["conflict"],
                   measured.changes);
        copy.sync_all(running); // what colleagues sent later
        measured.again_mib = peak_mib(running);
        measured.words = copy.check(running);
        add_rows(measured, report);
        for (const auto& node : running) {
            node->stop();
        }
        verify_central(bench.central_program, copy.central_folder());
        copy.remove();
    }
    fleet.remove();
}

} // namespace b2go::bench
