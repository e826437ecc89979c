#include <algorithm>
#include <functional>
#include <iostream>

#include "base/time.hpp"
#include "record/value.hpp"
#include "tests/bench/decade.hpp"
#include "tests/bench/figures.hpp"

namespace b2go::bench {

namespace {

using record::RecordState;
using States = std::vector<RecordState>;

/// Of one thing, at the end of each year.
struct Series {
    std::string name;
    std::string unit;
    std::string about;
    std::vector<double> values = {};
};

/// By how many bytes a state becomes smaller without a part of it.
double bytes_without(const RecordState& state, const std::function<void(RecordState&)>& take_out) {
    RecordState less = state;
    take_out(less);
    return static_cast<double>(record::encode(state).size() - record::encode(less).size());
}

/// An element that was once in a set, and about which nobody says anything else.
bool is_lone_false(const record::Register& item) {
    return !item.key.empty() && item.awaited.empty() && item.versions.size() == 1 &&
           item.versions.front().value == record::encode(record::Value(false));
}

double applied_bytes(const RecordState& state) {
    return bytes_without(state, [](RecordState& less) { less.applied.clear(); });
}

double awaited_bytes(const RecordState& state) {
    return bytes_without(state, [](RecordState& less) {
        for (record::Register& item : less.registers) {
            item.awaited.clear();
        }
    });
}

double false_elements_bytes(const RecordState& state) {
    return bytes_without(state,
                         [](RecordState& less) { std::erase_if(less.registers, is_lone_false); });
}

double delete_set_bytes(const RecordState& state) {
    return bytes_without(state, [](RecordState& less) {
        std::erase_if(less.registers, [](const record::Register& item) {
            return item.field == record::kLifeField;
        });
    });
}

double false_elements(const RecordState& state) {
    return static_cast<double>(std::ranges::count_if(state.registers, is_lone_false));
}

double size_of(const RecordState& state) {
    return static_cast<double>(record::encode(state).size());
}

Samples each(const States& states, double (*measure)(const RecordState&)) {
    Samples samples;
    for (const RecordState& state : states) {
        samples.add(measure(state));
    }
    return samples;
}

double sum(const Samples& samples) {
    double all = 0;
    for (const double value : samples.values()) {
        all += value;
    }
    return all;
}

double mean(const States& states, double (*measure)(const RecordState&)) {
    return states.empty() ? 0 : sum(each(states, measure)) / static_cast<double>(states.size());
}

/// What the second half of the years added, beside the first half.
std::string growth_of(const std::vector<double>& years) {
    constexpr double kAlmost = 1.1;
    const std::size_t half = years.size() / 2;
    if (half == 0 || years.back() <= kAlmost * years[half - 1]) {
        return "flat";
    }
    const double first = years[half - 1] / static_cast<double>(half);
    const double second =
        (years.back() - years[half - 1]) / static_cast<double>(years.size() - half);
    return second > kAlmost * first   ? "faster each year"
           : second > first / kAlmost ? "linear"
                                      : "slower each year";
}

class Years {
public:
    void end_year(Decade& decade) {
        const States places = decade.places();
        const States regulars = decade.regulars();
        const States deleted = decade.deleted();
        const States all = decade.all();
        const std::string place = "mean of the places, written to all the time";
        const std::string regular = "mean of the citizens who stay";
        const std::string gone = "mean of the deleted follow-ups";
        const Samples sizes = each(all, size_of);
        add("record state, smallest", "bytes", "of all records held", sizes.percentile(0));
        add("record state, median", "bytes", "of all records held", sizes.median());
        add("record state, largest", "bytes", "of all records held", sizes.percentile(100));
        add("records held", "records", "deleted ones among them", static_cast<double>(all.size()));
        add("place: state", "bytes", place, mean(places, size_of));
        add("place: of it applied", "bytes", place, mean(places, applied_bytes));
        add("place: of it lone false set elements", "bytes", place,
            mean(places, false_elements_bytes));
        add("citizen: state", "bytes", regular, mean(regulars, size_of));
        add("citizen: of it applied", "bytes", regular, mean(regulars, applied_bytes));
        add("citizen: of it lone false set elements", "bytes", regular,
            mean(regulars, false_elements_bytes));
        add("citizen: lone false set elements", "elements",
            regular + ", who get a new telephone twice a year", mean(regulars, false_elements));
        add("deleted record: state", "bytes", gone, mean(deleted, size_of));
        add("deleted record: of it the delete set", "bytes", gone, mean(deleted, delete_set_bytes));
        add("deleted records", "records", "kept", static_cast<double>(deleted.size()));
        add("awaited", "bytes", "in all records together", sum(each(all, awaited_bytes)));
        add("gone ids", "ids", "of citizens' records erased after a year",
            static_cast<double>(decade.gone_ids()));
        add("devices", "devices", "four tablets, new ones each year",
            static_cast<double>(decade.devices()));
        add("records at the central", "records", "also gone ones, and notices to every writer",
            static_cast<double>(decade.central_records()));
        add("changes in the central's log", "changes", "also of what was erased",
            static_cast<double>(decade.changes()));
        const double central = decade.central_mb();
        add("central's store", "MB", "everything above", central);
        add("central's store, a change", "bytes", "everything above, by changes",
            central * 1e6 / static_cast<double>(decade.changes()));
        add("a tablet's store", "MB", "a new tablet of that year", decade.tablet_mb());
        at_ = 0;
    }

    void add_rows(Report& report) const {
        for (const Series& series : series_) {
            std::string years;
            for (const double value : series.values) {
                years += (years.empty() ? "" : " ") + readable(value);
            }
            report.add({.heading = std::to_string(series.values.size()) +
                                   " simulated years of a team of four tablets",
                        .name = series.name,
                        .unit = series.unit,
                        .value = series.values.back(),
                        .counts = series.about + "; by year: " + years,
                        .against = growth_of(series.values)});
        }
    }

private:
    /// Each year in the same order.
    void add(const char* name, const char* unit, const std::string& about, double value) {
        if (at_ == series_.size()) {
            series_.push_back({name, unit, about});
        }
        series_[at_++].values.push_back(value);
    }

    std::vector<Series> series_;
    std::size_t at_ = 0;
};

} // namespace

void measure_growth(const Bench& bench, int years, Report& report) {
    Decade decade(bench.seed);
    Years measured;
    for (int year = 1; year <= years; ++year) {
        const double ms = ms_of([&] { decade.live_a_year(); });
        std::cerr << "== year " << year << ": " << readable(ms / 1000) << " s\n";
        measured.end_year(decade);
    }
    decade.check();
    measured.add_rows(report);
}

} // namespace b2go::bench
