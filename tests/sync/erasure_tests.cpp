#include <boost/test/unit_test.hpp>

#include <algorithm>

#include <filesystem>

#include "domain/citizen.hpp"
#include "domain/matter.hpp"
#include "domain/note.hpp"
#include "domain/reference_data.hpp"
#include "domain/types.hpp"
#include "sync/central/backup.hpp"
#include "sync/central/sqlcipher_store.hpp"
#include "tests/support/decrypted_file.hpp"
#include "tests/sync/only_on.hpp"
#include "tests/sync/world.hpp"

/// What is left, and where, of somebody of whom nothing may be left.
namespace {

using namespace b2go;
using namespace b2go::tests;
using domain::citizen;
using domain::note;
using registry::Fields;

constexpr const char* kName = "Xylofonia Plantedord";
constexpr const char* kEarlier = "Kvadrofoni Plantedord";
constexpr const char* kText = "Hemmelighedsfuldtord om Xylofonia";

/// Of each of these no byte may be left. Search keeps words folded.
const std::vector<std::string> kPlanted{"Xylofonia",  "xylofonia",         "Kvadrofoni",
                                        "kvadrofoni", "Hemmelighedsfuldt", "hemmelighedsfuldt",
                                        "Kladdeord"};

Fields named(const char* name) { return {{{citizen().name.number, std::string(name)}}, {}}; }

struct Erased : World {
    Erased() : World(11, 2) {
        person = tablet(0).create(citizen().make({}).set(citizen().name, std::string(kEarlier)));
        paper = tablet(0).create(note()
                                     .make({})
                                     .set(note().about, domain::RecordId(person))
                                     .set(note().text, std::string(kText)));
        bystander =
            tablet(0).create(citizen().make({}).set(citizen().name, std::string("Bliver her")));
        settle();
        tablet(1).edit(person, named(kName));
        settle();
        tablet(0).store().keep_unfinished("edit", person, "Kladdeord");
        tablet(0).store().keep_unfinished("note", {}, "Kladdeord om " + person.text());
        tablet(0).store().keep_unfinished("note", bystander, "om en anden");
    }

    [[nodiscard]] std::string scope() const { return record::Scope::citizen(person).encode(); }
    [[nodiscard]] std::size_t left_on(Tablet& who) {
        const std::string pages = decrypted_file(who.file(), who.key());
        std::size_t found = 0;
        for (const std::string& word : kPlanted) {
            found += pages.find(word) != std::string::npos ? 1 : 0;
        }
        return found;
    }
    /// The key that opens the citizen's bytes, as the store holds it.
    [[nodiscard]] static std::string
    wrapped_key(const std::string& file, const base::SecretKey& master, const std::string& scope) {
        return central::open_sqlcipher_store({file, {}}, master)->find_scope_key(scope);
    }

