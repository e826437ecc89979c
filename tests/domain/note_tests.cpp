#include <boost/test/unit_test.hpp>

#include "domain/dialogue.hpp"
#include "domain/note.hpp"
#include "domain/tally.hpp"
#include "known_records.hpp"

namespace b2go::domain::test {

using registry::Choice;
using registry::Object;

namespace {

Object written_note() { return note().make(id_of(1)).set(note().text, std::string("Mødte op.")); }

} // namespace

BOOST_AUTO_TEST_SUITE(note_tests)

BOOST_AUTO_TEST_CASE(a_note_needs_text_and_nothing_else) {
    const KnownRecords around;
    BOOST_TEST(has_error(findings_of(note().make(id_of(1)), around), "text"));
    BOOST_TEST(findings_of(written_note(), around).errors.empty());
}

BOOST_AUTO_TEST_CASE(a_note_is_never_edited) {
    const KnownRecords around;
    const Object before = written_note();
    const Object rewritten = written_note().set(note().text, std::string("Mødte ikke op."));
    BOOST_TEST(has_error(findings_of(rewritten, around, &before), "text"));
    const Object extended = written_note().set(note().assessment, std::string("Træt."));
    BOOST_TEST(has_error(findings_of(extended, around, &before), "assessment"));
    const Object emptied = written_note().clear(note().text);
    BOOST_TEST(has_error(findings_of(emptied, around, &before), "text"));
    BOOST_TEST(findings_of(before, around, &before).errors.empty());
    const Object shielded = written_note().set(note().confidentiality, Choice{"shielded"});
    BOOST_TEST(findings_of(shielded, around, &before).errors.empty());
}

BOOST_AUTO_TEST_CASE(a_dialogue_and_a_count_are_never_edited) {
    const KnownRecords around;
    const Object talked =
        dialogue().make(id_of(1)).set(dialogue().content, std::string("Fast tid om tirsdagen."));
    const Object changed = Object(talked).set(dialogue().content, std::string("Om onsdagen."));
    BOOST_TEST(has_error(findings_of(changed, around, &talked), "content"));

    const Object counted = tally()
                               .make(id_of(2))
                               .set(tally().outing, OutingId(id_of(3)))
                               .set(tally().kind, Choice{"met"})
                               .set(tally().count, std::int64_t{2});
    BOOST_TEST(findings_of(counted, around).errors.empty());
    const Object more = Object(counted).set(tally().count, std::int64_t{3});
    BOOST_TEST(has_error(findings_of(more, around, &counted), "count"));
}

BOOST_AUTO_TEST_CASE(a_count_says_what_was_counted_and_where) {
    const KnownRecords around;
    const auto findings = findings_of(tally().make(id_of(2)), around);
    BOOST_TEST(has_error(findings, "outing"));
    BOOST_TEST(has_error(findings, "kind"));
    const Object nothing = tally().make(id_of(2)).set(tally().count, std::int64_t{0});
    BOOST_TEST(has_error(findings_of(nothing, around), "count"));
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace b2go::domain::test
