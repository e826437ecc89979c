#pragma once

#include <string>

#include <boost/test/unit_test.hpp>

#include "domain/citizen.hpp"
#include "domain/note.hpp"
#include "domain/record_view.hpp"
#include "tests/sync/world.hpp"

namespace b2go::tests {

inline registry::Fields team_is(base::AnyId team) {
    registry::Fields fields;
    fields.plain[domain::citizen().team.number] = team;
    return fields;
}

inline registry::Fields called(const std::string& name) {
    registry::Fields fields;
    fields.plain[domain::citizen().preferred_name.number] = name;
    return fields;
}

/// Two tablets of Team Nord, one of Team Syd; small pages, so that a sync has many.
struct TwoTeams {
    World world{5, 2, {7, 1 << 20, 2, 2}};
    Tablet& north = world.tablet(0);
    Tablet& other = world.tablet(1);
    Tablet& south = world.add_tablet("Team Syd");
    base::AnyId nord = north.workspace().identity().team;
    base::AnyId syd = south.workspace().identity().team;

    TwoTeams() { world.settle(); }

    base::AnyId make(Tablet& tablet, const std::string& name) {
        return tablet.create(
            domain::citizen().make({}).set(domain::citizen().preferred_name, name));
    }
    base::AnyId make_note(Tablet& tablet, base::AnyId about, const std::string& text) {
        return tablet.create(domain::note()
                                 .make({})
                                 .set(domain::note().about, base::Id<domain::AnyRecord>(about))
                                 .set(domain::note().text, text));
    }
    static bool holds(Tablet& tablet, base::AnyId id) {
        return tablet.store().find(id).has_value();
    }
    /// How many changes of citizens' scopes the tablet keeps in words.
    static std::size_t readable(Tablet& tablet) {
        std::size_t count = 0;
        for (const store::Unsent& each : tablet.store().unsent(0, 1000, 1 << 20)) {
            const auto change = record::decode_change(each.change);
            count += change && change->scope.kind == record::Scope::Kind::citizen ? 1 : 0;
        }
        return count;
    }
    static std::string name_on(Tablet& tablet, base::AnyId id) {
        const auto state = tablet.store().find(id);
        BOOST_REQUIRE(state.has_value());
        return domain::object_of(*state).get(domain::citizen().preferred_name).value_or("");
    }
    /// What is not as it must be, all having synced.
    void require_well() {
        world.settle();
        for (const std::string& wrong : world.findings()) {
            BOOST_ERROR(wrong);
        }
    }
};

} // namespace b2go::tests
