#include <boost/test/unit_test.hpp>

#include "base/limits.hpp"
#include "domain/location.hpp"
#include "domain/record_view.hpp"
#include "tests/sync/world.hpp"

using namespace b2go;
using domain::location;
using tests::World;

namespace {

registry::Fields access(std::set<std::string> elements) {
    registry::Fields fields;
    fields.sets[location().access.number] = std::move(elements);
    return fields;
}

registry::Fields name(const char* words) {
    registry::Fields fields;
    fields.plain[location().name.number] = std::string(words);
    return fields;
}

/// A place whose toilet was closed, as two tablets know it, and long ago.
struct LongAgo {
    World world{1, 2};
    tests::Tablet& a = world.tablet(0);
    tests::Tablet& b = world.tablet(1);
    base::AnyId place;
    LongAgo() {
        registry::Object object = location().make({});
        object.set(location().name, std::string("Demohuset"))
            .set(location().type, registry::Choice{"library"});
        place = a.create(std::move(object));
        a.edit(place, access({"toilet", "net"}));
        world.settle();
        a.edit(place, access({"net"}));
        world.settle();
        BOOST_REQUIRE(knows_of_toilet(a) && knows_of_toilet(b));
        world.clock.advance_ms(limits::kRemovedElementsMs + 1);
    }
    [[nodiscard]] bool knows_of_toilet(tests::Tablet& tablet) const {
        return tablet.store().find(place)->find(location().access.number, "toilet") != nullptr;
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(what_was_taken_out_of_a_set_long_ago, LongAgo)

BOOST_AUTO_TEST_CASE(is_forgotten_with_the_next_edit_also_by_who_made_it) {
    world.settle();
    BOOST_TEST(knows_of_toilet(a)); // a record that nobody edits is not sent for this
    b.edit(place, name("Demohuset ved åen"));
    BOOST_TEST(b.must_sync().asked_whole == 0U, "it came back whole, not as what was sent");
    world.settle();
    BOOST_TEST((!knows_of_toilet(a) && !knows_of_toilet(b)));
    world.require_converged({place});
    BOOST_TEST(world.central().verify().empty());
    BOOST_TEST(world.findings().empty());
}

BOOST_AUTO_TEST_CASE(can_be_put_in_again_by_somebody_who_last_saw_it_taken_out) {
    b.edit(place, name("Demohuset ved åen"));
    world.settle();
    b.edit(place, access({"net", "toilet"}));
    a.edit(place, access({"net", "power"}));
    world.settle();
    const auto shown = domain::object_of(*a.store().find(place));
    BOOST_TEST((shown.fields.sets.at(location().access.number) ==
                std::set<std::string>{"net", "power", "toilet"}));
    BOOST_TEST(world.central().conflicts(10).empty());
    world.require_converged({place});
}

BOOST_AUTO_TEST_CASE(is_put_in_by_somebody_who_was_away_all_the_time) {
    a.edit(place, access({"net", "toilet"})); // not synced; b's edit is first
    b.edit(place, name("Demohuset ved åen"));
    b.must_sync();
    world.settle();
    BOOST_TEST(domain::object_of(*b.store().find(place))
                   .fields.sets.at(location().access.number)
                   .contains("toilet"));
    world.require_converged({place});
    BOOST_TEST(world.findings().empty());
}

BOOST_AUTO_TEST_SUITE_END()
