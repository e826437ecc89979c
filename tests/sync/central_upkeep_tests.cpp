#include <boost/test/unit_test.hpp>

#include <filesystem>

#include "domain/citizen.hpp"
#include "record/value.hpp"
#include "sqlite/connection.hpp"
#include "sync/central/backup.hpp"
#include "sync/central/erasure.hpp"
#include "sync/central/sql.hpp"
#include "sync/central/sqlcipher_store.hpp"
#include "sync/protocol/wire.hpp"
#include "tests/sync/central_tablet.hpp"
#include "tests/sync/only_on.hpp"

/// Restarts, crashes, verification, backups, and what the files hold.
namespace {

using namespace b2go;
using namespace b2go::tests;
using record::Scope;

constexpr std::string_view kPlantedName = "Zebraline Fiktivgaard";

/// What is written down stays, and then the disk is gone.
class CutList final : public central::ErasureList {
public:
    explicit CutList(std::string& bytes) : bytes_(bytes) {}
    std::string read() override { return bytes_; }
    void write(std::string_view bytes) override {
        bytes_ = bytes;
        throw base::Fault(base::FaultCode::io, "the disk was pulled out");
    }

private:
    std::string& bytes_;
};

struct Working {
    Working() {
        tablet.enrol(central.code());
        const auto object = citizen_of(tablet, kPlantedName);
        id = object.id;
        tablet.put(object, Scope::citizen(id));
        tablet.sync();
    }
    /// Runs SQL on the closed store, as damage or an attacker with the key would.
    void tamper(std::string_view sql) {
        central.central.reset();
        if (on_postgres()) {
            run_on_postgres(std::string(sql) +
                            " AND stream = " + std::to_string(central.place.postgres().stream));
        } else {
            sqlite::OpenOptions options;
            options.path = central.place.path();
            options.migrations = central::sql::migrations;
            sqlite::Connection database(options, central.keys().master);
            database.execute(sql);
        }
        central.reopen();
    }
    [[nodiscard]] std::string file(std::string_view name) const {
        return central.folder.file(name);
    }
    TestCentral central;
    Tablet tablet{central};
    base::AnyId id;
};

BOOST_AUTO_TEST_SUITE(central_upkeep)

BOOST_FIXTURE_TEST_CASE(a_restart_keeps_everything, Working) {
    const auto before = central.central->stats();
    central.reopen();
    const auto after = central.central->stats();
    BOOST_TEST(after.records == before.records);
    BOOST_TEST(after.changes == before.changes);
    BOOST_TEST(after.head == before.head);
    BOOST_TEST(after.demo);
    BOOST_TEST(verdicts_of(sync_answer(tablet.send(tablet.request()))).empty());
    Tablet second(central, 2);
    second.enrol(central.code("Anden Demosen"));
    second.sync();
    BOOST_TEST((second.records.at(id) == tablet.records.at(id)));
    BOOST_TEST(central.central->verify().empty());
}

BOOST_FIXTURE_TEST_CASE(what_was_acknowledged_survives_a_crash, Working,
                        *boost::unit_test::precondition(is_embedded)) {
    tablet.edit(id, {{{domain::citizen().name.number, std::string("Efter Testholm")}}, {}});
    const auto answer = sync_answer(tablet.send(tablet.request()));
    BOOST_TEST(verdicts_of(answer).size() == 1U);
    // What is on the disk now is what a killed process leaves: the log not yet in the file.
    const std::string image = file("crashed.db");
    std::filesystem::copy_file(central.place.path(), image);
    std::filesystem::copy_file(central.place.path() + "-wal", image + "-wal");
    central.central.reset();
    central.place = CentralPlace(image);
    central.reopen();
    BOOST_TEST(central.central->verify().empty());
    tablet.sync();
    BOOST_TEST(tablet.accepted == 2U);
    BOOST_TEST(tablet.shown(id).get(domain::citizen().name).value() == "Efter Testholm");
}

BOOST_FIXTURE_TEST_CASE(what_was_never_committed_is_not_there, Working) {
    const auto before = central.central->stats();
    central.central.reset();
    {
        const auto store = central.place.open(central.keys().master, central.random);
        store->begin();
        store->raise_head(10);
        store->put_subscription({"scope", "somebody"});
    }
    central.reopen();
    BOOST_TEST(central.central->stats().head == before.head);
    BOOST_TEST(central.central->verify().empty());
}

BOOST_AUTO_TEST_CASE(verification_finds_what_was_changed_behind_its_back) {
    // Each ends in a condition, so that it can be said of one stream; seqs begin with 1.
    const std::vector<std::string> damages{
        "UPDATE record SET state = (SELECT state FROM record AS other WHERE other.seq = 1"
        " AND other.stream = record.stream) WHERE seq = 2",
        "UPDATE record SET seq = seq + 1000 WHERE seq = 5",
        "UPDATE record SET flags = flags | 1 WHERE seq = 3",
        "UPDATE change_log SET payload = hash WHERE device > 100000",
        "UPDATE change_log SET hash = chain WHERE device > 100000",
        "UPDATE change_log SET chain = hash WHERE device > 100000 AND seq = 1",
        "DELETE FROM change_log WHERE seq = 2",
        "DELETE FROM record WHERE seq = 4",
        "DELETE FROM scope_key WHERE scope = scope",
        "UPDATE device SET last_seq = last_seq + 1 WHERE last_seq > 0",
    };
    for (const std::string& damage : damages) {
        Working working;
        BOOST_TEST(working.central.central->verify().empty());
        working.tamper(damage);
        BOOST_TEST(!working.central.central->verify().empty(), damage);
    }
}

BOOST_FIXTURE_TEST_CASE(a_flipped_bit_in_the_file_is_found, Working,
                        *boost::unit_test::precondition(is_embedded)) {
    central.central.reset();
    std::string bytes = bytes_of_file(central.place.path());
    bytes[bytes.size() - 2000] = static_cast<char>(bytes[bytes.size() - 2000] ^ 1);
    write_file(central.place.path(), bytes);
    central.reopen();
    BOOST_TEST(!central.central->verify().empty());
}

BOOST_FIXTURE_TEST_CASE(no_file_holds_a_name_in_clear, Working) {
    central.central->backup(file("backup"));
    central.central.reset();
    std::size_t files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(central.folder.path())) {
        const std::string bytes = bytes_of_file(entry.path());
        BOOST_TEST(bytes.find(kPlantedName) == std::string::npos);
        BOOST_TEST(bytes.find("Test Demosen") == std::string::npos);
        ++files;
    }
    // Nothing is left beside the store, where it is a file, and the backup.
    BOOST_TEST(files == (on_postgres() ? 1U : 2U));
}

