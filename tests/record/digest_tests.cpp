#include <boost/test/unit_test.hpp>

#include "record/digest.hpp"
#include "tests/record/samples.hpp"

using namespace b2go;

namespace {

base::AnyId id_of(char last) {
    return base::AnyId::from_bytes(std::string(15, '\x01') + last).value();
}

} // namespace

BOOST_AUTO_TEST_SUITE(digests)

BOOST_AUTO_TEST_CASE(tell_records_and_bytes_apart) {
    const auto one = record::digest_of(id_of('a'), "state");
    BOOST_TEST((one == record::digest_of(id_of('a'), "state")));
    BOOST_TEST((one != record::digest_of(id_of('b'), "state")));
    BOOST_TEST((one != record::digest_of(id_of('a'), "statf")));
}

BOOST_AUTO_TEST_CASE(sum_up_in_any_order_and_back_to_nothing) {
    record::DigestSum forwards;
    record::DigestSum backwards;
    for (int i = 0; i < 50; ++i) {
        forwards.add(record::digest_of(id_of(static_cast<char>(i)), "x"));
        backwards.add(record::digest_of(id_of(static_cast<char>(49 - i)), "x"));
    }
    BOOST_TEST((forwards == backwards));
    BOOST_TEST(!forwards.is_zero());
    for (int i = 0; i < 50; ++i) {
        forwards.subtract(record::digest_of(id_of(static_cast<char>(i)), "x"));
    }
    BOOST_TEST(forwards.is_zero());
}

BOOST_AUTO_TEST_CASE(carry_from_the_lower_half_to_the_upper) {
    const auto ones = record::DigestSum::decode(std::string(8, '\0') + std::string(8, '\xff'));
    const auto one = record::DigestSum::decode(std::string(15, '\0') + '\x01');
    auto sum = ones.value();
    sum.add(one.value());
    BOOST_TEST(sum.encode() == std::string(7, '\0') + '\x01' + std::string(8, '\0'));
    sum.subtract(one.value());
    BOOST_TEST((sum == *ones));
    sum.subtract(*ones);
    sum.subtract(*one);
    BOOST_TEST(sum.encode() == std::string(16, '\xff'));
    BOOST_TEST(!record::DigestSum::decode("short").has_value());
}

BOOST_AUTO_TEST_SUITE_END()
