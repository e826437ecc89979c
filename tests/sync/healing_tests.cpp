#include <boost/test/unit_test.hpp>

#include "app/show_record.hpp"
#include "domain/location.hpp"
#include "domain/record_view.hpp"
#include "sync/protocol/wire.hpp"
#include "tests/sync/world.hpp"

using namespace b2go;
using domain::location;
using registry::Fields;

namespace {

Fields name(const std::string& text) {
    Fields fields;
    fields.plain[location().name.number] = text;
    return fields;
}

Fields hours(const std::string& text) {
    Fields fields;
    fields.plain[location().opening_hours.number] = text;
    return fields;
}

/// Two tablets that know the same place.
struct Healing {
    tests::World world{31, 2};
    base::AnyId place = make("Sted");

    base::AnyId make(const std::string& text) { return make(world.tablet(0), text); }
    base::AnyId make(tests::Tablet& tablet, const std::string& text) {
        registry::Object object = location().make({});
        object.set(location().name, text).set(location().type, registry::Choice{"library"});
        const base::AnyId id = tablet.create(object);
        return id;
    }
    Healing() { world.settle(); }

    std::string name_on(std::size_t tablet, base::AnyId id) {
        const auto state = world.tablet(tablet).store().find(id);
        BOOST_REQUIRE(state.has_value());
        return domain::object_of(*state).get(location().name).value_or("");
    }
    record::DeviceNumber device_of(std::size_t tablet) {
        return world.tablet(tablet).store().identity()->device;
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(a_central_restored_from_a_backup, Healing)

BOOST_AUTO_TEST_CASE(is_sent_again_what_it_lacks) {
    world.back_up_central();
    world.tablet(0).edit(place, name("Efter sikkerhedskopien"));
    const base::AnyId other = make("Oprettet efter sikkerhedskopien");
    world.settle();
    world.restore_central();

    const auto report = world.tablet(0).must_sync();
    BOOST_TEST(report.sent_again == 2U);
    BOOST_TEST(report.notes.size() == 1U);
    BOOST_TEST(report.former_device == 0U);
    world.settle();
    BOOST_TEST(name_on(1, place) == "Efter sikkerhedskopien");
    world.require_converged({place, other});
}

BOOST_AUTO_TEST_CASE(is_sent_what_was_unsent_with_what_it_lacks_in_order) {
    world.back_up_central();
    world.tablet(0).edit(place, name("Sendt"));
    world.settle();
    world.tablet(0).edit(place, name("Ikke sendt"));
    world.tablet(1).edit(place, hours("10-12"));
    world.restore_central();
    world.settle();
    BOOST_TEST(name_on(1, place) == "Ikke sendt");
    BOOST_TEST(world.central().conflicts(10).empty());
    world.require_converged({place});
}

BOOST_AUTO_TEST_CASE(may_be_restored_twice_from_the_same_backup) {
    world.back_up_central();
    for (int i = 0; i < 2; ++i) {
        world.tablet(0).edit(place, name("Runde " + std::to_string(i)));
        world.settle();
        world.restore_central();
    }
    world.settle();
    BOOST_TEST(name_on(1, place) == "Runde 1");
    world.require_converged({place});
}

BOOST_AUTO_TEST_CASE(restored_twice_takes_no_place_in_the_stream_for_its_own) {
    world.back_up_central();
    world.restore_central(); // epoch 2
    const base::AnyId forgotten = make("Kun i det første liv");
    world.settle(); // tablet 1 stands behind it in the stream
    const auto first = world.add_tablet().store().identity()->device;
    world.clock.advance_ms(1000);
    world.restore_central(); // epoch 2 once more
    BOOST_TEST(world.add_tablet().store().identity()->device != first);
    world.lose_tablet(2); // the one that was enrolled in between
    const base::AnyId other = make(world.tablet(2), "Kun i det andet liv");
    world.settle();
    world.require_converged({place, forgotten, other});
}

BOOST_AUTO_TEST_CASE(takes_back_a_tablet_that_it_has_forgotten) {
    world.back_up_central();
    world.add_tablet(); // and its user is new, too
    world.tablet(2).edit(place, name("Sendt"));
    world.settle();
    world.tablet(1).edit(place, name("Den anden så det"));
    world.tablet(1).must_sync();
    const base::AnyId own = make(world.tablet(2), "Ikke sendt");
    world.restore_central();
    world.tablet(1).must_sync();
    BOOST_TEST(!world.tablet(2).sync().has_value());
    const auto before = *world.tablet(2).store().identity();

    world.loss = tests::Loss{tests::Loss::What::reply, world.requests};
    const auto code = world.central().make_code(before.staff_name, "staff", "Team Nord");
    BOOST_TEST(!world.tablet(2).enrol_again(code->code).has_value()); // the answer was lost
    world.tablet(2).reopen();
    BOOST_TEST(world.tablet(2).enrol_again(code->code).has_value());
    const auto after = *world.tablet(2).store().identity();
    BOOST_TEST(after.device != before.device);
    BOOST_TEST((after.staff == before.staff));
    world.settle();
    BOOST_TEST(name_on(0, place) == "Den anden så det");
    BOOST_TEST(name_on(0, own) == "Ikke sendt");
    BOOST_TEST(world.central().conflicts(10).empty());
    world.require_converged({place, own});
}

BOOST_AUTO_TEST_CASE(takes_nobody_back_for_somebody_else) {
    BOOST_TEST(!world.enrol_again(0).has_value()); // it is known
    world.back_up_central();
    world.add_tablet();
    world.restore_central();
    const auto code = world.central().make_code("Bo Demosen", "staff", "Team Nord");
    BOOST_TEST(!world.tablet(2).enrol_again(code->code).has_value());
    const auto others = world.central().make_code("Anna Demosen 1", "staff", "Team Nord");
    BOOST_TEST(!world.tablet(2).enrol_again(others->code).has_value());
    BOOST_TEST(world.enrol_again(2).has_value());
    world.settle();
    world.require_converged({place});
}

BOOST_AUTO_TEST_CASE(learns_a_decision_before_or_after_the_words_it_had_seen) {
    world.back_up_central();
    world.tablet(0).edit(place, name("Set og erstattet"));
    world.settle();
    world.tablet(1).edit(place, name("Erstatning"));
    world.settle();
    world.restore_central();
    world.tablet(1).must_sync(); // the replacement comes first, what it replaced later
    world.settle();
    BOOST_TEST(name_on(0, place) == "Erstatning");
    BOOST_TEST(world.central().conflicts(10).empty());
    world.require_converged({place});
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_FIXTURE_TEST_SUITE(a_copied_tablet, Healing)

BOOST_AUTO_TEST_CASE(goes_on_under_a_number_of_its_own_with_everything_it_wrote) {
    world.copy_tablet(0);
    world.tablet(0).edit(place, name("Fra den ene"));
    world.tablet(2).edit(place, hours("Fra den anden"));
    const base::AnyId own = make(world.tablet(2), "Kun hos den anden");
    world.tablet(0).must_sync();
    const record::DeviceNumber before = device_of(2);
    const auto report = world.tablet(2).must_sync();
    BOOST_TEST(report.former_device == before);
    BOOST_TEST(device_of(2) != before);
    BOOST_TEST(device_of(0) == before);
    BOOST_TEST(report.notes.size() == 1U);
    world.settle();
    BOOST_TEST(name_on(1, place) == "Fra den ene");
    BOOST_TEST(name_on(1, own) == "Kun hos den anden");
    BOOST_TEST(world.central().conflicts(10).empty());
    world.require_converged({place, own});

    const auto rows = world.central().devices();
    const auto at = std::ranges::find(rows, device_of(2), &central::DeviceRow::device);
    BOOST_REQUIRE(at != rows.end());
    BOOST_TEST(at->replaces == before);
}

BOOST_AUTO_TEST_CASE(keeps_both_words_when_both_wrote_the_same_field) {
    world.copy_tablet(0);
    world.tablet(0).edit(place, name("Fra den ene"));
    world.tablet(2).edit(place, name("Fra den anden"));
    world.settle();
    BOOST_TEST(world.central().conflicts(10).size() == 1U);
    world.require_converged({place});
}

BOOST_AUTO_TEST_CASE(sends_what_both_copies_held_unsent_once) {
    world.tablet(0).edit(place, name("Skrevet før kopien"));
    const base::AnyId early = make("Oprettet før kopien");
    world.copy_tablet(0);
    world.tablet(0).edit(place, hours("9-11"));
    world.tablet(2).edit(early, hours("12-14"));
    world.settle();
    BOOST_TEST(world.central().conflicts(10).empty());
    world.require_converged({place, early});
}

BOOST_AUTO_TEST_CASE(gets_the_same_number_when_the_answer_was_lost) {
    world.copy_tablet(0);
    world.tablet(0).edit(place, name("Fra den ene"));
    world.tablet(2).edit(place, hours("Fra den anden"));
    world.tablet(0).must_sync();
    const auto devices = world.central().devices().size();
    for (std::size_t lost = 0; lost < 3; ++lost) {
        world.loss = tests::Loss{tests::Loss::What::reply, world.requests + lost};
        const auto outcome = world.tablet(2).sync();
        BOOST_TEST(!outcome.has_value());
        world.loss.reset();
        world.tablet(2).reopen();
    }
    world.settle();
    BOOST_TEST(world.central().devices().size() == devices + 1);
    world.require_converged({place});
}

BOOST_AUTO_TEST_CASE(takes_an_open_form_and_a_copied_token_along) {
    world.copy_tablet(0);
    world.tablet(0).edit(place, name("Fra den ene"));
    world.tablet(2).edit(place, hours("Set i formularen"));
    const record::Seen form = record::seen_of(*world.tablet(2).store().find(place));
    world.tablet(0).must_sync();
    world.tablet(2).must_sync();
    world.tablet(2).edit_as_seen(place, hours("Skrevet i formularen"), form);
    world.settle();
    BOOST_TEST(world.central().conflicts(10).empty());
    const auto state = world.tablet(1).store().find(place);
    BOOST_TEST(domain::object_of(*state).get(location().opening_hours).value_or("") ==
               "Skrevet i formularen");
    world.require_converged({place});
}

BOOST_AUTO_TEST_CASE(stays_deleted_what_it_deleted) {
    world.copy_tablet(0);
    world.tablet(0).edit(place, name("Fra den ene"));
    const base::AnyId own = make(world.tablet(2), "Slettes igen");
    world.tablet(2).edit(own, hours("1-2"));
    world.tablet(2).remove(own);
    world.settle();
    BOOST_TEST(!app::show(world.tablet(1).workspace(), own).has_value());
    world.require_converged({place, own});
}

BOOST_AUTO_TEST_CASE(takes_no_number_from_an_answer_to_another_tablet) {
    world.copy_tablet(0);
    world.copy_tablet(0);
    for (std::size_t i : {0U, 2U, 3U}) {
        world.tablet(i).edit(place, hours("Fra " + std::to_string(i)));
    }
    world.tablet(0).must_sync();
    std::optional<sync::Reply> given;
    world.wire = [&](const std::string& path, const std::string& body) -> sync::Reply {
        sync::Reply reply = world.answer(path, body);
        if (path == sync::path::kRenumber) {
            given = given.value_or(reply);
            return *given;
        }
        return reply;
    };
    BOOST_TEST(world.tablet(2).sync().has_value());
    const auto before = device_of(3);
    BOOST_TEST(!world.tablet(3).sync().has_value());
    BOOST_TEST(device_of(3) == before);
    world.wire = nullptr;
    world.settle();
    world.require_converged({place});
}

BOOST_AUTO_TEST_CASE(can_be_copied_again_and_again) {
    for (int i = 0; i < 4; ++i) {
        world.copy_tablet(world.tablets() - 1);
        world.tablet(world.tablets() - 1).edit(place, hours("Kopi " + std::to_string(i)));
        world.tablet(world.tablets() - 2).edit(place, name("Navn " + std::to_string(i)));
    }
    world.settle();
    world.require_converged({place});
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_FIXTURE_TEST_SUITE(a_tablet_rolled_back, Healing)

BOOST_AUTO_TEST_CASE(gets_back_what_it_had_sent_and_goes_on_under_another_number) {
    world.tablet(0).keep_copy();
    world.tablet(0).edit(place, name("Sendt og glemt"));
    const base::AnyId forgotten = make("Glemt");
    world.settle();
    world.tablet(0).go_back();
    const record::DeviceNumber before = device_of(0);
    world.tablet(0).must_sync(); // before it has written anything
    BOOST_TEST(device_of(0) != before);
    BOOST_TEST(name_on(0, place) == "Sendt og glemt");
    world.tablet(0).edit(place, name("Skrevet siden"));
    world.settle();
    BOOST_TEST(world.central().conflicts(10).empty());
    world.require_converged({place, forgotten});
}

BOOST_AUTO_TEST_CASE(keeps_what_it_wrote_after_it_was_rolled_back) {
    world.tablet(0).keep_copy();
    world.tablet(0).edit(place, name("Sendt og glemt"));
    world.settle();
    world.tablet(0).go_back();
    world.tablet(0).edit(place, name("Skrevet siden"));
    world.settle();
    BOOST_TEST(world.central().conflicts(10).size() == 1U);
    world.require_converged({place});
}

BOOST_AUTO_TEST_CASE(does_not_bring_back_what_was_replaced_while_it_was_gone) {
    world.back_up_central();
    world.copy_tablet(0); // will be rolled back
    world.tablet(2).keep_copy();
    world.tablet(0).edit(place, name("Set og erstattet"));
    world.tablet(0).must_sync();
    world.tablet(1).must_sync();
    world.tablet(1).edit(place, name("Erstatning"));
    world.restore_central();
    // Another branch of the same history goes further than the replaced word's place in it.
    world.tablet(2).edit(place, hours("9-10"));
    world.tablet(2).edit(place, hours("9-11"));
    world.tablet(2).must_sync();
    world.tablet(1).must_sync(); // the replacement, of words that the central does not know
    world.settle();              // and those words, stamped anew
    BOOST_TEST(name_on(1, place) == "Erstatning");
    BOOST_TEST(world.central().conflicts(10).empty());
    world.require_converged({place});
}

BOOST_AUTO_TEST_CASE(stays_deleted_though_the_deletion_knew_the_words_by_another_name) {
    world.back_up_central();
    world.copy_tablet(0);
    world.tablet(0).edit(place, name("Set og slettet"));
    world.tablet(0).must_sync();
    world.tablet(1).must_sync();
    world.tablet(1).remove(place);
    world.restore_central();
    world.tablet(2).edit(place, hours("9-10"));
    world.tablet(2).must_sync();
    world.tablet(1).must_sync();
    world.settle();
    world.require_converged({place});
}

BOOST_AUTO_TEST_CASE(meets_a_central_that_was_restored_too) {
    world.back_up_central();
    world.tablet(0).keep_copy();
    world.tablet(0).edit(place, name("Sendt"));
    world.settle();
    world.tablet(1).edit(place, name("Den anden så det"));
    world.settle();
    world.restore_central();
    world.tablet(0).go_back();
    world.tablet(0).edit(place, hours("Skrevet siden"));
    world.settle();
    world.require_converged({place});
}

BOOST_AUTO_TEST_SUITE_END()
