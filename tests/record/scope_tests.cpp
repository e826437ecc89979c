#include "record/scope.hpp"

#include <boost/test/unit_test.hpp>

#include "tests/record/samples.hpp"

using namespace b2go;
using record::Scope;
using record_test::id_of;

BOOST_AUTO_TEST_SUITE(scopes)

BOOST_AUTO_TEST_CASE(every_scope_survives_its_bytes) {
    for (const Scope& scope : {Scope::reference(), Scope::team(id_of(1)), Scope::citizen(id_of(2)),
                               Scope::staff(id_of(3)), Scope::admin()}) {
        BOOST_CHECK(Scope::decode(scope.encode()) == scope);
    }
}

BOOST_AUTO_TEST_CASE(the_bytes_of_a_scope_never_change) {
    BOOST_TEST(Scope::reference().encode() == "\x01");
    BOOST_TEST(Scope::team(id_of(0x61)).encode() == "\x02" + std::string(16, 'a'));
    BOOST_TEST(Scope::citizen(id_of(0x61)).encode() == "\x03" + std::string(16, 'a'));
    BOOST_TEST(Scope::staff(id_of(0x61)).encode() == "\x04" + std::string(16, 'a'));
    BOOST_TEST(Scope::admin().encode() == "\x05");
}

BOOST_AUTO_TEST_CASE(bytes_that_are_no_scope_are_refused) {
    const std::string id(16, 'a');
    for (const std::string& wrong :
         {std::string(), std::string(1, '\0'), std::string("\x06"), std::string("\xff"),
          "\x01" + id, "\x05" + id, std::string("\x02"), "\x02" + id.substr(1), "\x03" + id + "a",
          "\x03" + std::string(16, '\0'), "\x06" + id}) {
        BOOST_TEST(!Scope::decode(wrong).has_value());
    }
}

BOOST_AUTO_TEST_CASE(a_scope_is_printed_with_what_it_names) {
    BOOST_TEST(Scope::reference().text() == "reference");
    BOOST_TEST(Scope::admin().text() == "admin");
    BOOST_TEST(Scope::citizen(id_of(0xab)).text() ==
               "citizen:abababab-abab-abab-abab-abababababab");
}

BOOST_AUTO_TEST_SUITE_END()
