#include "tests/ui/screens/furnished.hpp"

#include <array>

#include "domain/citizen.hpp"
#include "domain/consent.hpp"
#include "domain/encounter.hpp"
#include "domain/follow_up.hpp"
#include "domain/matter.hpp"
#include "domain/note.hpp"
#include "domain/reference_data.hpp"
#include "domain/referral.hpp"
#include "domain/types.hpp"

namespace b2go::tests {

using namespace screens;

Furnished::Furnished() {
    desk.unlock();
    desk.give(Go{{Screen::outing, outing, {}}});
    desk.give(BeginOuting{outing});
    desk.give(CountOne{outing, "met"});
    visit(town[0], "solved");
    visit(town[1], "");
    desk.give(OpenMatter{town[0], subject});
    desk.write({std::string(form_name::kFollowUp), town[0]}, "kind", "Ring om boligtilbud");
    desk.give(PromiseFollowUp{town[0]});
    const DraftKey consent{std::string(form_name::kConsent), town[0]};
    desk.write(consent, "recipient", "Socialforvaltningen, boliganvisningen");
    desk.write(consent, "purpose", "Hjælp til et sted at bo");
    desk.write(consent, "form", "oral");
    desk.choose(consent, "data_categories", "Bolig");
    desk.give(GiveConsent{town[0]});
    desk.write({std::string(form_name::kNote), town[0]}, "text", "Har prøvet to indgange.");
    desk.give(WriteNote{town[0]});
    registry::Fields fields;
    fields.plain[domain::citizen().name.number] = std::string("Åse Testholm");
    fields.plain[domain::citizen().contactable.number] = std::string("no");
    fields.plain[domain::citizen().address.number] =
        record::Group{{domain::address_part::kStreet, std::string("Demovej 21, st. th.")},
                      {domain::address_part::kPostcode, std::string("2700")},
                      {domain::address_part::kCity, std::string("Brønshøj")}};
    world.tablet(1).edit(town[2], fields);
    fields.plain[domain::citizen().name.number] = std::string("Åse Prøvekjær");
    fields.plain[domain::citizen().contactable.number] = std::string("via");
    fields.plain[domain::citizen().address.number] =
        record::Group{{domain::address_part::kStreet, std::string("Demovej 12, 1. tv.")},
                      {domain::address_part::kPostcode, std::string("2700")},
                      {domain::address_part::kCity, std::string("Brønshøj")}};
    world.tablet(0).edit(town[2], fields);
    world.tablet(1).must_sync();
    desk.give(BeginSync{});
    desk.give(CloseToast{});
}

void Furnished::visit(base::AnyId citizen, const char* outcome) {
    desk.give(Go{{Screen::visit, citizen, outing}});
    const DraftKey key = visit_key(outing, citizen);
    desk.choose(key, "subjects", subject.text());
    desk.write(key, "handling_mode", "guidance");
    desk.write(key, "outcome", outcome);
    desk.give(SaveVisit{outing, citizen, false});
}

void Furnished::speak(base::Language language) {
    Preferences preferences = desk.state().preferences;
    preferences.language = language;
    desk.give(SetPreferences{preferences});
}

const State& Furnished::on(Screen screen, base::AnyId id, base::AnyId other) {
    desk.give(Go{{screen, id, other}});
    return desk.state();
}

Crowded::Crowded() {
    follow_up = all(domain::follow_up()).at(0).id;
    note = all(domain::note()).at(0).id;
    refer();
    correct();
    quarrel();
}

void Crowded::refer() {
    desk.give(Go{{Screen::visit, town[0], outing}});
    const DraftKey key{std::string(form_name::kReferral), town[0]};
    desk.write(key, "receiver", "Hjemløseenheden, Sundholm");
    desk.write(key, "content",
               "Har sovet ude i tre nætter og vil gerne have en plads på et herberg med ro.\n"
               "Ring helst om formiddagen; han tager telefonen, når nummeret er kendt.");
    desk.write(key, "consent", all(domain::consent()).at(0).id.text());
    desk.write(key, "urgency", "soon");
    desk.write(key, "fallback_owner", world.tablet(1).workspace().identity().staff.text());
    desk.give(MakeReferral{town[0], true});
    referral = all(domain::referral()).at(0).id;
}

void Crowded::correct() {
    desk.write({std::string(form_name::kCorrection), note}, "text",
               "Har prøvet tre indgange, ikke to.");
    desk.give(WriteNote{town[0], note});
    for (const registry::Object& one : all(domain::note())) {
        correction = one.id == note ? correction : one.id;
    }
}

void Crowded::quarrel() {
    world.settle();
    const auto write = [&](std::size_t tablet, base::AnyId id, record::FieldNumber field,
                           const char* words) {
        registry::Fields fields;
        fields.plain[field] = std::string(words);
        world.tablet(tablet).edit(id, fields);
    };
    const base::AnyId matter = all(domain::matter()).at(0).id;
    const base::AnyId consent = all(domain::consent()).at(0).id;
    base::AnyId visited;
    for (const registry::Object& one : all(domain::encounter())) {
        const bool is_theirs = one.get(domain::encounter().citizen) == domain::CitizenId(town[0]);
        visited = is_theirs ? one.id : visited;
    }
    const std::array<std::array<const char*, 4>, 2> words{
        {{"ordered", "referred", "Hjælp til et værelse", "Herberget på Sundholm"},
         {"executed", "applied", "Hjælp til en lejlighed", "Hjemløseenheden, team syd"}}};
    for (std::size_t tablet = 0; tablet < words.size(); ++tablet) {
        write(tablet, matter, domain::matter().progress.number, words[tablet][0]);
        write(tablet, visited, domain::encounter().outcome.number, words[tablet][1]);
        write(tablet, consent, domain::consent().purpose.number, words[tablet][2]);
        write(tablet, referral, domain::referral().receiver.number, words[tablet][3]);
    }
    world.tablet(1).must_sync();
    desk.give(BeginSync{});
    desk.give(CloseToast{});
}

} // namespace b2go::tests
