#include <boost/test/unit_test.hpp>

#include "app/conversations.hpp"
#include "app/outings.hpp"
#include "app/promises.hpp"
#include "domain/citizen.hpp"
#include "domain/dialogue.hpp"
#include "domain/encounter.hpp"
#include "domain/follow_up.hpp"
#include "domain/matter.hpp"
#include "domain/outing.hpp"
#include "domain/record_view.hpp"
#include "domain/reference_data.hpp"
#include "domain/referral.hpp"
#include "domain/types.hpp"
#include "tests/sync/world.hpp"

using namespace b2go;
using registry::Choice;
using registry::Fields;
using registry::Object;

namespace {

/// A worker at a library with an outing that has begun and a citizen who has come.
struct Trip {
    tests::World world{1, 1};
    tests::Tablet& tablet = world.tablet(0);
    app::Workspace workspace = [this] {
        tablet.must_sync();
        return tablet.workspace();
    }();
    base::AnyId outing = make_outing();
    base::AnyId citizen = tablet.create(
        domain::citizen().make(workspace.new_id()).set(domain::citizen().name, std::string("Åse")));

    base::AnyId make_outing() {
        const auto& declared = domain::outing();
        const base::Instant noon{1'789'984'800'000}; // 12:00 in Copenhagen
        const base::AnyId place = domain::reference_id(domain::types::kLocation, "valby_bibliotek");
        const base::AnyId id =
            tablet.create(declared.make(workspace.new_id())
                              .set(declared.location, domain::LocationId(place))
                              .set(declared.start, noon)
                              .set(declared.end, base::Instant{noon.ms + 3'600'000})
                              .add(declared.staff, domain::StaffId(workspace.identity().staff)));
        BOOST_REQUIRE(app::start_outing(workspace, id));
        return id;
    }
    base::AnyId meet(const char* outcome) {
        const auto& declared = domain::encounter();
        Object object = declared.make(workspace.new_id());
        object.set(declared.outing, domain::OutingId(outing))
            .set(declared.citizen, domain::CitizenId(citizen))
            .add(declared.subjects,
                 domain::SubjectId(domain::reference_id(domain::types::kSubject, "flytning")));
        if (outcome != nullptr) {
            object.set(declared.outcome, Choice{outcome});
        }
        return tablet.create(std::move(object));
    }
    std::string status() const {
        return domain::object_of(*tablet.store().find(outing))
            .get(domain::outing().status)
            .value_or(Choice{})
            .code;
    }
};

} // namespace

BOOST_AUTO_TEST_SUITE(outings)

BOOST_FIXTURE_TEST_CASE(an_outing_with_an_unfinished_encounter_does_not_close, Trip) {
    const base::AnyId encounter = meet(nullptr);
    const auto refused = app::close_outing(workspace, outing);
    BOOST_REQUIRE(!refused);
    BOOST_TEST(!refused.error().fields.empty());
    Fields closed;
    closed.plain[domain::outing().status.number] = std::string("closed");
    BOOST_TEST(!app::edit(workspace, {outing, closed, std::nullopt, {}}));
    BOOST_TEST(status() == "ongoing");

    Fields outcome;
    outcome.plain[domain::encounter().outcome.number] = std::string("solved");
    tablet.edit(encounter, outcome);
    BOOST_TEST(app::close_outing(workspace, outing).has_value());
    BOOST_TEST(status() == "closed");
}

BOOST_FIXTURE_TEST_CASE(promises_to_somebody_met_on_the_outing_are_found, Trip) {
    meet("referred");
    const auto& matter = domain::matter();
    const base::AnyId case_id = tablet.create(
        matter.make(workspace.new_id())
            .set(matter.citizen, domain::CitizenId(citizen))
            .set(matter.subject,
                 domain::SubjectId(domain::reference_id(domain::types::kSubject, "flytning"))));
    const auto& referral = domain::referral();
    const base::AnyId referred = tablet.create(referral.make(workspace.new_id())
                                                   .set(referral.matter, domain::MatterId(case_id))
                                                   .set(referral.urgency, Choice{"acute"}));
    const auto& follow_up = domain::follow_up();
    const base::AnyId promised = tablet.create(
        follow_up.make(workspace.new_id()).set(follow_up.parent, domain::RecordId(referred)));
    std::vector<base::AnyId> found;
    for (const Object& promise : app::promises_of_outing(workspace, outing)) {
        found.push_back(promise.id);
    }
    BOOST_TEST(found.size() == 2U);
    BOOST_TEST((std::ranges::find(found, referred) != found.end()));
    BOOST_TEST((std::ranges::find(found, promised) != found.end()));
    const app::PromiseCounts counts = app::count_promises(workspace);
    BOOST_TEST(counts.open == 2U);
    BOOST_TEST(counts.unowned == 0U);
}

BOOST_FIXTURE_TEST_CASE(nothing_open_stays_without_owner_or_date, Trip) {
    const auto& follow_up = domain::follow_up();
    const base::AnyId promised = tablet.create(
        follow_up.make(workspace.new_id()).set(follow_up.parent, domain::RecordId(citizen)));
    for (const record::FieldNumber field : {follow_up.owner.number, follow_up.due.number}) {
        Fields cleared;
        cleared.plain[field] = record::Null{};
        BOOST_TEST(!app::edit(workspace, {promised, cleared, std::nullopt, {}}));
    }
    BOOST_TEST(app::count_promises(workspace).unowned == 0U);
}

BOOST_FIXTURE_TEST_CASE(counts_append_and_a_wrong_one_is_taken_back, Trip) {
    const auto first = app::count_visitors(workspace, outing, "met", 4);
    BOOST_REQUIRE(first);
    BOOST_TEST(app::count_visitors(workspace, outing, "served", 2).has_value());
    BOOST_TEST(!app::count_visitors(workspace, outing, "met", 0));
    BOOST_TEST(!app::count_visitors(workspace, outing, "danced", 1));
    BOOST_TEST(app::remove(workspace, first->id, "Talt forkert").has_value());
    BOOST_TEST(tablet.store().count(domain::types::kTally, {}) == 1U);
}

BOOST_FIXTURE_TEST_CASE(each_agreement_of_a_dialogue_becomes_a_follow_up_with_owner_and_date,
                        Trip) {
    const auto& dialogue = domain::dialogue();
    Object talk = dialogue.make(workspace.new_id());
    talk.set(dialogue.with, Choice{"seniors_council"})
        .set(dialogue.date, workspace.today())
        .set(dialogue.content, std::string("Flere arrangementer om Digital Post."));
    const base::Date due{workspace.today().days + 7};
    const base::AnyId owner = workspace.identity().staff;
    const auto saved = app::record_dialogue(workspace, talk, {{"Find et lokale", due, owner}});
    BOOST_REQUIRE(saved);
    BOOST_REQUIRE(saved->size() == 2U);
    const Object promise = domain::object_of(*tablet.store().find(saved->at(1).id));
    BOOST_TEST((promise.get(domain::follow_up().parent)->any == talk.id));
    BOOST_TEST((promise.get(domain::follow_up().due) == due));
    BOOST_TEST((promise.get(domain::follow_up().owner)->any == owner));

    Object other = dialogue.make(workspace.new_id());
    other.fields = talk.fields;
    const std::uint64_t before = tablet.store().counts().records;
    BOOST_TEST(!app::record_dialogue(workspace, other, {{"Uden ejer", due, workspace.new_id()}}));
    BOOST_TEST(tablet.store().counts().records == before);
}

BOOST_AUTO_TEST_SUITE_END()
