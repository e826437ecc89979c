#include <boost/test/unit_test.hpp>

#include <random>
#include <utility>

#include "domain/location.hpp"
#include "domain/record_view.hpp"
#include "tests/sync/world.hpp"

using namespace b2go;
using domain::location;
using registry::Choice;
using registry::Fields;
using tests::Loss;
using tests::Tablet;
using tests::World;

namespace {

constexpr int kSteps = 120;
constexpr std::uint64_t kSeeds[] = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233, 377, 610, 987};

/// What happened over all the days: a schedule that never meets trouble proves nothing.
struct Troubles {
    int conflicts_decided = 0;
    int deletions = 0;
    int old_forms = 0;
    int lost_messages = 0;
    int dropped_syncs = 0;
    std::size_t conflicts_left = 0;
};

/// A day of people who edit the same few places, with bad network and crashing tablets.
class Schedule {
public:
    explicit Schedule(std::uint64_t seed)
        : chance_(seed), world_(seed, 2 + static_cast<int>(seed % 2)) {}

    Troubles run() {
        for (int i = 0; i < kSteps; ++i) {
            world_.clock.advance_ms(static_cast<std::int64_t>(below(5000)));
            step();
        }
        world_.loss.reset();
        world_.settle();
        world_.require_converged(ids_);
        troubles_.conflicts_left = world_.central().conflicts(1000).size();
        return troubles_;
    }

private:
    std::size_t below(std::size_t bound) {
        return static_cast<std::size_t>(chance_() % static_cast<std::uint64_t>(bound));
    }
    Tablet& anyone() { return world_.tablet(below(world_.tablets())); }

    /// A record this tablet holds; nil if there is none.
    base::AnyId held_by(Tablet& tablet) {
        std::vector<base::AnyId> held;
        for (const base::AnyId id : ids_) {
            if (app::show(tablet.workspace(), id).has_value()) {
                held.push_back(id);
            }
        }
        return held.empty() ? base::AnyId{} : held[below(held.size())];
    }

    Fields some_edit() {
        Fields fields;
        const std::string word = "Ord " + std::to_string(below(4));
        switch (below(5)) {
        case 0:
            fields.plain[location().name.number] = word;
            break;
        case 1:
            fields.plain[location().opening_hours.number] = word;
            break;
        case 2:
            fields.plain[location().safety_note.number] = record::Null{};
            break;
        case 3:
            fields.plain[location().safety_note.number] = word;
            fields.plain[location().type.number] = std::string(below(2) == 0 ? "library" : "event");
            break;
        default:
            for (const char* element : {"step_free", "toilet", "net", "power"}) {
                if (below(2) == 0) {
                    fields.sets[location().access.number].insert(element);
                } else {
                    fields.sets[location().access.number];
                }
            }
        }
        return fields;
    }

    void create() {
        registry::Object object = location().make({});
        object.set(location().name, "Sted " + std::to_string(ids_.size()))
            .set(location().type, Choice{"library"});
        ids_.push_back(anyone().create(object));
    }

    void step() {
        if (ids_.size() < 3) {
            return create();
        }
        Tablet& tablet = anyone();
        const std::size_t what = below(100);
        if (what < 30) {
            return synchronise(tablet);
        }
        if (what < 36) {
            return tablet.reopen();
        }
        if (what < 40) {
            return create();
        }
        const base::AnyId id = held_by(tablet);
        if (id.is_nil()) {
            return;
        }
        if (what < 44) {
            tablet.remove(id);
            ++troubles_.deletions;
        } else if (what < 54) {
            troubles_.conflicts_decided += tablet.resolve_first(id, below(3)) ? 1 : 0;
        } else if (what < 60) {
            opened_[{&tablet, id}] = record::seen_of(*tablet.store().find(id));
        } else if (const auto form = opened_.find({&tablet, id});
                   what < 66 && form != opened_.end()) {
            tablet.edit_as_seen(id, some_edit(), form->second);
            opened_.erase(form);
            ++troubles_.old_forms;
        } else {
            tablet.edit(id, some_edit());
        }
    }

    void synchronise(Tablet& tablet) {
        switch (below(4)) {
        case 0:
            world_.loss = Loss{Loss::What::request, world_.requests};
            break;
        case 1:
            world_.loss = Loss{Loss::What::reply, world_.requests};
            break;
        case 2:
            tablet.sync_partly(1 + below(3));
            tablet.reopen();
            ++troubles_.dropped_syncs;
            return;
        default:
            break;
        }
        troubles_.lost_messages += tablet.sync().has_value() ? 0 : 1;
        world_.loss.reset();
    }

    std::mt19937_64 chance_;
    World world_;
    std::vector<base::AnyId> ids_;
    std::map<std::pair<Tablet*, base::AnyId>, record::Seen> opened_;
    Troubles troubles_;
};

} // namespace

BOOST_AUTO_TEST_CASE(random_days_end_with_the_same_bytes_everywhere) {
    Troubles all;
    for (const std::uint64_t seed : kSeeds) {
        BOOST_TEST_CONTEXT("seed " << seed) {
            const Troubles day = Schedule(seed).run();
            all.conflicts_decided += day.conflicts_decided;
            all.deletions += day.deletions;
            all.old_forms += day.old_forms;
            all.lost_messages += day.lost_messages;
            all.dropped_syncs += day.dropped_syncs;
            all.conflicts_left += day.conflicts_left;
        }
    }
    BOOST_TEST_MESSAGE(all.conflicts_decided
                       << " conflicts decided, " << all.conflicts_left << " left, " << all.deletions
                       << " deletions, " << all.old_forms << " old forms, " << all.lost_messages
                       << " lost messages, " << all.dropped_syncs << " syncs dropped");
    BOOST_TEST(all.conflicts_decided > 10);
    BOOST_TEST(all.conflicts_left > 10U);
    BOOST_TEST(all.deletions > 10);
    BOOST_TEST(all.old_forms > 10);
    BOOST_TEST(all.lost_messages > 10);
    BOOST_TEST(all.dropped_syncs > 10);
}
