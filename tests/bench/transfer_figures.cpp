#include <algorithm>

#include "base/limits.hpp"
#include "domain/citizen.hpp"
#include "tests/bench/figures.hpp"
#include "tests/bench/raw_loop.hpp"

namespace b2go::bench {

namespace {

/// The changes a tablet has not sent, as it will send them.
std::vector<std::string> unsent_changes(platform::Tablet& tablet) {
    return tablet.store().run(store::Priority::person, [](store::Store& store) {
        std::vector<std::string> changes;
        record::Seq after = store.sync_point().accepted_seq;
        for (;;) {
            auto some = store.unsent(after, limits::kChangesPerBatch, limits::kBatchBytesPlain);
            if (some.empty()) {
                return changes;
            }
            for (store::Unsent& one : some) {
                after = one.seq;
                changes.push_back(std::move(one.change));
            }
        }
    });
}

/// What pages bring, held in memory.
std::vector<store::ServerSlice> server_slices(platform::Tablet& tablet, const Ids& ids) {
    std::vector<store::ServerSlice> slices;
    for (const record::RecordState& state : states_of(tablet, ids)) {
        if (slices.empty() || slices.back().records.size() == limits::kSliceRecords) {
            const std::string cursor = "slice " + std::to_string(slices.size());
            slices.emplace_back().cursor = cursor;
        }
        slices.back().records.push_back(
            {state.id, store::ServerRecord::Content::state, record::encode(state)});
    }
    return slices;
}

/// The same records into an empty store, projections and search included, without any sync.
double apply_ms(const Bench& bench, const std::filesystem::path& path,
                const std::vector<store::ServerSlice>& slices, std::uint64_t records) {
    for (const char* suffix : {"", "-wal"}) {
        std::filesystem::remove(path.string() + suffix);
    }
    const auto key = base::SecretKey::random(bench.random);
    const auto store = store::Store::create(path.string(), key, bench.clock, bench.random);
    const double ms = ms_of([&] {
        std::string cursor;
        for (std::size_t at = 0; at < slices.size();) {
            const std::size_t most = std::min(limits::kSlicesAtOnce, slices.size() - at);
            at += store->apply_slices(cursor, std::span(slices).subspan(at, most), 1).slices;
            cursor = slices[at - 1].cursor;
        }
    });
    must_equal("records applied from memory", store->counts().records, records);
    return ms;
}

struct Transfer {
    Samples push_ms;
    Samples raw_push_ms;
    Samples pull_ms;
    Samples raw_pull_ms;
    Samples apply_ms;
    std::uint64_t pushed = 0;
    std::uint64_t push_requests = 0;
    std::uint64_t push_bytes = 0;
    std::uint64_t pulled = 0;
    std::uint64_t pull_requests = 0;
    std::uint64_t pull_bytes = 0;
    double central_peak_mib = 0;
};

void push(const Bench& bench, const Town& town, std::uint64_t records, Transfer& transfer) {
    const auto tablet = town.open(Which::first);
    const std::vector<std::string> changes = unsent_changes(*tablet);
    transfer.raw_push_ms.add(raw_insert_ms(bench.folder / "raw.db", changes));
    sync::SyncReport report;
    transfer.push_ms.add(ms_of([&] { report = sync_or_throw(*tablet); }));
    must_equal("changes pushed", report.pushed, changes.size());
    must_equal("changes applied", report.verdicts["applied"], changes.size());
    must_equal("changes left", unsent_changes(*tablet).size(), 0);
    if (changes.size() < records) {
        throw WrongResult("the town is smaller than it should be");
    }
    transfer.pushed = report.pushed;
    transfer.push_requests = report.requests;
    transfer.push_bytes = report.bytes_out + report.bytes_in;
}

void pull(const Bench& bench, const Town& town, Transfer& transfer) {
    const auto tablet = town.open(Which::second);
    sync::SyncReport report;
    transfer.pull_ms.add(ms_of([&] { report = sync_or_throw(*tablet); }));
    const auto held = tablet->store().run(store::Priority::person, [](store::Store& store) {
        return store.count(domain::citizen().number(), {});
    });
    must_equal("citizens after the first sync", held, town.citizens().size());
    transfer.pulled = report.pulled;
    transfer.pull_requests = report.requests;
    transfer.pull_bytes = report.bytes_out + report.bytes_in;

    const auto in_memory = server_slices(*tablet, town.citizens());
    transfer.apply_ms.add(
        apply_ms(bench, bench.folder / "applied.db", in_memory, town.citizens().size()));
    std::vector<std::string> rows;
    for (const store::ServerSlice& slice : in_memory) {
        for (const store::ServerRecord& record : slice.records) {
            rows.push_back(record.state);
        }
    }
    transfer.raw_pull_ms.add(raw_insert_ms(bench.folder / "raw.db", rows));
}

std::string per_second(const char* what, const Samples& samples, std::uint64_t count) {
    return std::string(what) + " " + readable(samples.per_second(count).median()) + "/s";
}

std::string travelled(std::uint64_t count, const char* what, std::uint64_t requests,
                      std::uint64_t bytes) {
    return readable(static_cast<double>(count)) + " " + what + ", " +
           readable(static_cast<double>(requests)) + " requests, " +
           readable(static_cast<double>(bytes) / 1e6) + " MB";
}

void add_rows(const Transfer& transfer, const Town& town, std::uint64_t records, Report& report) {
    const std::uint64_t citizens = town.citizens().size();
    report.add({.records = records,
                .name = "push of new records",
                .unit = "records/s",
                .samples = transfer.push_ms.per_second(transfer.pushed),
                .counts = travelled(transfer.pushed, "changes", transfer.push_requests,
                                    transfer.push_bytes),
                .bar = {"within 3× of the raw loop; 6× PouchDB (5–8k/s)", {}, 3.0},
                .against = per_second("raw SQLCipher insert loop of the same changes",
                                      transfer.raw_push_ms, transfer.pushed),
                .ratio = transfer.push_ms.median() / transfer.raw_push_ms.median()});
    report.add({.records = records,
                .name = "first sync into an empty tablet",
                .unit = "records/s",
                .samples = transfer.pull_ms.per_second(transfer.pulled),
                .counts = travelled(transfer.pulled, "records", transfer.pull_requests,
                                    transfer.pull_bytes),
                .bar = {"5× PouchDB's pull", {}, {}},
                .against = per_second("the same records, projections and search, no sync",
                                      transfer.apply_ms, citizens),
                .ratio = transfer.pull_ms.median() / transfer.apply_ms.median()});
    report.add({.records = records,
                .name = "the same records, projections and search, no sync",
                .unit = "records/s",
                .samples = transfer.apply_ms.per_second(citizens),
                .counts = readable(static_cast<double>(citizens)) + " records",
                .against = per_second("raw SQLCipher insert loop of the same states",
                                      transfer.raw_pull_ms, citizens),
                .ratio = transfer.apply_ms.median() / transfer.raw_pull_ms.median()});
    report.add({.records = records,
                .name = "central's memory at its peak",
                .unit = "MiB",
                .value = transfer.central_peak_mib,
                .counts = "after one push and one first sync"});
}

} // namespace

Town measure_transfer(const Bench& bench, const Town& built, std::uint64_t records,
                      Report& report) {
    Transfer transfer;
    const std::filesystem::path folder = bench.folder / "running";
    for (int i = 0; i < bench.repeats; ++i) {
        const Town town = built.copy_to(folder);
        const auto central = town.start_central();
        push(bench, town, records, transfer);
        pull(bench, town, transfer);
        transfer.central_peak_mib = std::max(transfer.central_peak_mib, central->peak_mib());
        central->stop();
    }
    add_rows(transfer, built, records, report);
    return built.at(folder);
}

} // namespace b2go::bench
