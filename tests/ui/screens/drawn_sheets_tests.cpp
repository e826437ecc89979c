#include <boost/test/unit_test.hpp>

#include "domain/matter.hpp"
#include "tests/ui/screens/onlooker.hpp"
#include "ui_imgui/screens/forms.hpp"

namespace {

using namespace b2go;
using namespace b2go::screens;
using namespace b2go::tests;

struct SheetsShown : Crowded {
    Onlooker onlooker{desk};
};

BOOST_FIXTURE_TEST_SUITE(every_sheet_drawn, SheetsShown)

BOOST_AUTO_TEST_CASE(is_sound_in_every_look) {
    const base::AnyId matter = all(domain::matter()).at(0).id;
    const Route today{Screen::today, {}, {}};
    onlooker.see(
        {onlooker.told("henvisning", today, OpenPromise{referral}),
         onlooker.told("opfoelgning", today, OpenPromise{follow_up}),
         onlooker.place("sag", {Screen::citizen, town[0], matter}),
         onlooker.place("notat", {Screen::citizen, town[0], note}),
         onlooker.place("rettelse", {Screen::citizen, town[0], correction}),
         onlooker.tapped("ret_notat", {Screen::citizen, town[0], correction}, {"Ret notat"})});
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_FIXTURE_TEST_SUITE(a_conflict_where_it_stands, SheetsShown)

BOOST_AUTO_TEST_CASE(is_sound_in_every_look) {
    onlooker.see({onlooker.place("uenighed_borger", {Screen::citizen, town[0], {}}),
                  onlooker.place("uenighed_besoeg", {Screen::visit, town[0], outing}),
                  onlooker.place("uenighed_borgere", {Screen::citizens, {}, {}}),
                  onlooker.place("uenighed_tur", {Screen::outing, outing, {}})});
}

BOOST_AUTO_TEST_SUITE_END()

/// Much that was begun, and somebody whose name takes a line.
struct Unfinished : Furnished {
    Unfinished() {
        desk.write({std::string(form_name::kCitizen), outing}, "name",
                   "Annemargrethe-Wilhelmine Rindfleischetikettierung Prøvekjær-Fiktivgaard");
        desk.give(Go{{Screen::visit, town[4], outing}});
        for (const auto form :
             {form_name::kConsent, form_name::kReferral, form_name::kFollowUp, form_name::kNote}) {
            const char* field = form == form_name::kConsent    ? "purpose"
                                : form == form_name::kReferral ? "content"
                                : form == form_name::kFollowUp ? "kind"
                                                               : "text";
            desk.write({std::string(form), town[4]}, field, "Er begyndt og ikke gemt");
        }
        desk.write({std::string(form_name::kNote), town[0]}, "text", "Også begyndt");
        desk.write({std::string(form_name::kDecision), town[2]}, "reason", "Set på papir");
    }
    Onlooker onlooker{desk};
};

BOOST_FIXTURE_TEST_SUITE(what_is_begun_and_not_saved, Unfinished)

BOOST_AUTO_TEST_CASE(is_sound_wherever_it_is_listed) {
    onlooker.see({onlooker.place("kladder_idag", {Screen::today, {}, {}}),
                  onlooker.place("kladder_synk", {Screen::sync, {}, {}}),
                  onlooker.place("kladder_tur", {Screen::outing, outing, {}}),
                  onlooker.place("kladder_besoeg", {Screen::visit, town[4], outing})});
}

BOOST_AUTO_TEST_CASE(is_sound_below_a_long_message_with_a_way_back) {
    Written done;
    done.purpose = Purpose::withdraw_consent;
    done.standing = desk.state().standing;
    done.undo = RemoveRecord{Purpose::take_back, town[0], {}};
    done.warnings.push_back(
        {"cpr",
         {"Personnummeret opfylder ikke modulus 11. Numre uden den har været gyldige siden oktober "
          "2007, så det kan være rigtigt; se på sundhedskortet, og ret det, hvis cifrene er byttet "
          "om. Alt er gemt, som du har skrevet det.",
          "The personal number fails modulus 11. Numbers without it have been valid since October "
          "2007, so it may be right; look at the health card, and correct it if two digits were "
          "swapped. Everything is saved as you wrote it."}});
    const JobEnded said{done};
    onlooker.see({onlooker.told("lang_besked_idag", {Screen::today, {}, {}}, said),
                  onlooker.told("lang_besked_besoeg", {Screen::visit, town[4], outing}, said),
                  onlooker.told("lang_besked_synk", {Screen::sync, {}, {}}, said)});
}

BOOST_AUTO_TEST_CASE(is_sound_below_a_contact_code_that_must_be_passed_on) {
    onlooker.see(
        {onlooker.told("kontaktkode", {Screen::outing, outing, {}}, RegisterAnonymous{outing})});
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
