#include "ui_imgui/screens/person_panel_view.hpp"

#include "domain/citizen.hpp"
#include "domain/encounter.hpp"
#include "ui_imgui/screens/catalogue.hpp"
#include "ui_imgui/screens/dates.hpp"
#include "ui_imgui/screens/disputes.hpp"
#include "ui_imgui/screens/wording.hpp"

namespace b2go::screens {

using base::Language;
using registry::Object;

namespace {

/// The panel is for a glance; the card has all of them.
constexpr std::size_t kVisitsInPanel = 4;

void add_fact(std::vector<Fact>& facts, const registry::Entity& entity, record::FieldNumber field,
              const std::string& value, Language language) {
    if (!value.empty()) {
        facts.push_back({entity.find(field)->label.in(language), value});
    }
}

std::string joined_set(const Object& object, record::FieldNumber field) {
    std::string joined;
    if (const auto at = object.fields.sets.find(field); at != object.fields.sets.end()) {
        for (const std::string& element : at->second) {
            joined += (joined.empty() ? "" : ", ") + element;
        }
    }
    return joined;
}

std::vector<Fact> facts_of(const Person& person, base::Date today, Language language) {
    const auto& citizen = domain::citizen();
    const Object& object = person.object;
    std::vector<Fact> facts;
    add_fact(facts, citizen, citizen.contact_code.number,
             object.get(citizen.contact_code).value_or(""), language);
    if (const auto born = object.get(citizen.birth_date)) {
        add_fact(
            facts, citizen, citizen.birth_date.number,
            day_text(*born, today, language) + " · " +
                filled(text(Word::years_old, language), {std::to_string(age_at(*born, today))}),
            language);
    }
    if (person.is_protected) {
        add_fact(facts, citizen, citizen.address.number, text(Word::address_protected, language),
                 language);
    } else if (const auto address = object.get(citizen.address)) {
        add_fact(facts, citizen, citizen.address.number, address_text(*address), language);
    }
    add_fact(facts, citizen, citizen.phones.number, joined_set(object, citizen.phones.number),
             language);
    add_fact(facts, citizen, citizen.contactable.number,
             chosen_text(object, citizen, citizen.contactable, language), language);
    add_fact(facts, citizen, citizen.digital.number,
             chosen_text(object, citizen, citizen.digital, language), language);
    add_fact(facts, citizen, citizen.life_situations.number,
             chosen_texts(object, citizen, citizen.life_situations.number, language), language);
    return facts;
}

} // namespace

PersonPanel make_person_panel(const State& state, const CitizenDetail& detail) {
    const auto language = state.preferences.language;
    const auto& citizen = domain::citizen();
    const Object& object = detail.person.object;
    const base::Date today = base::copenhagen_date(state.now);
    PersonPanel panel;
    panel.id = object.id.text();
    panel.title = person_title(detail.person, language);
    panel.mark = object.has(citizen.name.number) ? initials_of(panel.title) : std::string();
    panel.pills = person_pills(detail.person, language);
    panel.cpr_label = citizen.find(citizen.cpr.number)->label.in(language);
    panel.cpr_masked = object.get(citizen.cpr).value_or("");
    if (state.reveal && state.reveal->citizen == object.id && state.reveal->cpr.size() == 10) {
        panel.cpr_shown = state.reveal->cpr.substr(0, 6) + "-" + state.reveal->cpr.substr(6);
    }
    panel.hold_label = text(Word::hold_to_show, language);
    panel.hold = HoldCpr{object.id};
    panel.facts = facts_of(detail.person, today, language);
    if (const ConflictDetail* conflict = detail.conflict_in(object.id)) {
        show_disputed(panel.facts, disputed_facts(state, *conflict));
        panel.see_conflict = see_conflict(object.id, panel.title, language);
    }
    panel.history_heading = text(Word::earlier_visits, language);
    for (const Object& encounter : detail.encounters) {
        const bool current =
            state.route.screen == Screen::visit &&
            encounter.get(domain::encounter().outing) == domain::OutingId(state.route.other);
        const auto start = encounter.get(domain::encounter().start);
        if (!current && start && panel.history.size() < kVisitsInPanel) {
            panel.history.push_back({day_text(base::copenhagen_date(*start), today, language),
                                     subjects_text(encounter, state.reference, language)});
        }
    }
    return panel;
}

} // namespace b2go::screens
