#include "merge/effective.hpp"

#include <limits>

#include <boost/test/unit_test.hpp>

#include "record/value.hpp"

using namespace b2go;
using merge::Why;
using record::Register;
using record::Rule;
using record::Value;

namespace {

struct Word {
    Value value;
    std::int64_t time_ms = 0;
};

/// A register with one concurrent version per word, from devices 1, 2, 3, …
Register register_of(const std::vector<Word>& words) {
    Register item;
    item.field = 10;
    for (const Word& word : words) {
        record::Version version;
        version.dot = {static_cast<record::DeviceNumber>(item.versions.size() + 1), 1, 0};
        version.time = base::Instant{word.time_ms};
        version.value = record::encode(word.value);
        item.versions.push_back(version);
    }
    return item;
}

Value text(const char* words) { return std::string(words); }

/// What is shown and why.
void check(const Rule& rule, const std::vector<Word>& words, const Value& shown, Why why) {
    const Register item = register_of(words);
    const merge::Effective result = merge::effective(item, rule);
    BOOST_REQUIRE(result.version != nullptr);
    BOOST_CHECK(record::decode_value(result.version->value) == shown);
    BOOST_TEST(static_cast<int>(result.why) == static_cast<int>(why));
}

const Rule kProtection = Rule::strictest({{"threat"}, {"name", "address"}, {"none"}});

} // namespace

BOOST_AUTO_TEST_SUITE(effective_values)

BOOST_AUTO_TEST_CASE(a_register_nobody_wrote_shows_nothing) {
    const merge::Effective result = merge::effective(Register{}, Rule::ask());
    BOOST_CHECK(result.version == nullptr);
    BOOST_CHECK(result.why == Why::absent);
}

BOOST_AUTO_TEST_CASE(one_version_is_shown_under_every_rule) {
    for (const Rule& rule :
         {Rule::ask(), Rule::latest(), kProtection, Rule::add_wins(), Rule::once()}) {
        check(rule, {{text("unlisted")}}, text("unlisted"), Why::only);
    }
}

BOOST_AUTO_TEST_CASE(the_same_word_twice_is_no_conflict_under_any_rule) {
    for (const Rule& rule :
         {Rule::ask(), Rule::latest(), kProtection, Rule::add_wins(), Rule::once()}) {
        check(rule, {{text("same")}, {text("same")}}, text("same"), Why::equal);
    }
}

BOOST_AUTO_TEST_CASE(null_steps_back_for_a_value_but_false_zero_and_empty_text_are_values) {
    check(Rule::ask(), {{record::Null{}, 9}, {text("Testholm"), 1}}, text("Testholm"), Why::only);
    check(Rule::ask(), {{false, 9}, {true, 1}}, false, Why::undecided);
    check(Rule::ask(), {{std::int64_t{0}, 1}, {std::int64_t{4}, 9}}, std::int64_t{4},
          Why::undecided);
    check(Rule::ask(), {{text(""), 9}, {text("Testholm"), 1}}, text(""), Why::undecided);
}

BOOST_AUTO_TEST_CASE(two_people_clearing_a_field_agree) {
    check(Rule::ask(), {{record::Null{}}, {record::Null{}}}, record::Null{}, Why::equal);
}

BOOST_AUTO_TEST_CASE(ask_shows_the_latest_until_a_human_decides) {
    check(Rule::ask(), {{text("Testholm"), 5}, {text("Demosen"), 4}}, text("Testholm"),
          Why::undecided);
}

BOOST_AUTO_TEST_CASE(latest_takes_the_later_time_then_the_greater_dot) {
    check(Rule::latest(), {{text("a"), 5}, {text("b"), 4}}, text("a"), Why::rule);
    check(Rule::latest(), {{text("a"), 5}, {text("b"), 5}}, text("b"), Why::rule);
}

