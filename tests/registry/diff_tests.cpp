#include "registry/diff.hpp"

#include <boost/test/unit_test.hpp>

#include "base/limits.hpp"
#include "tests/registry/sample_entity.hpp"

using namespace b2go;
using namespace b2go::registry_test;
using record::Dots;
using record::encode;
using record::Seen;
using record::Value;
using record::Write;
using registry::Fields;
using registry::Given;
using registry::writes_of;

namespace {

const Dots kTitleDots{{1, 1, 1}, {2, 1, 1}};

/// A form opened with a title (two versions) and the needs `housing`; `debt` had been taken out.
struct Form {
    Fields opened;
    Seen seen;
    Form() {
        opened.plain[12] = std::string("Testholm");
        opened.sets[20] = {"housing"};
        seen.registers[{12, ""}] = kTitleDots;
        seen.registers[{20, "housing"}] = {{1, 1, 1}};
        seen.registers[{20, "debt"}] = {{1, 2, 1}};
    }
};

Value text(const char* words) { return std::string(words); }

} // namespace

BOOST_AUTO_TEST_SUITE(differences)

BOOST_AUTO_TEST_CASE(a_form_saved_as_it_was_opened_writes_nothing) {
    const Form form;
    BOOST_TEST(writes_of(form.opened, form.opened, form.seen, Given::changed).empty());
    BOOST_TEST(writes_of(form.opened, {}, form.seen, Given::changed).empty());
    BOOST_TEST(writes_of(form.opened, {}, form.seen, Given::all).empty());
}

BOOST_AUTO_TEST_CASE(a_changed_field_is_one_write_with_what_was_seen_before) {
    const Form form;
    Fields edits = form.opened;
    edits.plain[12] = text("Demosen");
    const auto writes = writes_of(form.opened, edits, form.seen, Given::changed);
    BOOST_REQUIRE_EQUAL(writes.size(), 1U);
    BOOST_CHECK((writes[0] ==
                 Write{12, {}, encode(text("Demosen")), kTitleDots, encode(text("Testholm"))}));
}

BOOST_AUTO_TEST_CASE(a_cleared_field_is_written_as_null) {
    const Form form;
    Fields edits;
    edits.plain[12] = record::Null{};
    const auto writes = writes_of(form.opened, edits, form.seen, Given::changed);
    BOOST_REQUIRE_EQUAL(writes.size(), 1U);
    BOOST_TEST(writes[0].value.empty());
    BOOST_CHECK(writes[0].seen == kTitleDots);
}

