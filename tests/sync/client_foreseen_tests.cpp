#include <boost/test/unit_test.hpp>

#include <optional>
#include <utility>

#include "tests/sync/client_scripted_central.hpp"

using namespace b2go;

namespace {

/// Answers what the session foresees before the session has taken the answer before.
struct LookingAhead : tests::SessionFixture {
    void carry_ahead() {
        std::optional<sync::Outgoing> foreseen;
        std::optional<sync::Reply> answered;
        session.on_foreseen([&](const sync::Outgoing& request) {
            foreseen = request;
            answered = reply_to(request);
        });
        while (const auto request = session.next()) {
            session.prepare();
            if (request->was_foreseen) {
                ++came;
                BOOST_REQUIRE(foreseen.has_value());
                BOOST_TEST((request->body == foreseen->body && request->path == foreseen->path));
                session.receive(*std::exchange(answered, std::nullopt));
            } else {
                session.receive(reply_to(*request));
            }
        }
        BOOST_TEST(!session.failed().has_value());
    }
    [[nodiscard]] std::uint64_t citizens() const {
        return store->count(domain::types::kCitizen, {});
    }
    sync::Session session{runner(), clock, 3};
    int came = 0;
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(what_comes_next, LookingAhead)

BOOST_AUTO_TEST_CASE(the_next_batch_is_foreseen_while_verdicts_are_taken) {
    for (int i = 0; i < 8; ++i) {
        save();
    }
    carry_ahead();
    BOOST_TEST(came == 2);
    BOOST_TEST(central.syncs.size() == 3U);
    BOOST_TEST(central.seq == 8U);
    BOOST_TEST(session.report().pushed == 8U);
    BOOST_TEST(store->counts().unsent == 0U);
    BOOST_TEST(store->verify().empty());
}

BOOST_AUTO_TEST_CASE(a_batch_that_was_prepared_does_not_overtake_one_whose_answer_was_lost) {
    for (int i = 0; i < 8; ++i) {
        save();
    }
    const auto lost = session.next();
    session.prepare();
    save(); // goes with whatever is prepared from now on
    const auto again = session.next();
    BOOST_TEST_REQUIRE((lost && again));
    session.prepare();
    session.receive(reply_to(*again));
    BOOST_TEST(central.syncs.front().first_seq() == 1U);
    carry_ahead();
    BOOST_TEST(central.seq == 9U);
    BOOST_TEST(store->counts().unsent == 0U);
    BOOST_TEST(store->verify().empty());
}

BOOST_AUTO_TEST_CASE(the_next_page_is_foreseen_while_one_is_applied) {
    central.pages = {page("", 2, true), page("cc", 1, true), page("ccc", 1, false)};
    carry_ahead();
    BOOST_TEST(came == 2);
    BOOST_TEST(central.pulls.size() == 2U);
    BOOST_TEST(citizens() == 8U);
    BOOST_TEST(store->sync_point().cursor == "cccc");
}

BOOST_AUTO_TEST_CASE(a_page_that_somebody_else_took_meanwhile_is_not_the_one_foreseen) {
    // The third answers what was foreseen after the second, which was of no use.
    central.pages = {page("", 2, true), page("cc", 1, true), page("ccc", 1, true),
                     page("cc", 1, true), page("ccc", 1, false)};
    central.alter_pull = [&, is_first = true](sync::pb::PullAnswer& answer) mutable {
        if (std::exchange(is_first, false)) {
            answer.mutable_page()->set_from_cursor("elsewhere");
        }
    };
    carry_ahead();
    BOOST_TEST(session.report().requests > 3U, "it began again");
    BOOST_TEST(store->sync_point().cursor == "cccc");
    BOOST_TEST(store->verify().empty());
}

BOOST_AUTO_TEST_SUITE_END()