BOOST_FIXTURE_TEST_CASE(citizens_are_sealed_even_within_the_store, Working) {
    const auto keys = central.keys();
    central.central.reset();
    const auto store = central.place.open(keys.master, central.random);
    const auto row = store->find_record(id).value();
    BOOST_TEST(row.state.find(kPlantedName) == std::string::npos);
    const auto logged = store->find_change(row.last).value();
    BOOST_TEST(logged.payload.find(kPlantedName) == std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(a_backup_and_the_recovery_key_are_all_it_takes, Working) {
    BOOST_TEST(sync_answer(tablet.send(tablet.request())).accepted().receipt().backed_up_seq() ==
               0U);
    central.central->backup(file("backup"));
    BOOST_TEST(sync_answer(tablet.send(tablet.request())).accepted().receipt().backed_up_seq() ==
               1U);
    tablet.edit(id, {{{domain::citizen().name.number, std::string("Efter Testholm")}}, {}});
    tablet.sync();
    Tablet late(central, 2);
    late.enrol(central.code("Anden Demosen"));
    central.central.reset();
    central.place = CentralPlace(file("restored.db"));
    auto keys = central.place.restore(file("backup"), central.recovery.private_key, central.clock,
                                      central.random);
    BOOST_REQUIRE(keys.has_value());
    BOOST_TEST(keys->encode() == central.key_file);
    BOOST_TEST(!std::filesystem::exists(central.place.path() + ".restoring"));
    central.reopen();
    BOOST_TEST(central.central->verify().empty());
    BOOST_TEST(central.central->stats().epoch == 2U);
    // The tablet learns that the central knows less, and gives it what it lacks.
    const auto behind = sync_answer(tablet.send(tablet.request()));
    BOOST_REQUIRE(behind.has_behind());
    BOOST_TEST(behind.behind().seq() == 1U);
    tablet.accepted = 1;
    tablet.page_seqs.clear();
    BOOST_TEST(verdicts_of(tablet.sync()).size() == 1U);
    BOOST_TEST(tablet.page_seqs.size() == tablet.records.size()); // started over
    BOOST_TEST(tablet.shown(id).get(domain::citizen().name).value() == "Efter Testholm");
    // A number given after the backup is not given again.
    Tablet next(central, 3);
    next.enrol(central.code("Tredje Demosen"));
    BOOST_TEST(next.device / record::kDevicesPerEpoch == 2U);
    BOOST_TEST(next.device != late.device);
    BOOST_TEST(code_of(late.send(late.request())) == "unknown_device");
    BOOST_TEST(central.central->verify().empty());
}

BOOST_FIXTURE_TEST_CASE(a_damaged_backup_or_another_key_restores_nothing, Working) {
    central.central->backup(file("backup"));
    const std::string bytes = bytes_of_file(file("backup"));
    const std::string target = file("restored.db");
    const auto restore = [&](const base::SecretKey& key) {
        return central::restore_backup(file("backup"), key, target, central.clock, central.random);
    };
    const auto other = base::SecretKey::random(central.random);
    BOOST_TEST((restore(other).error().kind == base::Refusal::wrong_secret));
    for (std::size_t at = 0; at < bytes.size(); at += bytes.size() / 40) {
        std::string damaged = bytes;
        damaged[at] = static_cast<char>(damaged[at] ^ 1);
        write_file(file("backup"), damaged);
        BOOST_TEST(!restore(central.recovery.private_key).has_value());
        write_file(file("backup"), bytes.substr(0, at));
        BOOST_TEST(!restore(central.recovery.private_key).has_value());
    }
    write_file(file("backup"), bytes + "more");
    BOOST_TEST(!restore(central.recovery.private_key).has_value());
    BOOST_TEST(!std::filesystem::exists(target));
    write_file(file("backup"), bytes);
    BOOST_TEST(restore(central.recovery.private_key).has_value());
}

BOOST_FIXTURE_TEST_CASE(a_backups_store_part_holds_no_scope_keys, Working) {
    auto keys = central.keys();
    const auto copy_key = base::SecretKey::random(central.random);
    central.central.reset();
    const auto store = central.place.open(keys.master, central.random);
    store->copy_without_scope_keys(file("copy.db"), copy_key);
    const std::string scope = Scope::citizen(id).encode();
    const auto copy = central::open_sqlcipher_store({file("copy.db"), {}}, copy_key);
    BOOST_TEST(!store->find_scope_key(scope).empty());
    BOOST_TEST(copy->find_scope_key(scope).empty());
    BOOST_TEST(copy->find_record(id).has_value());
}

BOOST_FIXTURE_TEST_CASE(a_backup_replaces_nothing_but_a_backup, Working) {
    write_file(file("letter"), "mine");
    write_file(file("backup.copy"), "mine");
    BOOST_CHECK_THROW(central.central->backup(file("letter")), base::Fault);
    if (!on_postgres()) {
        BOOST_CHECK_THROW(central.central->backup(central.place.path()), base::Fault);
    }
    BOOST_TEST(bytes_of_file(file("letter")) == "mine");
    central.central->backup(file("backup"));
    central.central->backup(file("backup"));
    BOOST_TEST(bytes_of_file(file("backup.copy")) == "mine");
    BOOST_TEST(!std::filesystem::exists(file("backup.unfinished")));
    BOOST_TEST(central.central->verify().empty());
}

BOOST_AUTO_TEST_CASE(keys_are_read_back_from_their_file_or_not_at_all) {
    TestCentral central;
    BOOST_TEST(central.keys().encode() == central.key_file);
    for (std::size_t size = 0; size < central.key_file.size(); ++size) {
        BOOST_CHECK_THROW(central::Keys::decode(central.key_file.substr(0, size)), base::Fault);
    }
    BOOST_CHECK_THROW(central::Keys::decode(central.key_file + "x"), base::Fault);
    for (std::size_t at = 0; at < central.key_file.size(); ++at) {
        std::string changed = central.key_file;
        changed[at] = static_cast<char>(changed[at] ^ 1);
        BOOST_CHECK_THROW(central::Keys::decode(changed), base::Fault);
    }
}

BOOST_AUTO_TEST_CASE(the_wrong_master_key_opens_nothing) {
    TestCentral central;
    central.central.reset();
    const auto other = base::SecretKey::random(central.random);
    BOOST_CHECK_THROW(central.place.open(other, central.random), base::Fault);
}

BOOST_FIXTURE_TEST_CASE(an_erasure_that_was_cut_once_written_down_is_carried_out_at_the_next_start,
                        Working) {
    central.central->keep_erasures_in(std::make_unique<CutList>(central.erasures));
    BOOST_CHECK_THROW((void)central.central->erase_citizen(id, "bedt om det"), base::Fault);
    BOOST_TEST(central.central->erasures().empty());
    central.reopen();
    const auto erased = central.central->erasures();
    BOOST_REQUIRE_EQUAL(erased.size(), 1U);
    BOOST_TEST((erased.front().citizen == id));
    BOOST_TEST(central.central->verify().empty());
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