BOOST_AUTO_TEST_CASE(clearing_what_is_empty_writes_nothing_unless_everything_is_given) {
    const Form form;
    Fields edits;
    edits.plain[13] = record::Null{};
    BOOST_TEST(writes_of(form.opened, edits, form.seen, Given::changed).empty());
    BOOST_TEST(writes_of(form.opened, edits, form.seen, Given::all).size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_first_value_has_seen_no_version_and_says_that_the_field_was_empty) {
    const Form form;
    Fields edits;
    edits.plain[11] = std::int64_t{0};
    const auto writes = writes_of(form.opened, edits, form.seen, Given::changed);
    BOOST_REQUIRE_EQUAL(writes.size(), 1U);
    BOOST_CHECK((writes[0] == Write{11, {}, encode(Value(std::int64_t{0})), {}, ""}));
}

BOOST_AUTO_TEST_CASE(a_value_over_a_cleared_one_says_that_it_was_null) {
    Form form;
    form.opened.plain.erase(12);
    Fields edits;
    edits.plain[12] = text("Demosen");
    const auto writes = writes_of(form.opened, edits, form.seen, Given::changed);
    BOOST_REQUIRE_EQUAL(writes.size(), 1U);
    BOOST_CHECK(writes[0].was == std::optional<std::string>(""));
}

BOOST_AUTO_TEST_CASE(given_all_writes_what_is_equal_too) {
    const Form form;
    Fields edits;
    edits.plain[12] = text("Testholm");
    BOOST_TEST(writes_of(form.opened, edits, form.seen, Given::changed).empty());
    const auto writes = writes_of(form.opened, edits, form.seen, Given::all);
    BOOST_REQUIRE_EQUAL(writes.size(), 1U);
    BOOST_CHECK(writes[0].seen == kTitleDots);
}

BOOST_AUTO_TEST_CASE(an_element_added_and_one_taken_out_are_a_write_each) {
    const Form form;
    Fields edits;
    edits.sets[20] = {"debt"};
    const auto writes = writes_of(form.opened, edits, form.seen, Given::changed);
    BOOST_REQUIRE_EQUAL(writes.size(), 2U);
    BOOST_CHECK(
        (writes[0] == Write{20, "debt", encode(Value(true)), {{1, 2, 1}}, encode(Value(false))}));
    BOOST_CHECK((writes[1] ==
                 Write{20, "housing", encode(Value(false)), {{1, 1, 1}}, encode(Value(true))}));
}

BOOST_AUTO_TEST_CASE(an_element_never_heard_of_is_added_having_seen_that_it_was_not_there) {
    const Form form;
    Fields edits;
    edits.sets[21] = {"00 00 12 34"};
    const auto writes = writes_of(form.opened, edits, form.seen, Given::changed);
    BOOST_REQUIRE_EQUAL(writes.size(), 1U);
    BOOST_CHECK(
        (writes[0] == Write{21, "00 00 12 34", encode(Value(true)), {}, encode(Value(false))}));
}

BOOST_AUTO_TEST_CASE(an_emptied_set_takes_out_each_element) {
    const Form form;
    Fields edits;
    edits.sets[20] = {};
    const auto writes = writes_of(form.opened, edits, form.seen, Given::changed);
    BOOST_REQUIRE_EQUAL(writes.size(), 1U);
    BOOST_TEST(writes[0].key == "housing");
    BOOST_TEST(writes[0].value == encode(Value(false)));
}

BOOST_AUTO_TEST_CASE(a_set_given_whole_writes_every_element_that_was_ever_seen) {
    const Form form;
    Fields edits;
    edits.sets[20] = {"housing"};
    const auto writes = writes_of(form.opened, edits, form.seen, Given::all);
    BOOST_REQUIRE_EQUAL(writes.size(), 2U);
    BOOST_TEST(writes[0].key == "debt");
    BOOST_TEST(writes[0].value == encode(Value(false)));
    BOOST_TEST(writes[1].key == "housing");
    BOOST_TEST(writes[1].value == encode(Value(true)));
}

BOOST_AUTO_TEST_CASE(a_long_value_is_not_carried_as_was) {
    Form form;
    const auto was_with = [&](std::size_t encoded_size) {
        std::string words(encoded_size - 2, 'a'); // a kind byte and a length byte in front
        if (words.size() > 127) {
            words.pop_back(); // two length bytes
        }
        form.opened.plain[12] = words;
        BOOST_REQUIRE_EQUAL(encode(form.opened.plain[12]).size(), encoded_size);
        Fields edits;
        edits.plain[12] = text("kort");
        return writes_of(form.opened, edits, form.seen, Given::changed).at(0).was;
    };
    BOOST_TEST(was_with(limits::kWasBytes).has_value());
    BOOST_TEST(!was_with(limits::kWasBytes + 1).has_value());
}

BOOST_AUTO_TEST_CASE(writes_come_in_order_of_field_and_key) {
    Fields edits;
    edits.plain[30] = true;
    edits.plain[10] = true;
    edits.sets[20] = {"b", "a", "\xff"};
    const auto writes = writes_of({}, edits, {}, Given::changed);
    BOOST_REQUIRE_EQUAL(writes.size(), 5U);
    record::Change change;
    change.seq = 1;
    change.id = id_of(1);
    change.scope = record::Scope::reference();
    change.writes = writes;
    BOOST_CHECK(record::decode_change(record::encode(change)) == change);
}

BOOST_AUTO_TEST_SUITE_END()
