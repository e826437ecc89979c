#include <boost/test/unit_test.hpp>

#include "domain/types.hpp"
#include "record/value.hpp"
#include "sync/protocol/wire.hpp"
#include "tests/sync/central_tablet.hpp"

/// What an administrator does with changes that were set apart.
namespace {

using namespace b2go;
using namespace b2go::tests;
using domain::citizen;
using record::Scope;
using registry::Fields;
using Kinds = std::vector<pb::VerdictKind>;

/// A colleague on another tablet, and one whose rights have changed since they wrote.
struct Demoted {
    Demoted() {
        a.enrol(central.code("Test Demosen"));
        b.enrol(central.code("Anden Demosen"));
        object = citizen_of(a);
        id = object.id;
    }
    /// Makes the citizen while allowed, then writes what will not be.
    void write_known() {
        a.put(object, Scope::citizen(id));
        a.sync();
        b.sync();
        demote();
    }
    void demote() { (void)central.code("Test Demosen", "partner_staff"); }
    void promote() { (void)central.code("Test Demosen", "staff"); }
    /// Another name, by somebody who had seen the one of `a`'s change `seq`.
    record::Change rename_after(record::Seq seq, const std::string& name) {
        record::Change change;
        change.id = id;
        change.type = object.type;
        change.scope = Scope::citizen(id);
        record::Write write;
        write.field = citizen().name.number;
        write.value = record::encode(record::Value(name));
        write.seen = {{a.device, seq, record::tag_of(a.chains.at(seq - 1))}};
        change.writes = {write};
        return change;
    }
    /// As the tablet's third change, in the name of `b`'s user.
    void forge_after(record::Seq seq) {
        auto forged = rename_after(seq, "Ditte Testholm");
        forged.device = a.device;
        forged.seq = 3;
        forged.schema = 1;
        forged.author = b.staff;
        a.save(forged, true);
    }
    [[nodiscard]] central::ChangeName last() const { return {a.device, a.changes.size()}; }

