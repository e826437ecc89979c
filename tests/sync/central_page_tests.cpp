#include <boost/test/unit_test.hpp>

#include <algorithm>

#include "base/limits.hpp"
#include "domain/reference_data.hpp"
#include "domain/staff.hpp"
#include "domain/types.hpp"
#include "sync/protocol/wire.hpp"
#include "tests/sync/central_tablet.hpp"

namespace {

using namespace b2go;
using namespace b2go::tests;
using record::Scope;

std::size_t citizens_on(const Tablet& tablet) {
    return static_cast<std::size_t>(std::ranges::count_if(tablet.records, [](const auto& entry) {
        return entry.second.type == domain::types::kCitizen;
    }));
}

void add_citizens(Tablet& tablet, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
        const auto object = citizen_of(tablet);
        tablet.put(object, Scope::citizen(object.id));
    }
}

BOOST_AUTO_TEST_SUITE(central_page)

BOOST_AUTO_TEST_CASE(a_new_tablet_gets_the_reference_data) {
    TestCentral central;
    Tablet tablet(central);
    tablet.enrol(central.code());
    tablet.sync();
    for (const registry::Object& object : domain::reference_objects()) {
        BOOST_REQUIRE(tablet.records.contains(object.id));
        BOOST_TEST((tablet.shown(object.id) == object));
    }
    BOOST_TEST(!tablet.cursor.empty());
}

BOOST_AUTO_TEST_CASE(a_stub_names_its_record_by_no_change_that_the_tablet_cannot_read) {
    TestCentral central;
    Tablet tablet(central);
    tablet.enrol(central.code());
    tablet.sync();
    const auto stubs_of = [&](bool is_sealed) {
        add_citizens(tablet, 1);
        pb::SyncRequest request = tablet.request();
        if (is_sealed) {
            std::string& change = *request.mutable_changes(0);
            change = base::seal_to(central.keys().box.public_key, base::as_bytes(change));
            request.add_sealed()->set_index(0);
        }
        const pb::SyncAnswer answer = sync_answer(tablet.send(request));
        std::size_t by_change = 0;
        std::size_t by_id = 0;
        for (const pb::Slice& slice : answer.accepted().page().slices()) {
            for (const pb::Entry& entry : slice.entries()) {
                by_change += entry.change() != 0 ? 1 : 0;
                by_id += entry.has_stub_digest() && !entry.id().empty() ? 1 : 0;
            }
        }
        tablet.take(answer);
        return std::pair(by_change, by_id);
    };
    BOOST_TEST((stubs_of(false) == std::pair<std::size_t, std::size_t>(1, 0)));
    BOOST_TEST((stubs_of(true) == std::pair<std::size_t, std::size_t>(0, 1)));
}

BOOST_AUTO_TEST_CASE(pages_come_in_order_in_slices_and_end) {
    TestCentral central;
    Tablet a(central, 1);
    Tablet b(central, 2);
    a.enrol(central.code("Test Demosen"));
    b.enrol(central.code("Anden Demosen"));
    add_citizens(a, limits::kChangesPerBatch);
    a.sync();
    const auto answer = sync_answer(b.send(b.request()));
    for (const pb::Slice& slice : answer.accepted().page().slices()) {
        BOOST_TEST(slice.entries_size() > 0);
        BOOST_TEST(static_cast<std::size_t>(slice.entries_size()) <= limits::kSliceRecords);
    }
    // A slice's cursor stands after its last record: the tablet may stop after any of them.
    b.cursor = answer.accepted().page().slices(1).cursor();
    const auto rest = sync_answer(b.send(b.request()));
    BOOST_TEST(rest.accepted().page().slices(0).entries(0).seq() >
               answer.accepted().page().slices(1).entries(0).seq());
    BOOST_TEST(rest.accepted().page().slices(0).entries(0).id() ==
               answer.accepted().page().slices(2).entries(0).id());
    b.cursor.clear();
    b.sync();
    BOOST_TEST(citizens_on(b) == limits::kChangesPerBatch);
    BOOST_TEST(std::ranges::is_sorted(b.page_seqs));
    b.page_seqs.clear();
    b.sync();
    BOOST_TEST(b.page_seqs.empty());
}

