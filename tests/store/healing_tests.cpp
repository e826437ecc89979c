#include <boost/test/unit_test.hpp>

#include "base/limits.hpp"
#include "tests/store/store_fixture.hpp"

using namespace b2go;
using namespace b2go::tests;
using domain::citizen;

namespace {

struct Fixture {
    Tablet tablet;

    base::AnyId put(unsigned number, const char* name) {
        registry::Object person = citizen().make(numbered_id(number));
        person.set(citizen().name, std::string(name));
        return tablet.put(person);
    }
    void answer(record::Seq first, std::vector<store::Verdict> verdicts) {
        std::vector<store::Answered> answered;
        for (const store::Verdict verdict : verdicts) {
            answered.push_back({verdict, {}});
        }
        tablet.store->take_verdicts(first, answered, "receipt");
    }
    [[nodiscard]] record::Change change(record::Seq seq) const {
        return *record::decode_change(
            tablet.store->unsent(seq - 1, 1, limits::kChangeBytes).at(0).change);
    }
    void require_sound() {
        for (const std::string& wrong : tablet.store->verify()) {
            BOOST_ERROR(wrong);
        }
        tablet.reopen();
        for (const std::string& wrong : tablet.store->verify()) {
            BOOST_ERROR(wrong);
        }
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(healing, Fixture)

BOOST_AUTO_TEST_CASE(what_a_restored_central_lacks_counts_as_unsent_again) {
    put(1, "Åse Demosen");
    put(2, "Bo Demosen");
    const base::AnyId apart = put(3, "Carl Demosen");
    answer(1, {store::Verdict::applied, store::Verdict::applied, store::Verdict::quarantined});
    BOOST_TEST(!tablet.store->find(apart).has_value());

    tablet.store->count_unsent_after(1);
    BOOST_TEST(tablet.store->counts().unsent == 2U);
    BOOST_TEST(tablet.store->counts().quarantined == 0U);
    BOOST_TEST(tablet.store->sync_point().accepted_seq == 1U);
    BOOST_TEST((tablet.store->sync_point().accepted_chain == *tablet.store->chain_at(1)));
    BOOST_TEST(tablet.store->find(apart).has_value());
    require_sound();
}

BOOST_AUTO_TEST_CASE(the_next_secrets_are_the_same_until_they_are_used) {
    put(1, "Åse Demosen");
    const auto first = tablet.store->next_secrets();
    tablet.reopen();
    const auto again = tablet.store->next_secrets();
    BOOST_TEST((first.device_seed == again.device_seed));
    BOOST_TEST((first.box_private_key == again.box_private_key));
    tablet.store->renumber({100'055, 1, 0});
    BOOST_TEST((tablet.store->identity()->device_seed == first.device_seed));
    BOOST_TEST((tablet.store->next_secrets().device_seed != first.device_seed));
}

BOOST_AUTO_TEST_CASE(the_certificate_stays_with_the_key_it_is_for) {
    auto identity = *tablet.store->identity();
    BOOST_TEST(identity.certificate.empty());
    identity.certificate = "certificate";
    identity.certificate_seed = identity.device_seed;
    tablet.store->set_identity(identity);
    tablet.store->renumber({100'055, 1, 0});
    const auto now = *tablet.store->identity();
    BOOST_TEST((now.device_seed != identity.device_seed));
    BOOST_TEST((now.certificate_seed == identity.device_seed));
    BOOST_TEST(now.certificate == "certificate");
}

BOOST_AUTO_TEST_CASE(a_new_number_takes_every_change_along_and_names_its_first_dot) {
    put(1, "Åse Demosen");
    const base::AnyId later = put(2, "Bo Demosen");
    answer(1, {store::Verdict::applied});
    const record::Dot first{100'001, 2, record::tag_of(*tablet.store->chain_at(2))};
    const record::Seen form = record::seen_of(*tablet.store->find(later));

    tablet.store->renumber({100'055, 1, 1});
    const store::SyncPoint point = tablet.store->sync_point();
    BOOST_TEST(point.last_seq == 2U);
    BOOST_TEST(point.accepted_seq == 0U);
    BOOST_TEST(point.cursor.empty());
    BOOST_TEST(tablet.store->receipt().empty());
    BOOST_TEST(tablet.store->identity()->device == 100'055U);
    BOOST_TEST(tablet.store->counts().unsent == 1U);
    BOOST_TEST(change(2).device == 100'055U);
    BOOST_REQUIRE(change(2).origin.has_value());
    BOOST_TEST((*change(2).origin == first));

    const record::Dot now{100'055, 2, record::tag_of(*tablet.store->chain_at(2))};
    BOOST_TEST((tablet.store->present(first) == now));
    BOOST_TEST((tablet.store->find(later)->find(citizen().name.number)->versions.at(0).dot == now));
    BOOST_TEST((form.of(citizen().name.number).at(0) == first));
    require_sound();

    // And once more: the first dot stays the first, whatever it was called in between.
    tablet.store->renumber({200'001, 2, 0});
    BOOST_TEST((*change(2).origin == first));
    BOOST_TEST(tablet.store->present(first).device == 200'001U);
    BOOST_TEST(tablet.store->present(now).device == 200'001U);
    require_sound();
}

BOOST_AUTO_TEST_CASE(a_new_number_renames_what_later_changes_had_seen) {
    const base::AnyId id = put(1, "Åse Demosen");
    const record::Seen seen = record::seen_of(*tablet.store->find(id));
    record::Write write{citizen().name.number,
                        {},
                        record::encode(record::Value(std::string("Å"))),
                        seen.of(citizen().name.number),
                        std::nullopt};
    record::Write gone{record::kLifeField,
                       {},
                       record::encode(record::Value(seen.of(citizen().name.number))),
                       {},
                       std::nullopt};
    tablet.store->save(std::vector<store::Draft>{
        {id, domain::types::kCitizen, record::Scope::citizen(id), {gone, write}, "", {}}});
    tablet.store->renumber({100'055, 1, 0});
    const record::Dot now{100'055, 1, record::tag_of(*tablet.store->chain_at(1))};
    const record::Change later = change(2);
    BOOST_TEST((later.writes.at(1).seen == record::Dots{now}));
    BOOST_TEST((std::get<record::Dots>(*record::decode_value(later.writes.at(0).value)) ==
                record::Dots{now}));
    BOOST_TEST(tablet.store->find(id)->find(citizen().name.number)->versions.size() == 1U);
    require_sound();
}

BOOST_AUTO_TEST_CASE(what_the_central_took_away_does_not_come_back) {
    const base::AnyId id = put(1, "Åse Demosen");
    put(2, "Bo Demosen");
    answer(1, {store::Verdict::applied, store::Verdict::applied});
    store::ServerSlice gone;
    gone.records.push_back({id, store::ServerRecord::Content::gone, {}});
    gone.cursor = "c";
    BOOST_REQUIRE(tablet.store->apply_slices("", std::span(&gone, 1), 1).slices == 1U);
    BOOST_TEST(!tablet.store->find(id).has_value());

    answer(1, {store::Verdict::gone});
    BOOST_TEST(!tablet.store->find(id).has_value());
    tablet.store->count_unsent_after(1);
    BOOST_TEST(!tablet.store->find(id).has_value());
    tablet.store->renumber({100'055, 1, 0});
    BOOST_TEST(!tablet.store->find(id).has_value());
    require_sound();
}

BOOST_AUTO_TEST_SUITE_END()
