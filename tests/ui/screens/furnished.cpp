#include "tests/ui/screens/furnished.hpp"

#include "domain/citizen.hpp"
#include "domain/reference_data.hpp"
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

} // namespace b2go::tests
