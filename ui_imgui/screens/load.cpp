#include "ui_imgui/screens/load.hpp"

#include <algorithm>
#include <set>

#include "app/citizen_file.hpp"
#include "app/find_records.hpp"
#include "base/limits.hpp"
#include "base/text.hpp"
#include "domain/citizen.hpp"
#include "domain/encounter.hpp"
#include "domain/location.hpp"
#include "domain/matter.hpp"
#include "domain/note.hpp"
#include "domain/outing.hpp"
#include "domain/partner.hpp"
#include "domain/partner_event.hpp"
#include "domain/record_view.hpp"
#include "domain/staff.hpp"
#include "domain/subject.hpp"
#include "domain/tally.hpp"
#include "domain/team.hpp"
#include "domain/unit.hpp"
#include "registry/json.hpp"
#include "ui_imgui/screens/load_conflicts.hpp"
#include "ui_imgui/screens/load_promises.hpp"

namespace b2go::screens {

using app::Workspace;
using registry::Entity;
using registry::Object;

namespace {

std::vector<Object> all_of(const Workspace& workspace, const Entity& entity,
                           std::span<const store::Filter> filters = {}) {
    std::vector<Object> objects;
    for (const record::RecordState& state :
         workspace.store().list(entity.number(), filters, limits::kListRows)) {
        objects.push_back(domain::object_of(state));
    }
    return objects;
}

std::vector<std::string> texts_of(const Object& object, record::FieldNumber field) {
    const auto at = object.fields.sets.find(field);
    return at == object.fields.sets.end()
               ? std::vector<std::string>()
               : std::vector<std::string>(at->second.begin(), at->second.end());
}

OutingRow outing_row(const Workspace& workspace, Object outing) {
    const auto& declared = domain::outing();
    OutingRow row;
    if (const auto place = outing.get(declared.location)) {
        row.location = workspace.find(place->any);
    }
    if (row.location) {
        row.place = row.location->get(domain::location().name).value_or("");
    }
    if (const auto event = outing.get(declared.event)) {
        if (const auto held = workspace.find(event->any)) {
            row.event = held->get(domain::partner_event().name).value_or("");
        }
    }
    for (const std::string& raw : texts_of(outing, declared.staff.number)) {
        if (const auto id = base::AnyId::from_bytes(raw)) {
            row.staff.push_back(workspace.staff_name(*id));
        }
    }
    std::ranges::sort(row.staff, {}, base::danish_sort_key);
    row.outing = std::move(outing);
    return row;
}

bool is_shown_today(const Object& outing, base::Date today) {
    const auto& declared = domain::outing();
    if (outing.is(declared.status, "ongoing")) {
        return true;
    }
    const auto start = outing.get(declared.start);
    if (!start || outing.is(declared.status, "cancelled")) {
        return false;
    }
    const base::Date day = base::copenhagen_date(*start);
    return day >= today && day.days <= today.days + kDaysAhead;
}

void count_tallies(const Workspace& workspace, base::AnyId outing, OutingDetail& detail) {
    const auto& tally = domain::tally();
    const store::Filter of_outing{tally.outing.number, store::Filter::Op::equal, outing};
    for (const Object& one : all_of(workspace, tally, std::span(&of_outing, 1))) {
        const std::int64_t count = one.get(tally.count).value_or(1);
        if (one.is(tally.kind, "met")) {
            detail.met += count;
        } else if (one.is(tally.kind, "served")) {
            detail.served += count;
        } else if (one.is(tally.kind, "turned_away")) {
            detail.turned_away += count;
        }
    }
}

std::string name_key(const Person& person) {
    const auto& declared = domain::citizen();
    return base::danish_sort_key(
        person.object.get(declared.name)
            .value_or(person.object.get(declared.preferred_name)
                          .value_or(person.object.get(declared.contact_code).value_or(""))));
}

} // namespace

const Subject* Reference::subject(base::AnyId id) const {
    const auto at = std::ranges::find(subjects, id, &Subject::id);
    return at == subjects.end() ? nullptr : &*at;
}

Person person_of(Object citizen, base::Date today) {
    const auto& declared = domain::citizen();
    Person person;
    person.is_protected = domain::is_protected(citizen, today);
    if (const auto cpr = citizen.get(declared.cpr)) {
        citizen.set(declared.cpr, registry::masked_cpr(*cpr));
    }
    if (person.is_protected) {
        citizen.fields.plain.erase(declared.address.number);
    }
    person.object = std::move(citizen);
    return person;
}

Session load_session(const Workspace& workspace) {
    const store::Identity& identity = workspace.identity();
    const auto team = workspace.find(identity.team);
    const bool is_held = team && team->type == domain::team().number();
    return {identity.staff,
            identity.staff_name,
            identity.role,
            identity.team,
            is_held ? team->get(domain::team().name).value_or("") : std::string(),
            identity.device,
            identity.demo,
            identity.central_url};
}

Standing load_standing(const Workspace& workspace) {
    return {workspace.store().counts(), app::count_promises(workspace)};
}

Reference load_reference(const Workspace& workspace) {
    Reference reference;
    const auto& subject = domain::subject();
    for (const Object& one : all_of(workspace, subject)) {
        const std::string danish = one.get(subject.label_da).value_or("");
        reference.subjects.push_back({one.id,
                                      {danish, one.get(subject.label_en).value_or(danish)},
                                      one.get(subject.authority).value_or(""),
                                      one.get(subject.explanation).value_or(""),
                                      one.get(subject.acute).value_or(false),
                                      texts_of(one, subject.allowed_modes.number),
                                      texts_of(one, subject.documents.number)});
    }
    const auto& staff = domain::staff();
    for (const Object& one : all_of(workspace, staff)) {
        if (!one.is(staff.status, "inactive")) {
            reference.staff[one.id] = one.get(staff.display_name).value_or(one.id.text());
        }
    }
    const store::Identity& identity = workspace.identity();
    reference.staff.try_emplace(identity.staff, identity.staff_name);
    const auto& unit = domain::unit();
    const base::Date today = workspace.today();
    for (const Object& one : all_of(workspace, unit)) {
        const auto to = one.get(unit.valid_to);
        if (!to || *to >= today) {
            const std::string danish = one.get(unit.label_da).value_or("");
            reference.units[one.id] = {danish, one.get(unit.label_en).value_or(danish)};
        }
    }
    const auto& partner = domain::partner();
    for (const Object& one : all_of(workspace, partner)) {
        reference.partners[one.id] = one.get(partner.name).value_or("");
    }
    return reference;
}

Day load_day(const Workspace& workspace) {
    Day day;
    const auto& outing = domain::outing();
    const base::Date today = workspace.today();
    for (Object& one : all_of(workspace, outing)) {
        if (is_shown_today(one, today)) {
            day.outings.push_back(outing_row(workspace, std::move(one)));
        }
    }
    std::ranges::sort(day.outings, {}, [&](const OutingRow& row) {
        return row.outing.get(outing.start).value_or(base::Instant{}).ms;
    });
    day.promises = rows_of(workspace, app::open_promises(workspace, kShownPromises));
    Disputes(workspace).mark(day.promises);
    return day;
}

base::Outcome<OutingDetail> load_outing(const Workspace& workspace, base::AnyId outing) {
    auto state = app::held_record(workspace, outing);
    if (!state) {
        return tl::unexpected(state.error());
    }
    OutingDetail detail;
    detail.row = outing_row(workspace, domain::object_of(*state));
    count_tallies(workspace, outing, detail);
    const Disputes disputes(workspace);
    for (Object& encounter : app::encounters_of_outing(workspace, outing)) {
        VisitRow visit;
        if (const auto citizen = encounter.get(domain::encounter().citizen)) {
            if (auto held = workspace.find(citizen->any)) {
                visit.citizen = person_of(std::move(*held), workspace.today());
                disputes.mark(*visit.citizen);
            }
        }
        visit.encounter = std::move(encounter);
        detail.visits.push_back(std::move(visit));
    }
    std::ranges::reverse(detail.visits);
    detail.promises = rows_of(workspace, app::promises_of_outing(workspace, outing));
    disputes.mark(detail.promises);
    return detail;
}

std::optional<base::AnyId> latest_tally(const Workspace& workspace, base::AnyId outing,
                                        const std::string& kind) {
    const auto& tally = domain::tally();
    const store::Filter of_outing{tally.outing.number, store::Filter::Op::equal, outing};
    std::optional<base::AnyId> latest;
    std::int64_t latest_ms = 0;
    for (const Object& one : all_of(workspace, tally, std::span(&of_outing, 1))) {
        const std::int64_t at_ms = one.get(tally.at).value_or(base::Instant{}).ms;
        if (one.is(tally.kind, kind.c_str()) && (!latest || at_ms >= latest_ms)) {
            latest = one.id;
            latest_ms = at_ms;
        }
    }
    return latest;
}

base::Outcome<CitizenDetail> load_citizen(const Workspace& workspace, base::AnyId citizen) {
    auto file = app::open_citizen(workspace, citizen);
    if (!file) {
        return tl::unexpected(file.error());
    }
    CitizenDetail detail;
    detail.conflicts = conflicts_about(workspace, citizen);
    detail.seen = file->card.seen;
    detail.person = person_of(std::move(file->card.object), workspace.today());
    detail.person.is_disputed = !detail.conflicts.empty();
    detail.encounters = std::move(file->encounters);
    detail.matters = std::move(file->matters);
    detail.consents = std::move(file->consents);
    detail.notes = std::move(file->notes);
    for (auto* list : {&detail.encounters, &detail.matters, &detail.consents, &detail.notes}) {
        std::ranges::reverse(*list);
    }
    detail.promises = rows_of(workspace, std::move(file->promises));
    for (const Object& encounter : detail.encounters) {
        const auto outing = encounter.get(domain::encounter().outing);
        if (outing && !detail.places.contains(outing->any)) {
            if (auto held = workspace.find(outing->any)) {
                detail.places[outing->any] = outing_row(workspace, std::move(*held)).place;
            }
        }
    }
    for (const Object& note : detail.notes) {
        if (const auto author = note.get(domain::note().author)) {
            detail.authors.try_emplace(author->any, workspace.staff_name(author->any));
        }
    }
    return detail;
}

namespace {

/// A note does not say on which outing it was written; one of its days is near enough, and while it
/// goes on everything since it began.
bool is_written_on(const Object& outing, const Object& note, base::Date today) {
    const auto& declared = domain::outing();
    const auto start = outing.get(declared.start);
    const auto written = note.get(domain::note().written);
    if (!start || !written) {
        return false;
    }
    const base::Date last = outing.is(declared.status, "ongoing")
                                ? today
                                : base::copenhagen_date(outing.get(declared.end).value_or(*start));
    const base::Date day = base::copenhagen_date(*written);
    return base::copenhagen_date(*start) <= day && day <= last;
}

} // namespace

base::Outcome<VisitDetail> load_visit(const Workspace& workspace, base::AnyId outing,
                                      base::AnyId citizen) {
    auto detail = load_citizen(workspace, citizen);
    if (!detail) {
        return tl::unexpected(detail.error());
    }
    VisitDetail visit;
    visit.outing = outing;
    visit.citizen = std::move(*detail);
    if (auto held = workspace.find(outing)) {
        for (const Object& note : visit.citizen.notes) {
            if (is_written_on(*held, note, workspace.today())) {
                visit.notes.insert(note.id);
            }
        }
        visit.place = outing_row(workspace, std::move(*held)).place;
    }
    const auto at = std::ranges::find_if(visit.citizen.encounters, [&](const Object& one) {
        return one.get(domain::encounter().outing) == domain::OutingId(outing);
    });
    if (at != visit.citizen.encounters.end()) {
        visit.encounter = *at;
        if (const auto state = workspace.store().find(at->id)) {
            visit.encounter_seen = record::seen_of(*state).token();
        }
    }
    return visit;
}

Found find_citizens(Workspace& workspace, const std::string& text) {
    const auto& citizen = domain::citizen();
    Found found;
    found.text = text;
    found.total = workspace.store().count(citizen.number(), {});
    const base::Date today = workspace.today();
    const Disputes disputes(workspace);
    const auto show = [&](Object&& one) {
        found.people.push_back(person_of(std::move(one), today));
        disputes.mark(found.people.back());
    };
    if (base::search_words(text).empty()) {
        if (found.total <= kBrowsedCitizens) {
            for (Object& one : all_of(workspace, citizen)) {
                show(std::move(one));
            }
            std::ranges::stable_sort(found.people, {}, name_key);
        }
        return found;
    }
    std::set<base::AnyId> shown;
    for (Object& one : app::search(workspace, text, limits::kSearchRows)) {
        if (one.type == citizen.number() && shown.insert(one.id).second) {
            show(std::move(one));
        }
    }
    std::ranges::stable_sort(found.people, {}, name_key);
    return found;
}

} // namespace b2go::screens
