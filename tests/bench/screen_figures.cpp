#include <array>
#include <future>
#include <stdexcept>

#include <nlohmann/json.hpp>

#include "app/commands.hpp"
#include "app/find_records.hpp"
#include "app/promises.hpp"
#include "app/record_json.hpp"
#include "app/save_record.hpp"
#include "base/limits.hpp"
#include "domain/citizen.hpp"
#include "domain/follow_up.hpp"
#include "domain/outing.hpp"
#include "domain/record_view.hpp"
#include "tests/bench/figures.hpp"

namespace b2go::bench {

namespace {

/// A person edits now and then; a sync has the store in between.
constexpr auto kPauseBetweenEdits = std::chrono::milliseconds(5);
constexpr std::size_t kOwnCitizens = 50;

/// Runs a use case as a screen does, on the store's thread before any sync's work.
template <typename Step> auto as_person(platform::Tablet& tablet, const Bench& bench, Step step) {
    return tablet.store().run(store::Priority::person, [&](store::Store& store) {
        app::Workspace workspace(store, bench.random);
        return step(workspace);
    });
}

void measure_save_during_sync(const Bench& bench, const Town& town, std::uint64_t records,
                              Report& report) {
    const auto tablet = town.open(Which::third);
    People people(bench.seed + 2);
    const Ids own = as_person(*tablet, bench, [&](app::Workspace& workspace) {
        Ids ids;
        for (std::size_t i = 0; i < kOwnCitizens; ++i) {
            registry::Object person = domain::citizen().make(workspace.new_id());
            person.set(domain::citizen().name, people.name());
            ids.push_back(person.id);
            // Its team is not here yet: it comes with the sync.
            person.clear(domain::citizen().team);
            if (const auto saved = app::create(workspace, std::move(person)); !saved) {
                throw std::runtime_error("a record was refused: " + saved.error().message.en);
            }
        }
        return ids;
    });

    auto syncing = std::async(std::launch::async, [&] { return sync_or_throw(*tablet); });
    Samples samples;
    std::size_t at = 0;
    while (syncing.wait_for(kPauseBetweenEdits) != std::future_status::ready) {
        registry::Fields fields;
        fields.plain[domain::citizen().preferred_name.number] =
            people.first_name() + " " + std::to_string(samples.count());
        const Stopwatch stopwatch;
        const bool saved = as_person(*tablet, bench, [&](app::Workspace& workspace) {
            return app::edit(workspace, {own[at], std::move(fields), std::nullopt, {}}).has_value();
        });
        samples.add(stopwatch.ms());
        at = (at + 1) % own.size();
        if (!saved) {
            throw WrongResult("an edit during a sync was refused");
        }
    }
    const sync::SyncReport done = syncing.get();
    sync_or_throw(*tablet); // what was edited after its batch had gone
    const std::string counts = std::to_string(samples.count()) + " saves during a first sync of " +
                               readable(static_cast<double>(done.pulled)) + " records";
    report.add({.records = records,
                .name = "save of an edit while a sync runs, median",
                .unit = "ms",
                .value = samples.median(),
                .counts = counts});
    report.add({.records = records,
                .name = "save of an edit while a sync runs, p99",
                .unit = "ms",
                .value = samples.percentile(99),
                .counts = counts,
                .bar = {"≤ 5 ms", 5.0, {}}});
}

/// What a person has in the box after each key.
std::vector<std::string> typed_texts() {
    constexpr std::array kSearches{"aase demo",  "søren test",      "kristoffer fik",
                                   "mahmoud pr", "prøvekjær sig",   "demosen aa",
                                   "øjvind t",   "jorgen fiktiv",   "demovej 117",
                                   "00 00 12",   "valdemar ruth d", "k"};
    std::vector<std::string> texts;
    for (const std::string search : kSearches) {
        for (std::size_t length = 1; length <= search.size(); ++length) {
            const bool splits_a_letter =
                length < search.size() &&
                (static_cast<unsigned char>(search[length]) & 0xC0U) == 0x80U;
            if (!splits_a_letter) {
                texts.push_back(search.substr(0, length));
            }
        }
    }
    return texts;
}

void measure_search(platform::Tablet& tablet, const Bench& bench, std::uint64_t records,
                    Report& report) {
    Samples quiet;
    Samples audited;
    std::uint64_t found = 0;
    std::string slowest;
    double slowest_ms = 0;
    const auto texts = typed_texts();
    for (int i = 0; i < bench.repeats; ++i) {
        for (const std::string& text : texts) {
            const double ms = ms_of([&] {
                found += tablet.store().run(store::Priority::person, [&](store::Store& store) {
                    return store.search(text, limits::kSearchRows).size();
                });
            });
            quiet.add(ms);
            if (ms > slowest_ms) {
                slowest_ms = ms;
                slowest = text;
            }
            audited.add(ms_of([&] {
                found += as_person(tablet, bench, [&](app::Workspace& workspace) {
                    return app::search(workspace, text, limits::kSearchRows).size();
                });
            }));
        }
    }
    if (found == 0) {
        throw WrongResult("nothing was found");
    }
    const std::string counts = std::to_string(quiet.count()) + " keys typed, up to " +
                               std::to_string(limits::kSearchRows) + " rows";
    report.add({.records = records,
                .name = "search as you type, median",
                .unit = "ms",
                .value = quiet.median(),
                .counts = counts});
    report.add({.records = records,
                .name = "search as you type, p99",
                .unit = "ms",
                .value = quiet.percentile(99),
                .counts = counts + "; slowest: \"" + slowest + "\"",
                .bar = {"≤ 16 ms", 16.0, {}}});
    report.add({.records = records,
                .name = "search as you type with its audit entry, p99",
                .unit = "ms",
                .value = audited.percentile(99),
                .counts = counts + ", each made durable in the audit",
                .bar = {"≤ 16 ms", 16.0, {}}});
}

void measure_lists(platform::Tablet& tablet, const Bench& bench, std::uint64_t records,
                   Report& report) {
    constexpr std::size_t kRows = 100;
    Samples status;
    Samples some;
    for (int i = 0; i < bench.repeats; ++i) {
        status.add(ms_of([&] {
            const bool known = as_person(tablet, bench, [](app::Workspace& workspace) {
                return app::run_command(workspace, {{"cmd", "status"}}).has_value();
            });
            must_equal("answers to status", known ? 1 : 0, 1);
        }));
        some.add(ms_of([&] {
            const auto rows = as_person(tablet, bench, [&](app::Workspace& workspace) {
                const app::Condition arabic{"language", record::Value(std::string("ar"))};
                return app::list(workspace, domain::citizen(), std::span(&arabic, 1), kRows)
                    ->size();
            });
            must_equal("rows listed", rows, kRows);
        }));
    }
    report.add({.records = records,
                .name = "status",
                .unit = "ms",
                .samples = status,
                .counts = std::to_string(status.count()) + " times"});
    report.add({.records = records,
                .name = "list by one field",
                .unit = "ms",
                .samples = some,
                .counts = std::to_string(kRows) + " rows"});
}

void measure_size(const Bench& bench, const Town& town, std::uint64_t records, Report& report) {
    std::uint64_t as_states = 0;
    std::uint64_t as_json = 0;
    {
        const auto tablet = town.open(Which::second);
        as_person(*tablet, bench, [&](app::Workspace& workspace) {
            for (const base::AnyId id : town.citizens()) {
                const auto state = workspace.store().find(id);
                as_states += record::encode(*state).size();
                as_json += app::object_to_json(domain::object_of(*state)).dump().size();
            }
        });
    }
    std::uint64_t on_disk = 0;
    for (const char* suffix : {"", "-wal"}) {
        const std::filesystem::path path =
            (town.tablet_folder(Which::second) / "store.db").string() + suffix;
        on_disk += std::filesystem::exists(path) ? std::filesystem::file_size(path) : 0;
    }
    const auto mb = [](std::uint64_t bytes) { return static_cast<double>(bytes) / 1e6; };
    report.add({.records = records,
                .name = "store size",
                .unit = "MB",
                .value = mb(on_disk),
                .counts = "projections, search, audit; " +
                          readable(static_cast<double>(on_disk) / static_cast<double>(records)) +
                          " bytes a record",
                .bar = {"≤ 2× the plain payload", {}, 2.0},
                .against = "the records as JSON " + readable(mb(as_json)) +
                           " MB (as stored bytes " + readable(mb(as_states)) + " MB)",
                .ratio = static_cast<double>(on_disk) / static_cast<double>(as_json)});
}

} // namespace

void measure_screens(const Bench& bench, const Town& town, std::uint64_t records, Report& report) {
    // Sizes first: what the tablet does later is not part of the records.
    measure_size(bench, town, records, report);
    const auto central = town.start_central();
    measure_save_during_sync(bench, town, records, report);
    central->stop();
    {
        const auto tablet = town.open(Which::second);
        measure_search(*tablet, bench, records, report);
        measure_lists(*tablet, bench, records, report);
    }
}

} // namespace b2go::bench
