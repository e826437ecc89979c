#include "base/bytes.hpp"

#include <boost/test/unit_test.hpp>

using namespace b2go;
using base::as_bytes;
using base::from_base64url;
using base::from_hex;

BOOST_AUTO_TEST_SUITE(bytes)

BOOST_AUTO_TEST_CASE(hex_is_lower_case_and_read_in_either_case) {
    BOOST_TEST(base::to_hex(as_bytes(std::string_view("\x00\xab\xff", 3))) == "00abff");
    BOOST_TEST(from_hex("00AbfF").value() == std::string("\x00\xab\xff", 3));
    BOOST_TEST(base::to_hex({}).empty());
    BOOST_TEST(from_hex("").value().empty());
}

BOOST_AUTO_TEST_CASE(hex_of_odd_length_or_with_another_character_is_refused) {
    for (const char* text : {"0", "0g", "00 ", " 00", "0x00", "00:00", "00-00", "æ"}) {
        BOOST_TEST(!from_hex(text).has_value(), text);
    }
}

BOOST_AUTO_TEST_CASE(base64url_round_trips_every_length_up_to_64) {
    std::string bytes;
    for (int i = 0; i < 64; ++i) {
        const std::string text = base::to_base64url(as_bytes(bytes));
        BOOST_TEST(text.find_first_of("+/=") == std::string::npos);
        BOOST_TEST(from_base64url(text).value() == bytes);
        bytes.push_back(static_cast<char>(i * 37));
    }
}

BOOST_AUTO_TEST_CASE(base64url_knows_the_answers_of_rfc_4648) {
    BOOST_TEST(base::to_base64url(as_bytes("foob")) == "Zm9vYg");
    BOOST_TEST(base::to_base64url(as_bytes("\xfb\xff\xbf")) == "-_-_");
    BOOST_TEST(from_base64url("Zm9vYmFy").value() == "foobar");
}

BOOST_AUTO_TEST_CASE(base64url_that_nobody_would_write_is_refused) {
    // Padding, the other alphabet, white space, a lone character, left-over bits.
    for (const char* text :
         {"Zm9vYg==", "+/+/", "Zm9v ", " Zm9v", "Zm 9v", "Z", "Zm9vYh", "Zm9vY*"}) {
        BOOST_TEST(!from_base64url(text).has_value(), text);
    }
}

BOOST_AUTO_TEST_SUITE_END()
