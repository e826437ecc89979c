#include <algorithm>
#include <fstream>
#include <iostream>
#include <set>
#include <stdexcept>
#include <string_view>

#include <unistd.h>

#include "platform/os_clock.hpp"
#include "platform/os_random.hpp"
#include "tests/bench/database.hpp"
#include "tests/bench/figures.hpp"

namespace {

using namespace b2go;
using namespace b2go::bench;

constexpr std::uint64_t kFewestRecords = 100;
constexpr int kFewestRepeats = 1;

constexpr std::string_view kUsage =
    "b2go-bench --folder NEW [--records N,...] [--groups changes,conflicts,screens,window]\n"
    "           [--repeats N] [--seed N] [--programs FOLDER] [--json FILE]\n"
    "Measures b2go: real programs, real files, real network. Pushing and the first sync are\n"
    "always measured; the stores are made in the folder NEW, which is taken away at the end.\n";

struct Options {
    std::vector<std::uint64_t> records{10'000, 100'000};
    std::vector<std::string> groups{"changes", "conflicts", "screens", "window"};
    int repeats = 5;
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
    const std::set<std::string> groups(options.groups.begin(), options.groups.end());
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

int run(const Options& options, const std::string& command) {
    platform::OsClock clock;
    platform::OsUptime uptime;
    platform::OsRandom random;
    const std::filesystem::path folder = std::filesystem::absolute(options.folder);
    const Bench bench{std::filesystem::path(options.programs) / "b2go-central",
                      folder,
                      options.seed,
                      options.repeats,
                      clock,
                      uptime,
                      random};
    std::filesystem::create_directories(folder);
    Run about{clock.now().text(), command, options.seed, store_name(),
              this_machine(folder.string())};
    Report report;
    for (const std::uint64_t records : options.records) {
        measure(bench, options, records, report);
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
            options.groups = parts_of(value);
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
    if (too_few || options.repeats < kFewestRepeats || options.folder.empty() ||
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
