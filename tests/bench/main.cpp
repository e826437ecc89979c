#include <algorithm>
#include <fstream>
#include <iostream>
#include <set>
#include <stdexcept>
#include <string_view>

#include <unistd.h>

#include "base/limits.hpp"
#include "platform/os_clock.hpp"
#include "platform/os_random.hpp"
#include "platform/process.hpp"
#include "tests/bench/database.hpp"
#include "tests/bench/figures.hpp"
#include "tests/bench/fleet.hpp"

namespace {

using namespace b2go;
using namespace b2go::bench;

constexpr std::uint64_t kFewestRecords = 100;
constexpr int kFewestRepeats = 1;

const std::vector<std::string> kTownGroups{"transfer", "changes", "conflicts", "screens", "window"};
const std::vector<std::string> kOtherGroups{"fleet", "growth"};

constexpr std::string_view kUsage =
    "b2go-bench --folder NEW [--records N,...] [--groups G,...] [--repeats N] [--seed N]\n"
    "           [--tablets N] [--at-once N] [--nodes N,...] [--years N]\n"
    "           [--programs FOLDER] [--json FILE]\n"
    "Measures b2go: real programs, real files, real network. Groups: transfer, changes, "
    "conflicts,\n"
    "screens, window (of N records; transfer goes before the others of them), fleet (of N "
    "tablets,\n"
    "in tens, N at once, at N nodes of the central) and growth (over N years). The stores are "
    "made\n"
    "in the folder NEW, which is taken away at the end; where B2GO_TEST_POSTGRES names a server\n"
    "(tests/support/postgres.py), those of the centrals are made there.\n";

struct Options {
    std::vector<std::uint64_t> records{10'000, 100'000};
    std::set<std::string> groups{"transfer", "changes", "conflicts", "screens",
                                 "window",   "fleet",   "growth"};
    int repeats = 5;
    std::size_t tablets = 500;
    std::size_t at_once = 40;
    std::vector<int> nodes{1, 2, 4};
    int years = 10;
    std::uint64_t seed = 20'160'501;
    std::string programs = B2GO_PROGRAM_DIR;
    std::string folder;
    std::string json;
};

std::string command_of(int argc, char** argv) {
    std::string command;
    for (int i = 0; i < argc; ++i) {
        command += (i == 0 ? "" : " ") + std::string(argv[i]);
    }
    return command;
}

void measure(const Bench& bench, const Options& options, std::uint64_t records, Report& report) {
    std::cerr << "== " << records << " records: building a town\n";
    Town built(bench, bench.folder / "built");
    built.build(records);
    const Town town = measure_transfer(bench, built, records, report);
    built.remove();
    const std::set<std::string>& groups = options.groups;
    // Sizes are those of a fresh store, and conflicts stay: last.
    if (groups.contains("screens")) {
        measure_screens(bench, town, records, report);
    }
    if (groups.contains("changes")) {
        measure_changes(bench, town, records, report);
    }
    if (groups.contains("conflicts")) {
        measure_conflicts(bench, town, records, report);
    }
    if (groups.contains("window")) {
        measure_window(bench, town, records, report);
    }
    report.add(
        {.records = records,
         .name = "this program's memory at its peak",
         .unit = "MiB",
         .value = peak_memory_mib(::getpid()),
         .counts = "all tablets of all figures so far, and the records held for comparison"});
    std::cerr << "  verifying all stores\n";
    town.verify();
    town.remove();
}

bool wants_a_town(const Options& options) {
    return std::ranges::any_of(kTownGroups,
                               [&](const auto& group) { return options.groups.contains(group); });
}

int run(const Options& options, const std::string& command) {
    platform::OsClock clock;
    platform::OsUptime uptime;
    platform::OsRandom random;
    const std::filesystem::path folder = std::filesystem::absolute(options.folder);
    const Bench bench{std::filesystem::path(options.programs) / "b2go-central",
                      folder,
                      options.seed,
                      options.repeats,
                      options.at_once,
                      clock,
                      uptime,
                      random};
    std::filesystem::create_directories(folder);
    Run about{clock.now().text(), command, options.seed, store_name(),
              this_machine(folder.string())};
    Report report;
    if (wants_a_town(options)) {
        for (const std::uint64_t records : options.records) {
            measure(bench, options, records, report);
        }
    }
    if (options.groups.contains("fleet")) {
        measure_fleet(bench, options.tablets, options.nodes, report);
    }
    if (options.groups.contains("growth")) {
        measure_growth(bench, options.years, report);
    }
    std::filesystem::remove_all(folder);
    report.print(std::cout, about);
    if (!options.json.empty()) {
        std::ofstream(options.json) << report.json(about).dump(2) << '\n';
    }
    return 0;
}

std::vector<std::string> parts_of(const std::string& list) {
    std::vector<std::string> parts(1);
    for (const char c : list) {
        if (c == ',') {
            parts.emplace_back();
        } else {
            parts.back().push_back(c);
        }
    }
    return parts;
}

bool is_group(const std::string& name) {
    return std::ranges::find(kTownGroups, name) != kTownGroups.end() ||
           std::ranges::find(kOtherGroups, name) != kOtherGroups.end();
}

/// A fleet is made of whole teams, and one address may have so many connections.
bool is_fleet(const Options& options) {
    return options.tablets > 0 && options.tablets % Fleet::kTeam == 0 && options.at_once > 0 &&
           options.at_once <= limits::kConnectionsPerPeer &&
           std::ranges::all_of(options.nodes, [](int nodes) { return nodes > 0; });
}

/// Throws std::exception for whatever cannot be meant.
Options read_options(int argc, char** argv) {
    Options options;
    for (int i = 1; i < argc; i += 2) {
        const std::string name = argv[i];
        const std::string value = i + 1 < argc ? argv[i + 1] : "";
        if (name == "--records") {
            options.records.clear();
            for (const std::string& part : parts_of(value)) {
                options.records.push_back(std::stoull(part));
            }
        } else if (name == "--groups") {
            const auto parts = parts_of(value);
            options.groups = {parts.begin(), parts.end()};
        } else if (name == "--tablets") {
            options.tablets = std::stoull(value);
        } else if (name == "--at-once") {
            options.at_once = std::stoull(value);
        } else if (name == "--nodes") {
            options.nodes.clear();
            for (const std::string& part : parts_of(value)) {
                options.nodes.push_back(std::stoi(part));
            }
        } else if (name == "--years") {
            options.years = std::stoi(value);
        } else if (name == "--repeats") {
            options.repeats = std::stoi(value);
        } else if (name == "--seed") {
            options.seed = std::stoull(value);
        } else if (name == "--programs") {
            options.programs = value;
        } else if (name == "--folder") {
            options.folder = value;
        } else if (name == "--json") {
            options.json = value;
        } else {
            throw std::invalid_argument(name);
        }
    }
    const bool too_few = std::ranges::any_of(
        options.records, [](std::uint64_t count) { return count < kFewestRecords; });
    if (too_few || !std::ranges::all_of(options.groups, is_group) || !is_fleet(options) ||
        options.years < 1 || options.repeats < kFewestRepeats || options.folder.empty() ||
        std::filesystem::exists(options.folder)) {
        throw std::invalid_argument("out of range");
    }
    return options;
}

} // namespace

/// Measures the product as it is shipped. Ends with 1 when a result is wrong, never because a
/// figure is slow.
int main(int argc, char** argv) {
    Options options;
    try {
        options = read_options(argc, argv);
    } catch (const std::exception&) {
        std::cerr << kUsage;
        return 2;
    }
    std::cerr << "seed " << options.seed << '\n';
    try {
        platform::settle_heap(); // as the programs do
        base::init_crypto();
        return run(options, command_of(argc, argv));
    } catch (const WrongResult& wrong) {
        std::cerr << "bench: wrong result: " << wrong.what() << '\n';
        return 1;
    } catch (const std::exception& error) {
        std::cerr << "bench: " << error.what() << '\n';
        return 6;
    }
}
