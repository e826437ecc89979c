#include <boost/test/unit_test.hpp>

#include <google/protobuf/stubs/logging.h>

#include "domain/record_view.hpp"
#include "tests/disk/crash_tests.hpp"
#include "tests/sync/hostile_tablet.hpp"

/// A tablet that is enrolled and sends what no program of ours would: the central answers, stays
/// sound, and nobody else's words are touched.
namespace {

using namespace b2go;
using namespace b2go::tests;
using record::Scope;

using Records = std::map<base::AnyId, record::RecordState>;

struct Attacked : Thoroughness {
    Attacked() {
        google::protobuf::SetLogHandler(nullptr); // as the programs: what is wrong is answered
        BOOST_REQUIRE_EQUAL(code_of(other.enrol(central.code("Anna Demosen", "staff", "Team Syd"))),
                            "");
        other.sync();
        for (int i = 0; i < 5; ++i) {
            const auto person = citizen_of(other);
            other.put(person, Scope::citizen(person.id));
        }
        other.sync();
        before = not_common();
        for (const auto& [id, state] : before) {
            attacker.mangler.foreign.push_back(id.raw());
            attacker.mangler.foreign.push_back(state.scope.encode());
        }
        attacker.mangler.foreign.push_back(Scope::team(other.team).encode());
        attacker.mangler.foreign.push_back(other.staff.raw());
        attacker.mangler.foreign.emplace_back("\0\xff", 2); // no text
    }

    /// What nobody of another team may write to.
    [[nodiscard]] Records not_common() const {
        Records found = other.records;
        std::erase_if(found, [](const auto& each) {
            return each.second.scope.kind == Scope::Kind::reference;
        });
        return found;
    }

    /// How many of them were answered.
    int attack(int attacks) {
        constexpr int kBetweenChecks = 500;
        int answered = 0;
        for (int i = 1; i <= attacks; ++i) {
            BOOST_TEST_CONTEXT("attack " << i) {
                const central::Reply reply = attacker.attack();
                answered += reply.status == 200 ? 1 : 0;
                BOOST_TEST_REQUIRE((reply.status == 200 || !code_of(reply).empty()));
                attacker.go_on();
                if (i % kBetweenChecks == 0) {
                    check();
                }
            }
        }
        BOOST_TEST_MESSAGE(attacks << " attacks, " << answered << " answered");
        return answered;
    }

    void require_sound() {
        for (const std::string& wrong : central.central->verify()) {
            BOOST_ERROR(wrong);
        }
    }

    void check() {
        require_sound();
        other.sync(); // as its history stands, and with pages that can be read
        const Records now = not_common();
        for (const auto& [id, state] : before) {
            const auto at = now.find(id);
            BOOST_TEST_REQUIRE((at != now.end() && at->second == state), id.text());
        }
        for (const central::DeviceRow& row : central.central->devices()) {
            if (row.device == other.device) {
                BOOST_TEST(row.status == "active");
                BOOST_TEST(row.last_seq == other.changes.size());
            }
        }
    }

    TestCentral central;
    Tablet other{central, 2};
    HostileTablet attacker{central, seed};
    Records before;
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(central_hostile, Attacked)

BOOST_AUTO_TEST_CASE(an_enrolled_tablet_can_neither_end_the_central_nor_touch_what_is_anothers) {
    const int attacks = whole ? 100'000 : 2'000;
    BOOST_TEST(attack(attacks) > attacks / 10); // they reach what is behind the signature
    check();
    central.reopen();
    check();
}

BOOST_AUTO_TEST_CASE(whatever_was_set_apart_can_be_read_released_or_discarded) {
    attack(whole ? 10'000 : 600);
    const auto apart = central.central->set_apart(whole ? 5'000 : 500);
    BOOST_TEST(apart.size() > 50U);
    int released = 0;
    for (const central::SetApart& each : apart) {
        static_cast<void>(central.central->history(each.record));
        if (attacker.mangler.choose(4) == 0) {
            static_cast<void>(central.central->discard(each.name, "no use"));
        } else {
            released += central.central->release(each.name).has_value() ? 1 : 0;
        }
    }
    BOOST_TEST_MESSAGE(released << " of " << apart.size() << " released");
    for (const central::ConflictRow& row : central.central->conflicts(1000)) {
        static_cast<void>(domain::object_of(row.state));
    }
    require_sound();
    other.sync();
}

BOOST_AUTO_TEST_SUITE_END()
