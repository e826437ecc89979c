#include <boost/test/unit_test.hpp>

#include "domain/citizen.hpp"
#include "domain/types.hpp"
#include "merge/apply.hpp"
#include "record/value.hpp"
#include "sync/central/aliases.hpp"

/// Words that go by several names.
namespace {

using namespace b2go;
using domain::citizen;

base::AnyId numbered(unsigned number) {
    base::AnyId id;
    id.value.back() = static_cast<std::byte>(number);
    return id;
}

record::Write write(record::FieldNumber field, const char* words) {
    return {field, {}, record::encode(record::Value(std::string(words))), {}, std::nullopt};
}

/// What somebody wrote, and the record in which it stands as `dot`.
struct Standing {
    record::Change change;
    record::RecordState state;
    record::Dot dot{100'001, 7, 9};
    Standing() {
        change.device = dot.device;
        change.seq = dot.seq;
        change.id = numbered(1);
        change.type = domain::types::kCitizen;
        change.scope = record::Scope::citizen(change.id);
        change.schema = domain::kSchema;
        change.time = base::Instant{1'700'000'000'000};
        change.author = numbered(2);
        change.writes = {write(citizen().name.number, "Bo Demosen"),
                         write(citizen().preferred_name.number, "Bosse")};
        state = merge::empty_record(change);
        merge::apply(state, change, dot);
    }
    [[nodiscard]] bool stands() const { return central::standing_as(state, change) == dot; }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(words_under_another_name, Standing)

BOOST_AUTO_TEST_CASE(are_known_by_author_time_and_every_word) {
    BOOST_TEST(stands());
    change.writes.pop_back();
    BOOST_TEST(stands(), "whatever else was written with them");
}

BOOST_AUTO_TEST_CASE(are_not_somebody_else_s) {
    change.author = numbered(3);
    BOOST_TEST(!stands());
}

BOOST_AUTO_TEST_CASE(are_not_those_of_another_moment) {
    ++change.time.ms;
    BOOST_TEST(!stands());
}

BOOST_AUTO_TEST_CASE(are_not_others) {
    change.writes.back() = write(citizen().preferred_name.number, "Bob");
    BOOST_TEST(!stands());
    change.writes.back() = write(citizen().contact_code.number, "Bosse");
    BOOST_TEST(!stands(), "nothing stands there");
}

BOOST_AUTO_TEST_CASE(are_not_of_two_changes) {
    record::Change other = change;
    other.writes = {write(citizen().preferred_name.number, "Bosse")};
    other.writes.front().seen = {dot};
    other.device = 100'002;
    other.seq = 1;
    merge::apply(state, other, {100'002, 1, 1});
    BOOST_TEST(!stands());
}

BOOST_AUTO_TEST_SUITE_END()
