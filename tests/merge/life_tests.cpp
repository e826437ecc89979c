// Deleting, restoring, and deleting what somebody else is editing.
#include <boost/test/unit_test.hpp>

#include "merge/effective.hpp"
#include "record/value.hpp"
#include "tests/merge/history.hpp"

using namespace b2go;
using namespace b2go::merge_test;
using merge::Life;

namespace {

constexpr std::size_t kReplicas = 3;

Life life_after(const std::vector<Plan>& plans) {
    const History history = make_history(plans, kReplicas);
    std::vector<std::size_t> all;
    for (std::size_t i = 0; i < history.size(); ++i) {
        all.push_back(i);
    }
    return merge::life(merged(history, all));
}

std::vector<merge::Conflict> conflicts_after(const std::vector<Plan>& plans) {
    const History history = make_history(plans, kReplicas);
    std::vector<std::size_t> all;
    for (std::size_t i = 0; i < history.size(); ++i) {
        all.push_back(i);
    }
    static const record::Rule ask = record::Rule::ask();
    return merge::conflicts(merged(history, all),
                            [](record::FieldNumber) -> const record::Rule& { return ask; });
}

std::string text(const char* words) { return record::encode(record::Value(std::string(words))); }

} // namespace

BOOST_AUTO_TEST_SUITE(deleting)

BOOST_AUTO_TEST_CASE(a_deletion_that_saw_everything_stands) {
    BOOST_CHECK(life_after({{0, {0, 0, 0}, Act::edit_first}, {1, {1, 0, 0}, Act::remove}}) ==
                Life::deleted);
}

BOOST_AUTO_TEST_CASE(offline_edit_survives_a_delete_as_a_conflict) {
    const std::vector<Plan> plans{{0, {0, 0, 0}, Act::edit_first},
                                  {1, {1, 0, 0}, Act::remove},
                                  {2, {1, 0, 0}, Act::edit_first}};
    BOOST_CHECK(life_after(plans) == Life::disputed);
    const auto found = conflicts_after(plans);
    BOOST_REQUIRE_EQUAL(found.size(), 1U);
    BOOST_CHECK((found.front() == merge::Conflict{record::kLifeField, {}}));
}

BOOST_AUTO_TEST_CASE(an_edit_of_another_field_disputes_a_deletion_too) {
    BOOST_CHECK(life_after({{0, {0, 0, 0}, Act::edit_first},
                            {1, {1, 0, 0}, Act::remove},
                            {2, {1, 0, 0}, Act::edit_second}}) == Life::disputed);
}

BOOST_AUTO_TEST_CASE(two_deletions_that_together_saw_everything_stand) {
    BOOST_CHECK(life_after({{0, {0, 0, 0}, Act::edit_first},
                            {1, {0, 0, 0}, Act::edit_second},
                            {0, {1, 0, 0}, Act::remove},
                            {1, {0, 1, 0}, Act::remove}}) == Life::deleted);
}

BOOST_AUTO_TEST_CASE(a_restored_record_is_alive) {
    BOOST_CHECK(life_after({{0, {0, 0, 0}, Act::edit_first},
                            {1, {1, 0, 0}, Act::remove},
                            {2, {1, 1, 0}, Act::restore}}) == Life::alive);
}

BOOST_AUTO_TEST_CASE(a_second_deletion_that_saw_the_edit_settles_the_dispute) {
    BOOST_CHECK(life_after({{0, {0, 0, 0}, Act::edit_first},
                            {1, {1, 0, 0}, Act::remove},
                            {2, {1, 0, 0}, Act::edit_first},
                            {0, {1, 1, 1}, Act::remove}}) == Life::deleted);
}

BOOST_AUTO_TEST_CASE(an_edit_made_after_seeing_the_deletion_disputes_it) {
    BOOST_CHECK(life_after({{0, {0, 0, 0}, Act::edit_first},
                            {1, {1, 0, 0}, Act::remove},
                            {2, {1, 1, 0}, Act::edit_first}}) == Life::disputed);
}

BOOST_AUTO_TEST_CASE(a_deleted_record_has_no_open_conflicts) {
    const std::vector<Plan> undecided{{0, {0, 0, 0}, Act::edit_first, text("a")},
                                      {1, {0, 0, 0}, Act::edit_first, text("b")}};
    BOOST_REQUIRE_EQUAL(conflicts_after(undecided).size(), 1U);
    std::vector<Plan> deleted = undecided;
    deleted.push_back({2, {1, 1, 0}, Act::remove});
    BOOST_TEST(conflicts_after(deleted).empty());
}

BOOST_AUTO_TEST_CASE(a_life_value_from_a_newer_program_leaves_the_record_visible) {
    record::RecordState state;
    record::Version version;
    version.dot = {1, 1, 1};
    version.value = std::string("\xfa\x3f\x00", 3);
    state.at(record::kLifeField).versions.push_back(version);
    BOOST_CHECK(merge::life(state) == Life::alive);
}

BOOST_AUTO_TEST_SUITE_END()
