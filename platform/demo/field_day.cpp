#include "platform/demo/field_day.hpp"

#include <string>

#include "app/conversations.hpp"
#include "app/outings.hpp"
#include "app/promises.hpp"
#include "app/resolve_conflict.hpp"
#include "domain/citizen.hpp"
#include "domain/consent.hpp"
#include "domain/dialogue.hpp"
#include "domain/encounter.hpp"
#include "domain/follow_up.hpp"
#include "domain/housing_plan.hpp"
#include "domain/matter.hpp"
#include "domain/note.hpp"
#include "domain/outing.hpp"
#include "domain/partner.hpp"
#include "domain/partner_event.hpp"
#include "domain/reference_data.hpp"
#include "domain/referral.hpp"
#include "domain/types.hpp"
#include "platform/demo/story.hpp"

namespace b2go::demo {

using app::Workspace;
using registry::Choice;
using registry::Fields;
using registry::Object;

namespace {

constexpr std::size_t kTownSize = 40;
constexpr std::int64_t kHourMs = 3'600'000;
constexpr int kEveningHour = 17; // UTC

base::Date days_from(const Workspace& workspace, int days) {
    return {workspace.today().days + days};
}

/// What the coordinator plans in the morning.
struct Plan {
    base::AnyId shelter;
    base::AnyId plan_area;
    base::AnyId afternoon;
    base::AnyId housing_plan;
};

base::AnyId plan_outing(Worker& coordinator, Worker& colleague, const char* place, int hour) {
    const base::AnyId other = colleague.staff();
    return coordinator.saves([&](Workspace& workspace) {
        const auto& outing = domain::outing();
        const base::Instant midnight{std::int64_t{workspace.today().days} * 24 * kHourMs};
        return outing.make(workspace.new_id())
            .set(outing.location,
                 domain::LocationId(domain::reference_id(domain::types::kLocation, place)))
            .set(outing.start, base::Instant{midnight.ms + hour * kHourMs})
            .set(outing.end, base::Instant{midnight.ms + (hour + 2) * kHourMs})
            .set(outing.status, Choice{"ready"})
            .add(outing.staff, domain::StaffId(workspace.identity().staff))
            .add(outing.staff, domain::StaffId(other))
            .add(outing.kit, Choice{"tablet"})
            .add(outing.kit, Choice{"leaflets"});
    });
}

base::AnyId add_partner(Worker& coordinator, const char* name, const char* kind) {
    return coordinator.saves([&](Workspace& workspace) {
        const auto& partner = domain::partner();
        return partner.make(workspace.new_id())
            .set(partner.name, std::string(name))
            .set(partner.kind, Choice{kind});
    });
}

Plan plan_day(Worker& coordinator, Worker& outreach) {
    const base::AnyId seniors = add_partner(coordinator, "Ældresagen (demo)", "voluntary");
    const base::AnyId cross = add_partner(coordinator, "Røde Kors (demo)", "voluntary");
    const base::AnyId housing = add_partner(coordinator, "Boligforeningen Demobo", "housing");
    Plan plan;
    plan.shelter = plan_outing(coordinator, outreach, "hilleroedgade_herberg", 8);
    plan.plan_area = plan_outing(coordinator, outreach, "plan_tingbjerg", 11);
    plan.afternoon = plan_outing(coordinator, outreach, "tingbjerg_bibliotek", 14);
    plan.housing_plan = coordinator.saves([&](Workspace& workspace) {
        const auto& declared = domain::housing_plan();
        return declared.make(workspace.new_id())
            .set(declared.name, std::string("Helhedsplan Demoparken"))
            .set(declared.housing_organisation, domain::PartnerId(housing))
            .add(declared.effort_areas, Choice{"cohesion"})
            .add(declared.effort_areas, Choice{"employment"});
    });
    const base::AnyId event = coordinator.saves([&](Workspace& workspace) {
        const auto& declared = domain::partner_event();
        return declared.make(workspace.new_id())
            .set(declared.name, std::string("Kaffe og Digital Post"))
            .add(declared.partners, domain::PartnerId(seniors))
            .add(declared.partners, domain::PartnerId(cross))
            .set(declared.audience, std::string("Ældre borgere"))
            .set(declared.expected_volume, std::int64_t{25})
            .set(declared.outing, domain::OutingId(plan.afternoon));
    });
    Fields link;
    link.plain[domain::outing().event.number] = event;
    coordinator.edits(plan.afternoon, std::move(link));
    return plan;
}

base::AnyId meet(Worker& worker, base::AnyId outing, base::AnyId citizen, const char* subject,
                 const char* mode, const char* outcome) {
    return worker.saves([&](Workspace& workspace) {
        const auto& encounter = domain::encounter();
        return encounter.make(workspace.new_id())
            .set(encounter.outing, domain::OutingId(outing))
            .set(encounter.citizen, domain::CitizenId(citizen))
            .set(encounter.start, workspace.store().now())
            .set(encounter.channel, Choice{"in_person"})
            .add(encounter.subjects,
                 domain::SubjectId(domain::reference_id(domain::types::kSubject, subject)))
            .set(encounter.entrances_before, std::int64_t{2})
            .set(encounter.handling_mode, Choice{mode})
            .set(encounter.outcome, Choice{outcome});
    });
}

base::AnyId open_matter(Worker& worker, base::AnyId citizen, const char* subject) {
    return worker.saves([&](Workspace& workspace) {
        const auto& matter = domain::matter();
        return matter.make(workspace.new_id())
            .set(matter.citizen, domain::CitizenId(citizen))
            .set(matter.subject,
                 domain::SubjectId(domain::reference_id(domain::types::kSubject, subject)))
            .set(matter.progress, Choice{"arisen"});
    });
}

/// A night at the shelter behind him, no CPR given: met anonymously, referred with his consent.
void visit_shelter(Worker& outreach, base::AnyId outing, Story& story) {
    outreach.does([&](Workspace& workspace) {
        expect(app::start_outing(workspace, outing));
        expect(app::count_visitors(workspace, outing, "met", 9));
        expect(app::count_visitors(workspace, outing, "served", 4));
        return expect(app::count_visitors(workspace, outing, "turned_away", 1));
    });
    const auto& citizen = domain::citizen();
    const base::AnyId anonymous = outreach.saves([&](Workspace& workspace) {
        return citizen.make(workspace.new_id())
            .set(citizen.id_type, Choice{"anonymous"})
            .add(citizen.needs, Choice{"calm"})
            .add(citizen.life_situations, Choice{"unemployment"});
    });
    meet(outreach, outing, anonymous, "boliganvisning", "referral", "referred");
    const base::AnyId matter = open_matter(outreach, anonymous, "boliganvisning");
    const base::AnyId consent = outreach.saves([&](Workspace& workspace) {
        const auto& declared = domain::consent();
        return declared.make(workspace.new_id())
            .set(declared.citizen, domain::CitizenId(anonymous))
            .set(declared.recipient, std::string("Socialforvaltningen, boliganvisningen"))
            .set(declared.purpose, std::string("Hjælp til et sted at bo"))
            .add(declared.data_categories, std::string("Kontaktkode og situation"))
            .set(declared.form, Choice{"oral"})
            .set(declared.given, workspace.today())
            .set(declared.expiry, days_from(workspace, 180));
    });
    const base::AnyId referral = outreach.saves([&](Workspace& workspace) {
        const auto& declared = domain::referral();
        return declared.make(workspace.new_id())
            .set(declared.matter, domain::MatterId(matter))
            .set(declared.receiver, std::string("Hjemløseenheden"))
            .set(declared.content, std::string("Ønsker samtale om bolig; mødes helst på stedet."))
            .set(declared.consent, domain::ConsentId(consent))
            .set(declared.urgency, Choice{"soon"});
    });
    outreach.saves([&](Workspace& workspace) {
        const auto& note = domain::note();
        return note.make(workspace.new_id())
            .set(note.about, domain::RecordId(anonymous))
            .set(note.text, std::string("Har prøvet to indgange før i dag."));
    });
    const Object promised = outreach.opens(referral).object;
    story.line("anonym borger, kontaktkode " +
               outreach.opens(anonymous).object.get(citizen.contact_code).value_or("?"));
    story.line("henvisning til Hjemløseenheden, samtykke mundtligt; løftet har ejer og dato " +
               danish_date(promised.get(domain::referral().next_follow_up)));
    outreach.does(
        [&](Workspace& workspace) { return expect(app::close_outing(workspace, outing)); });
    story.line("9 mødt, 4 betjent, 1 gik forgæves; turen er lukket uden løse ender");
}

void visit_plan_area(Worker& coordinator, const Plan& plan, base::AnyId citizen, Story& story) {
    coordinator.does(
        [&](Workspace& workspace) { return expect(app::start_outing(workspace, plan.plan_area)); });
    meet(coordinator, plan.plan_area, citizen, "boligstoette", "application_help", "applied");
    const auto saved = coordinator.does([&](Workspace& workspace) {
        const auto& dialogue = domain::dialogue();
        Object talk = dialogue.make(workspace.new_id());
        talk.set(dialogue.with, Choice{"plan"})
            .set(dialogue.plan, domain::HousingPlanId(plan.housing_plan))
            .set(dialogue.date, workspace.today())
            .set(dialogue.participants, std::string("Projektleder, beboerrådgiver, BorgerTeam"))
            .set(dialogue.content, std::string("Mange beboere har spørgsmål om boligstøtte."))
            .set(dialogue.agreements, std::string("Fast dag hver anden uge i beboerhuset."));
        const base::AnyId owner = workspace.identity().staff;
        return expect(app::record_dialogue(
            workspace, std::move(talk),
            {{"Aftal fast dag i beboerhuset", days_from(workspace, 7), owner},
             {"Send plakater til opgangene", days_from(workspace, 3), owner}}));
    });
    story.line("dialog med helhedsplanen; " + std::to_string(saved.size() - 1) +
               " aftaler blev til opfølgninger med ejer og frist");
    coordinator.does(
        [&](Workspace& workspace) { return expect(app::close_outing(workspace, plan.plan_area)); });
}

void hold_event(Worker& coordinator, base::AnyId outing, const std::vector<base::AnyId>& guests,
                Story& story) {
    coordinator.does([&](Workspace& workspace) {
        expect(app::start_outing(workspace, outing));
        return expect(app::count_visitors(workspace, outing, "met", 23));
    });
    for (const base::AnyId guest : guests) {
        meet(coordinator, outing, guest, "digital_post_fritagelse", "guidance", "solved");
    }
    coordinator.does(
        [&](Workspace& workspace) { return expect(app::close_outing(workspace, outing)); });
    story.line("arrangement med Ældresagen og Røde Kors: 23 mødt, " +
               std::to_string(guests.size()) + " fik fritagelse for Digital Post forklaret");
}

Fields address(const char* street) {
    Fields fields;
    fields.plain[domain::citizen().address.number] =
        record::Group{{domain::address_part::kStreet, std::string(street)},
                      {domain::address_part::kPostcode, std::string("2700")},
                      {domain::address_part::kCity, std::string("Brønshøj")}};
    return fields;
}

/// The same citizen on two tablets, both offline: one field merges by itself, the set keeps both
/// additions, and the address has to be decided by a human.
void edit_on_both(Worker& outreach, Worker& coordinator, base::AnyId citizen) {
    const auto& declared = domain::citizen();
    Fields first = address("Demovej 12, 1. tv.");
    first.plain[declared.language.number] = std::string("da");
    first.plain[declared.contactable.number] = std::string("via");
    first.sets[declared.phones.number] = {"00 00 12 12"};
    outreach.edits(citizen, std::move(first));
    Fields second = address("Demovej 21, st. th.");
    second.plain[declared.digital.number] = std::string("assisted");
    second.sets[declared.phones.number] = {"00 00 21 21"};
    coordinator.edits(citizen, std::move(second));
}

void decide(Worker& outreach, base::AnyId citizen) {
    const app::Card card = outreach.opens(citizen);
    for (const app::ShownField& field : card.concurrent) {
        if (field.why == merge::Why::undecided) {
            outreach.does([&](Workspace& workspace) {
                return expect(app::resolve(
                    workspace, {citizen, field.field->name, field.key, field.versions.front().dot,
                                "Bekræftet af borgeren i telefonen", card.seen}));
            });
        }
    }
}

/// So that whoever opens a tablet afterwards has something to begin and something to decide.
void leave_for_the_evening(Worker& outreach, Worker& coordinator, base::AnyId citizen) {
    plan_outing(coordinator, outreach, "hilleroedgade_herberg", kEveningHour);
    coordinator.syncs();
    outreach.syncs();
    Fields first = address("Demovej 3");
    first.plain[domain::citizen().preferred_name.number] = std::string("Lis");
    outreach.edits(citizen, std::move(first));
    Fields second = address("Demovej 33");
    second.plain[domain::citizen().preferred_name.number] = std::string("Lise");
    coordinator.edits(citizen, std::move(second));
    outreach.syncs();
    coordinator.syncs();
    outreach.syncs();
}

} // namespace

void play_field_day(Worker& outreach, Worker& coordinator, SeededRandom& random,
                    std::ostream& out) {
    Story story(out);
    story.chapter("Morgen på kontoret");
    const auto town = outreach.does(
        [&](Workspace& workspace) { return expect(register_town(workspace, random, kTownSize)); });
    outreach.syncs();
    coordinator.syncs();
    const Plan plan = plan_day(coordinator, outreach);
    coordinator.syncs();
    outreach.syncs();
    story.line(std::to_string(town.size()) + " fiktive borgere, tre ture, en helhedsplan og et "
                                             "partnerarrangement er på begge tablets");

    story.chapter("Ude, uden net: herberget (" + outreach.name() + ")");
    visit_shelter(outreach, plan.shelter, story);
    story.chapter("Ude, uden net: helhedsplanen (" + coordinator.name() + ")");
    visit_plan_area(coordinator, plan, town.front(), story);
    story.chapter("Ude, uden net: eftermiddag for ældre (" + coordinator.name() + ")");
    hold_event(coordinator, plan.afternoon, {town[1], town[2], town[3]}, story);
    edit_on_both(outreach, coordinator, town.front());
    story.line("begge har rettet den samme borger uden at vide det");
    story.waiting(outreach, coordinator);

    story.chapter("Hjemme igen: synkronisering");
    story.verdicts(outreach, outreach.syncs());
    story.verdicts(coordinator, coordinator.syncs());
    outreach.syncs();

    story.chapter("Konflikten, før nogen har afgjort den");
    story.card(outreach.opens(town.front()));
    decide(outreach, town.front());
    const sync::SyncReport last = outreach.syncs();
    coordinator.syncs();
    story.chapter("Konflikten, efter at " + outreach.name() + " har afgjort den");
    story.card(coordinator.opens(town.front()));
    story.equality(outreach.opens(town.front()), coordinator.opens(town.front()));

    story.chapter("Kvitteringen");
    story.receipt(last.receipt);
    story.promises(outreach);

    leave_for_the_evening(outreach, coordinator, town[4]);
    story.chapter("Til aften, til dig");
    story.line("en tur til herberget kan begyndes, og en borger venter på, at en af to adresser "
               "og et af to kaldenavne vælges");
}

} // namespace b2go::demo
