#include "record/seen.hpp"

#include <boost/test/unit_test.hpp>

#include "base/bytes.hpp"
#include "tests/record/samples.hpp"
#include "tests/record/wire_bytes.hpp"

using namespace b2go;
using namespace b2go::record_test;
using record::Dots;
using record::Seen;

BOOST_AUTO_TEST_SUITE(seen_tokens)

BOOST_AUTO_TEST_CASE(a_form_sees_the_versions_of_every_register_but_not_what_is_awaited) {
    const record::RecordState state = full_state();
    const Seen seen = record::seen_of(state);
    BOOST_CHECK(seen.id == state.id);
    BOOST_CHECK((seen.of(10) == Dots{{1, 4, 9}, {2, 1, 7}}));
    BOOST_CHECK((seen.of(11, "key") == Dots{{1, 4, 9}}));
    BOOST_CHECK(seen.of(11).empty());
    BOOST_CHECK(seen.of(99, "key").empty());
}

BOOST_AUTO_TEST_CASE(a_token_is_read_back_as_it_was_handed_out) {
    const Seen seen = record::seen_of(full_state());
    BOOST_CHECK(Seen::from_token(seen.token()) == seen);
    const Seen nothing{id_of(9), {}};
    BOOST_CHECK(Seen::from_token(nothing.token()) == nothing);
    BOOST_TEST(seen.token().find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                              "0123456789-_") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(equal_records_give_equal_tokens_and_other_records_others) {
    record::RecordState state = full_state();
    const std::string token = record::seen_of(state).token();
    BOOST_TEST(record::seen_of(full_state()).token() == token);
    state.applied.clear(); // what is merged shows in the versions, not in the token
    BOOST_TEST(record::seen_of(state).token() == token);
    state.id = id_of(0x12);
    BOOST_TEST(record::seen_of(state).token() != token);
    state = full_state();
    state.registers[0].versions.pop_back();
    BOOST_TEST(record::seen_of(state).token() != token);
}

BOOST_AUTO_TEST_CASE(a_token_of_another_record_names_that_record) {
    record::RecordState other = full_state();
    other.id = id_of(0x77);
    const auto seen = Seen::from_token(record::seen_of(other).token());
    BOOST_REQUIRE(seen.has_value());
    BOOST_CHECK(seen->id == other.id);
    BOOST_CHECK(seen->id != full_state().id);
}

BOOST_AUTO_TEST_CASE(a_token_with_any_character_changed_or_missing_is_refused) {
    const std::string token = record::seen_of(full_state()).token();
    for (std::size_t at = 0; at < token.size(); ++at) {
        for (const char other : {'A', 'B', 'z', '9', '-', '_', '=', ' ', '\0'}) {
            std::string changed = token;
            changed[at] = other;
            BOOST_TEST((changed == token || !Seen::from_token(changed).has_value()));
        }
        BOOST_TEST(!Seen::from_token(token.substr(0, at)).has_value());
        BOOST_TEST(!Seen::from_token(token.substr(at + 1)).has_value());
    }
    BOOST_TEST(!Seen::from_token(token + 'A').has_value());
    BOOST_TEST(!Seen::from_token(token + token).has_value());
}

BOOST_AUTO_TEST_CASE(what_was_never_a_token_is_refused) {
    const std::string long_text(1 << 20, 'A');
    for (const std::string_view text :
         {std::string_view(), std::string_view("seen"), std::string_view("null"),
          std::string_view("100001:7:0a"), std::string_view(long_text)}) {
        BOOST_TEST(!Seen::from_token(text).has_value());
    }
}

BOOST_AUTO_TEST_SUITE_END()
