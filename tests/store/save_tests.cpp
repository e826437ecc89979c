#include <boost/test/unit_test.hpp>

#include "domain/outing.hpp"
#include "store/sql.hpp"
#include "store/tablet_store.hpp"
#include "tests/store/store_fixture.hpp"

namespace {

using namespace b2go;
using namespace b2go::tests;

BOOST_AUTO_TEST_SUITE(saving)

BOOST_AUTO_TEST_CASE(a_saved_record_is_found_again_after_reopening) {
    Tablet tablet;
    const auto id = tablet.put(citizen_named(1, "Åse Demosen"));
    const auto before = *tablet.store->find(id);
    tablet.reopen();
    BOOST_TEST((tablet.store->find(id) == before));
    BOOST_TEST(tablet.name_of(id) == "Åse Demosen");
    BOOST_TEST(!tablet.store->find(numbered_id(2)).has_value());
    BOOST_TEST(tablet.store->identity()->staff_name == "Kim Demosen");
    B2GO_CHECK_WELL(tablet);
}

BOOST_AUTO_TEST_CASE(a_store_is_made_once) {
    Tablet tablet;
    tablet.store.reset();
    BOOST_CHECK_THROW(static_cast<void>(store::Store::create(tablet.path, tablet.key, tablet.clock,
                                                             tablet.random)),
                      base::Fault);
    tablet.reopen();
}

BOOST_AUTO_TEST_CASE(another_key_does_not_open_it) {
    Tablet tablet;
    tablet.store.reset();
    const auto other = base::SecretKey::random(tablet.random);
    BOOST_CHECK_EXCEPTION(
        static_cast<void>(store::Store::open(tablet.path, other, tablet.clock, tablet.random)),
        base::Fault,
        [](const base::Fault& fault) { return fault.code() == base::FaultCode::wrong_key; });
}

BOOST_AUTO_TEST_CASE(every_change_continues_the_chain) {
    Tablet tablet;
    const auto id = tablet.put(citizen_named(1, "Demosen"));
    tablet.edit(id, name_edit("Testholm"));
    tablet.reopen();
    tablet.edit(id, name_edit("Fiktivgaard"));
    record::Chain chain{};
    const auto unsent = tablet.store->unsent(0, 100, 1 << 20);
    BOOST_TEST_REQUIRE(unsent.size() == 3U);
    for (std::size_t i = 0; i < unsent.size(); ++i) {
        BOOST_TEST(unsent[i].seq == i + 1);
        BOOST_TEST(record::decode_change(unsent[i].change)->seq == i + 1);
        chain = record::extend(chain, record::change_hash(unsent[i].change));
    }
    BOOST_TEST(tablet.store->sync_point().last_seq == 3U);
    BOOST_TEST((tablet.store->sync_point().chain == chain));
    const auto state = *tablet.store->find(id);
    const auto& dot = state.find(domain::citizen().name.number)->versions.front().dot;
    BOOST_TEST((dot == record::Dot{100'001, 3, record::tag_of(chain)}));
}

BOOST_AUTO_TEST_CASE(several_drafts_are_saved_together_in_order) {
    Tablet tablet;
    const auto write = [](const std::string& name) {
        return registry::writes_of({}, name_edit(name), {}, registry::Given::changed);
    };
    const auto batch = numbered_id(77);
    std::vector<store::Draft> drafts;
    for (unsigned i = 1; i <= 3; ++i) {
        drafts.push_back(Tablet::draft(numbered_id(i), domain::types::kCitizen,
                                       record::Scope::citizen(numbered_id(i)), write("Demosen")));
        drafts.back().batch = batch;
        drafts.back().reason = "a reason";
    }
    const auto saved = tablet.store->save(drafts);
    BOOST_TEST((saved == std::vector<record::Seq>{1, 2, 3}));
    const auto last = record::decode_change(tablet.store->unsent(2, 1, 1 << 20).front().change);
    BOOST_TEST((last->batch == batch));
    BOOST_TEST(last->reason == "a reason");
    B2GO_CHECK_WELL(tablet);
}

BOOST_AUTO_TEST_CASE(the_time_is_the_clock_corrected_by_the_offset_of_the_last_sync) {
    Tablet tablet;
    tablet.store->set_clock_offset(-5000);
    tablet.reopen();
    BOOST_TEST(tablet.store->now().ms == tablet.clock.now().ms - 5000);
    tablet.put(citizen_named(1, "Demosen"));
    const auto change = record::decode_change(tablet.store->unsent(0, 1, 1 << 20).front().change);
    BOOST_TEST(change->time.ms == tablet.clock.now().ms - 5000);
}

BOOST_AUTO_TEST_CASE(a_save_that_finds_no_room_leaves_everything_as_it_was) {
    Tablet tablet;
    const auto id = tablet.put(citizen_named(1, "Demosen"));
    const auto before = tablet.store->sync_point();
    tablet.store.reset();
    sqlite::OpenOptions options;
    options.path = tablet.path;
    options.migrations = store::sql::migrations;
    options.max_pages = 1; // no more than there are
    tablet.store =
        std::make_unique<store::TabletStore>(options, tablet.key, tablet.clock, tablet.random);
    const auto fill = [&] {
        for (unsigned i = 2; i < 2000; ++i) {
            tablet.put(citizen_named(i, "Testholm"));
        }
    };
    BOOST_CHECK_EXCEPTION(fill(), base::Fault, [](const base::Fault& fault) {
        return fault.code() == base::FaultCode::disk_full;
    });
    const auto point = tablet.store->sync_point();
    BOOST_TEST(point.last_seq >= before.last_seq);
    BOOST_TEST(tablet.store->counts().records == point.last_seq);
    BOOST_TEST(tablet.name_of(id) == "Demosen");
    tablet.reopen();
    B2GO_CHECK_WELL(tablet);
    tablet.edit(id, name_edit("Fiktivgaard"));
    BOOST_TEST(tablet.store->sync_point().last_seq == point.last_seq + 1);
    B2GO_CHECK_WELL(tablet);
}

BOOST_AUTO_TEST_CASE(sets_hold_what_was_added_and_not_taken_out) {
    Tablet tablet;
    const auto& outing = domain::outing();
    auto object = outing.make(numbered_id(1));
    object.add(outing.staff, base::Id<domain::Staff>(numbered_id(5)));
    object.add(outing.staff, base::Id<domain::Staff>(numbered_id(6)));
    tablet.put(object, record::Scope::team(numbered_id(8000)));
    registry::Fields fewer;
    fewer.sets[outing.staff.number] = {numbered_id(6).raw()};
    tablet.edit(object.id, fewer);
    const auto now = tablet.object(object.id);
    BOOST_TEST(!now.contains(outing.staff, base::Id<domain::Staff>(numbered_id(5))));
    BOOST_TEST(now.contains(outing.staff, base::Id<domain::Staff>(numbered_id(6))));
    B2GO_CHECK_WELL(tablet);
}

BOOST_AUTO_TEST_CASE(a_deleted_record_is_found_by_its_id_and_by_nothing_else) {
    Tablet tablet;
    const auto id = tablet.put(citizen_named(1, "Åse Demosen"));
    tablet.put(citizen_named(2, "Bo Testholm"));
    tablet.erase(id);
    BOOST_TEST(tablet.store->find(id).has_value());
    BOOST_TEST(tablet.found("demosen").empty());
    BOOST_TEST(tablet.store->list(domain::types::kCitizen, {}, 10).size() == 1U);
    BOOST_TEST(tablet.store->count(domain::types::kCitizen, {}) == 1U);
    BOOST_TEST(tablet.store->counts().records == 1U);
    BOOST_TEST(tablet.store->counts().conflicts == 0U);
    B2GO_CHECK_WELL(tablet);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
