#include "record/value.hpp"

#include <limits>
#include <set>

#include <boost/test/unit_test.hpp>

#include "tests/record/samples.hpp"
#include "tests/record/wire_bytes.hpp"

using namespace b2go;
using namespace b2go::record_test;
using record::decode_value;
using record::Dots;
using record::Group;
using record::Null;
using record::Value;

BOOST_AUTO_TEST_SUITE(values)

BOOST_AUTO_TEST_CASE(every_kind_of_value_survives_its_bytes) {
    constexpr auto kLeast = std::numeric_limits<std::int64_t>::min();
    constexpr auto kMost = std::numeric_limits<std::int64_t>::max();
    const std::vector<Value> values{
        Null{},
        true,
        false,
        std::int64_t{0},
        std::int64_t{-1},
        kLeast,
        kMost,
        std::string(),
        std::string("Åse 👋"),
        std::string("a\0b", 3),
        base::AnyId{},
        id_of(0xff),
        base::Instant{0},
        base::Instant{kLeast},
        base::Date{0},
        base::Date{-1},
        base::Date{std::numeric_limits<std::int32_t>::min()},
        Group{},
        Group{{1, std::string("Demovej")}, {2, std::int64_t{3}}, {9, true}},
        Group{{1, id_of(1)}, {2, base::Instant{5}}, {3, base::Date{5}}},
        Dots{},
        Dots{{1, 1, 1}, {1, 1, 2}, {2, 1, 0}},
    };
    std::set<std::string> encodings;
    for (const Value& value : values) {
        const std::string bytes = record::encode(value);
        BOOST_CHECK(decode_value(bytes) == value);
        encodings.insert(bytes);
    }
    BOOST_TEST(encodings.size() == values.size());
}

BOOST_AUTO_TEST_CASE(null_and_empty_and_zero_and_false_are_four_values) {
    BOOST_TEST(record::encode(Value(Null{})).empty());
    BOOST_TEST(record::encode(Value(false)) == std::string("\x08\x00", 2));
    BOOST_TEST(record::encode(Value(std::int64_t{0})) == std::string("\x10\x00", 2));
    BOOST_TEST(record::encode(Value(std::string())) == std::string("\x1a\x00", 2));
    BOOST_TEST(record::is_null(Null{}));
    BOOST_TEST(!record::is_null(false));
    BOOST_TEST(!record::is_null(std::int64_t{0}));
    BOOST_TEST(!record::is_null(std::string()));
}

BOOST_AUTO_TEST_CASE(null_parts_of_a_group_are_left_out) {
    BOOST_TEST(record::encode(Value(Group{{1, Null{}}, {2, true}})) ==
               record::encode(Value(Group{{2, true}})));
}

BOOST_AUTO_TEST_CASE(bytes_that_are_not_canonical_are_refused) {
    const std::string flag = number(1, 1);
    const std::string part_one = bytes(1, number(1, 1) + bytes(2, flag));
    const std::string part_two = bytes(1, number(1, 2) + bytes(2, flag));
    BOOST_REQUIRE(decode_value(flag).has_value());
    BOOST_REQUIRE(decode_value(bytes(7, part_one + part_two)).has_value());
    const std::vector<std::pair<const char*, std::string>> wrong{
        {"a flag that is neither 0 nor 1", number(1, 2)},
        {"a long spelling of a number", std::string("\x08\x81\x00", 3)},
        {"two values", flag + bytes(3, "x")},
        {"the same value twice", flag + flag},
        {"a trailing byte", flag + std::string(1, '\0')},
        {"an unknown kind", number(15, 1)},
        {"an unknown field beside a value", flag + number(15, 1)},
        {"another wire type", fixed32(1, 1)},
        {"a short id", bytes(4, std::string(15, 'x'))},
        {"a long id", bytes(4, std::string(17, 'x'))},
        {"a text that is not UTF-8", bytes(3, "S\xf8rensen")},
        {"a text that ends early", std::string("\x1a\x05xy")},
        {"a day beyond 32 bits", number(6, std::uint64_t{1} << 40U)},
        {"parts in another order", bytes(7, part_two + part_one)},
        {"a part twice", bytes(7, part_one + part_one)},
        {"a part without a value", bytes(7, bytes(1, number(1, 1)))},
        {"a part that is null", bytes(7, bytes(1, number(1, 1) + bytes(2, "")))},
        {"a group within a group", bytes(7, bytes(1, number(1, 1) + bytes(2, bytes(7, ""))))},
        {"dots within a group", bytes(7, bytes(1, number(1, 1) + bytes(2, bytes(8, ""))))},
        {"dots in another order", bytes(8, bytes(1, dot(2, 1, 1)) + bytes(1, dot(1, 1, 1)))},
        {"a dot twice", bytes(8, bytes(1, dot(1, 1, 1)) + bytes(1, dot(1, 1, 1)))},
        {"a dot with an unknown field", bytes(8, bytes(1, dot(1, 1, 1) + number(9, 1)))},
        {"a group in two pieces", bytes(7, part_one) + bytes(7, part_two)},
    };
    for (const auto& [what, value] : wrong) {
        BOOST_TEST(!decode_value(value).has_value(), what);
    }
}

BOOST_AUTO_TEST_CASE(dots_that_a_deletion_names_are_read_as_written) {
    const auto read = decode_value(bytes(8, bytes(1, dot(1, 2, 3)) + bytes(1, dot(1, 3, 0xff))));
    BOOST_REQUIRE(!read.has_value() == false);
    BOOST_CHECK((std::get<Dots>(*read) == Dots{{1, 2, 3}, {1, 3, 0xff}}));
    BOOST_TEST(decode_value(bytes(8, bytes(1, dot(1, record::kLastSeq, 3)))).has_value());
    BOOST_TEST(!decode_value(bytes(8, bytes(1, dot(1, record::kLastSeq + 1, 3)))).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
