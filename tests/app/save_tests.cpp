#include <boost/test/unit_test.hpp>

#include "app/conversations.hpp"
#include "app/find_records.hpp"
#include "app/promises.hpp"
#include "app/save_record.hpp"
#include "app/show_record.hpp"
#include "domain/citizen.hpp"
#include "domain/dialogue.hpp"
#include "domain/encounter.hpp"
#include "domain/follow_up.hpp"
#include "domain/note.hpp"
#include "domain/record_view.hpp"
#include "domain/types.hpp"
#include "tests/sync/world.hpp"

using namespace b2go;
using registry::Choice;
using registry::Fields;
using registry::Object;

namespace {

struct Desk {
    tests::World world{1, 2};
    tests::Tablet& tablet = world.tablet(0);
    app::Workspace workspace = [this] {
        tablet.must_sync();
        return tablet.workspace();
    }();

    Object citizen(const std::string& name) {
        const auto& declared = domain::citizen();
        return declared.make(workspace.new_id()).set(declared.name, name);
    }
    Object saved(base::AnyId id) const { return domain::object_of(*tablet.store().find(id)); }
    std::uint64_t records() const { return tablet.store().counts().records; }
};

template <typename T> bool names_field(const base::Outcome<T>& outcome, const std::string& field) {
    return !outcome && std::ranges::any_of(outcome.error().fields,
                                           [&](const auto& error) { return error.field == field; });
}

Fields one(record::FieldNumber field, record::Value value) {
    Fields fields;
    fields.plain[field] = std::move(value);
    return fields;
}

} // namespace

BOOST_AUTO_TEST_SUITE(saving)

BOOST_FIXTURE_TEST_CASE(a_new_citizen_gets_an_id_type_and_the_writers_team, Desk) {
    const auto saved_citizen = app::create(workspace, citizen("Åse Demosen"));
    BOOST_REQUIRE(saved_citizen);
    const Object object = saved(saved_citizen->id);
    BOOST_TEST(object.is(domain::citizen().id_type, "no_cpr"));
    BOOST_TEST((object.get(domain::citizen().team)->any == workspace.identity().team));
    const auto state = tablet.store().find(saved_citizen->id);
    BOOST_TEST((state->scope == record::Scope::citizen(saved_citizen->id)));
}

BOOST_FIXTURE_TEST_CASE(a_reference_to_something_not_held_is_refused_by_field, Desk) {
    const std::uint64_t before = records();
    const auto& encounter = domain::encounter();
    Object object = encounter.make(workspace.new_id());
    object.set(encounter.citizen, domain::CitizenId(workspace.new_id()));
    const auto refused = app::create(workspace, std::move(object));
    BOOST_TEST(names_field(refused, "citizen"));
    BOOST_TEST(records() == before);
}

BOOST_FIXTURE_TEST_CASE(a_reference_to_a_record_of_another_kind_is_refused, Desk) {
    const auto person = app::create(workspace, citizen("Åse Demosen"));
    const auto& encounter = domain::encounter();
    Object object = encounter.make(workspace.new_id());
    object.set(encounter.outing, domain::OutingId(person->id));
    const auto refused = app::create(workspace, std::move(object));
    BOOST_TEST(names_field(refused, "outing"));
}

BOOST_FIXTURE_TEST_CASE(records_that_belong_together_are_saved_all_or_none, Desk) {
    const std::uint64_t before = records();
    Object good = citizen("Åse Demosen");
    Object bad = citizen("Aage Demosen");
    bad.set(domain::citizen().id_type, Choice{"anonymous"});
    BOOST_TEST(!app::create_all(workspace, {good, bad}));
    BOOST_TEST(records() == before);
    BOOST_TEST(tablet.store().counts().unsent == 0U);
}

BOOST_FIXTURE_TEST_CASE(a_note_on_a_citizen_of_the_same_save_follows_the_citizens_scope, Desk) {
    Object person = citizen("Åse Demosen");
    const base::AnyId id = person.id;
    Object note = domain::note().make(workspace.new_id());
    note.set(domain::note().about, domain::RecordId(id))
        .set(domain::note().text, std::string("Mødt i dag."));
    const auto both = app::create_all(workspace, {std::move(person), std::move(note)});
    BOOST_REQUIRE(both);
    BOOST_TEST((tablet.store().find(both->at(1).id)->scope == record::Scope::citizen(id)));
}

