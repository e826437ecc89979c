#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <future>

#include "domain/citizen.hpp"
#include "domain/note.hpp"
#include "sync/central/scope_keys.hpp"
#include "sync/central/store_busy.hpp"
#include "sync/protocol/wire.hpp"
#include "tests/sync/kept_list.hpp"
#include "tests/sync/on_postgres.hpp"

/// A citizen is erased at one node while another is taking words about them: whichever comes first,
/// nothing of the scope is left, and no node goes on under a key that was destroyed.
namespace {

using namespace b2go;
using namespace b2go::tests;
using central::StoreBusy;
using central::StoredDevice;
using record::Scope;

struct Racing : OnPostgres {
    Racing() {
        other->keep_erasures_in(std::make_unique<KeptList>(kept));
        const auto made = citizen_of(tablet, "Bliver Fiktivgaard");
        bystander = made.id;
        tablet.put(made, Scope::citizen(bystander));
        tablet.sync();
    }

    record::Change write_note() {
        auto note = domain::note().make(base::make_id(central.clock, tablet.random));
        note.set(domain::note().about, domain::RecordId(id))
            .set(domain::note().text, std::string("Zebraline er flyttet"));
        return tablet.put(note, Scope::citizen(id));
    }
    /// What the tablet has not sent yet, asked of its own node on a thread of its own.
    [[nodiscard]] std::future<central::Reply> push() {
        return std::async(std::launch::async, [this, body = tablet.body(tablet.request())] {
            const central::Request request{std::string(sync::path::kSync), body};
            return central.central->answer({&request, 1}).front();
        });
    }
    [[nodiscard]] std::future<bool> erase_at_the_other_node() {
        return std::async(std::launch::async, [this] {
            return other->erase_citizen(id, "Anmodning om sletning").has_value();
        });
    }

    /// No words of the scope, and no key to any.
    void require_nothing_left() {
        const auto look = store(central.random);
        BOOST_TEST(look->find_erasure(scope()).has_value());
        BOOST_TEST(look->find_scope_key(scope()).empty());
        const auto records = look->records_of(scope());
        for (const base::AnyId each : records) {
            BOOST_TEST(look->find_record(each)->state.empty());
        }
        for (record::Seq seq = 1; seq <= tablet.changes.size(); ++seq) {
            const auto change = look->find_change({tablet.device, seq});
            const bool is_of_it =
                change && std::ranges::find(records, change->record) != records.end();
            BOOST_TEST((!is_of_it || change->payload.empty()));
            const auto apart = look->find_quarantine({tablet.device, seq});
            BOOST_TEST((!apart || apart->payload.empty()));
        }
        BOOST_TEST(central.central->verify().empty());
        BOOST_TEST(other->verify().empty());
    }
    [[nodiscard]] std::string scope() const { return Scope::citizen(id).encode(); }

    std::string kept;
    SeededRandom other_random{8};
    std::unique_ptr<central::Central> other = node(other_random);
    std::unique_ptr<central::CentralStore> third = store(central.random);
    base::AnyId bystander;
};

} // namespace

BOOST_AUTO_TEST_SUITE(postgres_erasure)

BOOST_FIXTURE_TEST_CASE(reaches_what_another_node_is_about_to_commit, Racing) {
    write_note();
    third->begin();
    third->hold_stream(); // who wants a place in the stream has to wait
    auto answer = push();
    wait_until_waiting(1); // all of it is merged, but for its place
    auto erased = erase_at_the_other_node();
    wait_until_waiting(2);
    third->rollback();
    BOOST_TEST(verdicts_of(sync_answer(answer.get())) == std::vector{sync::pb::APPLIED},
               boost::test_tools::per_element());
    BOOST_TEST(erased.get());
    require_nothing_left();
}

BOOST_FIXTURE_TEST_CASE(makes_another_node_take_anew_what_it_took_before, Racing) {
    write_note();
    tablet.edit(bystander, {{{domain::citizen().name.number, std::string("Bliver Testholm")}}, {}});
    third->begin();
    BOOST_REQUIRE(third->lock_record(bystander).has_value());
    auto answer = push();
    wait_until_waiting(1); // the note is merged, and its neighbour waits for a lock
    BOOST_TEST(erase_at_the_other_node().get());
    third->rollback();
    const std::vector<sync::pb::VerdictKind> expected{sync::pb::GONE, sync::pb::APPLIED};
    BOOST_TEST(verdicts_of(sync_answer(answer.get())) == expected,
               boost::test_tools::per_element());
    require_nothing_left();
}

BOOST_FIXTURE_TEST_CASE(reaches_what_another_node_is_about_to_set_apart, Racing) {
    record::Change note = write_note();
    tablet.changes.pop_back();
    tablet.chains.pop_back();
    note.author = base::make_id(central.clock, tablet.random); // somebody else's name
    tablet.save(note, true);
    const auto devices = third->devices();
    const auto own =
        std::ranges::find(devices, StoredDevice::Status::central, &StoredDevice::status);
    BOOST_REQUIRE(own != devices.end());
    third->begin();
    (void)third->lock_device(own->device); // whoever has something to tell staff waits
    auto answer = push();
    wait_until_waiting(1); // the note is set apart, its writer is to be told
    auto erased = erase_at_the_other_node();
    wait_until_waiting(2);
    third->rollback();
    BOOST_TEST(verdicts_of(sync_answer(answer.get())) == std::vector{sync::pb::QUARANTINED},
               boost::test_tools::per_element());
    BOOST_TEST(erased.get());
    require_nothing_left();
}

BOOST_FIXTURE_TEST_CASE(leaves_no_key_open_at_another_node, Racing) {
    const auto row = third->find_record(id).value();
    BOOST_TEST(erase_at_the_other_node().get());
    tablet.sync(); // any request: its node had the key open
    // The sealed bytes, as a disk or a log may still hold them.
    third->begin();
    third->update_record(row);
    third->commit();
    tablet.cursor.clear();
    BOOST_CHECK_THROW(tablet.sync(), base::Fault);
}

BOOST_FIXTURE_TEST_CASE(between_two_questions_of_a_reader_is_no_damage, Racing) {
    const auto keys = central.keys();
    central::ScopeKeys reader(*third, keys.master, other_random);
    auto row = third->find_record(id).value();
    BOOST_TEST(erase_at_the_other_node().get());
    BOOST_CHECK_EXCEPTION(
        (void)reader.open(row.scope, std::move(row.state), central::place_of_state(id, row.seq)),
        StoreBusy, [](const StoreBusy& busy) { return busy.why() == StoreBusy::Why::contended; });
}

BOOST_AUTO_TEST_SUITE_END()