BOOST_AUTO_TEST_CASE(a_record_edited_often_comes_once) {
    TestCentral central;
    Tablet a(central, 1);
    Tablet b(central, 2);
    a.enrol(central.code("Test Demosen"));
    b.enrol(central.code("Anden Demosen"));
    const auto object = citizen_of(a);
    a.put(object, Scope::citizen(object.id));
    for (int i = 0; i < 5; ++i) {
        a.sync();
        a.edit(object.id, {{{domain::citizen().name.number, "Ditte " + std::to_string(i)}}, {}});
    }
    a.sync();
    b.sync();
    BOOST_TEST(b.shown(object.id).get(domain::citizen().name).value() == "Ditte 4");
    std::ranges::sort(b.page_seqs);
    BOOST_TEST((std::ranges::adjacent_find(b.page_seqs) == b.page_seqs.end()));
    BOOST_TEST(b.page_seqs.size() == b.records.size());
}

BOOST_AUTO_TEST_CASE(another_team_gets_neither_the_citizen_nor_a_way_to_write_to_them) {
    TestCentral central;
    Tablet north(central, 1);
    Tablet south(central, 2);
    Tablet partner(central, 3);
    north.enrol(central.code("Test Demosen", "staff", "Team Nord"));
    south.enrol(central.code("Anden Demosen", "staff", "Team Syd"));
    partner.enrol(central.code("Tredje Demosen", "partner_staff", "Team Nord"));
    const auto object = citizen_of(north);
    north.put(object, Scope::citizen(object.id));
    north.sync();
    south.sync();
    partner.sync();
    BOOST_TEST(citizens_on(north) == 1U);
    BOOST_TEST(citizens_on(south) == 0U);
    BOOST_TEST(citizens_on(partner) == 0U);
    south.records.emplace(object.id, north.records.at(object.id));
    south.edit(object.id, {{{domain::citizen().name.number, std::string("Overtaget")}}, {}});
    BOOST_TEST((verdicts_of(south.sync()) == std::vector{pb::QUARANTINED}));
    // What is not theirs moves the cursor on, so that it is looked at once.
    const auto again = sync_answer(south.send(south.request()));
    BOOST_TEST(again.accepted().page().slices_size() == 0);
}

BOOST_AUTO_TEST_CASE(a_made_up_cursor_or_another_tablets_is_refused) {
    TestCentral central;
    Tablet a(central, 1);
    Tablet b(central, 2);
    a.enrol(central.code("Test Demosen"));
    b.enrol(central.code("Anden Demosen"));
    a.sync();
    b.sync();
    const std::string own = a.cursor;
    for (std::size_t i = 0; i < own.size(); ++i) {
        a.cursor = own;
        a.cursor[i] = static_cast<char>(a.cursor[i] ^ 1);
        BOOST_TEST(code_of(a.send(a.request())) == "bad_cursor");
    }
    a.cursor = b.cursor;
    BOOST_TEST(code_of(a.send(a.request())) == "bad_cursor");
    a.cursor = own;
    BOOST_TEST(code_of(a.send(a.request())) == "");
}

BOOST_AUTO_TEST_CASE(who_gets_another_team_starts_over_and_misses_nothing) {
    TestCentral central;
    Tablet north(central, 1);
    Tablet mover(central, 2);
    north.enrol(central.code("Test Demosen", "staff", "Team Nord"));
    mover.enrol(central.code("Anden Demosen", "staff", "Team Syd"));
    add_citizens(north, 3);
    north.sync();
    mover.sync();
    BOOST_TEST(citizens_on(mover) == 0U);
    BOOST_TEST(!central.code("Anden Demosen", "staff", "Team Nord").empty());
    mover.sync();
    BOOST_TEST(citizens_on(mover) == 3U);
}

BOOST_AUTO_TEST_CASE(a_push_may_leave_the_page_for_later) {
    TestCentral central;
    Tablet tablet(central);
    tablet.enrol(central.code());
    auto request = tablet.request();
    request.set_want_page(false);
    BOOST_TEST(!sync_answer(tablet.send(request)).accepted().has_page());
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