BOOST_FIXTURE_TEST_CASE(an_edit_that_changes_nothing_writes_nothing, Desk) {
    const auto person = app::create(workspace, citizen("Åse Demosen"));
    const auto edited =
        app::edit(workspace, {person->id,
                              one(domain::citizen().name.number, std::string("Åse Demosen")),
                              std::nullopt,
                              {}});
    BOOST_REQUIRE(edited);
    BOOST_TEST(edited->seq == 0U);
    BOOST_TEST(tablet.store().counts().unsent == 1U);
}

BOOST_FIXTURE_TEST_CASE(a_rule_broken_by_a_merge_does_not_stand_in_the_way_of_other_fields, Desk) {
    // One tablet makes the citizen anonymous and takes the name off; the other, which has not
    // seen that, writes a name: merged, the record breaks a rule that nobody broke.
    const auto& declared = domain::citizen();
    const base::AnyId id = tablet.create(citizen("Åse Demosen"));
    world.settle();
    Fields anonymous = one(declared.id_type.number, std::string("anonymous"));
    anonymous.plain[declared.name.number] = record::Null{};
    tablet.edit(id, anonymous);
    world.tablet(1).edit(id, one(declared.name.number, std::string("Åse Testholm")));
    world.settle();
    BOOST_REQUIRE(saved(id).is(declared.id_type, "anonymous"));
    BOOST_REQUIRE(saved(id).get(declared.name).has_value());

    BOOST_TEST(app::edit(workspace,
                         {id, one(declared.language.number, std::string("ar")), std::nullopt, {}})
                   .has_value());
    BOOST_TEST(!app::edit(
        workspace,
        {id, one(declared.name.number, std::string("Åse Prøvekjær")), std::nullopt, {}}));
}

BOOST_FIXTURE_TEST_CASE(edits_that_belong_together_share_a_batch, Desk) {
    const base::AnyId first = app::create(workspace, citizen("Åse Demosen"))->id;
    const base::AnyId second = app::create(workspace, citizen("Aage Demosen"))->id;
    const auto number = domain::citizen().language.number;
    const std::vector<app::Edit> edits{{first, one(number, std::string("da")), std::nullopt, {}},
                                       {second, one(number, std::string("da")), std::nullopt, {}}};
    BOOST_REQUIRE(app::edit_all(workspace, edits));
    const auto unsent = tablet.store().unsent(2, 10, 1U << 20U);
    BOOST_REQUIRE(unsent.size() == 2U);
    const auto a = record::decode_change(unsent[0].change);
    const auto b = record::decode_change(unsent[1].change);
    BOOST_TEST(a->batch.has_value());
    BOOST_TEST((a->batch == b->batch));
}

BOOST_FIXTURE_TEST_CASE(a_deleted_record_is_gone_for_every_use_case, Desk) {
    const base::AnyId id = app::create(workspace, citizen("Åse Demosen"))->id;
    BOOST_REQUIRE(app::remove(workspace, id, "Dobbelt"));
    BOOST_TEST(!app::show(workspace, id));
    BOOST_TEST(!app::edit(workspace, {id, {}, std::nullopt, {}}));
    BOOST_TEST(!app::remove(workspace, id, "Igen"));
    BOOST_TEST(app::search(workspace, "aase", 10).empty());
}

BOOST_FIXTURE_TEST_CASE(a_correction_names_the_note_it_corrects_and_keeps_its_subject, Desk) {
    const base::AnyId person = app::create(workspace, citizen("Åse Demosen"))->id;
    Object note = domain::note().make(workspace.new_id());
    note.set(domain::note().about, domain::RecordId(person))
        .set(domain::note().text, std::string("Set i går."));
    const base::AnyId old = app::create(workspace, std::move(note))->id;
    const auto corrected = app::correct_note(workspace, old, "Set i dag.");
    BOOST_REQUIRE(corrected);
    const Object object = saved(corrected->id);
    BOOST_TEST((object.get(domain::note().corrects)->any == old));
    BOOST_TEST((object.get(domain::note().about)->any == person));
    BOOST_TEST(saved(old).get(domain::note().text).value() == "Set i går.");
}

BOOST_FIXTURE_TEST_CASE(revealing_a_cpr_is_written_to_the_audit_first, Desk) {
    const base::AnyId person = app::create(workspace, citizen("Åse Demosen"))->id;
    BOOST_TEST(app::reveal_cpr(workspace, person).has_value());
    BOOST_TEST(tablet.store().verify().empty());
    BOOST_TEST(!app::reveal_cpr(workspace, workspace.new_id()));
}

BOOST_AUTO_TEST_SUITE_END()
