#include "base/id.hpp"

#include <type_traits>
#include <unordered_set>

#include <boost/test/unit_test.hpp>

#include "base/random.hpp"
#include "base/time.hpp"
#include "tests/support/manual_clock.hpp"
#include "tests/support/seeded_random.hpp"

using namespace b2go;
using base::AnyId;

namespace {

struct Citizen;
struct Outing;

constexpr const char* kText = "0190163d-8694-739b-aea5-966c26f8ad91";

} // namespace

static_assert(!std::is_convertible_v<base::Id<Citizen>, base::Id<Outing>>);
static_assert(!std::is_convertible_v<AnyId, base::Id<Citizen>>);
static_assert(!std::equality_comparable_with<base::Id<Citizen>, base::Id<Outing>>);

BOOST_AUTO_TEST_SUITE(ids)

BOOST_AUTO_TEST_CASE(an_id_made_here_is_a_uuid_of_version_7_with_its_time_in_front) {

    const tests::ManualClock clock({0x0190163d8694});
    tests::SeededRandom random(1);
    for (int i = 0; i < 100; ++i) {
        const AnyId id = base::make_id(clock, random);
        BOOST_TEST(id.text().substr(0, 15) == "0190163d-8694-7");
        BOOST_TEST(std::string_view("89ab").find(id.text()[19]) != std::string_view::npos);
    }
}

BOOST_AUTO_TEST_CASE(ids_sort_by_the_millisecond_they_were_made_in) {

    tests::SeededRandom random(2);
    AnyId before;
    for (std::int64_t ms = 0; ms < (std::int64_t{1} << 41); ms = ms * 3 + 1) {
        const AnyId id = base::make_id(tests::ManualClock({ms}), random);
        BOOST_CHECK(before < id);
        BOOST_TEST(before.text() < id.text());
        before = id;
    }
}

BOOST_AUTO_TEST_CASE(ids_of_one_millisecond_differ) {

    const tests::ManualClock clock({5});
    tests::SeededRandom random(3);
    std::unordered_set<AnyId> made;
    for (int i = 0; i < 10'000; ++i) {
        made.insert(base::make_id(clock, random));
    }
    BOOST_TEST(made.size() == 10'000U);
}

BOOST_AUTO_TEST_CASE(an_id_is_printed_in_lower_case_and_read_in_either) {
    const auto id = AnyId::parse("0190163D-8694-739B-AEA5-966C26F8AD91");
    BOOST_REQUIRE(id.has_value());
    BOOST_TEST(id->text() == kText);
    BOOST_CHECK(AnyId::parse(kText) == id);
    BOOST_CHECK(AnyId::from_bytes(id->raw()) == id);
}

BOOST_AUTO_TEST_CASE(what_is_no_id_is_refused) {
    const std::string text(kText);
    std::string moved = text;
    std::swap(moved[8], moved[9]);
    std::string digit = text;
    digit[5] = 'g';
    for (const std::string& wrong :
         {std::string(), text.substr(1), text + "0", '{' + text.substr(1), moved, digit,
          std::string("0190163d8694739baea5966c26f8ad91"), std::string(36, '-'),
          ' ' + text.substr(1)}) {
        BOOST_TEST(!AnyId::parse(std::string_view(wrong)).has_value(), wrong);
    }
    BOOST_TEST(!AnyId::from_bytes("").has_value());
    BOOST_TEST(!AnyId::from_bytes(std::string(15, 'x')).has_value());
    BOOST_TEST(!AnyId::from_bytes(std::string(17, 'x')).has_value());
}

BOOST_AUTO_TEST_CASE(only_the_id_of_zeros_is_nil) {
    BOOST_TEST(AnyId{}.is_nil());
    BOOST_TEST(AnyId::parse("00000000-0000-0000-0000-000000000000")->is_nil());
    BOOST_TEST(!AnyId::parse("00000000-0000-0000-0000-000000000001")->is_nil());
}

BOOST_AUTO_TEST_SUITE_END()