BOOST_AUTO_TEST_CASE(strictest_takes_the_safest_listed_value_whenever_it_was_written) {
    check(kProtection, {{text("threat"), 1}, {text("none"), 9}, {text("name"), 5}}, text("threat"),
          Why::rule);
}

BOOST_AUTO_TEST_CASE(strictest_leaves_equally_safe_differing_values_to_a_human) {
    check(kProtection, {{text("name"), 1}, {text("address"), 2}}, text("address"), Why::undecided);
    check(kProtection, {{text("name"), 1}, {text("address"), 2}, {text("threat"), 0}},
          text("threat"), Why::rule);
}

BOOST_AUTO_TEST_CASE(strictest_leaves_a_value_that_is_not_listed_to_a_human) {
    check(kProtection, {{text("threat"), 1}, {text("unheard of"), 2}}, text("unheard of"),
          Why::undecided);
    check(kProtection, {{text("threat"), 1}, {true, 2}}, true, Why::undecided);
}

BOOST_AUTO_TEST_CASE(strictest_by_date_takes_the_earlier_or_the_later_one) {
    const Value early = base::Date{-5};
    const Value late = base::Date{7};
    check(Rule::earliest(), {{early, 1}, {late, 9}}, early, Why::rule);
    check(Rule::furthest(), {{early, 9}, {late, 1}}, late, Why::rule);
}

BOOST_AUTO_TEST_CASE(strictest_by_time_orders_even_the_ends_of_time) {
    const Value first = base::Instant{std::numeric_limits<std::int64_t>::min()};
    const Value last = base::Instant{std::numeric_limits<std::int64_t>::max()};
    check(Rule::earliest(), {{first, 1}, {last, 9}}, first, Why::rule);
    check(Rule::furthest(), {{first, 9}, {last, 1}}, last, Why::rule);
}

BOOST_AUTO_TEST_CASE(strictest_by_date_leaves_a_text_to_a_human) {
    check(Rule::earliest(), {{base::Date{1}, 1}, {text("i morgen"), 2}}, text("i morgen"),
          Why::undecided);
}

BOOST_AUTO_TEST_CASE(an_added_element_beats_a_removed_one) {
    check(Rule::add_wins(), {{true, 1}, {false, 9}}, true, Why::rule);
    check(Rule::add_wins(), {{false, 1}, {false, 9}}, false, Why::equal);
}

BOOST_AUTO_TEST_CASE(what_is_written_once_but_by_two_is_kept_twice_and_left_to_a_human) {
    const Register item = register_of({{text("a"), 1}, {text("b"), 2}});
    BOOST_CHECK(merge::effective(item, Rule::once()).why == Why::undecided);
    BOOST_TEST(item.versions.size() == 2U);
}

BOOST_AUTO_TEST_CASE(bytes_of_an_unknown_kind_are_shown_as_undecided_never_dropped) {
    Register item = register_of({{text("threat"), 1}, {text("none"), 2}});
    item.versions[1].value = std::string("\xfa\x3f\x00", 3);
    const merge::Effective result = merge::effective(item, kProtection);
    BOOST_CHECK(result.why == Why::undecided);
    BOOST_TEST(result.version->value == item.versions[1].value);
}

BOOST_AUTO_TEST_CASE(a_conflict_is_an_undecided_register) {
    record::RecordState state;
    state.registers.push_back(register_of({{text("a")}, {text("b")}}));
    state.registers.push_back(register_of({{text("a")}, {text("a")}}));
    state.registers.back().field = 11;
    state.registers.push_back(register_of({{true}, {false}}));
    state.registers.back().field = 12;
    state.registers.back().key = "element";
    static const Rule ask = Rule::ask();
    static const Rule add = Rule::add_wins();
    const auto found = merge::conflicts(
        state, [](record::FieldNumber field) -> const Rule& { return field == 12 ? add : ask; });
    BOOST_REQUIRE_EQUAL(found.size(), 1U);
    BOOST_CHECK((found.front() == merge::Conflict{10, {}}));
}

BOOST_AUTO_TEST_SUITE_END()
