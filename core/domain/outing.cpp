#include "domain/outing.hpp"

#include <array>
#include <string>

#include "base/time.hpp"
#include "domain/encounter.hpp"
#include "domain/follow_up.hpp"
#include "domain/location.hpp"
#include "domain/promise.hpp"
#include "domain/referral.hpp"
#include "domain/types.hpp"

namespace b2go::domain {

using record::Rule;
using registry::Findings;
using registry::Object;
using registry::Roles;
using registry::ScopeRule;
using registry::Surroundings;

namespace {

constexpr std::size_t kStaffTogether = 2;
constexpr std::int64_t kEveningMinute = 18 * 60;
constexpr std::int64_t kMorningMinute = 6 * 60;

/// Minutes since 1970 on the clocks of Copenhagen.
std::int64_t local_minutes(base::Instant instant) {
    return instant.ms / base::kMsPerMinute + base::copenhagen_offset_minutes(instant);
}

/// True if any of the outing lies between 18:00 and 06:00 in Copenhagen.
bool is_in_the_evening(const Object& object) {
    const auto start = object.get(outing().start);
    const auto end = object.get(outing().end);
    const auto first = start ? start : end;
    if (!first) {
        return false;
    }
    const std::int64_t begins = local_minutes(*first);
    const std::int64_t minute = begins % base::kMinutesPerDay;
    if (minute >= kEveningMinute || minute < kMorningMinute) {
        return true;
    }
    const std::int64_t evening = begins - minute + kEveningMinute;
    return end && local_minutes(*end) > evening;
}

bool is_at_a_shelter(const Object& object, const Surroundings& around) {
    const auto id = object.get(outing().location);
    const auto place = id ? around.find(id->any) : std::nullopt;
    return place &&
           (place->is(location().type, "shelter") || place->is(location().type, "night_cafe"));
}

bool is_settled(const Object& object) {
    constexpr std::array kSettled{"agreed", "ready", "ongoing", "closed"};
    for (const char* status : kSettled) {
        if (object.is(outing().status, status)) {
            return true;
        }
    }
    return false;
}

void check_outing(const Object& object, const Object* /*before*/, const Surroundings& around,
                  Findings& findings) {
    const auto start = object.get(outing().start);
    const auto end = object.get(outing().end);
    if (start && end && *end <= *start) {
        findings.error("end",
                       {"Turen skal slutte, efter at den er begyndt. Ret et af tidspunkterne.",
                        "The outing must end after it starts. Correct one of the times."});
    }
    if (object.count(outing().staff) >= kStaffTogether ||
        !(is_at_a_shelter(object, around) || is_in_the_evening(object))) {
        return;
    }
    const base::Label two{"På herberger og om aftenen tager mindst to af sted. Vælg en til.",
                          "At shelters and in the evening at least two go. Choose one more."};
    if (is_settled(object)) {
        findings.error("staff", two);
    } else {
        findings.warn("staff", two);
    }
}

} // namespace

OutingEntity::OutingEntity()
    : Entity(types::kOuting, "outing", {"Tur", "Outing"}, {ScopeRule::Kind::team, {}},
             Roles::team()) {
    location = reference<Location>(10, "location", {"Sted", "Location"}, types::kLocation,
                                   {.projected = true});
    start = instant(11, "start", {"Start", "Start"}, {.projected = true});
    end = instant(12, "end", {"Slut", "End"}, {.projected = true});
    status = choice(13, "status", {"Status", "Status"},
                    {{"draft", {"Kladde", "Draft"}},
                     {"agreed", {"Aftalt", "Agreed"}},
                     {"ready", {"Klar", "Ready"}},
                     {"ongoing", {"I gang", "Ongoing"}},
                     {"closed", {"Afsluttet", "Closed"}},
                     {"cancelled", {"Aflyst", "Cancelled"}}},
                    {.projected = true});
    staff = references<Staff>(14, "staff", {"Medarbejdere", "Staff"}, types::kStaff);
    kit = choices(15, "kit", {"Udstyr", "Kit"},
                  {{"tablet", {"Tablet", "Tablet"}},
                   {"power", {"Strøm", "Power"}},
                   {"net", {"Net", "Network"}},
                   {"printer", {"Printer", "Printer"}},
                   {"paper", {"Papir", "Paper"}},
                   {"leaflets", {"Pjecer", "Leaflets"}},
                   {"alarm", {"Alarm", "Alarm"}}},
                  {.rule = Rule::latest()});
    event = reference<PartnerEvent>(16, "event", {"Partnerarrangement", "Partner event"},
                                    types::kPartnerEvent, {.projected = true});
    set_check(check_outing);
}

const OutingEntity& outing() {
    static const OutingEntity entity;
    return entity;
}

void check_closing(std::span<const Object> encounters, std::span<const Object> promises,
                   const Surroundings& around, Findings& findings) {
    for (const Object& visit : encounters) {
        if (!visit.has(encounter().outcome.number)) {
            findings.error("status", {"Turen kan ikke afsluttes: henvendelsen " + visit.id.text() +
                                          " mangler et udfald.",
                                      "The outing cannot be closed: the encounter " +
                                          visit.id.text() + " has no outcome."});
        }
    }
    for (const Object& promise : promises) {
        Findings found;
        if (promise.type == types::kReferral && is_open_referral(promise)) {
            check_promise(promise, referral().owner, referral().next_follow_up, "next_follow_up",
                          around, found);
        } else if (promise.type == types::kFollowUp && is_open_follow_up(promise)) {
            check_promise(promise, follow_up().owner, follow_up().due, "due", around, found);
        }
        if (!found.errors.empty()) {
            findings.error("status", {"Turen kan ikke afsluttes: løftet " + promise.id.text() +
                                          " mangler en aktiv ansvarlig eller en dato.",
                                      "The outing cannot be closed: the promise " +
                                          promise.id.text() + " lacks an active owner or a date."});
        }
    }
}

} // namespace b2go::domain
