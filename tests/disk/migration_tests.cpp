#include "store/sql.hpp"
#include "tests/disk/crash_tests.hpp"
#include "tests/disk/old_tablet.hpp"
#include "tests/disk/tablet_day.hpp"
#include "tests/support/temp_folder.hpp"

/// Stores that earlier programs left (fixtures/stores), opened by this one, and cut at any moment
/// while they are brought to its schema.
namespace {

using namespace b2go::tests;
namespace fs = std::filesystem;

fs::path stored(std::size_t schema) {
    return fs::path(B2GO_FIXTURE_DIR) / "stores" /
           ("tablet-schema-" + std::to_string(schema) + ".db");
}

class OpenOld final : public OpenStore {
public:
    explicit OpenOld(std::unique_ptr<b2go::store::Store> store) : store_(std::move(store)) {}
    [[nodiscard]] std::string told() override { return TabletDay::told_by(*store_); }
    [[nodiscard]] std::vector<std::string> verify() override { return store_->verify(); }

private:
    std::unique_ptr<b2go::store::Store> store_;
};

/// A day on which an older store is opened, and something is saved in it.
class MigrationDay final : public Day {
public:
    explicit MigrationDay(std::size_t schema) {
        fs::copy_file(stored(schema), folder_.path() / "store.db");
        const TempFolder beside;
        fs::copy_file(stored(schema), beside.path() / "store.db");
        told_ = open(beside.path())->told();
        steps_ = {{"what it held", [] {}},
                  {"opening", [this] { store_ = tablet_.open(folder_.file("store.db")); }},
                  {"a look", [this] {
                       store_->audit({"reveal", numbered_id(1), ""});
                   }}};
    }
    [[nodiscard]] fs::path folder() const override { return folder_.path(); }
    [[nodiscard]] const std::vector<Step>& steps() const override { return steps_; }
    [[nodiscard]] std::string told() override {
        return store_ ? TabletDay::told_by(*store_) : told_;
    }
    void close() override { store_.reset(); }
    [[nodiscard]] std::unique_ptr<OpenStore> open(const fs::path& image) override {
        return std::make_unique<OpenOld>(tablet_.open((image / "store.db").string()));
    }

private:
    TempFolder folder_;
    OldTablet tablet_;
    std::string told_;
    std::unique_ptr<b2go::store::Store> store_;
    std::vector<Step> steps_;
};

/// The last two steps make no more than a few columns and indexes: few calls, so more of them
/// are tried.
bool is_short(std::size_t schema) { return schema + 2 >= b2go::store::sql::migrations.size(); }

/// Every schema but this program's own.
template <typename Try> void with_every_older(const Try& attempt) {
    for (std::size_t schema = 1; schema < b2go::store::sql::migrations.size(); ++schema) {
        BOOST_TEST_CONTEXT("schema " << schema) { attempt(schema); }
    }
}

} // namespace

BOOST_AUTO_TEST_SUITE(migration)

BOOST_AUTO_TEST_CASE(a_stored_file_of_every_earlier_schema_opens_with_all_that_was_in_it) {
    with_every_older([](std::size_t schema) {
        const TempFolder folder;
        BOOST_TEST_REQUIRE(fs::exists(stored(schema)), "make it with make_old_stores");
        fs::copy_file(stored(schema), folder.path() / "store.db");
        OldTablet tablet;
        const auto store = tablet.open(folder.file("store.db"));
        for (const std::string& wrong : store->verify()) {
            BOOST_ERROR(wrong);
        }
        BOOST_TEST(store->identity().value().staff_name == "Kim Demosen");
        BOOST_TEST(store->sync_point().last_seq == OldTablet::kSaved);
        BOOST_TEST(store->sync_point().cursor == "a cursor");
        BOOST_TEST(store->receipt() == "a receipt");
        BOOST_TEST(store->counts().records == OldTablet::kRecords);
        BOOST_TEST(store->counts().unsent == OldTablet::kUnsent);
        BOOST_TEST(store->search("rettet", 10).size() == 1);
        BOOST_TEST(store->search("testholm", 10).size() == 1);
        store->audit({"reveal", std::nullopt, ""}); // and it can be written to
    });
}

BOOST_FIXTURE_TEST_CASE(a_migration_cut_at_any_moment_loses_nothing, Thoroughness) {
    with_every_older([this](std::size_t schema) {
        const std::size_t stride = is_short(schema) ? 3 : 13;
        MigrationDay day(schema);
        const Recording recording = record(day);
        check_nothing_wrong(after_kills(day, recording, sample(stride)), 5);
        check_nothing_wrong(after_power_cuts(day, recording, cuts(stride)), 5);
        check_nothing_wrong(after_kills_and_power_cuts(day, recording, cuts(stride)), 5);
    });
}

BOOST_FIXTURE_TEST_CASE(a_migration_on_a_failing_disk_is_told_and_loses_nothing, Thoroughness) {
    const std::vector<Operation> calls{Operation::read, Operation::write, Operation::truncate,
                                       Operation::sync, Operation::remove};
    with_every_older([&](std::size_t schema) {
        const std::size_t stride = is_short(schema) ? 5 : 67;
        const MakeDay make = [schema] { return std::make_unique<MigrationDay>(schema); };
        for (const auto times : {Failure::Times::once, Failure::Times::for_ever}) {
            check_nothing_wrong(
                after_trouble(make, failing_calls(calls, times, EIO), sample(stride)), 5);
        }
    });
}

BOOST_AUTO_TEST_SUITE_END()
