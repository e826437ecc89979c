#include <boost/test/unit_test.hpp>

#include "tests/registry/sample_entity.hpp"

using namespace b2go;
using namespace b2go::registry_test;
using record::Rule;
using registry::Choice;
using registry::Kind;
using registry::Object;
using registry::Roles;

namespace {

/// A set whose elements a human decides.
struct Asked : registry::Entity {
    Asked()
        : Entity(78, "asked", {"Spurgt", "Asked"}, {registry::ScopeRule::Kind::reference, {}},
                 Roles::team()) {
        ask_about(authorisations.number);
    }
    registry::SetField<std::string> authorisations =
        lines(10, "authorisations", {"Fuldmagter", "Authorisations"});
};

} // namespace

BOOST_AUTO_TEST_SUITE(declarations)

BOOST_AUTO_TEST_CASE(each_member_declares_one_field_in_order_of_number) {
    const Sample sample;
    std::vector<record::FieldNumber> numbers;
    for (const registry::FieldDecl& field : sample.fields()) {
        numbers.push_back(field.number);
    }
    const std::vector<record::FieldNumber> expected{2,  10, 11, 12, 13, 14, 15, 16,
                                                    17, 18, 19, 20, 21, 22, 23};
    BOOST_TEST(numbers == expected, boost::test_tools::per_element());
    BOOST_TEST(sample.done.number == 10U);
    BOOST_TEST(sample.confidentiality.number == 2U);
}

BOOST_AUTO_TEST_CASE(a_field_is_found_by_number_and_by_name) {
    const Sample sample;
    BOOST_REQUIRE(sample.find("title") != nullptr);
    BOOST_TEST(sample.find("title") == sample.find(12));
    BOOST_TEST(sample.find("title")->traits.required);
    BOOST_TEST(sample.find("title")->traits.searched);
    BOOST_TEST(sample.find("title")->label.da == "Titel");
    BOOST_TEST(sample.find(99) == nullptr);
    BOOST_TEST(sample.find("Title") == nullptr);
    BOOST_TEST(sample.find("") == nullptr);
}

BOOST_AUTO_TEST_CASE(a_field_keeps_what_its_kind_needs) {
    const Sample sample;
    BOOST_TEST(sample.find("count")->min == -5);
    BOOST_TEST(sample.find("count")->max == 100);
    BOOST_TEST(sample.find("state")->options.size() == 2U);
    BOOST_TEST(sample.find("parent")->target == kSampleType);
    BOOST_TEST(sample.find("address")->parts.size() == 4U);
    BOOST_TEST(sample.find("needs")->is_set);
    BOOST_TEST((sample.find("others")->is_set && sample.find("others")->kind == Kind::reference));
    BOOST_TEST(!sample.find("state")->is_set);
}

BOOST_AUTO_TEST_CASE(a_field_is_decided_by_a_human_and_a_set_by_adding_unless_declared) {
    const Sample sample;
    BOOST_CHECK(sample.rule_of(12).kind == Rule::Kind::ask);
    BOOST_CHECK(sample.rule_of(20).kind == Rule::Kind::add_wins);
    BOOST_CHECK(sample.rule_of(22).kind == Rule::Kind::add_wins);
    BOOST_CHECK(sample.rule_of(14).kind == Rule::Kind::strictest);
    BOOST_CHECK(sample.rule_of(15).order == Rule::Order::earlier);
    BOOST_CHECK(sample.rule_of(16).order == Rule::Order::later);
    BOOST_CHECK(sample.rule_of(99).kind == Rule::Kind::ask);
    BOOST_CHECK(sample.rule_of(record::kLifeField).kind == Rule::Kind::ask);
}

BOOST_AUTO_TEST_CASE(a_set_can_ask_a_human_where_it_says_so) {
    BOOST_CHECK(Asked().rule_of(10).kind == Rule::Kind::ask);
}

BOOST_AUTO_TEST_CASE(the_safer_confidentiality_wins_on_every_entity) {
    const Sample sample;
    const Rule& rule = sample.rule_of(sample.confidentiality.number);
    BOOST_CHECK(rule.kind == Rule::Kind::strictest);
    const std::vector<std::vector<std::string>> expected{
        {"shielded"}, {"confidential"}, {"normal"}};
    BOOST_CHECK(rule.ranks == expected);
}

