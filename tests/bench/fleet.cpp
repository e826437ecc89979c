#include "tests/bench/fleet.hpp"

#include <atomic>

#include "app/save_record.hpp"
#include "base/limits.hpp"
#include "domain/citizen.hpp"
#include "tests/bench/database.hpp"
#include "tests/bench/figures.hpp"
#include "tests/bench/in_parallel.hpp"

namespace b2go::bench {

namespace {

constexpr std::size_t kNew = 75;         // each written to once more
constexpr std::size_t kOwnKnown = 9;     // per tablet; and one of a colleague's
constexpr std::size_t kWordsOnKnown = 5; // on each of the ten
constexpr std::size_t kKnown = Fleet::kTeam * kOwnKnown;
static_assert(2 * kNew + kWordsOnKnown * (kOwnKnown + 1) == Fleet::kChanges);
/// Codes that one address may have under way.
constexpr std::size_t kEnrolledAtOnce = limits::kCodeAttemptsPerMinute;
constexpr std::int64_t kHourMs = 3'600'000;
constexpr std::int64_t kOfflineMs = 72 * kHourMs;

double processor_ms(const Fleet::Nodes& nodes) {
    double sum = 0;
    for (const auto& node : nodes) {
        sum += node->processor_ms();
    }
    return sum;
}

Ids create_citizens(app::Workspace workspace, People& people, std::size_t count) {
    std::vector<registry::Object> objects;
    for (std::size_t i = 0; i < count; ++i) {
        objects.push_back(people.citizen(workspace));
    }
    Ids ids;
    for (const app::Saved& saved : tests::must(app::create_all(workspace, std::move(objects)))) {
        ids.push_back(saved.id);
    }
    return ids;
}

std::string word_on_new(std::size_t tablet, std::size_t index) {
    return "Ny " + std::to_string(tablet) + "-" + std::to_string(index);
}

std::string word_on_known(std::size_t tablet, std::size_t round) {
    return "Kendt " + std::to_string(tablet) + "-" + std::to_string(round);
}

registry::Fields named(std::string name) {
    registry::Fields fields;
    fields.plain[domain::citizen().preferred_name.number] = std::move(name);
    return fields;
}

void must_name(const record::RecordState& state, const std::vector<record::Value>& names) {
    must_hold(state, domain::citizen().preferred_name.number, names);
}

std::string team_name(std::size_t team) { return "Team " + std::to_string(team + 1); }

} // namespace

FleetTablet Fleet::tablet(std::size_t index) const {
    return {bench_, folder_ / "tablets" / std::to_string(index), key_};
}

FleetTablet::Place Fleet::place(const CentralProcess& node) const {
    return {"https://127.0.0.1:" + std::to_string(node.port()), fingerprint_};
}

void Fleet::enrol(FleetTablet& tablet, const std::string& name, std::size_t team,
                  const CentralProcess& node) const {
    tablet.enrol(place(node), enrolment_code(bench_.central_program, central_folder(),
                                             "Anna Demosen " + name, team_name(team)));
}

void Fleet::build(std::size_t tablets) {
    std::filesystem::create_directories(folder_ / "tablets");
    fingerprint_ = init_central(bench_.central_program, central_folder());
    known_.resize(tablets / kTeam);
    made_.resize(tablets);
    const Nodes nodes = start(1);
    in_parallel(tablets, kEnrolledAtOnce, [&](std::size_t i) {
        FleetTablet here = tablet(i);
        enrol(here, std::to_string(i), i / kTeam, *nodes.front());
    });
    in_parallel(known_.size(), bench_.at_once, [&](std::size_t team) {
        RoundTrips trips;
        FleetTablet first = tablet(team * kTeam);
        first.sync(place(*nodes.front()), trips); // the team that records refer to
        People people(bench_.seed + team);
        known_[team] = create_citizens(first.workspace(), people, kKnown);
        first.sync(place(*nodes.front()), trips);
    });
    sync_all(nodes);
    in_parallel(tablets, bench_.at_once, [&](std::size_t i) { work_offline(i); });
    nodes.front()->stop();
}

/// Its own of the known citizens, and the first of the next colleague's.
Ids Fleet::visited_by(std::size_t index) const {
    const Ids& known = known_[index / kTeam];
    Ids visited;
    for (std::size_t i = 0; i <= kOwnKnown; ++i) {
        visited.push_back(known[(index % kTeam * kOwnKnown + i) % kKnown]);
    }
    return visited;
}

void Fleet::work_offline(std::size_t index) {
    FleetTablet here = tablet(index);
    People people(bench_.seed + known_.size() + index);
    here.write_in_the_past(kOfflineMs);
    made_[index] = create_citizens(here.workspace(), people, kNew);
    here.write_in_the_past(kOfflineMs / 2);
    edit_at_once(here.store(), made_[index],
                 [&](std::size_t i) { return named(word_on_new(index, i)); });
    const Ids visited = visited_by(index);
    for (std::size_t round = 0; round < kWordsOnKnown; ++round) {
        here.write_in_the_past(static_cast<std::int64_t>(kWordsOnKnown - round) * kHourMs);
        edit_at_once(here.store(), visited,
                     [&](std::size_t) { return named(word_on_known(index, round)); });
    }
    must_equal("unsent changes", here.store().counts().unsent, kChanges);
}

Fleet Fleet::copy_to(const std::filesystem::path& folder) const {
    copy_town(folder_, folder);
    Fleet copy(bench_, folder);
    copy.key_ = base::SecretKey::copy_of(key_.view()).value();
    copy.fingerprint_ = fingerprint_;
    copy.known_ = known_;
    copy.made_ = made_;
    return copy;
}

void Fleet::remove() const { remove_town(folder_); }

Fleet::Nodes Fleet::start(int nodes) const {
    Nodes started;
    started.push_back(std::make_unique<CentralProcess>(bench_.central_program, central_folder(),
                                                       std::uint16_t{0}));
    for (int number = 2; number <= nodes; ++number) {
        started.push_back(CentralProcess::beside(bench_.central_program, central_folder(), number));
    }
    return started;
}

Fleet::Round Fleet::sync_all(const Nodes& nodes, const std::function<void()>& half_way) const {
    Round round;
    RoundTrips trips;
    std::mutex mutex;
    std::size_t done = 0;
    const double central_before = processor_ms(nodes);
    round.ms = ms_of([&] {
        in_parallel(tablets(), bench_.at_once, [&](std::size_t i) {
            const auto report = tablet(i).sync(place(*nodes[i % nodes.size()]), trips);
            const std::scoped_lock lock(mutex);
            round.pushed += report.pushed;
            round.pulled += report.pulled;
            round.bytes += report.bytes_out + report.bytes_in;
            for (const auto& [verdict, count] : report.verdicts) {
                round.verdicts[verdict] += count;
            }
            if (++done == tablets() / 2 && half_way) {
                half_way();
            }
        });
    });
    round.central_ms = processor_ms(nodes) - central_before;
    round.trips = trips.take();
    return round;
}

std::uint64_t Fleet::check(const Nodes& nodes) const {
    std::atomic<std::uint64_t> words = 0;
    in_parallel(known_.size(), kEnrolledAtOnce, [&](std::size_t team) {
        RoundTrips trips;
        const std::string name = "ny " + std::to_string(team);
        FleetTablet fresh(bench_, folder_ / "tablets" / name, key_);
        enrol(fresh, name, team, *nodes.back());
        fresh.sync(place(*nodes.back()), trips);
        words += check_words(team, fresh.store());
        check_same(team, fresh.store());
    });
    return words;
}

std::uint64_t Fleet::check_words(std::size_t team, store::Store& store) const {
    must_equal("citizens of a team", store.count(domain::citizen().number(), {}),
               kKnown + kTeam * kNew);
    must_equal("conflicts of a team", store.counts().conflicts, kTeam);
    std::map<base::AnyId, std::vector<record::Value>> last;
    std::uint64_t words = 0;
    for (std::size_t i = team * kTeam; i < (team + 1) * kTeam; ++i) {
        for (std::size_t n = 0; n < kNew; ++n) {
            last[made_[i][n]] = {word_on_new(i, n)};
        }
        for (const base::AnyId id : visited_by(i)) {
            last[id].emplace_back(word_on_known(i, kWordsOnKnown - 1));
        }
    }
    for (const auto& [id, names] : last) {
        const auto state = store.find(id);
        if (!state) {
            throw WrongResult("a citizen is lost");
        }
        must_name(*state, names);
        words += names.size();
    }
    return words;
}

void Fleet::check_same(std::size_t team, store::Store& store) const {
    const auto all = store.list(domain::citizen().number(), {}, kKnown + kTeam * kNew);
    for (std::size_t i = team * kTeam; i < (team + 1) * kTeam; ++i) {
        FleetTablet other = tablet(i);
        must_equal("unsent changes", other.store().counts().unsent, 0);
        for (const record::RecordState& state : all) {
            if (other.store().find(state.id) != state) {
                throw WrongResult("two tablets of a team differ");
            }
        }
    }
    if (const auto wrong = tablet(team * kTeam).store().verify(); !wrong.empty()) {
        throw WrongResult("a tablet's verify: " + wrong.front());
    }
}

} // namespace b2go::bench
