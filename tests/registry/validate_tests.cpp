#include "registry/validate.hpp"

#include <algorithm>

#include <boost/test/unit_test.hpp>

#include "base/limits.hpp"
#include "tests/registry/sample_entity.hpp"

using namespace b2go;
using namespace b2go::registry_test;
using record::Group;
using record::Value;
using registry::Fields;
using registry::Findings;
using registry::Object;

namespace {

class Nowhere : public registry::Surroundings {
public:
    [[nodiscard]] std::optional<Object> find(base::AnyId) const override { return std::nullopt; }
    [[nodiscard]] base::Date today() const override { return *base::Date::parse("2026-05-12"); }
    [[nodiscard]] bool is_demo() const override { return true; }
};

/// The names of the fields found wrong.
std::vector<std::string> wrong_fields(const Fields& fields) {
    const Sample sample;
    Findings findings;
    registry::validate_values(sample, fields, findings);
    std::vector<std::string> names;
    for (const base::FieldError& error : findings.errors) {
        BOOST_TEST(!error.message.da.empty());
        BOOST_TEST(!error.message.en.empty());
        names.push_back(error.field);
    }
    return names;
}

bool is_valid(record::FieldNumber field, Value value) {
    Fields fields;
    fields.plain[field] = std::move(value);
    return wrong_fields(fields).empty();
}

bool is_valid_set(record::FieldNumber field, std::set<std::string> elements) {
    Fields fields;
    fields.sets[field] = std::move(elements);
    return wrong_fields(fields).empty();
}

Value text(std::string words) { return words; }

} // namespace

BOOST_AUTO_TEST_SUITE(validation)

BOOST_AUTO_TEST_CASE(a_value_of_each_kind_is_valid_in_its_own_field_only) {
    const std::vector<std::pair<record::FieldNumber, Value>> values{
        {10, true},
        {11, std::int64_t{3}},
        {12, text("Testholm")},
        {15, base::Date{1}},
        {16, base::Instant{1}},
        {17, id_of(1)},
        {19, Group{{1, std::string("Demovej")}}},
    };
    for (const auto& [own, value] : values) {
        for (const auto& [field, ignored] : values) {
            BOOST_TEST(is_valid(field, value) == (own == field));
        }
        BOOST_TEST(is_valid(own, record::Null{}));
    }
    BOOST_TEST(!is_valid(12, record::Dots{}));
}

BOOST_AUTO_TEST_CASE(a_number_lies_within_its_bounds) {
    BOOST_TEST(is_valid(11, std::int64_t{-5}));
    BOOST_TEST(is_valid(11, std::int64_t{100}));
    BOOST_TEST(!is_valid(11, std::int64_t{-6}));
    BOOST_TEST(!is_valid(11, std::int64_t{101}));
}

BOOST_AUTO_TEST_CASE(a_choice_is_one_of_its_codes) {
    BOOST_TEST(is_valid(14, text("open")));
    BOOST_TEST(!is_valid(14, text("Open")));
    BOOST_TEST(!is_valid(14, text("")));
    BOOST_TEST(!is_valid(14, true));
}

BOOST_AUTO_TEST_CASE(a_line_is_one_line_and_a_text_may_be_several) {
    BOOST_TEST(!is_valid(12, text("to\nlinjer")));
    BOOST_TEST(is_valid(13, text("to\nlinjer")));
    BOOST_TEST(!is_valid(12, text(std::string("a\0b", 3))));
    BOOST_TEST(!is_valid(13, text("abc\u202e321")));
    BOOST_TEST(!is_valid(13, text("S\xf8rensen")));
}

