#include <boost/test/unit_test.hpp>

#include "base/limits.hpp"
#include "domain/staff.hpp"
#include "sync/protocol/wire.hpp"
#include "tests/sync/central_tablet.hpp"

/// What is refused, and tablets whose history is not the central's: nothing is accepted.
namespace {

using namespace b2go;
using namespace b2go::tests;
using record::Scope;

/// A tablet that has sent three changes and holds three more.
struct Midway {
    Midway() {
        tablet.enrol(central.code("Test Demosen", "sync_admin"));
        tablet.sync();
        write(3);
        tablet.sync();
        before = central.central->stats().changes;
        write(3);
    }
    void write(int count) {
        for (int i = 0; i < count; ++i) {
            const auto object = citizen_of(tablet);
            tablet.put(object, Scope::citizen(object.id));
        }
    }
    [[nodiscard]] bool nothing_changed() const {
        return central.central->stats().changes == before && central.central->verify().empty();
    }
    TestCentral central;
    Tablet tablet{central};
    std::uint64_t before = 0;
};

std::string bytes_of(const record::Chain& chain) { return std::string(base::as_chars(chain)); }

BOOST_AUTO_TEST_SUITE(central_refusal)

BOOST_FIXTURE_TEST_CASE(only_the_device_itself_can_speak_for_it, Midway) {
    Tablet other(central, 2);
    other.enrol(central.code("Anden Demosen"));
    const std::string right = tablet.body(tablet.request());
    const auto signed_by = [&](const base::SigningKey& key, record::DeviceNumber device) {
        return sync::sign_request(tablet.request(), sync::path::kSync, device, key,
                                  central.clock.now());
    };
    BOOST_TEST(code_of(central.ask(sync::path::kSync, signed_by(other.key, tablet.device))) ==
               "bad_signature");
    BOOST_TEST(code_of(central.ask(sync::path::kSync, signed_by(tablet.key, 12345))) ==
               "unknown_device");
    BOOST_TEST(
        code_of(central.ask(sync::path::kSync, signed_by(tablet.key, record::kDevicesPerEpoch))) ==
        "unknown_device");
    BOOST_TEST(code_of(central.ask(sync::path::kPull, right)) == "bad_signature");
    // Another tablet's own signature does not carry this tablet's changes far.
    auto stolen = tablet.request();
    stolen.mutable_position()->set_last_seq(3);
    stolen.set_first_seq(1);
    stolen.set_cursor("");
    stolen.set_chain_before(bytes_of({}));
    record::Chain chain{};
    for (const std::string& change : stolen.changes()) {
        chain = record::extend(chain, record::change_hash(change));
    }
    stolen.mutable_position()->set_chain(bytes_of(chain));
    const auto answer = sync_answer(other.send(stolen));
    for (const pb::VerdictKind verdict : verdicts_of(answer)) {
        BOOST_TEST(verdict == pb::QUARANTINED);
    }
    BOOST_TEST(central.central->verify().empty());
}

BOOST_FIXTURE_TEST_CASE(every_altered_byte_of_a_signed_request_is_refused, Midway) {
    const auto original = sync::read_request(tablet.body(tablet.request())).value();
    for (std::size_t i = 0; i < original.payload().size(); i += 7) {
        auto altered = original;
        (*altered.mutable_payload())[i] = static_cast<char>(altered.payload()[i] ^ 1);
        BOOST_TEST(code_of(central.ask(sync::path::kSync, altered.SerializeAsString())) ==
                   "bad_signature");
    }
    for (std::size_t i = 0; i < original.signature().size(); ++i) {
        auto altered = original;
        (*altered.mutable_signature())[i] = static_cast<char>(altered.signature()[i] ^ 1);
        BOOST_TEST(code_of(central.ask(sync::path::kSync, altered.SerializeAsString())) ==
                   "bad_signature");
    }
    auto later = original;
    later.set_time_ms(later.time_ms() + 1);
    BOOST_TEST(code_of(central.ask(sync::path::kSync, later.SerializeAsString())) ==
               "bad_signature");
    BOOST_TEST(nothing_changed());
}

BOOST_FIXTURE_TEST_CASE(a_request_that_contradicts_itself_is_malformed, Midway) {
    std::vector<pb::SyncRequest> wrong(7, tablet.request());
    wrong[0].set_first_seq(0);
    wrong[1].set_chain_before("short");
    wrong[2].mutable_position()->set_chain(bytes_of({}));
    wrong[3].mutable_position()->set_last_seq(5);
    wrong[4].set_first_seq(8);
    wrong[5].mutable_position()->set_last_seq(~0ULL);
    for (std::size_t i = 0; i <= limits::kChangesPerBatch; ++i) {
        wrong[6].add_changes("x");
    }
    for (const pb::SyncRequest& request : wrong) {
        BOOST_TEST(code_of(tablet.send(request)) == "malformed");
    }
    BOOST_TEST(nothing_changed());
}

BOOST_FIXTURE_TEST_CASE(a_tablet_ahead_of_a_restored_central_is_told_how_far_it_got, Midway) {
    auto request = tablet.request();
    request.set_first_seq(5);
    request.set_chain_before(bytes_of(tablet.chains[3]));
    request.mutable_changes()->DeleteSubrange(0, 1);
    const auto answer = sync_answer(tablet.send(request));
    BOOST_REQUIRE(answer.has_behind());
    BOOST_TEST(answer.behind().seq() == 3U);
    BOOST_TEST(answer.behind().chain() == bytes_of(tablet.chains[2]));
    BOOST_TEST(nothing_changed());
}

BOOST_FIXTURE_TEST_CASE(a_tablet_that_was_rolled_back_and_wrote_on_is_told_of_the_fork, Midway) {
    // Rolled back to two changes; then it wrote other ones.
    tablet.changes.resize(2);
    tablet.chains.resize(2);
    tablet.accepted = 1;
    write(2);
    const auto answer = sync_answer(tablet.send(tablet.request()));
    BOOST_REQUIRE(answer.has_fork());
    BOOST_TEST(answer.fork().seq() == 3U);
    BOOST_TEST(answer.fork().common_seq() == 2U);
    BOOST_TEST(nothing_changed());
}

BOOST_FIXTURE_TEST_CASE(a_fork_is_seen_from_the_position_alone, Midway) {
    auto request = tablet.request();
    request.clear_changes();
    request.mutable_position()->set_last_seq(2);
    request.set_first_seq(1);
    request.set_chain_before(bytes_of({}));
    request.mutable_position()->set_chain(bytes_of(tablet.chains[0]));
    BOOST_TEST(sync_answer(tablet.send(request)).has_fork());
    auto other_chain = tablet.request();
    other_chain.set_chain_before(bytes_of(tablet.chains[0]));
    BOOST_TEST(sync_answer(tablet.send(other_chain)).has_fork());
    auto pull = tablet.pull_request();
    pull.mutable_position()->set_last_seq(2);
    const auto reply =
        central.ask(sync::path::kPull, sync::sign_request(pull, sync::path::kPull, tablet.device,
                                                          tablet.key, central.clock.now()));
    pb::PullAnswer answer;
    BOOST_REQUIRE(sync::unpack(reply.body, answer));
    BOOST_TEST(answer.has_fork());
    BOOST_TEST(nothing_changed());
}

/// No store holds such a number, and no store may end the central for one that a tablet sent.
BOOST_FIXTURE_TEST_CASE(a_change_that_nobody_can_have_written_is_not_looked_for, Midway) {
    tablet.sync();
    const record::Dot nobodys{tablet.device, ~record::Seq{0}, 7};
    const auto object = citizen_of(tablet);
    tablet.put(object, Scope::citizen(object.id));
    const auto written = record::decode_change(tablet.changes.back()).value();
    for (const bool is_origin : {true, false}) {
        record::Change change = written;
        change.seq = tablet.changes.size() + 1;
        if (is_origin) {
            change.origin = nobodys;
        } else {
            change.writes.front().seen = {nobodys};
        }
        tablet.save(change, true);
    }
    const auto verdicts = verdicts_of(tablet.sync());
    BOOST_TEST(verdicts.at(0) == pb::APPLIED);
    BOOST_TEST(verdicts.at(1) == pb::QUARANTINED);
    BOOST_TEST(verdicts.at(2) == pb::QUARANTINED);

    tablet.put(object, Scope::citizen(object.id));
    std::vector<pb::SyncRequest> named(2, tablet.request());
    pb::SealedChange& sealed = *named[0].add_sealed();
    sealed.set_origin_device(nobodys.device);
    sealed.set_origin_seq(nobodys.seq);
    named[0].set_changes(
        0, base::seal_to(central.keys().box.public_key, base::as_bytes(named[0].changes(0))));
    pb::Stub& stub = *named[1].add_stubs();
    stub.set_seq(named[1].first_seq());
    stub.set_hash(bytes_of(record::change_hash(named[1].changes(0))));
    stub.set_origin_device(nobodys.device);
    stub.set_origin_seq(nobodys.seq);
    named[1].set_changes(0, "");
    for (const pb::SyncRequest& request : named) {
        BOOST_TEST(code_of(tablet.send(request)) == "malformed");
    }
    pb::HistoryRequest history;
    history.set_protocol(sync::kProtocol);
    history.set_demo(true);
    history.set_id(object.id.raw());
    history.set_from_device(nobodys.device);
    history.set_from_seq(nobodys.seq);
    BOOST_TEST(code_of(central.ask(sync::path::kHistory,
                                   sync::sign_request(history, sync::path::kHistory, tablet.device,
                                                      tablet.key, central.clock.now()))) ==
               "malformed");
    BOOST_TEST(central.central->verify().empty());
}

BOOST_FIXTURE_TEST_CASE(batch_boundaries_do_not_matter, Midway) {
    auto request = tablet.request();
    request.mutable_changes()->RemoveLast();
    BOOST_TEST(verdicts_of(sync_answer(tablet.send(request))).size() == 2U);
    // All six again, three of the first and two of the second batch known already.
    tablet.accepted = 0;
    const auto answer = tablet.sync();
    BOOST_TEST(verdicts_of(answer).size() == 6U);
    BOOST_TEST(central.central->stats().changes == before + 3);
    BOOST_TEST(central.central->verify().empty());
}

BOOST_FIXTURE_TEST_CASE(a_revoked_tablet_is_refused, Midway) {
    BOOST_TEST(central.central->revoke(tablet.device).value().status == "revoked");
    const auto reply = tablet.send(tablet.request());
    BOOST_TEST(reply.status == 403);
    BOOST_TEST(code_of(reply) == "revoked");
    BOOST_TEST(nothing_changed());
    BOOST_TEST(!central.central->revoke(4711));
    BOOST_TEST(!central.central->revoke(record::kDevicesPerEpoch));
}

BOOST_FIXTURE_TEST_CASE(somebody_who_left_is_refused_at_the_next_request, Midway) {
    Tablet other(central, 2);
    other.enrol(central.code("Anden Demosen"));
    other.sync();
    tablet.sync();
    tablet.edit(other.staff, {{{domain::staff().status.number, std::string("inactive")}}, {}});
    tablet.sync();
    BOOST_TEST(code_of(other.send(other.request())) == "not_active");
}

BOOST_FIXTURE_TEST_CASE(practice_and_reality_are_not_mixed, Midway) {
    auto request = tablet.request();
    request.set_demo(false);
    BOOST_TEST(code_of(tablet.send(request)) == "demo_mismatch");
    BOOST_TEST(nothing_changed());
}

BOOST_FIXTURE_TEST_CASE(an_old_program_may_push_but_not_pull, Midway) {
    auto request = tablet.request();
    request.set_protocol(0);
    const auto answer = sync_answer(tablet.send(request));
    BOOST_TEST(verdicts_of(answer).size() == 3U);
    BOOST_TEST(!answer.accepted().has_page());
    auto pull = tablet.pull_request();
    pull.set_protocol(0);
    BOOST_TEST(
        central
            .ask(sync::path::kPull, sync::sign_request(pull, sync::path::kPull, tablet.device,
                                                       tablet.key, central.clock.now()))
            .status == 426);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
