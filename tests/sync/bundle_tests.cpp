#include <boost/test/unit_test.hpp>

#include "base/limits.hpp"
#include "domain/location.hpp"
#include "domain/record_view.hpp"
#include "sync/client/bundle.hpp"
#include "sync/protocol/bundle.hpp"
#include "tests/sync/world.hpp"

using namespace b2go;
using domain::location;

namespace {

/// Two tablets that know the same place, and a stick.
struct Fixture {
    tests::World world{47, 2};
    base::AnyId place = make(0, "Sted");
    Fixture() { world.settle(); }

    base::AnyId make(std::size_t tablet, const std::string& text) {
        registry::Object object = location().make({});
        object.set(location().name, text).set(location().type, registry::Choice{"library"});
        return world.tablet(tablet).create(object);
    }
    void rename(std::size_t tablet, const std::string& text) {
        registry::Fields fields;
        fields.plain[location().name.number] = text;
        world.tablet(tablet).edit(place, fields);
    }
    std::string name_on(std::size_t tablet) {
        const auto state = world.tablet(tablet).store().find(place);
        BOOST_REQUIRE(state.has_value());
        return domain::object_of(*state).get(location().name).value_or("");
    }
    std::string written(std::size_t tablet) {
        auto bundle = tests::must(sync::write_bundle(world.tablet(tablet).runner(), world.clock));
        return std::move(bundle.file);
    }
    base::Outcome<sync::SyncReport> read(std::size_t tablet, std::string_view file) {
        return sync::read_bundle(world.tablet(tablet).runner(), world.clock, file);
    }
    std::uint64_t unsent(std::size_t tablet) {
        return world.tablet(tablet).store().counts().unsent;
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(a_sync_on_a_stick, Fixture)

BOOST_AUTO_TEST_CASE(brings_what_both_sides_have_written) {
    rename(1, "Omdøbt af nr. 2");
    world.settle();
    const base::AnyId own = make(0, "Skrevet uden net");
    const auto bundle = tests::must(sync::write_bundle(world.tablet(0).runner(), world.clock));
    BOOST_TEST(bundle.changes == 1U);
    BOOST_TEST(bundle.left == 0U);
    BOOST_TEST(unsent(0) == 1U);

    const auto answer = tests::must(world.answer_bundle(bundle.file));
    const auto report = tests::must(read(0, answer));
    BOOST_TEST(report.pushed == 1U);
    BOOST_TEST(report.receipt.last_seq() == world.tablet(0).store().sync_point().last_seq);
    BOOST_TEST(unsent(0) == 0U);
    BOOST_TEST(name_on(0) == "Omdøbt af nr. 2");
    world.settle();
    world.require_converged({place, own});
}

BOOST_AUTO_TEST_CASE(meets_what_was_written_meanwhile_as_any_other_sync) {
    rename(0, "På stikket");
    const std::string file = written(0);
    rename(1, "Over nettet");
    world.tablet(1).must_sync();
    const auto report = tests::must(read(0, tests::must(world.answer_bundle(file))));
    BOOST_TEST(report.verdicts.at("conflict") == 1U);
    BOOST_TEST(world.tablet(0).store().counts().conflicts == 1U);
    world.settle();
    world.require_converged({place});
}

BOOST_AUTO_TEST_CASE(leaves_what_was_written_after_it_for_the_next) {
    rename(0, "Før");
    const std::string file = written(0);
    rename(0, "Efter");
    tests::must(read(0, tests::must(world.answer_bundle(file))));
    BOOST_TEST(unsent(0) == 1U);
    BOOST_TEST(name_on(0) == "Efter");
    world.settle();
    BOOST_TEST(name_on(1) == "Efter");
    world.require_converged({place});
}

BOOST_AUTO_TEST_CASE(counts_once_though_the_network_was_quicker) {
    rename(0, "Begge veje");
    const std::string file = written(0);
    world.settle();
    const auto answer = tests::must(world.answer_bundle(file));
    const auto report = read(0, answer);
    BOOST_REQUIRE(!report.has_value());
    BOOST_TEST((report.error().kind == base::Refusal::stale));
    world.settle();
    world.require_converged({place});
}

BOOST_AUTO_TEST_CASE(is_taken_once_however_often_it_is_read) {
    rename(0, "Én gang");
    const std::string file = written(0);
    const auto first = tests::must(world.answer_bundle(file));
    const auto again = tests::must(world.answer_bundle(file));
    BOOST_TEST(tests::must(read(0, again)).pushed == 1U);
    for (const std::string& answer : {first, again}) {
        const auto report = read(0, answer);
        BOOST_REQUIRE(!report.has_value());
        BOOST_TEST((report.error().kind == base::Refusal::stale));
    }
    world.settle();
    world.require_converged({place});
}

BOOST_AUTO_TEST_CASE(carries_more_than_one_request_holds) {
    const std::size_t changes = 2 * limits::kChangesPerBatch + 3;
    for (std::size_t i = 0; i < changes; ++i) {
        rename(0, "Navn " + std::to_string(i));
    }
    const auto bundle = tests::must(sync::write_bundle(world.tablet(0).runner(), world.clock));
    BOOST_TEST(bundle.changes == changes);
    const auto report = tests::must(read(0, tests::must(world.answer_bundle(bundle.file))));
    BOOST_TEST(report.pushed == changes);
    BOOST_TEST(unsent(0) == 0U);
    world.settle();
    world.require_converged({place});
}

BOOST_AUTO_TEST_CASE(is_nothing_to_anybody_else) {
    rename(0, "Kun til centralen");
    const std::string file = written(0);
    const std::string answer = tests::must(world.answer_bundle(file));
    BOOST_TEST(file.find("Kun til centralen") == std::string::npos);
    BOOST_TEST(answer.find("Kun til centralen") == std::string::npos);

    const auto other = read(1, answer);
    BOOST_REQUIRE(!other.has_value());
    BOOST_TEST((other.error().kind == base::Refusal::invalid));
    tests::World elsewhere{48, 1};
    BOOST_TEST(!elsewhere.central().answer_bundle(file).has_value());
    // Taken for the other kind of file.
    BOOST_TEST(!world.answer_bundle(answer).has_value());
    BOOST_TEST(!read(0, file).has_value());
}

BOOST_AUTO_TEST_CASE(is_refused_whole_if_a_bit_of_it_was_changed_or_cut_off) {
    rename(0, "Uændret");
    const std::string file = written(0);
    const std::string answer = tests::must(world.answer_bundle(file));
    const std::string before = world.tablet(0).bytes(place);
    const std::uint64_t held = world.central().stats().changes;
    for (std::size_t at = 0; at < file.size(); ++at) {
        std::string changed = file;
        changed[at] = static_cast<char>(static_cast<unsigned char>(changed[at]) ^ 1U);
        BOOST_REQUIRE(!world.answer_bundle(changed).has_value());
        BOOST_REQUIRE(!world.answer_bundle(file.substr(0, at)).has_value());
    }
    for (std::size_t at = 0; at < answer.size(); ++at) {
        std::string changed = answer;
        changed[at] = static_cast<char>(static_cast<unsigned char>(changed[at]) ^ 1U);
        BOOST_REQUIRE(!read(0, changed).has_value());
        BOOST_REQUIRE(!read(0, answer.substr(0, at)).has_value());
    }
    BOOST_TEST(world.central().stats().changes == held);
    BOOST_TEST(world.tablet(0).bytes(place) == before);
    BOOST_TEST(unsent(0) == 1U);
    tests::must(read(0, answer));
}

BOOST_AUTO_TEST_CASE(is_not_answered_in_another_s_name) {
    rename(1, "Fra nr. 2");
    const auto real = world.tablet(1).store().identity();
    // The requests of the second tablet, in an envelope of the first.
    sync::Session session(world.tablet(1).runner(), world.clock);
    sync::pb::BundledRequests bundle;
    const record::DeviceNumber other = world.tablet(0).store().identity()->device;
    bundle.set_device(other);
    for (std::string& push : session.all_pushes(limits::kBundledBytes)) {
        bundle.add_requests(std::move(push));
    }
    const std::string file = sync::seal_bundle({sync::BundleKind::requests, other}, bundle,
                                               base::as_bytes(real->central_box_key));
    const auto answer = world.answer_bundle(file);
    BOOST_REQUIRE(!answer.has_value());
    BOOST_TEST((answer.error().kind == base::Refusal::invalid));
}

BOOST_AUTO_TEST_CASE(says_that_a_restored_central_needs_more) {
    world.back_up_central();
    rename(0, "Efter sikkerhedskopien");
    world.settle();
    const std::string file = written(0);
    world.restore_central();
    const auto report = tests::must(read(0, tests::must(world.answer_bundle(file))));
    BOOST_TEST(report.sent_again == 1U);
    BOOST_REQUIRE(report.notes.size() == 1U);
    BOOST_TEST(unsent(0) == 1U);
    tests::must(read(0, tests::must(world.answer_bundle(written(0)))));
    world.settle();
    BOOST_TEST(name_on(1) == "Efter sikkerhedskopien");
    world.require_converged({place});
}

BOOST_AUTO_TEST_CASE(leaves_a_copied_tablet_to_the_network) {
    tests::Tablet& copy = world.copy_tablet(0);
    rename(0, "Den første");
    world.tablet(0).must_sync();
    registry::Fields fields;
    fields.plain[location().name.number] = std::string("Kopien");
    copy.edit(place, fields);
    const auto bundle = tests::must(sync::write_bundle(copy.runner(), world.clock));
    const auto answer = tests::must(world.answer_bundle(bundle.file));
    const auto report = sync::read_bundle(copy.runner(), world.clock, answer);
    BOOST_REQUIRE(!report.has_value());
    BOOST_TEST((report.error().kind == base::Refusal::peer_refused));
    world.settle();
    world.require_converged({place});
}

BOOST_AUTO_TEST_CASE(does_not_set_the_clock_by_an_old_answer) {
    rename(0, "Langsom post");
    const std::string answer = tests::must(world.answer_bundle(written(0)));
    world.clock.advance_ms(std::int64_t{3} * 24 * 3600 * 1000);
    tests::must(read(0, answer));
    BOOST_TEST(world.tablet(0).store().now().ms == world.clock.now().ms);
}

BOOST_AUTO_TEST_SUITE_END()
