#include <boost/test/unit_test.hpp>

#include "base/limits.hpp"
#include "record/state.hpp"
#include "tests/record/samples.hpp"
#include "tests/record/wire_bytes.hpp"

using namespace b2go;
using namespace b2go::record_test;
using record::Change;
using record::decode_change;

namespace {

const std::string kId(16, '\x11');
const std::string kReference("\x01");

/// The fields of a small change, in order; each can be replaced by a wrong one.
struct Parts {
    std::string device = number(1, 5);
    std::string seq = number(2, 1);
    std::string id = bytes(3, kId);
    std::string type = number(4, 3);
    std::string scope = bytes(5, kReference);
    std::string author = bytes(8, kId);
    std::string rest = bytes(12, number(1, 10));
    [[nodiscard]] std::string all() const {
        return device + seq + id + type + scope + author + rest;
    }
};

Change small_change() {
    Change change;
    change.device = 5;
    change.seq = 1;
    change.id = id_of(0x11);
    change.type = 3;
    change.scope = record::Scope::reference();
    change.author = id_of(0x11);
    change.writes = {{10, {}, {}, {}, std::nullopt}};
    return change;
}

/// A change whose writes are `count` different fields.
Change wide_change(std::size_t count) {
    Change change = small_change();
    change.writes.clear();
    for (std::size_t i = 0; i < count; ++i) {
        change.writes.push_back(
            {static_cast<record::FieldNumber>(10 + i), {}, {}, {}, std::nullopt});
    }
    return change;
}

bool survives(const Change& change) { return decode_change(record::encode(change)) == change; }

} // namespace

BOOST_AUTO_TEST_SUITE(change_codec)

BOOST_AUTO_TEST_CASE(a_change_survives_its_bytes) {
    BOOST_TEST(survives(full_change()));
    BOOST_TEST(survives(small_change()));
    Change change = full_change();
    change.writes.clear();
    BOOST_TEST(survives(change));
}

BOOST_AUTO_TEST_CASE(the_bytes_of_a_change_never_change) {
    BOOST_TEST(base::to_hex(base::as_bytes(record::encode(small_change()))) ==
               "080510011a101111111111111111111111111111111120032a0101"
               "4210111111111111111111111111111111116202080a");
    BOOST_TEST(record::encode(small_change()) == Parts{}.all());
}

BOOST_AUTO_TEST_CASE(no_was_and_an_empty_was_are_different) {
    Change change = small_change();
    change.writes[0].was = std::string();
    BOOST_TEST(survives(change));
    BOOST_TEST(record::encode(change) != record::encode(small_change()));
}

BOOST_AUTO_TEST_CASE(no_origin_and_an_origin_of_zeros_are_different) {
    Change change = small_change();
    change.origin = record::Dot{};
    BOOST_TEST(survives(change));
    BOOST_TEST(record::encode(change) != record::encode(small_change()));
}

BOOST_AUTO_TEST_CASE(a_value_of_an_unknown_kind_is_carried_byte_for_byte) {
    Change change = small_change();
    change.writes[0].value = std::string("\xfa\x3f\x01\x00", 4);
    BOOST_TEST(survives(change));
}

