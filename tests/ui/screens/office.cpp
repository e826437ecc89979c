#include "tests/ui/screens/office.hpp"

#include <boost/test/unit_test.hpp>

#include "base/limits.hpp"
#include "domain/outing.hpp"
#include "domain/record_view.hpp"
#include "domain/reference_data.hpp"
#include "domain/types.hpp"
#include "platform/demo/town.hpp"

namespace b2go::tests {

namespace {

constexpr std::size_t kTownSize = 12;
constexpr std::int64_t kHourMs = 3'600'000;

} // namespace

Office::Office(std::size_t tablets)
    : world(1, static_cast<int>(tablets)),
      subject(domain::reference_id(domain::types::kSubject, "boliganvisning")) {
    demo::SeededRandom random(3);
    auto workspace = world.tablet(0).workspace();
    auto registered = demo::register_town(workspace, random, kTownSize);
    BOOST_REQUIRE(registered.has_value());
    town = *registered;
    const auto& declared = domain::outing();
    // The clock stands at Monday 21 September 2026, 16:13 in Copenhagen.
    const base::Instant start{world.clock.now().ms - kHourMs};
    registry::Object planned = declared.make(workspace.new_id());
    planned
        .set(declared.location, domain::LocationId(domain::reference_id(domain::types::kLocation,
                                                                        "hilleroedgade_herberg")))
        .set(declared.start, start)
        .set(declared.end, base::Instant{start.ms + 2 * kHourMs})
        .set(declared.status, registry::Choice{"ready"});
    for (std::size_t i = 0; i < tablets; ++i) {
        world.tablet(i).must_sync(); // who the others are
        planned.add(declared.staff, domain::StaffId(world.tablet(i).workspace().identity().staff));
    }
    if (tablets == 1) {
        planned.set(declared.location, domain::LocationId(domain::reference_id(
                                           domain::types::kLocation, "valby_bibliotek")));
    }
    world.tablet(0).must_sync();
    outing = world.tablet(0).create(std::move(planned));
    world.settle();
}

registry::Object Office::object(base::AnyId id, std::size_t tablet) {
    const auto found = world.tablet(tablet).workspace().find(id);
    BOOST_REQUIRE(found.has_value());
    return *found;
}

std::string Office::status_of(base::AnyId id, std::size_t tablet) {
    return object(id, tablet).get(domain::outing().status).value_or(registry::Choice{}).code;
}

void Office::require_equal(const std::vector<base::AnyId>& records) {
    for (std::size_t tablet = 0; tablet < world.tablets(); ++tablet) {
        BOOST_TEST(world.tablet(tablet).store().verify().empty());
        BOOST_TEST(world.tablet(tablet).store().counts().unsent == 0U);
        BOOST_TEST(world.tablet(tablet).store().counts().quarantined == 0U);
        for (const base::AnyId id : records) {
            BOOST_TEST(!world.tablet(tablet).bytes(id).empty());
            BOOST_TEST((world.tablet(tablet).bytes(id) == world.tablet(0).bytes(id)));
        }
    }
    BOOST_TEST(world.central().verify().empty());
}

std::vector<registry::Object> Office::all(const registry::Entity& entity, std::size_t tablet) {
    std::vector<registry::Object> objects;
    for (const auto& state :
         world.tablet(tablet).store().list(entity.number(), {}, limits::kListRows)) {
        objects.push_back(domain::object_of(state));
    }
    return objects;
}

} // namespace b2go::tests
