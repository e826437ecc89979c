#include <boost/test/unit_test.hpp>

#include "domain/encounter.hpp"
#include "domain/outing.hpp"
#include "tests/store/store_fixture.hpp"

namespace {

using namespace b2go;
using namespace b2go::tests;
using domain::types::kCitizen;
using store::Filter;

const domain::CitizenEntity& kind() { return domain::citizen(); }

/// Fictitious: day + 60, month + 80.
std::string fictitious_cpr(unsigned serial) { return "678185" + std::to_string(1000 + serial); }

struct People : Tablet {
    People() {
        auto one = citizen_named(1, "Åse Sørensen Prøvekjær");
        one.set(kind().cpr, fictitious_cpr(1)).set(kind().language, registry::Choice{"da"});
        one.set(kind().birth_date, *base::Date::parse("1985-01-07"));
        one.add(kind().phones, std::string("00 00 12 34"));
        put(one);
        auto two = citizen_named(2, "Bo Demosen");
        two.set(kind().language, registry::Choice{"en"});
        two.set(kind().team, base::Id<domain::Team>(numbered_id(8000)));
        put(two);
        put(citizen_named(3, "Aase Müller Fiktivgaard"));
    }
    std::vector<base::AnyId> listed(std::vector<Filter> filters, std::size_t limit = 100) {
        BOOST_TEST(store->count(kCitizen, filters) == store->list(kCitizen, filters, 100).size());
        return ids(store->list(kCitizen, filters, limit));
    }
};

std::vector<base::AnyId> ids(std::initializer_list<unsigned> numbers) {
    std::vector<base::AnyId> result;
    for (const unsigned number : numbers) {
        result.push_back(numbered_id(number));
    }
    return result;
}

BOOST_AUTO_TEST_SUITE(lists_and_searches)

BOOST_AUTO_TEST_CASE(a_list_holds_the_records_of_one_type_oldest_first) {
    People people;
    const auto outing = domain::outing().make(numbered_id(4));
    auto started = outing;
    started.set(domain::outing().start, base::Instant{5});
    people.put(started, record::Scope::team(numbered_id(8000)));
    BOOST_TEST((people.listed({}) == ids({1, 2, 3})));
    BOOST_TEST((people.listed({}, 2) == ids({1, 2})));
    BOOST_TEST((people.listed({}, 0).empty()));
    BOOST_TEST(people.store->count(domain::types::kOuting, {}) == 1U);
    BOOST_TEST(people.store->list(999, {}, 10).empty());
}

BOOST_AUTO_TEST_CASE(filters_compare_values_of_every_projected_kind) {
    People people;
    using Op = Filter::Op;
    const auto language = kind().language.number;
    BOOST_TEST((people.listed({{language, Op::equal, std::string("en")}}) == ids({2})));
    BOOST_TEST((people.listed({{language, Op::not_equal, std::string("en")}}) == ids({1, 3})));
    BOOST_TEST((people.listed({{language, Op::equal, record::Null{}}}) == ids({3})));
    BOOST_TEST((people.listed({{language, Op::not_equal, record::Null{}}}) == ids({1, 2})));
    BOOST_TEST((people.listed({{kind().birth_date.number, Op::equal,
                                *base::Date::parse("1985-01-07")}}) == ids({1})));
    BOOST_TEST((people.listed({{kind().team.number, Op::equal, numbered_id(8000)}}) == ids({2})));
    BOOST_TEST((people
                    .listed({{kind().team.number, Op::equal, numbered_id(8000)},
                             {language, Op::equal, std::string("da")}})
                    .empty()));
    // Text that looks like SQL is a value like any other.
    BOOST_TEST(
        (people.listed({{kind().name.number, Op::equal, std::string("x' OR 1=1 --")}}).empty()));
}

BOOST_AUTO_TEST_CASE(a_field_that_is_not_projected_is_looked_up_in_each_record) {
    People people;
    using Op = Filter::Op;
    const auto phones = kind().phones.number;
    const std::string phone = "00 00 12 34";
    BOOST_TEST((people.listed({{phones, Op::equal, phone}}) == ids({1})));
    BOOST_TEST((people.listed({{phones, Op::not_equal, phone}}) == ids({2, 3})));
    BOOST_TEST((people.listed({{phones, Op::equal, record::Null{}}}) == ids({2, 3})));
    BOOST_TEST((people.listed({{kind().language.number, Op::equal, std::string("da")},
                               {phones, Op::equal, phone}}) == ids({1})));
    BOOST_TEST((people.listed({{kind().confidentiality.number, Op::equal, record::Null{}}}, 1) ==
                ids({1})));
}

BOOST_AUTO_TEST_CASE(a_list_follows_edits) {
    People people;
    registry::Fields fields;
    fields.plain[kind().language.number] = std::string("da");
    people.edit(numbered_id(2), fields);
    const std::vector<Filter> danish{
        {kind().language.number, Filter::Op::equal, std::string("da")}};
    BOOST_TEST((people.listed(danish) == ids({1, 2})));
    fields.plain[kind().language.number] = record::Null{};
    people.edit(numbered_id(1), fields);
    BOOST_TEST((people.listed(danish) == ids({2})));
    B2GO_CHECK_WELL(people);
}

BOOST_AUTO_TEST_CASE(a_search_finds_beginnings_of_words_however_they_are_spelled) {
    People people;
    BOOST_TEST((people.found("åse") == ids({3, 1})));
    BOOST_TEST((people.found("AASE") == ids({3, 1})));
    BOOST_TEST((people.found("soeren") == ids({1})));
    BOOST_TEST((people.found("Sør") == ids({1})));
    BOOST_TEST((people.found("sø åse") == ids({1})));
    BOOST_TEST((people.found("proevekjaer") == ids({1})));
    BOOST_TEST((people.found("b") == ids({2})));
    BOOST_TEST(people.found("rensen").empty());
    BOOST_TEST(people.found("åse demosen").empty());
    BOOST_TEST(people.found("").empty());
    BOOST_TEST(people.found("  -- ").empty());
    BOOST_TEST((people.found("00 00 12 34") == ids({1})));
    BOOST_TEST(people.store->search("åse", 1).size() == 1U);
}

BOOST_AUTO_TEST_CASE(nothing_typed_into_a_search_is_an_operator) {
    People people;
    for (const char* text : {"\"", "bo\"", "bo OR åse", "NOT bo", "words:bo", "bo*", "(bo", "bo)",
                             "^bo", "NEAR(bo demosen)", "bo AND", "';--", "\xC3\x28", "a\x01b"}) {
        BOOST_CHECK_NO_THROW(people.found(text));
    }
    BOOST_TEST((people.found("\"bo\"") == ids({2})));
    BOOST_TEST(people.found("bo OR åse").empty());
}

BOOST_AUTO_TEST_CASE(ten_digits_find_the_citizen_with_that_cpr_and_nothing_else) {
    People people;
    const std::string cpr = fictitious_cpr(1);
    BOOST_TEST((people.found(cpr) == ids({1})));
    BOOST_TEST((people.found(" " + cpr.substr(0, 6) + "-" + cpr.substr(6) + " ") == ids({1})));
    BOOST_TEST(people.found(fictitious_cpr(2)).empty());
    // A part of it finds nobody.
    BOOST_TEST(people.found(cpr.substr(0, 9)).empty());
    BOOST_TEST(people.found(cpr.substr(0, 6)).empty());
}

BOOST_AUTO_TEST_CASE(a_search_follows_edits) {
    People people;
    people.edit(numbered_id(2), name_edit("Bo Testholm"));
    BOOST_TEST(people.found("demosen").empty());
    BOOST_TEST((people.found("testholm") == ids({2})));
    B2GO_CHECK_WELL(people);
}

BOOST_AUTO_TEST_CASE(rebuilt_projections_equal_those_kept_up_step_by_step) {
    People people;
    people.edit(numbered_id(2), name_edit("Bo Testholm"));
    people.erase(numbered_id(3));
    B2GO_CHECK_WELL(people);
    const auto before = people.listed({});
    people.store->rebuild_projections();
    B2GO_CHECK_WELL(people);
    BOOST_TEST((people.listed({}) == before));
    BOOST_TEST((people.found("testholm") == ids({2})));
    BOOST_TEST(people.found("fiktivgaard").empty());
}

BOOST_AUTO_TEST_CASE(counts_tell_what_is_there) {
    People people;
    people.erase(numbered_id(3));
    const auto counts = people.store->counts();
    BOOST_TEST(counts.records == 2U);
    BOOST_TEST(counts.unsent == 4U);
    BOOST_TEST(counts.conflicts == 0U);
    BOOST_TEST(counts.quarantined == 0U);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