    base::AnyId person;
    base::AnyId paper;
    base::AnyId bystander;
};

BOOST_AUTO_TEST_SUITE(an_erased_citizen)

BOOST_FIXTURE_TEST_CASE(is_in_no_page_of_any_tablet_and_behind_no_live_key, Erased,
                        *boost::unit_test::precondition(is_embedded)) {
    BOOST_REQUIRE(left_on(tablet(0)) > 3U); // the search for it finds it
    BOOST_REQUIRE(left_on(tablet(1)) > 3U);
    const auto other = record::Scope::citizen(bystander).encode();
    const std::string wrapped = [&] {
        stop_central();
        std::string found = wrapped_key(central_file(), keys().master, scope());
        restart_central();
        return found;
    }();
    BOOST_REQUIRE(wrapped.size() > 32U);
    BOOST_REQUIRE(decrypted_file(central_file(), keys().master).find(wrapped) != std::string::npos);

    BOOST_REQUIRE(erase(person));
    // While it goes on serving: the log of the store too.
    BOOST_TEST(decrypted_file(central_file(), keys().master).find(wrapped) == std::string::npos);
    BOOST_TEST(central().verify().empty());
    settle();
    settle(); // and says so
    for (std::size_t i = 0; i < tablets(); ++i) {
        BOOST_TEST(left_on(tablet(i)) == 0U);
        BOOST_TEST(!tablet(i).store().find(person).has_value());
        BOOST_TEST(!tablet(i).store().find(paper).has_value());
        BOOST_TEST(tablet(i).store().find(bystander).has_value());
        BOOST_TEST(tablet(i).store().search("Xylofonia", 10).empty());
        BOOST_TEST(tablet(i).store().verify().empty());
    }
    BOOST_TEST(tablet(0).store().unfinished().size() == 1U);

    back_up_central();
    restore_central();
    stop_central();
    BOOST_TEST(wrapped_key(central_file(), keys().master, scope()).empty());
    BOOST_TEST(!wrapped_key(central_file(), keys().master, other).empty());
    BOOST_TEST(decrypted_file(central_file(), keys().master).find(wrapped) == std::string::npos);
    restart_central();
    BOOST_TEST(findings().empty());
}

BOOST_FIXTURE_TEST_CASE(stays_erased_when_the_central_is_restored_from_before, Erased) {
    back_up_central();
    BOOST_REQUIRE(erase(person));
    settle();
    restore_central();
    BOOST_TEST(central().verify().empty());
    settle();
    settle();
    BOOST_TEST(left_on(tablet(0)) == 0U);
    BOOST_TEST(left_on(tablet(1)) == 0U);
    const auto wrong = findings();
    BOOST_TEST(wrong.empty(), (wrong.empty() ? "" : wrong.front()));
}

BOOST_FIXTURE_TEST_CASE(takes_nothing_any_more_from_a_tablet_that_was_away, Erased) {
    tablet(1).edit(person, named("Xylofonia Igen"));
    const auto late = tablet(1).create(note()
                                           .make({})
                                           .set(note().about, domain::RecordId(person))
                                           .set(note().text, std::string(kText)));
    BOOST_REQUIRE(erase(person));
    const auto report = tablet(1).must_sync();
    BOOST_TEST(report.verdicts.at("gone") == 2U);
    BOOST_TEST(std::ranges::any_of(report.notes, [](const base::Label& note) {
        return note.en.find("2 changes from here") != std::string::npos;
    }));
    BOOST_TEST(!tablet(1).store().find(late).has_value());
    settle();
    settle();
    BOOST_TEST(left_on(tablet(1)) == 0U);
    const auto wrong = findings();
    BOOST_TEST(wrong.empty(), (wrong.empty() ? "" : wrong.front()));
}

BOOST_FIXTURE_TEST_CASE(is_acknowledged_by_every_tablet_once_it_holds_nothing, Erased) {
    BOOST_REQUIRE(erase(person));
    BOOST_REQUIRE_EQUAL(central().erasures().size(), 1U);
    BOOST_TEST((central().erasures()[0].citizen == person));
    BOOST_TEST(central().erasures()[0].waiting.size() == 2U);
    tablet(0).must_sync();
    BOOST_TEST(central().erasures()[0].waiting.size() == 2U); // told, not yet answered
    tablet(0).must_sync();
    BOOST_TEST(central().erasures()[0].waiting.size() == 1U);
    BOOST_TEST(central().erasures()[0].acknowledged.size() == 1U);
    BOOST_REQUIRE(central().revoke(tablet(1).store().identity()->device).has_value());
    BOOST_TEST(central().erasures()[0].waiting.empty());
    BOOST_TEST(central().erasures()[0].out_of_reach.size() == 1U);
}

BOOST_FIXTURE_TEST_CASE(stays_erased_on_a_tablet_that_stamps_its_changes_anew, Erased) {
    BOOST_REQUIRE(erase(person));
    settle();
    settle();
    Tablet& copy = copy_tablet(0);
    copy.edit(bystander, {{{citizen().preferred_name.number, std::string("Ny")}}, {}});
    tablet(0).edit(bystander, {{{citizen().language.number, std::string("da")}}, {}});
    settle();
    settle();
    for (std::size_t i = 0; i < tablets(); ++i) {
        BOOST_TEST(left_on(tablet(i)) == 0U);
    }
    const auto wrong = findings();
    BOOST_TEST(wrong.empty(), (wrong.empty() ? "" : wrong.front()));
}

BOOST_FIXTURE_TEST_CASE(is_refused_in_words_where_it_may_not_be_erased, Erased) {
    const auto refused = [&](base::AnyId id, std::string_view reason) {
        const auto erased = central().erase_citizen(id, reason);
        return erased ? std::string() : erased.error().message.en;
    };
    BOOST_TEST(!refused(paper, "asked for").empty()); // the id of a note
    BOOST_TEST(!refused(base::AnyId{}, "asked for").empty());
    BOOST_TEST(!refused(person, " ").empty());
    BOOST_REQUIRE(central().hold_citizen(person, "klagesag").has_value());
    const auto second = central().hold_citizen(person, "politisag");
    BOOST_TEST_REQUIRE(!second.has_value());
    BOOST_TEST(second.error().message.da.find("klagesag") != std::string::npos);
    BOOST_TEST(refused(person, "asked for").find("klagesag") != std::string::npos);
    BOOST_REQUIRE(central().lift_hold(person).has_value());
    BOOST_TEST(!central().lift_hold(person).has_value());

    tablet(0).edit(person, named("Den ene"));
    tablet(1).edit(person, named("Den anden"));
    settle();
    BOOST_TEST(refused(person, "asked for").find(person.text()) != std::string::npos);
    BOOST_REQUIRE(tablet(0).resolve_first(person, 0));
    settle();
    BOOST_TEST(refused(person, "asked for").empty());
    BOOST_TEST(!refused(person, "asked for").empty()); // once
    BOOST_TEST(central().verify().empty());
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
