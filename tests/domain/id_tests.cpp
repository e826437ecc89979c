#include <boost/test/unit_test.hpp>

#include <concepts>
#include <type_traits>

#include "domain/citizen.hpp"
#include "domain/outing.hpp"

namespace b2go::domain::test {

namespace {

template <typename A, typename B>
concept Comparable = requires(const A& a, const B& b) { a == b; };

template <typename A, typename B>
concept Ordered = requires(const A& a, const B& b) { a < b; };

template <typename Handle, typename Value>
concept Settable = requires(registry::Object object, Handle field, const Value& value) {
    object.set(field, value);
};

// These hold when the file compiles; the case below keeps them in the test report.
static_assert(Comparable<CitizenId, CitizenId> && Ordered<CitizenId, CitizenId>);
static_assert(!Comparable<CitizenId, OutingId> && !Ordered<CitizenId, OutingId>);
static_assert(!std::is_convertible_v<CitizenId, OutingId>);
static_assert(!std::is_constructible_v<CitizenId, OutingId>);
static_assert(!std::is_assignable_v<CitizenId&, OutingId>);
static_assert(!std::is_convertible_v<base::AnyId, CitizenId>);
static_assert(!std::is_convertible_v<CitizenId, base::AnyId>);
static_assert(Settable<decltype(OutingEntity::location), LocationId>);
static_assert(!Settable<decltype(OutingEntity::location), CitizenId>);
static_assert(!Settable<decltype(CitizenEntity::birth_date), base::Instant>);
static_assert(!Settable<decltype(CitizenEntity::protection), std::string>);

} // namespace

BOOST_AUTO_TEST_SUITE(id_tests)

BOOST_AUTO_TEST_CASE(an_outings_id_cannot_stand_where_a_citizens_is_meant) {
    BOOST_TEST((!Comparable<CitizenId, OutingId>));
    BOOST_TEST((!std::is_constructible_v<CitizenId, OutingId>));
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace b2go::domain::test
