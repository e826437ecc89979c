#include <boost/test/unit_test.hpp>

#include "record/state.hpp"
#include "tests/record/samples.hpp"
#include "tests/record/wire_bytes.hpp"

using namespace b2go;
using namespace b2go::record_test;
using record::decode_state;
using record::Dots;
using record::RecordState;

namespace {

const std::string kId(16, '\x11');

/// Stamp, register and version messages of a small record, by hand.
std::string stamp(std::uint32_t device) {
    return bytes(5, bytes(1, dot(device, 1, 1)) + bytes(3, kId));
}
std::string version(std::uint64_t stamp_index) {
    return bytes(3, stamp_index == 0 ? std::string() : number(1, stamp_index));
}
std::string cell(std::uint64_t field, const std::string& content) {
    return bytes(6, number(1, field) + content);
}
std::string applied(std::uint64_t device, std::uint64_t seq) {
    return bytes(7, number(1, device) + number(2, seq));
}

/// A record around the given stamps, registers and applied.
std::string record_of(const std::string& content) {
    return bytes(1, kId) + number(2, 3) + bytes(3, "\x01") + content;
}

} // namespace

BOOST_AUTO_TEST_SUITE(state_codec)

BOOST_AUTO_TEST_CASE(a_record_survives_its_bytes) {
    const RecordState state = full_state();
    const std::string bytes = record::encode(state);
    BOOST_CHECK(decode_state(bytes) == state);
    BOOST_TEST(record::encode(*decode_state(bytes)) == bytes);

    RecordState empty;
    empty.id = id_of(1);
    empty.scope = record::Scope::admin();
    BOOST_CHECK(decode_state(record::encode(empty)) == empty);
}

BOOST_AUTO_TEST_CASE(versions_of_one_change_share_one_stamp) {
    RecordState state = full_state();
    const std::string reason = "en grund, der kun skrives én gang";
    for (record::Register& item : state.registers) {
        item.versions[0].reason = reason;
    }
    const std::string bytes = record::encode(state);
    const auto first = bytes.find(reason);
    BOOST_TEST(first != std::string::npos);
    BOOST_TEST(bytes.find(reason, first + 1) == std::string::npos);
    BOOST_CHECK(decode_state(bytes) == state);
}

BOOST_AUTO_TEST_CASE(the_bytes_of_a_record_never_change) {
    RecordState state;
    state.id = id_of(0x11);
    state.type = 3;
    state.scope = record::Scope::reference();
    state.registers = {{10, {}, {{{5, 1, 1}, {}, id_of(0x11), {}, {}, {}}}, {}}};
    state.applied = {{5, 1}};
    BOOST_TEST(record::encode(state) == record_of(stamp(5) + cell(10, version(0)) + applied(5, 1)));
}