    TestCentral central;
    Tablet a{central, 1};
    Tablet b{central, 2};
    registry::Object object;
    base::AnyId id;
};

BOOST_AUTO_TEST_SUITE(a_release)

BOOST_FIXTURE_TEST_CASE(brings_the_words_to_every_tablet_in_their_writers_name, Demoted) {
    write_known();
    a.edit(id, named("Ditte Fiktivgaard"));
    BOOST_TEST((verdicts_of(a.sync()) == Kinds{pb::QUARANTINED}));
    b.sync();
    BOOST_TEST(b.shown(id).get(citizen().name).value() == "Ditte Demosen");
    const auto released = central.central->release(last());
    BOOST_REQUIRE(released.has_value());
    BOOST_REQUIRE_EQUAL(released->size(), 1U);
    b.sync();
    BOOST_TEST(b.shown(id).get(citizen().name).value() == "Ditte Fiktivgaard");
    const auto* item = b.records.at(id).find(citizen().name.number, "");
    BOOST_REQUIRE(item != nullptr);
    BOOST_REQUIRE_EQUAL(item->versions.size(), 1U);
    BOOST_TEST((item->versions[0].author == a.staff));
    BOOST_TEST((item->versions[0].dot == released->front().now));
    BOOST_TEST(central.central->stats().quarantined == 0U);
    BOOST_TEST(central.central->set_apart(10).empty());
    BOOST_TEST(central.central->verify().empty());
}

BOOST_FIXTURE_TEST_CASE(brings_what_was_built_on_it_in_order, Demoted) {
    demote();
    a.put(object, Scope::citizen(id)); // a record that exists nowhere but set apart
    a.sync();
    promote();
    a.save(rename_after(1, "Ditte Fiktivgaard")); // waits, though it may be written
    a.save(rename_after(2, "Ditte Testholm"));
    BOOST_TEST((verdicts_of(a.sync()) == Kinds{pb::QUARANTINED, pb::QUARANTINED}));
    const auto apart = central.central->set_apart(10);
    BOOST_REQUIRE_EQUAL(apart.size(), 3U);
    BOOST_TEST(!apart[0].follows);
    BOOST_TEST(apart[1].follows);
    const auto refused = central.central->release(last());
    BOOST_REQUIRE(!refused.has_value());
    BOOST_TEST((refused.error().kind == base::Refusal::not_allowed));
    BOOST_TEST(central.central->stats().quarantined == 3U);

    const auto released = central.central->release({a.device, 1});
    BOOST_REQUIRE(released.has_value());
    BOOST_REQUIRE_EQUAL(released->size(), 3U);
    BOOST_TEST(released->at(0).name.seq == 1U);
    BOOST_TEST(released->at(1).name.seq == 2U);
    b.sync(); // the writer's team holds the citizen
    BOOST_TEST(b.shown(id).get(citizen().name).value() == "Ditte Testholm");
    BOOST_TEST(central.central->conflicts(10).empty());
    BOOST_TEST(central.central->verify().empty());
}

BOOST_FIXTURE_TEST_CASE(leaves_apart_what_something_else_is_wrong_with, Demoted) {
    write_known();
    a.edit(id, named("Ditte Fiktivgaard"));
    forge_after(2);
    a.sync();
    const auto released = central.central->release({a.device, 2});
    BOOST_REQUIRE(released.has_value());
    BOOST_TEST(released->size() == 1U);
    BOOST_TEST(central.central->stats().quarantined == 1U);
    // It has been looked at by itself, and had seen what is merged now.
    BOOST_REQUIRE(central.central->release({a.device, 3}).has_value());
    b.sync();
    BOOST_TEST(b.shown(id).get(citizen().name).value() == "Ditte Testholm");
    BOOST_TEST(central.central->verify().empty());
}

BOOST_FIXTURE_TEST_CASE(lets_what_comes_later_be_merged_as_if_it_had_never_been_apart, Demoted) {
    write_known();
    a.edit(id, named("Ditte Fiktivgaard"));
    a.sync();
    BOOST_REQUIRE(central.central->release(last()).has_value());
    promote();
    // Written on the tablet before it knew: it had seen the first name of the words.
    a.save(rename_after(2, "Ditte Testholm"));
    BOOST_TEST((verdicts_of(a.sync()) == Kinds{pb::APPLIED}));
    BOOST_TEST(a.shown(id).get(citizen().name).value() == "Ditte Testholm");
    BOOST_TEST(central.central->verify().empty());
}

BOOST_FIXTURE_TEST_CASE(leaves_apart_what_waits_for_something_else_too, Demoted) {
    write_known();
    a.edit(id, named("Ditte Fiktivgaard"));
    forge_after(1);
    auto both = rename_after(2, "Ditte Prøvestad");
    record::insert(both.writes.front().seen, record::Dot{a.device, 3, record::tag_of(a.chains[2])});
    a.save(both);
    a.sync();
    const auto released = central.central->release({a.device, 2});
    BOOST_REQUIRE(released.has_value());
    BOOST_TEST(released->size() == 1U);
    BOOST_TEST(central.central->stats().quarantined == 2U);
    BOOST_TEST(central.central->verify().empty());
}

BOOST_FIXTURE_TEST_CASE(leaves_apart_what_was_discarded, Demoted) {
    write_known();
    a.edit(id, named("Ditte Fiktivgaard"));
    a.save(rename_after(2, "Ditte Testholm"));
    a.sync();
    BOOST_REQUIRE(central.central->discard({a.device, 3}, "skrevet på den forkerte").has_value());
    const auto released = central.central->release({a.device, 2});
    BOOST_REQUIRE(released.has_value());
    BOOST_TEST(released->size() == 1U);
    b.sync();
    BOOST_TEST(b.shown(id).get(citizen().name).value() == "Ditte Fiktivgaard");
    BOOST_TEST(central.central->verify().empty());
}

/// Words of a tablet that was copied were stamped anew before they were sent and set apart.
BOOST_FIXTURE_TEST_CASE(knows_the_words_also_by_the_name_they_were_sent_under, Demoted) {
    write_known();
    auto renamed = rename_after(1, "Ditte Fiktivgaard");
    renamed.origin = record::Dot{a.device, 70, 7}; // of a history that is no more
    a.save(renamed);
    BOOST_TEST((verdicts_of(a.sync()) == Kinds{pb::QUARANTINED}));
    BOOST_REQUIRE(central.central->release({a.device, 2}).has_value());
    promote();
    a.save(rename_after(2, "Ditte Testholm")); // whose writer has not heard of the release
    a.sync();
    b.sync();
    BOOST_TEST(b.shown(id).get(citizen().name).value() == "Ditte Testholm");
    BOOST_TEST(b.records.at(id).find(citizen().name.number, "")->versions.size() == 1U);
    BOOST_TEST(central.central->verify().empty());
}

BOOST_FIXTURE_TEST_CASE(is_merged_once_whatever_arrives_again, Demoted) {
    write_known();
    a.edit(id, named("Ditte Fiktivgaard"));
    const auto request = a.request();
    const auto first = sync_answer(a.send(request));
    BOOST_REQUIRE(central.central->release(last()).has_value());
    promote();
    const auto head = central.central->stats().head;
    const auto again = sync_answer(a.send(request));
    BOOST_TEST((verdicts_of(again) == verdicts_of(first)));
    // The same words under a new name: a copy of the tablet has stamped them anew.
    auto copied = record::decode_change(a.changes.back());
    BOOST_REQUIRE(copied.has_value());
    copied->origin = a.last_dot();
    a.save(*copied);
    BOOST_TEST((verdicts_of(a.sync()) == Kinds{pb::QUARANTINED, pb::DUPLICATE}));
    BOOST_TEST(central.central->stats().head == head);
    b.sync();
    BOOST_TEST(b.records.at(id).find(citizen().name.number, "")->versions.size() == 1U);
    BOOST_TEST(!central.central->release({a.device, 2}).has_value());
    BOOST_TEST(central.central->verify().empty());
}

/// The tablet was copied, and its user may write again: the first words wait still.
BOOST_FIXTURE_TEST_CASE(is_waited_for_by_the_same_words_under_a_new_name, Demoted) {
    write_known();
    a.edit(id, named("Ditte Fiktivgaard"));
    BOOST_TEST((verdicts_of(a.sync()) == Kinds{pb::QUARANTINED}));
    promote();
    auto copied = record::decode_change(a.changes.back());
    BOOST_REQUIRE(copied.has_value());
    copied->origin = a.last_dot();
    a.save(*copied);
    BOOST_TEST((verdicts_of(a.sync()) == Kinds{pb::QUARANTINED}));
    b.sync();
    BOOST_TEST(b.shown(id).get(citizen().name).value() == "Ditte Demosen");
    BOOST_REQUIRE(central.central->release({a.device, 2}).has_value());
    b.sync();
    BOOST_TEST(b.shown(id).get(citizen().name).value() == "Ditte Fiktivgaard");
    BOOST_TEST(b.records.at(id).find(citizen().name.number, "")->versions.size() == 1U);
    BOOST_TEST(central.central->stats().quarantined == 0U);
    BOOST_TEST(central.central->verify().empty());
}

BOOST_FIXTURE_TEST_CASE(of_what_does_not_fit_or_cannot_be_read_is_refused, Demoted) {
    write_known();
    promote();
    auto other = rename_after(1, "Ditte Fiktivgaard");
    other.type = domain::types::kMatter;
    a.save(other);
    a.save_bytes("no change at all");
    BOOST_TEST((verdicts_of(a.sync()) == Kinds{pb::QUARANTINED, pb::QUARANTINED}));
    for (const record::Seq seq : {2U, 3U, 9U}) {
        const auto head = central.central->stats().head;
        BOOST_TEST(!central.central->release({a.device, seq}).has_value());
        BOOST_TEST(central.central->stats().head == head);
    }
    BOOST_TEST(central.central->stats().quarantined == 2U);
    BOOST_TEST(central.central->verify().empty());
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(what_was_discarded)

BOOST_FIXTURE_TEST_CASE(stays_with_its_reason_and_can_be_released_after_all, Demoted) {
    write_known();
    a.edit(id, named("Ditte Fiktivgaard"));
    a.sync();
    BOOST_TEST(!central.central->discard(last(), " ").has_value());
    BOOST_TEST(!central.central->discard({a.device, 77}, "findes ikke").has_value());
    BOOST_REQUIRE(central.central->discard(last(), "skrevet på den forkerte").has_value());
    BOOST_TEST(central.central->stats().quarantined == 0U);
    BOOST_REQUIRE_EQUAL(central.central->set_apart(10).size(), 1U);
    BOOST_TEST(central.central->set_apart(10)[0].discarded == "skrevet på den forkerte");
    promote();
    a.edit(id, {{{citizen().preferred_name.number, std::string("Dit")}}, {}}); // builds on none
    BOOST_TEST((verdicts_of(a.sync()) == Kinds{pb::APPLIED}));
    BOOST_TEST(central.central->verify().empty());
    BOOST_REQUIRE(central.central->release({a.device, 2}).has_value());
    b.sync();
    BOOST_TEST(b.shown(id).get(citizen().name).value() == "Ditte Fiktivgaard");
    BOOST_TEST(central.central->verify().empty());
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
