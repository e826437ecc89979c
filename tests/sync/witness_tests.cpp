#include <boost/test/unit_test.hpp>

#include <algorithm>

#include "domain/citizen.hpp"
#include "domain/location.hpp"
#include "domain/matter.hpp"
#include "domain/record_view.hpp"
#include "domain/reference_data.hpp"
#include "domain/types.hpp"
#include "sqlite/connection.hpp"
#include "store/sql.hpp"
#include "sync/protocol/wire.hpp"
#include "tests/support/decrypted_file.hpp"
#include "tests/sync/only_on.hpp"
#include "tests/sync/world.hpp"

/// Words that nobody can send a restored central again, and that a tablet had.
namespace {

using namespace b2go;
using namespace b2go::tests;
using domain::citizen;
using registry::Fields;

Fields called(const char* name) {
    return {{{citizen().preferred_name.number, std::string(name)}}, {}};
}

constexpr const char* kPlanted = "Xylofonia";

/// A backup was taken, a tablet wrote something that another has seen, and burnt; then the central
/// was restored.
struct Lost : World {
    Lost() : World(31, 3) {
        person = tablet(0).create(
            citizen().make({}).set(citizen().preferred_name, std::string("Ditte")));
        settle();
        back_up_central();
    }
    void write_and_burn() {
        tablet(0).edit(person, called(kPlanted));
        tablet(0).must_sync();
        tablet(1).must_sync();
        lose_tablet(0);
        restore_central();
    }
    [[nodiscard]] std::string name_on(Tablet& who) {
        const auto state = who.store().find(person);
        return state ? domain::object_of(*state).get(citizen().preferred_name).value_or("") : "";
    }
    /// Witnesses in the tablet's file, given or not.
    [[nodiscard]] std::int64_t kept_on(Tablet& who) const {
        const auto options = std::filesystem::copy_options::overwrite_existing;
        sqlite::OpenOptions copy;
        copy.path = folder.file("copy to look into");
        copy.migrations = store::sql::migrations;
        std::filesystem::copy_file(who.file(), copy.path, options);
        std::filesystem::copy_file(who.file() + "-wal", copy.path + "-wal", options);
        sqlite::Connection file(copy, who.key());
        auto rows = file.statement("SELECT count(*) FROM witness");
        rows.step();
        return rows.integer(0);
    }
    [[nodiscard]] std::size_t lacking() {
        std::size_t words = 0;
        for (const central::WitnessRow& row : central().witnesses(100)) {
            words += row.lacking.size();
        }
        return words;
    }
    /// A copied tablet got a new number, another has seen its word by that and deletes the citizen;
    /// the restored central knows neither number, and the copy is enrolled once more.
    void write_under_two_numbers() {
        Tablet& copy = copy_tablet(1);
        tablet(1).edit(person, {{{citizen().contact_code.number, std::string("DEMO-1")}}, {}});
        copy.edit(person, called(kPlanted));
        tablet(1).must_sync();
        back_up_central();
        BOOST_TEST_REQUIRE(copy.must_sync().former_device != 0U);
        tablet(0).must_sync();
        tablet(0).remove(person);
        restore_central();
    }
    void require_well() {
        settle();
        for (const std::string& wrong : findings()) {
            BOOST_ERROR(wrong);
        }
    }