BOOST_AUTO_TEST_CASE(bytes_that_are_not_canonical_are_refused) {
    const std::string good =
        stamp(5) + stamp(6) + cell(10, version(0) + version(1)) + applied(5, 1) + applied(6, 1);
    BOOST_REQUIRE(decode_state(record_of(good)).has_value());
    const std::string awaited_one = bytes(4, dot(8, 1, 1));
    const std::string awaited_two = bytes(4, dot(8, 2, 1));
    BOOST_REQUIRE(
        decode_state(record_of(stamp(5) + cell(10, version(0) + awaited_one + awaited_two)))
            .has_value());
    const std::vector<std::pair<const char*, std::string>> wrong{
        {"nothing at all", ""},
        {"an unknown field", record_of(good + number(99, 1))},
        {"a trailing byte", record_of(good) + std::string(1, '\0')},
        {"a zero that is written out", record_of(number(4, 0) + good)},
        {"fields in another order", good + record_of("")},
        {"a short id", bytes(1, "x") + number(2, 3) + bytes(3, "\x01")},
        {"a nil id", bytes(1, std::string(16, '\0')) + number(2, 3) + bytes(3, "\x01")},
        {"no scope", bytes(1, kId) + number(2, 3)},
        {"a stamp index out of range", record_of(stamp(5) + cell(10, version(1)))},
        {"a stamp index far out of range", record_of(stamp(5) + cell(10, version(0xffffffff)))},
        {"no stamps", record_of(cell(10, version(0)))},
        {"a stamp nobody uses", record_of(stamp(5) + stamp(6) + cell(10, version(0)))},
        {"stamps in another order",
         record_of(stamp(6) + stamp(5) + cell(10, version(1) + version(0)))},
        {"a stamp twice",
         record_of(stamp(5) + stamp(5) + cell(10, version(0)) + cell(11, version(1)))},
        {"two stamps of one dot that differ",
         record_of(stamp(5) + bytes(5, bytes(1, dot(5, 1, 1)) + number(2, 2) + bytes(3, kId)) +
                   cell(10, version(0)) + cell(11, version(1)))},
        {"a stamp without author",
         record_of(bytes(5, bytes(1, dot(5, 1, 1))) + cell(10, version(0)))},
        {"a stamp without dot", record_of(bytes(5, bytes(3, kId)) + cell(10, version(0)))},
        {"versions in another order",
         record_of(stamp(5) + stamp(6) + cell(10, version(1) + version(0)))},
        {"a version twice", record_of(stamp(5) + cell(10, version(0) + version(0)))},
        {"registers in another order",
         record_of(stamp(5) + cell(11, version(0)) + cell(10, version(0)))},
        {"a register twice", record_of(stamp(5) + cell(10, version(0)) + cell(10, version(0)))},
        {"a register in two pieces",
         record_of(stamp(5) + stamp(6) + cell(10, version(0)) + cell(10, version(1)))},
        {"a register without field", record_of(stamp(5) + bytes(6, bytes(2, "key") + version(0)))},
        {"a register that holds nothing", record_of(cell(10, ""))},
        {"awaited dots in another order",
         record_of(stamp(5) + cell(10, version(0) + awaited_two + awaited_one))},
        {"an awaited dot twice",
         record_of(stamp(5) + cell(10, version(0) + awaited_one + awaited_one))},
        {"devices in another order", record_of(applied(6, 1) + applied(5, 1))},
        {"a device twice", record_of(applied(5, 1) + applied(5, 2))},
        {"a version of a change that nobody can have written",
         record_of(bytes(5, bytes(1, dot(5, record::kLastSeq + 1, 1)) + bytes(3, kId)) +
                   cell(10, version(0)))},
        {"an awaited one", record_of(cell(10, bytes(4, dot(8, record::kLastSeq + 1, 1))))},
        {"an applied one", record_of(applied(5, record::kLastSeq + 1))},
        {"a was that is not said to be there",
         record_of(stamp(5) + cell(10, bytes(3, bytes(3, "was"))))},
    };
    for (const auto& [what, state] : wrong) {
        BOOST_TEST(!decode_state(state).has_value(), what);
    }
}

BOOST_AUTO_TEST_CASE(every_cut_of_a_record_is_refused_or_canonical) {
    const std::string whole = record::encode(full_state());
    for (std::size_t length = 0; length < whole.size(); ++length) {
        const auto cut = decode_state(whole.substr(0, length));
        BOOST_TEST((!cut || record::encode(*cut) == whole.substr(0, length)));
    }
}

BOOST_AUTO_TEST_CASE(registers_are_found_and_made_in_order) {
    RecordState state;
    state.at(11, "b").awaited = {{1, 1, 1}};
    state.at(10).awaited = {{1, 1, 2}};
    state.at(11, "a").awaited = {{1, 1, 3}};
    BOOST_TEST(&state.at(11, "b") == &state.registers[2]);
    BOOST_CHECK((state.registers[2].awaited == Dots{{1, 1, 1}}));
    BOOST_TEST(state.registers.size() == 3U);
    BOOST_TEST(state.find(10) == &state.registers[0]);
    BOOST_TEST(state.find(11) == nullptr);
    BOOST_TEST(state.find(11, "a") == &state.registers[1]);
    BOOST_TEST(state.find(12) == nullptr);
}

BOOST_AUTO_TEST_CASE(keys_are_ordered_as_bytes) {
    RecordState state = full_state();
    const record::Version version = state.registers[0].versions[0];
    state.registers.clear();
    for (const char* key : {"\xff", "a", "\x80", "", "aa"}) {
        state.at(10, key).versions = {version};
    }
    const auto again = decode_state(record::encode(state));
    BOOST_CHECK(again == state);
    BOOST_TEST(state.registers.back().key == "\xff");
}

BOOST_AUTO_TEST_CASE(applied_is_kept_per_device) {
    RecordState state;
    BOOST_TEST(state.applied_of(5) == 0U);
    state.set_applied(5, 3);
    state.set_applied(4, 1);
    state.set_applied(5, 4);
    BOOST_TEST(state.applied_of(5) == 4U);
    BOOST_TEST(state.applied_of(4) == 1U);
    BOOST_TEST(state.applied_of(6) == 0U);
    BOOST_TEST(state.applied.front().device == 4U);
    BOOST_TEST(state.applied.size() == 2U);
}

BOOST_AUTO_TEST_SUITE_END()
