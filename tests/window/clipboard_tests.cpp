#include "platform/window/clipboard.hpp"

#include <boost/test/unit_test.hpp>

namespace {

using namespace b2go;
using namespace b2go::platform;

/// The machine's clipboard, where any program reads and writes.
struct Copying {
    std::string machine = "andet";
    Clipboard clipboard{
        {[this](const std::string& text) { machine = text; }, [this] { return machine; }}};
};

BOOST_FIXTURE_TEST_SUITE(what_is_copied_in_the_window, Copying)

BOOST_AUTO_TEST_CASE(tells_no_other_program_a_personal_number) {
    clipboard.put("Birthe 678185-0123, ring i morgen");
    BOOST_TEST(machine == "Birthe ••••••-••••, ring i morgen");
}

BOOST_AUTO_TEST_CASE(is_pasted_here_as_it_was) {
    clipboard.put("Birthe 678185-0123, ring i morgen");
    BOOST_TEST(clipboard.get() == "Birthe 678185-0123, ring i morgen");
}

BOOST_AUTO_TEST_CASE(gives_way_to_what_another_program_copies) {
    clipboard.put("678185-0123");
    machine = "fra en mail";
    BOOST_TEST(clipboard.get() == "fra en mail");
}

BOOST_AUTO_TEST_CASE(is_gone_when_the_tablet_is_locked) {
    clipboard.put("Sover hos en ven");
    clipboard.forget();
    BOOST_TEST(machine.empty());
    BOOST_TEST(clipboard.get().empty());
}

BOOST_AUTO_TEST_CASE(leaves_alone_what_was_never_copied_here) {
    clipboard.forget();
    BOOST_TEST(machine == "andet");
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