    base::AnyId person;
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(a_witness, Lost)

BOOST_AUTO_TEST_CASE(is_given_before_the_older_state_takes_its_place) {
    write_and_burn();
    settle();
    BOOST_TEST(name_on(tablet(0)) == "Ditte", "the restored central's is what is shown");
    BOOST_TEST_REQUIRE(lacking() == 1U);
    const auto row = central().witnesses(100).front();
    BOOST_TEST((row.record == person));
    BOOST_TEST(row.devices.size() == 1U, "the third tablet had not seen it");
    BOOST_TEST(central().verify().empty());
    BOOST_TEST(tablet(0).store().witnesses(0, 10).empty());
}

BOOST_AUTO_TEST_CASE(brings_the_word_back_with_its_author_and_what_it_had_replaced) {
    write_and_burn();
    settle();
    const auto author = central().witnesses(1).front().lacking.front().author;
    BOOST_TEST(restore_witnesses() == 1U);
    settle();
    for (std::size_t i = 0; i < tablets(); ++i) {
        BOOST_TEST(name_on(tablet(i)) == kPlanted);
        const auto state = tablet(i).store().find(person).value();
        const auto* item = state.find(citizen().preferred_name.number);
        BOOST_TEST_REQUIRE(item->versions.size() == 1U, "it had been seen and replaced");
        BOOST_TEST((item->versions.front().author == author));
    }
    BOOST_TEST(lacking() == 0U);
    require_well();
}

BOOST_AUTO_TEST_CASE(of_a_record_that_the_central_lacks_altogether_is_given_too) {
    const auto other = tablet(0).create(
        citizen().make({}).set(citizen().preferred_name, std::string("Kun på tabletter")));
    tablet(0).must_sync();
    tablet(1).must_sync();
    lose_tablet(0);
    restore_central();
    settle();
    BOOST_TEST(lacking() > 0U);
    BOOST_TEST(restore_witnesses() > 0U);
    settle();
    BOOST_TEST(tablet(1).store().find(other).has_value(), "who had never seen it gets it");
    require_well();
}

BOOST_AUTO_TEST_CASE(of_a_record_that_is_lacking_among_what_everybody_holds_is_given_too) {
    const auto place =
        tablet(0).create(domain::location()
                             .make({})
                             .set(domain::location().name, std::string("Demohuset"))
                             .set(domain::location().type, registry::Choice{"library"}));
    tablet(0).must_sync();
    tablet(1).must_sync();
    lose_tablet(0);
    restore_central();
    settle();
    BOOST_TEST(lacking() > 0U);
    BOOST_TEST(restore_witnesses() > 0U);
    settle();
    BOOST_TEST(tablet(1).store().find(place).has_value(), "who had never seen it gets it");
    require_well();
}

BOOST_AUTO_TEST_CASE(of_an_attachment_is_given_too_and_its_bytes_when_it_was_restored) {
    const auto other = tablet(0).create(
        citizen().make({}).set(citizen().preferred_name, std::string("Kun på tabletter")));
    const auto concern = tablet(0).create(
        domain::matter()
            .make({})
            .set(domain::matter().citizen, domain::CitizenId(other))
            .set(domain::matter().subject,
                 domain::SubjectId(domain::reference_id(domain::types::kSubject, "flytning"))));
    const auto letter = tablet(0).attach("et brev", concern);
    tablet(0).must_sync();
    tablet(1).must_sync();
    lose_tablet(0);
    restore_central();
    for (int round = 0; round < 3; ++round) {
        settle();
    }
    const auto rows = central().witnesses(100);
    BOOST_TEST(std::ranges::any_of(
        rows, [&](const central::WitnessRow& row) { return row.record == letter; }));
    BOOST_TEST(kept_on(tablet(0)) == std::ssize(rows), "each once, however often it syncs");
    BOOST_TEST(restore_witnesses() > 0U);
    settle();
    BOOST_TEST((tablet(1).content(letter) == "et brev"));
    BOOST_TEST(tablet(0).store().blob_counts().unsent == 0U);
    require_well();
}

BOOST_AUTO_TEST_CASE(is_not_told_of_words_that_came_again_by_themselves) {
    tablet(0).edit(person, called(kPlanted));
    tablet(0).must_sync();
    tablet(1).must_sync();
    restore_central();
    tablet(1).must_sync();
    BOOST_TEST(lacking() == 1U);
    tablet(0).must_sync(); // it was not lost after all
    BOOST_TEST(lacking() == 0U);
    require_well();
}

BOOST_AUTO_TEST_CASE(is_not_told_of_words_that_came_again_under_another_number) {
    Tablet& later = add_tablet(); // enrolled since the backup
    later.must_sync();
    later.edit(person, called(kPlanted));
    later.must_sync();
    tablet(1).must_sync();
    restore_central();
    tablet(1).must_sync();
    BOOST_TEST(lacking() == 1U);
    BOOST_TEST_REQUIRE(enrol_again(3).has_value());
    later.must_sync();
    BOOST_TEST(lacking() == 0U);
    require_well();
}

BOOST_AUTO_TEST_CASE(that_was_restored_makes_the_lost_tablet_s_own_word_a_duplicate) {
    tablet(0).edit(person, called(kPlanted));
    tablet(0).must_sync();
    tablet(1).must_sync();
    restore_central();
    tablet(1).must_sync();
    BOOST_TEST(restore_witnesses() == 1U);
    const auto report = tablet(0).must_sync(); // found again
    BOOST_TEST(report.verdicts.at("duplicate") == 1U);
    settle();
    const auto state = tablet(1).store().find(person).value();
    BOOST_TEST(state.find(citizen().preferred_name.number)->versions.size() == 1U);
    require_well();
}

BOOST_AUTO_TEST_CASE(that_was_released_and_came_again_from_its_author_is_one_word) {
    appoint(tablet(0).staff_name(), "partner_staff", "Team Nord");
    tablet(0).edit(person, called(kPlanted));
    tablet(0).must_sync();
    BOOST_TEST_REQUIRE(ledger().apart().size() == 1U);
    BOOST_TEST_REQUIRE(release(*ledger().apart().begin()));
    tablet(1).must_sync();
    restore_central(); // from before the author lost the right
    tablet(1).must_sync();
    tablet(0).must_sync();
    BOOST_TEST(lacking() == 1U, "the central gave it another name when it released it");
    BOOST_TEST(restore_witnesses() == 1U);
    settle();
    BOOST_TEST(lacking() == 0U);
    const auto state = tablet(1).store().find(person).value();
    BOOST_TEST(state.find(citizen().preferred_name.number)->versions.size() == 1U);
    BOOST_TEST(central().conflicts(10).empty());
    require_well();
}

BOOST_AUTO_TEST_CASE(is_the_word_that_came_again_under_a_third_number) {
    write_under_two_numbers();
    BOOST_TEST_REQUIRE(enrol_again(3).has_value());
    tablet(3).must_sync();
    tablet(0).must_sync();
    BOOST_TEST(restore_witnesses() == 1U);
    settle();
    BOOST_TEST(central().conflicts(10).empty(), "whoever deleted it had seen it");
    require_well();
}

BOOST_AUTO_TEST_CASE(that_was_restored_is_the_word_that_comes_under_a_third_number) {
    write_under_two_numbers();
    tablet(0).must_sync();
    BOOST_TEST(restore_witnesses() == 1U);
    BOOST_TEST_REQUIRE(enrol_again(3).has_value());
    BOOST_TEST(tablet(3).must_sync().verdicts.at("duplicate") == 1U);
    settle();
    BOOST_TEST(central().conflicts(10).empty(), "whoever deleted it had seen it");
    require_well();
}

BOOST_AUTO_TEST_CASE(stands_beside_what_was_written_since) {
    write_and_burn();
    tablet(1).edit(person, called("Skrevet siden"));
    settle();
    BOOST_TEST(restore_witnesses() == 1U);
    settle();
    const auto state = tablet(0).store().find(person).value();
    BOOST_TEST(state.find(citizen().preferred_name.number)->versions.size() == 2U);
    require_well();
}

BOOST_AUTO_TEST_CASE(can_be_discarded) {
    write_and_burn();
    settle();
    BOOST_TEST(central().discard_witness(person).has_value());
    BOOST_TEST(lacking() == 0U);
    BOOST_TEST(!central().discard_witness(person).has_value());
    BOOST_TEST(!central().restore_witness(person).has_value());
    require_well();
}

BOOST_AUTO_TEST_CASE(is_erased_with_its_citizen_at_the_central_and_before_it_was_given) {
    write_and_burn();
    const auto before = requests;
    tablet(0).sync_partly(1); // its page is not even taken
    tablet(1).must_sync();
    loss = Loss{Loss::What::request, requests + 1}; // the witness
    (void)tablet(0).sync();
    loss.reset();
    BOOST_TEST(requests > before);
    BOOST_TEST(tablet(0).store().witnesses(0, 10).size() == 1U);
    BOOST_REQUIRE(erase(person));
    settle();
    settle();
    BOOST_TEST(lacking() == 0U);
    BOOST_TEST(tablet(0).store().witnesses(0, 10).empty());
    BOOST_TEST(central().verify().empty());
    require_well();
}

BOOST_AUTO_TEST_CASE(is_sealed_on_the_tablet_and_at_the_central,
                     *boost::unit_test::precondition(is_embedded)) {
    write_and_burn();
    settle();
    BOOST_REQUIRE(erase(person));
    settle();
    settle();
    stop_central();
    BOOST_TEST(decrypted_file(central_file(), keys().master).find(kPlanted) == std::string::npos);
    BOOST_TEST(decrypted_file(tablet(0).file(), tablet(0).key()).find(kPlanted) ==
               std::string::npos);
    restart_central();
}

BOOST_AUTO_TEST_CASE(is_not_taken_from_who_does_not_hold_its_scope) {
    Tablet& south = add_tablet("Team Syd");
    auto forged = tablet(0).store().find(person).value();
    auto& version = forged.at(citizen().preferred_name.number).versions.front();
    version.dot.seq += 100;
    version.value = record::encode(record::Value(std::string("Forfalsket")));
    const auto identity = south.store().identity().value();
    sync::pb::WitnessRequest request;
    request.set_protocol(sync::kProtocol);
    request.set_demo(true);
    request.add_sealed(base::seal_to(base::as_bytes(identity.central_box_key),
                                     base::as_bytes(record::encode(forged))));
    const auto key = base::SigningKey::from_seed(base::as_bytes(identity.device_seed));
    const auto reply = answer(std::string(sync::path::kWitness),
                              sync::sign_request(request, sync::path::kWitness, identity.device,
                                                 *key, south.store().now()));
    BOOST_TEST(reply.status == 200);
    BOOST_TEST(central().witnesses(100).empty());
}

BOOST_AUTO_TEST_CASE(is_in_a_backup) {
    write_and_burn();
    settle();
    back_up_central();
    restore_central();
    BOOST_TEST(lacking() == 1U);
    settle();
    BOOST_TEST(restore_witnesses() == 1U);
    settle();
    BOOST_TEST(name_on(tablet(1)) == kPlanted);
    require_well();
}

BOOST_AUTO_TEST_CASE(is_given_once_more_to_a_central_restored_again_from_the_same_backup) {
    write_and_burn();
    settle();
    BOOST_TEST_REQUIRE(lacking() == 1U);
    restore_central();
    BOOST_TEST_REQUIRE(lacking() == 0U, "the backup is older");
    settle();
    BOOST_TEST(restore_witnesses() == 1U);
    settle();
    BOOST_TEST(name_on(tablet(1)) == kPlanted);
    require_well();
}

BOOST_AUTO_TEST_CASE(that_was_restored_comes_back_after_another_restore_from_the_same_backup) {
    write_and_burn();
    settle();
    BOOST_TEST_REQUIRE(restore_witnesses() == 1U);
    settle();
    restore_central();
    settle();
    BOOST_TEST(name_on(tablet(1)) == "Ditte");
    BOOST_TEST(restore_witnesses() > 0U);
    settle();
    BOOST_TEST(name_on(tablet(0)) == kPlanted);
    BOOST_TEST(central().conflicts(10).empty(), "by whatever names it comes it is one word");
    require_well();
}

BOOST_AUTO_TEST_CASE(is_kept_on_the_tablet_until_a_backup_has_it) {
    write_and_burn();
    tablet(0).must_sync();
    BOOST_TEST(kept_on(tablet(0)) == 1);
    tablet(0).must_sync(); // the backup that the central came from has not got it
    BOOST_TEST(kept_on(tablet(0)) == 1);
    back_up_central();
    tablet(0).must_sync();
    BOOST_TEST(kept_on(tablet(0)) == 0);
    require_well();
}

BOOST_AUTO_TEST_CASE(that_came_while_a_backup_was_made_is_not_taken_to_be_in_it) {
    write_and_burn();
    const auto number = store().begin_backup(); // its copy is made now
    tablet(0).must_sync();
    store().end_backup(number);
    tablet(0).must_sync();
    BOOST_TEST(kept_on(tablet(0)) == 1);
    back_up_central();
    tablet(0).must_sync();
    BOOST_TEST(kept_on(tablet(0)) == 0);
    require_well();
}

BOOST_AUTO_TEST_CASE(that_was_given_and_is_kept_goes_when_its_citizen_is_erased) {
    write_and_burn();
    settle();
    BOOST_TEST_REQUIRE(kept_on(tablet(0)) == 1);
    BOOST_REQUIRE(erase(person));
    settle();
    BOOST_TEST(kept_on(tablet(0)) == 0);
    require_well();
}

BOOST_AUTO_TEST_SUITE_END()