BOOST_AUTO_TEST_CASE(a_character_that_cannot_be_stored_is_named_by_its_number_and_place) {
    const auto said = [](const std::string& words) {
        const Sample sample;
        Findings findings;
        Fields fields;
        fields.plain[12] = text(words);
        registry::validate_values(sample, fields, findings);
        return findings.errors.empty() ? base::Label{} : findings.errors.front().message;
    };
    BOOST_TEST(said("Åse\u202eX").da.find("U+202E, tegn nummer 4") != std::string::npos);
    BOOST_TEST(said("\xc2\x9f").en.find("U+009F, character 1") != std::string::npos);
    BOOST_TEST(said("en\nlinje").da.find("U+000A, tegn nummer 3") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_text_of_nothing_but_white_space_is_refused_rather_than_stored) {
    BOOST_TEST(!is_valid(12, text("")));
    BOOST_TEST(!is_valid(13, text(" \n\t ")));
}

BOOST_AUTO_TEST_CASE(a_text_has_a_greatest_length) {
    BOOST_TEST(is_valid(12, text(std::string(limits::kLineBytes, 'a'))));
    BOOST_TEST(!is_valid(12, text(std::string(limits::kLineBytes + 1, 'a'))));
    BOOST_TEST(is_valid(13, text(std::string(limits::kTextBytes, 'a'))));
    BOOST_TEST(!is_valid(13, text(std::string(limits::kTextBytes + 1, 'a'))));
}

BOOST_AUTO_TEST_CASE(each_part_of_a_group_is_checked) {
    BOOST_TEST(is_valid(19, Group{{1, std::string("Demovej 3")}, {2, std::int64_t{4}}}));
    BOOST_TEST(is_valid(19, Group{{3, base::Date{1}}}));
    BOOST_TEST(!is_valid(19, Group{{9, std::string("x")}}));
    BOOST_TEST(!is_valid(19, Group{{1, std::string("to\nlinjer")}}));
    BOOST_TEST(!is_valid(19, Group{{1, std::string()}}));
    BOOST_TEST(!is_valid(19, Group{{1, std::string(limits::kLineBytes + 1, 'a')}}));
    BOOST_TEST(!is_valid(19, Group{{1, std::int64_t{4}}}));
    BOOST_TEST(!is_valid(19, Group{{2, std::string("fire")}}));
    BOOST_TEST(!is_valid(19, Group{{3, base::Instant{1}}}));
}

BOOST_AUTO_TEST_CASE(each_element_of_a_set_is_checked) {
    BOOST_TEST(is_valid_set(20, {"housing", "debt"}));
    BOOST_TEST(is_valid_set(20, {}));
    BOOST_TEST(!is_valid_set(20, {"housing", "luck"}));
    BOOST_TEST(is_valid_set(21, {"00 00 12 34"}));
    BOOST_TEST(!is_valid_set(21, {""}));
    BOOST_TEST(!is_valid_set(21, {std::string(limits::kLineBytes + 1, '0')}));
    BOOST_TEST(is_valid_set(22, {id_of(1).raw()}));
    BOOST_TEST(!is_valid_set(22, {"short"}));
}

BOOST_AUTO_TEST_CASE(a_set_has_a_greatest_number_of_elements) {
    std::set<std::string> elements;
    while (elements.size() < limits::kSetElements) {
        elements.insert(std::to_string(elements.size()));
    }
    BOOST_TEST(is_valid_set(21, elements));
    elements.insert("one more");
    BOOST_TEST(!is_valid_set(21, elements));
}

BOOST_AUTO_TEST_CASE(a_field_that_is_not_declared_or_is_a_set_is_named) {
    Fields fields;
    fields.plain[99] = true;
    fields.plain[20] = true;
    fields.sets[12] = {"x"};
    const std::vector<std::string> expected{"#20", "#99", "#12"};
    BOOST_TEST(wrong_fields(fields) == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(every_wrong_field_is_named_not_only_the_first) {
    Fields fields;
    fields.plain[10] = std::int64_t{1};
    fields.plain[11] = std::int64_t{101};
    fields.sets[20] = {"luck"};
    const std::vector<std::string> expected{"done", "count", "needs"};
    BOOST_TEST(wrong_fields(fields) == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_message_says_what_the_value_should_have_been) {
    const Sample sample;
    Fields fields;
    fields.plain[10] = std::int64_t{1};
    fields.plain[11] = std::int64_t{101};
    Findings findings;
    registry::validate_values(sample, fields, findings);
    BOOST_REQUIRE_EQUAL(findings.errors.size(), 2U);
    BOOST_TEST(findings.errors[0].message.en == "The value is not of the field's type, flag.");
    BOOST_TEST(findings.errors[0].message.da == "Værdien er ikke af feltets type, flag.");
    BOOST_TEST(findings.errors[1].message.en == "The number must lie within -5–100.");
}

BOOST_AUTO_TEST_CASE(an_object_without_a_required_field_is_refused_by_its_label) {
    const Sample sample;
    Object object = sample.make(id_of(1));
    Findings findings;
    registry::validate_object(sample, object, nullptr, Nowhere(), findings);
    BOOST_REQUIRE_EQUAL(findings.errors.size(), 1U);
    BOOST_TEST(findings.errors[0].field == "title");
    BOOST_TEST(findings.errors[0].message.da == "Titel mangler.");
    BOOST_TEST(findings.errors[0].message.en == "Title is missing.");
    object.set(sample.title, std::string("Prøve")).clear(sample.title);
    Findings cleared;
    registry::validate_object(sample, object, nullptr, Nowhere(), cleared);
    BOOST_TEST(cleared.errors.size() == 1U);
}

BOOST_AUTO_TEST_CASE(the_entitys_own_check_sees_the_object_before_and_what_is_around) {
    const Sample sample;
    Object before = sample.make(id_of(1));
    before.set(sample.title, std::string("Prøve")).set(sample.count, std::int64_t{3});
    Object after = before;
    after.set(sample.count, std::int64_t{2}).set(sample.due, *base::Date::parse("2026-05-11"));
    Findings findings;
    registry::validate_object(sample, after, &before, Nowhere(), findings);
    BOOST_REQUIRE_EQUAL(findings.errors.size(), 1U);
    BOOST_TEST(findings.errors[0].field == "count");
    BOOST_REQUIRE_EQUAL(findings.warnings.size(), 1U);
    BOOST_TEST(findings.warnings[0].field == "due");
    Findings as_new;
    registry::validate_object(sample, after, nullptr, Nowhere(), as_new);
    BOOST_TEST(as_new.errors.empty());
}

BOOST_AUTO_TEST_SUITE_END()