BOOST_AUTO_TEST_CASE(bytes_that_are_not_canonical_are_refused) {
    const auto with = [](std::string Parts::*part, std::string wrong) {
        Parts parts;
        parts.*part = std::move(wrong);
        return parts.all();
    };
    BOOST_REQUIRE(decode_change(Parts{}.all()).has_value());
    const std::string write = bytes(12, number(1, 10));
    const std::string seen_two = bytes(4, dot(1, 2, 1));
    const std::string seen_one = bytes(4, dot(1, 1, 1));
    const std::vector<std::pair<const char*, std::string>> wrong{
        {"nothing at all", ""},
        {"an unknown field", Parts{}.all() + number(99, 1)},
        {"a trailing byte", Parts{}.all() + std::string(1, '\0')},
        {"a zero that is written out", Parts{}.all() + number(6, 0)},
        {"fields in another order", Parts{}.seq + with(&Parts::seq, "")},
        {"a long spelling of a number", with(&Parts::device, std::string("\x08\x85\x00", 3))},
        {"a number twice", with(&Parts::device, number(1, 5) + number(1, 5))},
        {"no sequence number", with(&Parts::seq, "")},
        {"no id", with(&Parts::id, "")},
        {"a nil id", with(&Parts::id, bytes(3, std::string(16, '\0')))},
        {"a short id", with(&Parts::id, bytes(3, std::string(15, 'x')))},
        {"a long id", with(&Parts::id, bytes(3, std::string(17, 'x')))},
        {"no scope", with(&Parts::scope, "")},
        {"an unknown scope", with(&Parts::scope, bytes(5, "\x09"))},
        {"no author", with(&Parts::author, "")},
        {"a short author", with(&Parts::author, bytes(8, "x"))},
        {"a reason that is not UTF-8", with(&Parts::rest, bytes(9, "\xff") + write)},
        {"a short batch", with(&Parts::rest, bytes(10, "x") + write)},
        {"an origin with an unknown field",
         with(&Parts::rest, bytes(11, dot(1, 1, 1) + number(9, 1)) + write)},
        {"a write to no field", with(&Parts::rest, bytes(12, bytes(2, "key")))},
        {"two writes to one register", with(&Parts::rest, write + write)},
        {"writes in another order",
         with(&Parts::rest, bytes(12, number(1, 11)) + bytes(12, number(1, 10)))},
        {"keys in another order", with(&Parts::rest, bytes(12, number(1, 10) + bytes(2, "b")) +
                                                         bytes(12, number(1, 10) + bytes(2, "a")))},
        {"seen dots in another order",
         with(&Parts::rest, bytes(12, number(1, 10) + seen_two + seen_one))},
        {"a seen dot twice", with(&Parts::rest, bytes(12, number(1, 10) + seen_one + seen_one))},
        {"a was that is not said to be there",
         with(&Parts::rest, bytes(12, number(1, 10) + bytes(5, "was")))},
        {"a write with an unknown field",
         with(&Parts::rest, bytes(12, number(1, 10) + number(9, 1)))},
    };
    for (const auto& [what, change] : wrong) {
        BOOST_TEST(!decode_change(change).has_value(), what);
    }
}

BOOST_AUTO_TEST_CASE(every_cut_of_a_change_is_refused_or_canonical) {
    const std::string whole = record::encode(full_change());
    for (std::size_t length = 0; length < whole.size(); ++length) {
        const auto cut = decode_change(whole.substr(0, length));
        BOOST_TEST((!cut || record::encode(*cut) == whole.substr(0, length)));
    }
}

BOOST_AUTO_TEST_CASE(a_change_at_each_limit_is_read_and_beyond_it_refused) {
    BOOST_TEST(survives(wide_change(limits::kWritesPerChange)));
    BOOST_TEST(!survives(wide_change(limits::kWritesPerChange + 1)));

    Change change = small_change();
    change.reason = std::string(limits::kReasonBytes, 'r');
    BOOST_TEST(survives(change));
    change.reason += 'r';
    BOOST_TEST(!survives(change));

    change = small_change();
    change.writes[0].was = std::string(limits::kWasBytes, 'w');
    BOOST_TEST(survives(change));
    *change.writes[0].was += 'w';
    BOOST_TEST(!survives(change));

    change = small_change();
    for (record::Seq seq = 1; seq <= limits::kSeenPerWrite; ++seq) {
        change.writes[0].seen.push_back({7, seq, 0});
    }
    BOOST_TEST(survives(change));
    change.writes[0].seen.push_back({8, 1, 0});
    BOOST_TEST(!survives(change));

    change = small_change();
    change.writes[0].value = std::string(limits::kChangeBytes, 'v');
    BOOST_TEST(!survives(change));
    change.writes[0].value.resize(limits::kChangeBytes - 100);
    BOOST_TEST(survives(change));
}

BOOST_AUTO_TEST_CASE(a_place_in_a_history_that_nobody_can_have_reached_is_refused) {
    const auto with = [](record::Seq seq) {
        std::vector<Change> changes(3, small_change());
        changes[0].seq = seq;
        changes[1].origin = record::Dot{5, seq, 7};
        changes[2].writes[0].seen = {{5, seq, 7}};
        return changes;
    };
    for (const Change& change : with(record::kLastSeq)) {
        BOOST_TEST(survives(change));
    }
    for (const record::Seq seq : {record::kLastSeq + 1, ~record::Seq{0}}) {
        for (const Change& change : with(seq)) {
            BOOST_TEST(!decode_change(record::encode(change)).has_value());
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
