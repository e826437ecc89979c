#include "ui_imgui/screens/preferences.hpp"

#include <boost/test/unit_test.hpp>

namespace {

using namespace b2go;
using namespace b2go::screens;

BOOST_AUTO_TEST_SUITE(how_a_person_wants_the_window)

BOOST_AUTO_TEST_CASE(is_remembered_in_a_file) {
    const Preferences wanted{base::Language::english, 175, true, true, true, 10};
    BOOST_TEST((decode_preferences(encode(wanted)) == wanted));
}

BOOST_AUTO_TEST_CASE(is_as_by_default_where_the_file_makes_no_sense) {
    BOOST_TEST((decode_preferences("") == Preferences{}));
    BOOST_TEST((decode_preferences("text_percent=1000\nidle_lock_minutes=0\n\nwhat=ever\nx") ==
                Preferences{}));
    BOOST_TEST(decode_preferences("text_percent=9x\ndark=1").dark);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
