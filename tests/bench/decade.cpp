#include "tests/bench/decade.hpp"

#include <filesystem>

#include "domain/citizen.hpp"
#include "domain/location.hpp"
#include "tests/bench/database.hpp"
#include "tests/bench/report.hpp"
#include "tests/simulation/people.hpp"

namespace b2go::bench {

namespace {

using tests::Tablet;

constexpr int kTablets = 4;
constexpr std::size_t kPlaces = 20;
constexpr std::size_t kRegulars = 20;
constexpr int kWeeksPerYear = 52;
constexpr int kWeeksPerBackup = 4;
constexpr int kWeekOfRestore = 27; // of each year; the backup is some weeks old
constexpr int kWeeksOfCase = 52;
constexpr int kWeeksOfFollowUp = 4;
constexpr int kWeeksOfPhone = 26;
constexpr std::int64_t kDayMs = 86'400'000;
/// Of each tablet, a week.
constexpr int kEditsOfPlaces = 3;
constexpr int kEditsOfRegulars = 3;
constexpr int kEditsOfCases = 4;

double file_mb(const std::string& path) {
    return static_cast<double>(std::filesystem::file_size(path)) / 1e6;
}

} // namespace

Decade::Decade(std::uint64_t seed) : world_(seed, kTablets), engine_(seed) {
    Tablet& first = world_.tablet(0);
    for (std::size_t i = 0; i < kPlaces; ++i) {
        registry::Object place;
        place = domain::location().make(first.workspace().new_id());
        place.set(domain::location().name, "Demosted " + std::to_string(i))
            .set(domain::location().type, registry::Choice{"library"});
        places_.push_back(first.create(std::move(place)));
    }
    for (std::size_t i = 0; i < kRegulars; ++i) {
        registry::Object person = domain::citizen().make(first.workspace().new_id());
        person.set(domain::citizen().name, "Fast Demosen " + std::to_string(i));
        regulars_.push_back(first.create(std::move(person)));
    }
    world_.settle();
    world_.back_up_central();
}

void Decade::live_a_year() {
    for (int i = 0; i < kWeeksPerYear; ++i) {
        live_a_week();
    }
    renew_tablets();
}

void Decade::live_a_week() {
    ++week_;
    for (std::size_t i = 0; i < world_.tablets(); ++i) {
        work(i);
        world_.clock.advance_ms(kDayMs);
    }
    if (week_ % kWeeksPerYear == kWeekOfRestore) {
        world_.restore_central();
    }
    world_.settle();
    decide_all();
    end_cases();
    if (week_ % kWeeksPerBackup == 0) {
        world_.back_up_central();
    }
    world_.clock.advance_ms(3 * kDayMs);
    world_.settle(); // whatever is done in a backup may become stubs
}

void Decade::work(std::size_t index) {
    Tablet& tablet = world_.tablet(index);
    for (int i = 0; i < kEditsOfPlaces; ++i) {
        simulation::edit(tablet, one_of(places_), pick());
    }
    for (int i = 0; i < kEditsOfRegulars; ++i) {
        simulation::edit(tablet, one_of(regulars_), pick());
    }
    for (int i = 0; i < kEditsOfCases && !cases_.empty(); ++i) {
        simulation::edit(tablet, one_of(cases_[pick() % cases_.size()].ids), pick());
    }
    for (std::size_t i = index; i < regulars_.size(); i += world_.tablets()) {
        if ((week_ + static_cast<int>(i)) % kWeeksOfPhone == 0) {
            set_phone(tablet, regulars_[i]);
        }
    }
    if ((week_ + static_cast<int>(index)) % 2 == 0) {
        if (auto made = simulation::create_promise(tablet, pick()); !made.empty()) {
            cases_.push_back({week_, std::move(made)});
        }
    } else {
        follow_ups_.push_back({week_, {simulation::create(tablet, 3 * (pick() % 1000))}});
    }
}

/// Nobody has two: the one before is taken out, and its element stays as false.
void Decade::set_phone(Tablet& tablet, base::AnyId citizen) {
    const std::string number = std::to_string(10'000 + pick() % 90'000);
    registry::Fields fields;
    fields.sets[domain::citizen().phones.number] = {
        "00 0" + number.substr(0, 1) + " " + number.substr(1, 2) + " " + number.substr(3, 2)};
    tablet.edit(citizen, fields);
}

void Decade::decide_all() {
    constexpr std::size_t kMost = 1000;
    Tablet& tablet = world_.tablet(0);
    for (auto open = tablet.store().in_conflict(kMost); !open.empty();
         open = tablet.store().in_conflict(kMost)) {
        for (const record::RecordState& state : open) {
            simulation::decide(tablet, state.id, pick());
        }
    }
    world_.settle();
}

void Decade::end_cases() {
    while (!follow_ups_.empty() && week_ - follow_ups_.front().week >= kWeeksOfFollowUp) {
        const base::AnyId id = follow_ups_.front().ids.front();
        for (std::size_t i = 0; i < world_.tablets(); ++i) {
            if (simulation::remove(world_.tablet(i), id)) {
                deleted_.push_back(id);
                break;
            }
        }
        follow_ups_.pop_front();
    }
    world_.settle();
    while (!cases_.empty() && week_ - cases_.front().week >= kWeeksOfCase) {
        if (!world_.erase(cases_.front().ids.front())) {
            throw WrongResult("a citizen could not be erased");
        }
        cases_.pop_front();
    }
}

void Decade::renew_tablets() {
    world_.settle();
    for (int i = 0; i < kTablets; ++i) {
        world_.add_tablet();
    }
    for (int i = 0; i < kTablets; ++i) {
        world_.lose_tablet(0);
    }
    world_.settle();
}

std::vector<record::RecordState> Decade::states_of(const std::vector<base::AnyId>& ids) {
    std::vector<record::RecordState> states;
    for (const base::AnyId id : ids) {
        if (auto state = world_.tablet(0).store().find(id)) {
            states.push_back(std::move(*state));
        }
    }
    return states;
}

std::vector<record::RecordState> Decade::all() {
    const auto ids = world_.ledger().records();
    return states_of({ids.begin(), ids.end()});
}

double Decade::central_mb() {
    world_.restart_central();
    return tests::on_postgres() ? database_mb(tests::postgres_target())
                                : file_mb(world_.central_file());
}

double Decade::tablet_mb() {
    world_.tablet(0).reopen();
    return file_mb(world_.tablet(0).file());
}

void Decade::check() {
    if (const auto findings = world_.findings(); !findings.empty()) {
        throw WrongResult(std::to_string(findings.size()) +
                          " findings, the first: " + findings.front());
    }
}

} // namespace b2go::bench
