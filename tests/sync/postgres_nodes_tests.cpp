#include <boost/test/unit_test.hpp>

#include <future>

#include "domain/citizen.hpp"
#include "sync/central/store_busy.hpp"
#include "sync/protocol/wire.hpp"
#include "tests/sync/on_postgres.hpp"

/// Several nodes over one stream: whatever they do at the same time comes out as if they had done
/// it one after the other, and none of them believes what another has changed meanwhile.
namespace {

using namespace b2go;
using namespace b2go::tests;
using central::StoreBusy;
using record::Scope;

struct Nodes : OnPostgres {
    SeededRandom other_random{8};
    std::unique_ptr<central::Central> other = node(other_random);
    Tablet second{central, 2};

    void enrol_second() { second.enrol(central.code("Anden Demosen")); }
    void rename(Tablet& by, std::string name) {
        by.edit(id, {{{domain::citizen().name.number, std::move(name)}}, {}});
    }
};

/// A page's records after `after`, of whoever holds everything by name that the test writes.
std::vector<central::StreamSeq> seqs_after(central::CentralStore& reader,
                                           central::StreamSeq after) {
    std::vector<central::StreamSeq> seqs;
    for (const central::PageRecord& each :
         reader.read_page(after, {{Scope::reference().encode()}, {}}, 1000, 1'000'000).records) {
        seqs.push_back(each.seq);
    }
    return seqs;
}

central::StoredRecord row_of(base::AnyId id, central::StreamSeq seq) {
    return {id, seq, 1, Scope::reference().encode(), 0, {}, 0, "state"};
}

BOOST_AUTO_TEST_SUITE(postgres_nodes)

BOOST_FIXTURE_TEST_CASE(what_one_node_took_the_other_hands_out, Nodes) {
    enrol_second();
    second.sync();
    for (int round = 0; round < 4; ++round) {
        rename(tablet, "Runde " + std::to_string(round));
        tablet.sync();
        change_over(other);
        second.sync();
        BOOST_TEST(second.shown(id).get(domain::citizen().name).value() ==
                   "Runde " + std::to_string(round));
        rename(second, "Svar " + std::to_string(round));
        second.sync();
        tablet.sync(); // through the other node, too
        BOOST_TEST(tablet.shown(id).get(domain::citizen().name).value() ==
                   "Svar " + std::to_string(round));
    }
    BOOST_TEST(central.central->verify().empty());
    BOOST_TEST(other->verify().empty());
}

BOOST_FIXTURE_TEST_CASE(a_key_made_at_one_node_opens_at_the_other, Nodes) {
    const auto made = citizen_of(tablet, "Nyankommen Demosen");
    tablet.put(made, Scope::citizen(made.id));
    tablet.sync();
    change_over(other);
    rename(tablet, "Efter Testholm");
    tablet.edit(made.id, {{{domain::citizen().name.number, std::string("Ogsaa Testholm")}}, {}});
    tablet.sync();
    BOOST_TEST(tablet.shown(made.id).get(domain::citizen().name).value() == "Ogsaa Testholm");
    BOOST_TEST(other->verify().empty());
}

BOOST_FIXTURE_TEST_CASE(whom_one_node_revokes_no_node_serves, Nodes) {
    BOOST_TEST(code_of(tablet.send(tablet.request())).empty());
    BOOST_REQUIRE(other->revoke(tablet.device).has_value());
    rename(tablet, "For sent");
    BOOST_TEST(code_of(tablet.send(tablet.request())) == "revoked");
}

BOOST_FIXTURE_TEST_CASE(a_code_is_good_once_at_whichever_node, Nodes) {
    const std::string code = central.code("Tredje Demosen");
    Tablet third(central, 3);
    Tablet fourth(central, 4);
    BOOST_TEST(code_of(third.enrol(code)).empty());
    change_over(other);
    BOOST_TEST(code_of(fourth.enrol(code)) == "bad_code");
    BOOST_TEST(code_of(third.enrol(code)).empty()); // the same tablet asks again
}

BOOST_FIXTURE_TEST_CASE(the_same_request_at_two_nodes_at_once_is_taken_once, Nodes) {
    for (int i = 0; i < 20; ++i) {
        rename(tablet, "Samtidig " + std::to_string(i));
        const central::Request request{std::string(sync::path::kSync),
                                       tablet.body(tablet.request())};
        auto there = std::async(std::launch::async, [&] {
            return other->answer({&request, 1}).front();
        });
        const central::Reply here = central.central->answer({&request, 1}).front();
        const auto first = sync_answer(here);
        const auto second_answer = sync_answer(there.get());
        BOOST_TEST(verdicts_of(first) == verdicts_of(second_answer));
        BOOST_TEST(first.accepted().receipt().last_seq() ==
                   second_answer.accepted().receipt().last_seq());
        tablet.take(first);
    }
    BOOST_TEST(central.central->stats().changes ==
               other->stats().changes); // and no change stands twice
    BOOST_TEST(central.central->verify().empty());
}

BOOST_FIXTURE_TEST_CASE(edits_of_one_record_at_two_nodes_at_once_are_both_kept, Nodes) {
    enrol_second();
    second.sync();
    for (int i = 0; i < 20; ++i) {
        rename(tablet, "Den ene " + std::to_string(i));
        rename(second, "Den anden " + std::to_string(i));
        const central::Request mine{std::string(sync::path::kSync), tablet.body(tablet.request())};
        const central::Request theirs{std::string(sync::path::kSync),
                                      second.body(second.request())};
        auto there = std::async(std::launch::async, [&] {
            return other->answer({&theirs, 1}).front();
        });
        tablet.take(sync_answer(central.central->answer({&mine, 1}).front()));
        second.take(sync_answer(there.get()));
        tablet.sync();
        second.sync();
        BOOST_REQUIRE((tablet.records.at(id) == second.records.at(id)));
        const auto* names = tablet.records.at(id).find(domain::citizen().name.number, {});
        BOOST_REQUIRE(names != nullptr);
        BOOST_TEST(names->versions.size() == 2U); // neither had seen the other's
    }
    BOOST_TEST(central.central->verify().empty());
}

BOOST_FIXTURE_TEST_CASE(a_reader_between_two_commits_misses_neither, Nodes) {
    const auto first = store(central.random);
    const auto late = store(other_random);
    const auto reader = store(central.random);
    const auto start = reader->stream()->head;
    const auto one = base::make_id(central.clock, central.random);
    const auto two = base::make_id(central.clock, central.random);
    first->begin();
    first->insert_record(row_of(one, first->raise_head(1) + 1));
    // The second node cannot have a number as long as the first may still use its own.
    auto second_commit = std::async(std::launch::async, [&] {
        late->begin();
        late->insert_record(row_of(two, late->raise_head(1) + 1));
        late->commit();
    });
    wait_until_waiting(1);
    BOOST_TEST(seqs_after(*reader, start).empty());
    first->commit();
    const auto seen = seqs_after(*reader, start);
    second_commit.get();
    BOOST_REQUIRE(!seen.empty());
    BOOST_TEST(seen.front() == start + 1);
    std::size_t found = seen.size();
    if (found == 1) { // the second had not committed yet
        found += seqs_after(*reader, seen.back()).size();
    }
    BOOST_TEST(found == 2U);
}

BOOST_AUTO_TEST_CASE(the_same_reader_would_lose_a_row_to_a_serial_column) {
    // What the stream's head is there to prevent, shown on a table of the usual kind.
    run_on_postgres("CREATE SCHEMA usual; CREATE TABLE usual.row (seq bigserial, word text)");
    const auto connect = [] {
        return std::make_unique<central::postgres::Connection>(postgres_target());
    };
    const auto first = connect();
    const auto late = connect();
    const auto seqs = [](int after) {
        return asked("SELECT seq::text FROM usual.row WHERE seq > " + std::to_string(after) +
                     " ORDER BY seq");
    };
    first->execute("begin", "BEGIN");
    first->execute("insert", "INSERT INTO usual.row (word) VALUES ('one')");
    late->execute("begin", "BEGIN");
    late->execute("insert", "INSERT INTO usual.row (word) VALUES ('two')");
    late->execute("commit", "COMMIT"); // in the opposite order
    const auto seen = seqs(0);
    BOOST_TEST(seen == std::vector<std::string>{"2"}, boost::test_tools::per_element());
    first->execute("commit", "COMMIT");
    BOOST_TEST(seqs(2).empty()); // the reader stands at 2 and never hears of 1
    BOOST_TEST(seqs(0).size() == 2U);
    run_on_postgres("DROP SCHEMA usual CASCADE");
}

BOOST_FIXTURE_TEST_CASE(a_node_that_waits_for_its_place_keeps_no_record_from_the_others, Nodes) {
    enrol_second();
    std::vector<base::AnyId> made;
    for (const char* name : {"Nummer To", "Nummer Tre"}) {
        const auto object = citizen_of(tablet, name);
        tablet.put(object, Scope::citizen(object.id));
        made.push_back(object.id);
    }
    tablet.sync();
    second.sync();
    Tablet third(central, 3);
    third.enrol(central.code("Tredje Demosen"));
    third.sync();
    const auto rename_one = [](Tablet& by, base::AnyId which) {
        by.edit(which, {{{domain::citizen().name.number, std::string("Ny Testholm")}}, {}});
        return central::Request{std::string(sync::path::kSync), by.body(by.request())};
    };
    // One node has the first of two pushes behind it, and cannot go on with the second.
    const auto away = store(other_random);
    away->begin();
    BOOST_REQUIRE(away->lock_record(made.front()).has_value());
    const std::vector<central::Request> two{rename_one(tablet, id),
                                            rename_one(second, made.front())};
    auto here = std::async(std::launch::async, [&] { return central.central->answer(two); });
    wait_until_waiting(1);
    // The other must not have locked what the first may still need.
    const central::Request one = rename_one(third, made.back());
    auto there = std::async(std::launch::async, [&] { return other->answer({&one, 1}).front(); });
    wait_until_waiting(2);
    const std::string hex = "replace('" + made.back().text() + "', '-', '')";
    BOOST_TEST(asked("SELECT 'free' FROM record WHERE stream = " +
                     std::to_string(central.place.postgres().stream) +
                     " AND encode(id, 'hex') = " + hex + " FOR UPDATE SKIP LOCKED")
                   .size() == 1U);
    away->rollback();
    for (const central::Reply& reply : here.get()) {
        BOOST_TEST(code_of(reply).empty());
    }
    BOOST_TEST(code_of(there.get()).empty());
}

BOOST_FIXTURE_TEST_CASE(of_two_nodes_that_wait_for_each_other_one_tries_again, Nodes) {
    const auto made = citizen_of(tablet, "Nummer To");
    tablet.put(made, Scope::citizen(made.id));
    tablet.sync();
    const auto here = store(central.random);
    const auto there = store(other_random);
    here->begin();
    there->begin();
    BOOST_REQUIRE(here->lock_record(id).has_value());
    BOOST_REQUIRE(there->lock_record(made.id).has_value());
    const auto tries = [](central::CentralStore& store, base::AnyId other_id) {
        try {
            (void)store.lock_record(other_id);
            store.commit();
            return 0;
        } catch (const StoreBusy& busy) {
            store.rollback();
            return busy.why() == StoreBusy::Why::contended ? 1 : 100;
        }
    };
    auto waits = std::async(std::launch::async, [&] { return tries(*there, id); });
    wait_until_waiting(1);
    const int refused = tries(*here, made.id);
    BOOST_TEST(refused + waits.get() == 1); // exactly one of them
    here->begin();
    BOOST_TEST(here->lock_record(made.id).has_value());
    here->rollback();
}

BOOST_FIXTURE_TEST_CASE(of_two_nodes_that_make_one_record_the_second_tries_again, Nodes) {
    const auto here = store(central.random);
    const auto there = store(other_random);
    const auto made = base::make_id(central.clock, central.random);
    here->begin();
    here->insert_record(row_of(made, here->raise_head(1) + 1));
    (void)here->stream(); // so that what was written has been sent
    auto second_try = std::async(std::launch::async, [&] {
        there->begin();
        try {
            there->insert_record(row_of(made, 1'000'000));
            (void)there->stream(); // the first question that waits for an answer
            there->rollback();
            return false;
        } catch (const StoreBusy& busy) {
            there->rollback();
            return busy.why() == StoreBusy::Why::contended;
        }
    });
    wait_until_waiting(1);
    here->commit();
    BOOST_TEST(second_try.get());
}

BOOST_FIXTURE_TEST_CASE(a_backup_says_nothing_of_what_came_after_it, Nodes) {
    // Another node takes a change between this node's copy and its note of it.
    const auto reading = store(central.random);
    const auto copied = reading->devices();
    rename(tablet, "Efter kopien");
    tablet.sync();
    reading->begin();
    for (const auto& device : copied) {
        reading->set_backed_up(device.device, device.last_seq);
    }
    reading->commit();
    const auto receipt = sync_answer(tablet.send(tablet.request())).accepted().receipt();
    BOOST_TEST(receipt.last_seq() == 2U);
    BOOST_TEST(receipt.backed_up_seq() == 1U);
    // An older backup that is noted late takes nothing back.
    central.central->backup(central.folder.file("backup"));
    reading->begin();
    reading->set_backed_up(tablet.device, 1);
    reading->commit();
    BOOST_TEST(sync_answer(tablet.send(tablet.request())).accepted().receipt().backed_up_seq() ==
               2U);
}

BOOST_FIXTURE_TEST_CASE(a_backup_begins_after_whoever_was_told_the_number_of_the_last, Nodes) {
    const auto here = store(central.random);
    here->begin();
    here->hold_stream();
    const std::uint64_t told = here->stream()->backup_begun;
    auto begun = std::async(std::launch::async, [&] {
        const auto there = store(central.random);
        there->begin();
        const std::uint64_t number = there->begin_backup();
        there->commit();
        return number;
    });
    wait_until_waiting(1);
    here->commit();
    BOOST_TEST(begun.get() == told + 1);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
