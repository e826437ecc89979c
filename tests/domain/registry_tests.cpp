#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <map>
#include <set>

#include "base/outcome.hpp"
#include "domain/choices.hpp"
#include "domain/types.hpp"
#include "known_records.hpp"

namespace b2go::domain::test {

using record::Rule;
using registry::Entity;
using registry::FieldDecl;

namespace {

using Ranks = std::vector<std::vector<std::string>>;

/// The strictest orders of the domain, safest first; a rule without ranks orders days.
struct Strict {
    const char* entity;
    const char* field;
    Rule::Order order;
    Ranks ranks;
};

const std::vector<Strict>& strict_fields() {
    using enum Rule::Order;
    static const std::vector<Strict> rows{
        {"citizen", "protection", listed, {{"threat"}, {"name_address"}, {"none"}}},
        {"citizen", "protection_until", later, {}},
        {"citizen", "contactable", listed, {{"no"}, {"via"}, {"yes"}}},
        {"consent", "withdrawn", listed, {}},
        {"consent", "expiry", earlier, {}},
        {"referral", "next_follow_up", earlier, {}},
        {"referral", "urgency", listed, {{"acute"}, {"soon"}, {"normal"}}},
        {"referral",
         "status",
         listed,
         {{"draft", "rejected", "sent", "acknowledged", "in_progress"}, {"closed"}}},
        {"follow_up", "due", earlier, {}},
        {"follow_up", "status", listed, {{"open"}, {"handed_over"}, {"done"}}},
        {"housing_plan", "milestone_due", earlier, {}},
    };
    return rows;
}

void for_each_field(const std::function<void(const Entity&, const FieldDecl&)>& visit) {
    for (const Entity* entity : registry().entities()) {
        for (const FieldDecl& field : entity->fields()) {
            visit(*entity, field);
        }
    }
}

bool is_snake_case(const std::string& name) {
    return !name.empty() &&
           name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == std::string::npos;
}

bool is_complete(const base::Label& label) { return !label.da.empty() && !label.en.empty(); }

} // namespace

BOOST_AUTO_TEST_SUITE(registry_tests)

BOOST_AUTO_TEST_CASE(every_entity_of_the_product_is_listed_under_its_number) {
    const std::map<record::TypeNumber, std::string> expected{
        {1, "citizen"},   {2, "location"}, {3, "outing"},         {4, "encounter"},
        {5, "subject"},   {6, "matter"},   {7, "referral"},       {8, "follow_up"},
        {9, "consent"},   {10, "note"},    {11, "staff"},         {12, "team"},
        {13, "tally"},    {14, "partner"}, {15, "partner_event"}, {16, "housing_plan"},
        {17, "dialogue"}, {18, "unit"},    {19, "notice"},        {20, "attachment"}};
    std::map<record::TypeNumber, std::string> found;
    for (const Entity* entity : registry().entities()) {
        found[entity->number()] = entity->name();
    }
    BOOST_TEST((found == expected));
}

BOOST_AUTO_TEST_CASE(field_numbers_and_names_are_unique_and_in_their_range) {
    for (const Entity* entity : registry().entities()) {
        std::set<record::FieldNumber> numbers;
        std::set<std::string> names;
        for (const FieldDecl& field : entity->fields()) {
            BOOST_TEST_CONTEXT(entity->name() << "." << field.name) {
                BOOST_TEST(numbers.insert(field.number).second);
                BOOST_TEST(names.insert(field.name).second);
                BOOST_TEST(is_snake_case(field.name));
                BOOST_TEST((field.number >= 10 || field.name == "confidentiality"));
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(every_entity_field_part_and_choice_has_both_labels) {
    for (const Entity* entity : registry().entities()) {
        BOOST_TEST(is_complete(entity->label()), entity->name());
    }
    for_each_field([](const Entity& entity, const FieldDecl& field) {
        BOOST_TEST_CONTEXT(entity.name() << "." << field.name) {
            BOOST_TEST(is_complete(field.label));
            for (const registry::PartDecl& part : field.parts) {
                BOOST_TEST((is_complete(part.label) && is_snake_case(part.name)), part.name);
            }
            std::set<std::string> codes;
            for (const registry::Option& option : field.options) {
                BOOST_TEST(is_complete(option.label), option.code);
                BOOST_TEST(is_snake_case(option.code), option.code);
                BOOST_TEST(codes.insert(option.code).second, option.code);
            }
            BOOST_TEST(((field.kind == registry::Kind::choice) == !field.options.empty()));
            BOOST_TEST(((field.kind == registry::Kind::group) == !field.parts.empty()));
        }
    });
}

BOOST_AUTO_TEST_CASE(references_point_to_entities_that_exist) {
    for_each_field([](const Entity& entity, const FieldDecl& field) {
        if (field.kind == registry::Kind::reference && field.target != types::kAny) {
            BOOST_TEST((registry().find(field.target) != nullptr), entity.name()
                                                                       << "." << field.name);
        }
    });
}

BOOST_AUTO_TEST_CASE(scopes_follow_fields_that_are_references) {
    for (const Entity* entity : registry().entities()) {
        const auto& rule = entity->scope();
        BOOST_TEST(((rule.kind == registry::ScopeRule::Kind::follow) == !rule.fields.empty()));
        for (const record::FieldNumber number : rule.fields) {
            const FieldDecl* field = entity->find(number);
            BOOST_TEST_REQUIRE((field != nullptr), entity->name());
            BOOST_TEST((field->kind == registry::Kind::reference && !field->is_set),
                       entity->name() << "." << field->name);
        }
    }
}

BOOST_AUTO_TEST_CASE(the_strictest_orders_are_those_of_the_domain) {
    for (const Strict& row : strict_fields()) {
        BOOST_TEST_CONTEXT(row.entity << "." << row.field) {
            const Entity* entity = registry().find(std::string_view(row.entity));
            BOOST_TEST_REQUIRE((entity != nullptr));
            const FieldDecl* field = entity->find(std::string_view(row.field));
            BOOST_TEST_REQUIRE((field != nullptr));
            const Rule& rule = field->traits.rule;
            BOOST_TEST((rule.kind == Rule::Kind::strictest));
            BOOST_TEST((rule.order == row.order));
            BOOST_TEST((rule.ranks == row.ranks));
        }
    }
}

BOOST_AUTO_TEST_CASE(nothing_else_is_decided_by_strictness) {
    for_each_field([](const Entity& entity, const FieldDecl& field) {
        if (field.traits.rule.kind != Rule::Kind::strictest || field.name == "confidentiality") {
            return;
        }
        BOOST_TEST(std::ranges::any_of(strict_fields(),
                                       [&](const Strict& row) {
                                           return entity.name() == row.entity &&
                                                  field.name == row.field;
                                       }),
                   entity.name() << "." << field.name);
    });
}

BOOST_AUTO_TEST_CASE(ranked_codes_are_choices_of_their_field) {
    for_each_field([](const Entity& entity, const FieldDecl& field) {
        std::size_t ranked = 0;
        for (const auto& rank : field.traits.rule.ranks) {
            for (const std::string& code : rank) {
                ++ranked;
                BOOST_TEST((std::ranges::find(field.options, code, &registry::Option::code) !=
                            field.options.end()),
                           entity.name() << "." << field.name << " " << code);
            }
        }
        BOOST_TEST((ranked == 0 || ranked == field.options.size()), entity.name()
                                                                        << "." << field.name);
    });
}

BOOST_AUTO_TEST_CASE(what_is_never_merged_automatically_asks) {
    const std::pair<const char*, const char*> asked[] = {{"citizen", "cpr"},
                                                         {"citizen", "id_type"},
                                                         {"citizen", "name"},
                                                         {"citizen", "birth_date"},
                                                         {"citizen", "address"},
                                                         {"consent", "data_categories"},
                                                         {"consent", "recipient"},
                                                         {"consent", "purpose"},
                                                         {"encounter", "outcome"},
                                                         {"encounter", "handling_mode"},
                                                         {"matter", "outcome"},
                                                         {"matter", "progress"},
                                                         {"referral", "owner"},
                                                         {"referral", "receiver"},
                                                         {"referral", "closing"},
                                                         {"referral", "receiver_unit"},
                                                         {"staff", "authorisations"},
                                                         {"referral", "receiver_partner"},
                                                         {"partner", "agreement_terms"},
                                                         {"housing_plan", "milestone_status"}};
    for (const auto& [entity, field] : asked) {
        const FieldDecl* found =
            registry().find(std::string_view(entity))->find(std::string_view(field));
        BOOST_TEST_REQUIRE((found != nullptr), entity << "." << field);
        BOOST_TEST((found->traits.rule.kind == Rule::Kind::ask), entity << "." << field);
    }
}

BOOST_AUTO_TEST_CASE(notes_dialogues_and_counts_are_written_once) {
    for (const char* name : {"note", "dialogue", "tally"}) {
        for (const FieldDecl& field : registry().find(std::string_view(name))->fields()) {
            if (field.name != "confidentiality") {
                BOOST_TEST((field.traits.rule.kind == Rule::Kind::once), name << "." << field.name);
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(only_what_a_rule_demands_is_required) {
    std::set<std::string> required;
    for_each_field([&](const Entity& entity, const FieldDecl& field) {
        if (field.traits.required) {
            required.insert(entity.name() + "." + field.name);
        }
    });
    const std::set<std::string> expected{"encounter.subjects", "note.text", "tally.kind",
                                         "tally.outing"};
    BOOST_TEST((required == expected));
}

BOOST_AUTO_TEST_CASE(the_lists_have_the_expected_entries) {
    BOOST_TEST(districts().size() == 10U);
    BOOST_TEST(districts()[7].label.da == "Bispebjerg");
    BOOST_TEST(languages().size() == 28U);
    BOOST_TEST(needs().size() == 15U);
    BOOST_TEST(handling_modes().size() == 5U);
    BOOST_TEST(outcomes().size() == 6U);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace b2go::domain::test
