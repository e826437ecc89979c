#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <map>
#include <set>

#include "base/crypto.hpp"
#include "domain/location.hpp"
#include "domain/reference_data.hpp"
#include "domain/subject.hpp"
#include "domain/types.hpp"
#include "domain/unit.hpp"
#include "known_records.hpp"

namespace b2go::domain::test {

using registry::Choice;
using registry::Object;

namespace {

struct Catalogue {
    std::vector<ReferenceRow> rows;

    Catalogue() {
        base::init_crypto();
        rows = reference_rows();
    }

    [[nodiscard]] std::size_t count(record::TypeNumber type) const {
        return static_cast<std::size_t>(std::ranges::count_if(
            rows, [&](const ReferenceRow& row) { return row.object.type == type; }));
    }
    [[nodiscard]] Object subject_with(std::string_view code) const {
        const base::AnyId id = reference_id(types::kSubject, code);
        const auto at = std::ranges::find_if(
            rows, [&](const ReferenceRow& row) { return row.object.id == id; });
        BOOST_TEST_REQUIRE((at != rows.end()), code);
        return at->object;
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(reference_data_tests, Catalogue)

BOOST_AUTO_TEST_CASE(the_catalogues_are_complete) {
    BOOST_TEST(count(types::kSubject) == 54U);
    BOOST_TEST(count(types::kLocation) == 25U);
    BOOST_TEST(count(types::kUnit) == 33U);
    BOOST_TEST(count(types::kSubject) + count(types::kLocation) + count(types::kUnit) ==
               rows.size());
}

BOOST_AUTO_TEST_CASE(every_row_passes_its_own_entitys_checks) {
    KnownRecords around;
    around.demo = false;
    for (const ReferenceRow& row : rows) {
        const auto findings = findings_of(row.object, around);
        BOOST_TEST(findings.errors.empty(),
                   row.object.id.text()
                       << " " << (findings.errors.empty() ? "" : findings.errors[0].field));
        BOOST_TEST(!row.source.empty());
    }
}

BOOST_AUTO_TEST_CASE(ids_are_unique_version_8_and_never_change) {
    std::set<base::AnyId> ids;
    for (const ReferenceRow& row : rows) {
        BOOST_TEST(ids.insert(row.object.id).second);
        const std::string text = row.object.id.text();
        BOOST_TEST(text[14] == '8');
        BOOST_TEST((text[19] == '8' || text[19] == '9' || text[19] == 'a' || text[19] == 'b'));
    }
    // Records in the field refer to these: a change here would orphan them.
    BOOST_TEST(reference_id(types::kSubject, "sundhedskort").text() ==
               "af593d46-aaf5-871b-a08b-1b2ca6e5495d");
    BOOST_TEST(reference_id(types::kLocation, "jobcenter_laerkevej").text() ==
               "00b74643-e479-8eb0-b648-c95498f910f7");
    BOOST_TEST(reference_id(types::kUnit, "borgerteam").text() ==
               "981cf11e-e985-8a51-aee1-6f52dd661bd3");
}

BOOST_AUTO_TEST_CASE(the_catalogue_is_the_same_each_time) {
    BOOST_TEST((reference_objects() == reference_objects()));
}

BOOST_AUTO_TEST_CASE(a_unit_names_an_administration_that_came_before_it) {
    std::set<base::AnyId> seen;
    std::size_t named = 0;
    for (const ReferenceRow& row : rows) {
        if (const auto over = row.object.get(unit().administration);
            row.object.type == types::kUnit && over) {
            ++named;
            BOOST_TEST(seen.contains(over->any));
        }
        seen.insert(row.object.id);
    }
    BOOST_TEST(named == 15U);
}

BOOST_AUTO_TEST_CASE(every_subject_says_what_people_need_to_know) {
    for (const ReferenceRow& row : rows) {
        if (row.object.type != types::kSubject) {
            continue;
        }
        const std::string code = row.object.get(subject().code).value_or("");
        BOOST_TEST_CONTEXT(code) {
            BOOST_TEST(row.object.has(subject().label_da.number));
            BOOST_TEST(row.object.has(subject().label_en.number));
            BOOST_TEST(row.object.has(subject().explanation.number));
            BOOST_TEST(row.object.has(subject().usual_handling.number));
            BOOST_TEST(row.object.contains(subject().allowed_modes, Choice{"guidance"}));
            BOOST_TEST(!row.object.has(subject().support_phone.number));
            BOOST_TEST((row.mark == Mark::assumption));
            BOOST_TEST((row.object.contains(subject().allowed_modes, Choice{"simple_decision"}) ==
                        row.object.is(subject().usual_handling, "simple_decision")));
        }
    }
}

BOOST_AUTO_TEST_CASE(subjects_carry_the_numbers_and_documents_of_the_list) {
    BOOST_TEST(subject_with("sundhedskort").get(subject().kle).value() == "29.03.04");
    BOOST_TEST(subject_with("helbredstillaeg").get(subject().kle).value() == "32.03 ?");
    BOOST_TEST(subject_with("byggesag").get(subject().kle).value() == "02.34");
    BOOST_TEST(subject_with("folkepension").get(subject().kle).value() == "32.64.04");
    BOOST_TEST(!subject_with("foertidspension").has(subject().kle.number));
    BOOST_TEST(subject_with("pas").contains(subject().documents, std::string("foto")));
    BOOST_TEST(subject_with("kontanthjaelp").count(subject().documents) == 2U);
    for (const char* acute : {"udsaettelse", "herberg", "krisecenter", "bekymring_for_barn"}) {
        BOOST_TEST(subject_with(acute).get(subject().acute).value(), acute);
    }
    BOOST_TEST(!subject_with("parkering").get(subject().acute).value());
}

BOOST_AUTO_TEST_CASE(locations_lie_in_copenhagen) {
    for (const ReferenceRow& row : rows) {
        const auto position = row.object.get(location().position);
        if (row.object.type != types::kLocation || !position) {
            continue;
        }
        const auto part = [&](std::uint32_t number) {
            return std::get<std::int64_t>(position->at(number));
        };
        const std::string name = row.object.get(location().name).value_or("");
        BOOST_TEST((part(position_part::kLatitude) > 55'600'000 &&
                    part(position_part::kLatitude) < 55'740'000),
                   name);
        BOOST_TEST((part(position_part::kLongitude) > 12'450'000 &&
                    part(position_part::kLongitude) < 12'660'000),
                   name);
        BOOST_TEST(part(position_part::kCertainty) >= 0, name);
        BOOST_TEST(row.object.has(location().district.number), name);
    }
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace b2go::domain::test