BOOST_AUTO_TEST_CASE(an_object_gives_back_what_was_set_through_a_handle) {
    const Sample sample;
    Object object = sample.make(id_of(1));
    BOOST_TEST(object.type == kSampleType);
    BOOST_CHECK(!object.get(sample.done).has_value());
    object.set(sample.done, false)
        .set(sample.count, std::int64_t{0})
        .set(sample.title, std::string())
        .set(sample.state, Choice{"open"})
        .set(sample.due, base::Date{-1})
        .set(sample.met, base::Instant{5})
        .set(sample.parent, base::Id<Sample>(id_of(2)))
        .set(sample.address, record::Group{{1, std::string("Demovej")}});
    BOOST_CHECK(object.get(sample.done) == false);
    BOOST_CHECK(object.get(sample.count) == 0);
    BOOST_CHECK(object.get(sample.title) == "");
    BOOST_CHECK(object.get(sample.state) == Choice{"open"});
    BOOST_TEST(object.is(sample.state, "open"));
    BOOST_TEST(!object.is(sample.state, "closed"));
    BOOST_CHECK(object.get(sample.due) == base::Date{-1});
    BOOST_CHECK(object.get(sample.met) == base::Instant{5});
    BOOST_CHECK(object.get(sample.parent) == base::Id<Sample>(id_of(2)));
    BOOST_TEST(object.get(sample.address)->size() == 1U);
    BOOST_TEST(object.has(sample.title.number));
    object.clear(sample.title);
    BOOST_TEST(!object.has(sample.title.number));
    BOOST_CHECK(!object.get(sample.title).has_value());
}

BOOST_AUTO_TEST_CASE(a_value_of_another_kind_is_not_given_out) {
    const Sample sample;
    Object object = sample.make(id_of(1));
    object.fields.plain[sample.count.number] = std::string("4");
    BOOST_CHECK(!object.get(sample.count).has_value());
    BOOST_TEST(object.has(sample.count.number));
}

BOOST_AUTO_TEST_CASE(a_set_holds_each_element_once) {
    const Sample sample;
    Object object = sample.make(id_of(1));
    BOOST_TEST(object.count(sample.needs) == 0U);
    object.add(sample.needs, Choice{"debt"}).add(sample.needs, Choice{"debt"});
    object.add(sample.others, base::Id<Sample>(id_of(3)));
    BOOST_TEST(object.count(sample.needs) == 1U);
    BOOST_TEST(object.contains(sample.needs, Choice{"debt"}));
    BOOST_TEST(!object.contains(sample.needs, Choice{"housing"}));
    BOOST_TEST(object.contains(sample.others, base::Id<Sample>(id_of(3))));
    BOOST_TEST(object.fields.sets.at(sample.others.number).contains(id_of(3).raw()));
}

BOOST_AUTO_TEST_CASE(a_registry_finds_entities_by_number_and_name) {
    const Sample sample;
    const registry::Registry registry({&sample});
    BOOST_TEST(registry.find(kSampleType) == &sample);
    BOOST_TEST(registry.find("sample") == &sample);
    BOOST_TEST(registry.find(record::TypeNumber{78}) == nullptr);
    BOOST_TEST(registry.find("samples") == nullptr);
    BOOST_TEST(registry.entities().size() == 1U);
}

BOOST_AUTO_TEST_CASE(every_role_and_kind_has_a_name_of_its_own) {
    for (const Roles::Bit role :
         {Roles::staff, Roles::coordinator, Roles::sync_admin, Roles::partner_staff}) {
        BOOST_CHECK(registry::role_from(registry::name(role)) == role);
    }
    BOOST_CHECK(!registry::role_from("boss").has_value());
    BOOST_CHECK(!registry::role_from("").has_value());
    std::set<std::string_view> names;
    for (const Kind kind : {Kind::flag, Kind::number, Kind::line, Kind::text, Kind::choice,
                            Kind::date, Kind::instant, Kind::reference, Kind::cpr, Kind::group}) {
        names.insert(registry::name(kind));
    }
    BOOST_TEST(names.size() == 10U);
    BOOST_TEST(!names.contains(""));
}

BOOST_AUTO_TEST_CASE(roles_allow_those_they_name) {
    BOOST_TEST(Roles::team().allow(Roles::staff));
    BOOST_TEST(!Roles::team().allow(Roles::partner_staff));
    BOOST_TEST(!Roles::planners().allow(Roles::staff));
    BOOST_TEST(Roles::admins().allow(Roles::sync_admin));
    BOOST_TEST(!Roles::admins().allow(Roles::coordinator));
    BOOST_TEST(!Roles::none().allow(Roles::sync_admin));
}

BOOST_AUTO_TEST_SUITE_END()
