#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "tests/bench/report.hpp"
#include "tests/bench/town.hpp"

/// The figures, one group a file. Each adds its rows to the report and throws WrongResult when
/// what it measured did not do what it should have done.
namespace b2go::bench {

/// Pushes all of the built town's records and pulls them into an empty tablet, `repeats` times on
/// fresh copies, beside the plain loops. Gives the last copy: first and second tablet are synced,
/// the third is empty.
Town measure_transfer(const Bench& bench, const Town& built, std::uint64_t records, Report& report);

/// Syncs of 1,000 changed records, of nothing, and their bytes on the wire.
void measure_changes(const Bench& bench, const Town& town, std::uint64_t records, Report& report);

/// Two tablets edit the same records: different fields, then the same one. Their conflicts stay.
void measure_conflicts(const Bench& bench, const Town& town, std::uint64_t records, Report& report);

/// What a person waits for: saving, also while a sync runs, searching, lists; and the size of the
/// store. Fills the third tablet.
void measure_screens(const Bench& bench, const Town& town, std::uint64_t records, Report& report);

/// The window over the first tablet, without the glass: from unlocking to the first screen, what
/// one frame of each screen costs, and the memory of the program.
void measure_window(const Bench& bench, const Town& town, std::uint64_t records, Report& report);

/// `tablets` tablets come back from three days offline, each with two hundred changes; on
/// PostgreSQL once for each number of nodes.
void measure_fleet(const Bench& bench, std::size_t tablets, std::vector<int> nodes, Report& report);

/// What grows over simulated years: record states, part by part, and the stores.
void measure_growth(const Bench& bench, int years, Report& report);

} // namespace b2go::bench
