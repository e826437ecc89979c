#include <boost/test/unit_test.hpp>

#include "tests/store/store_fixture.hpp"

namespace {

using namespace b2go;
using namespace b2go::tests;

BOOST_FIXTURE_TEST_SUITE(what_was_begun_and_not_saved, Tablet)

BOOST_AUTO_TEST_CASE(survives_that_the_program_ends) {
    store->keep_unfinished("note", numbered_id(1), "Har prøvet");
    reopen();
    const auto kept = store->unfinished();
    BOOST_REQUIRE(kept.size() == 1);
    BOOST_TEST(kept[0].screen == "note");
    BOOST_TEST((kept[0].id == numbered_id(1)));
    BOOST_TEST(kept[0].content == "Har prøvet");
    BOOST_TEST(kept[0].kept.ms == clock.now().ms);
}

BOOST_AUTO_TEST_CASE(is_replaced_by_what_was_written_later) {
    store->keep_unfinished("note", numbered_id(1), "Har");
    store->keep_unfinished("note", numbered_id(2), "Nej");
    clock.advance_ms(1000);
    store->keep_unfinished("note", numbered_id(1), "Har prøvet");
    const auto kept = store->unfinished();
    BOOST_REQUIRE(kept.size() == 2);
    BOOST_TEST(kept[0].content == "Nej");
    BOOST_TEST(kept[1].content == "Har prøvet");
}

BOOST_AUTO_TEST_CASE(is_gone_when_it_is_dropped_and_only_then) {
    store->keep_unfinished("note", numbered_id(1), "Har");
    store->keep_unfinished("consent", numbered_id(1), "{}");
    store->drop_unfinished("note", numbered_id(1));
    store->drop_unfinished("note", numbered_id(7));
    const auto kept = store->unfinished();
    BOOST_REQUIRE(kept.size() == 1);
    BOOST_TEST(kept[0].screen == "consent");
    B2GO_CHECK_WELL(*this);
}

BOOST_AUTO_TEST_CASE(is_neither_counted_nor_sent_nor_found) {
    store->keep_unfinished("citizen", {}, "Åse Demosen");
    BOOST_TEST(store->counts().records == 0);
    BOOST_TEST(store->counts().unsent == 0);
    BOOST_TEST(found("Demosen").empty());
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
