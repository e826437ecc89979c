#include "domain/defaults.hpp"

#include <array>
#include <string_view>

#include "domain/citizen.hpp"
#include "domain/consent.hpp"
#include "domain/cpr.hpp"
#include "domain/encounter.hpp"
#include "domain/follow_up.hpp"
#include "domain/note.hpp"
#include "domain/outing.hpp"
#include "domain/referral.hpp"
#include "domain/staff.hpp"
#include "domain/tally.hpp"
#include "domain/types.hpp"
#include "domain/working_days.hpp"

namespace b2go::domain {

using registry::Choice;
using registry::Field;
using registry::Object;

namespace {

constexpr std::size_t kContactCodeLength = 6;
/// Without 0 O, 1 I L, 2 Z, 5 S, 8 B, U V: read aloud, written by hand, typed again.
constexpr std::string_view kContactCodeAlphabet = "34679ACDEFGHJKMNPQRTWXY";

/// Fills a field that was not given at all. One given as null is somebody's wish.
template <typename T> void fill(Object& object, Field<T> field, const T& value) {
    if (!object.fields.plain.contains(field.number)) {
        object.set(field, value);
    }
}

void fill_citizen(Object& object, const NewRecord& context) {
    const CitizenEntity& fields = citizen();
    if (const auto digits = object.get(fields.cpr)) {
        const auto cpr = Cpr::parse(*digits);
        const bool replacement = cpr && cpr->form() == Cpr::Form::replacement;
        fill(object, fields.id_type, Choice{replacement ? "replacement" : "cpr"});
        if (cpr) {
            fill(object, fields.birth_date, cpr->birth_date());
        }
    }
    fill(object, fields.id_type, Choice{"no_cpr"});
    if (object.is(fields.id_type, "anonymous")) {
        fill(object, fields.contact_code, make_contact_code(context.random));
    }
    if (const auto protection = object.get(fields.protection);
        protection && protection->code == "name_address") {
        const base::Date today = base::copenhagen_date(context.now);
        fill(object, fields.protection_until, a_year_after(today));
    }
    if (!context.writer.team.is_nil()) {
        fill(object, fields.team, TeamId(context.writer.team));
    }
}

void fill_referral(Object& object, const NewRecord& context) {
    const ReferralEntity& fields = referral();
    fill(object, fields.status, Choice{"draft"});
    fill(object, fields.urgency, Choice{"normal"});
    if (!is_open_referral(object)) {
        return;
    }
    fill(object, fields.owner, StaffId(context.writer.staff));
    const std::string urgency = object.get(fields.urgency).value_or(Choice{}).code;
    fill(object, fields.next_follow_up,
         add_working_days(base::copenhagen_date(context.now), follow_up_working_days(urgency)));
}

void fill_follow_up(Object& object, const NewRecord& context) {
    const FollowUpEntity& fields = follow_up();
    fill(object, fields.status, Choice{"open"});
    if (!is_open_follow_up(object)) {
        return;
    }
    fill(object, fields.owner, StaffId(context.writer.staff));
    fill(object, fields.due,
         add_working_days(base::copenhagen_date(context.now), follow_up_working_days("normal")));
}

void fill_consent(Object& object, const NewRecord& context) {
    const ConsentEntity& fields = consent();
    fill(object, fields.given, base::copenhagen_date(context.now));
    if (const auto given = object.get(fields.given)) {
        fill(object, fields.expiry, a_year_after(*given));
    }
}

void fill_note(Object& object, const NewRecord& context) {
    fill(object, note().written, context.now);
    fill(object, note().author, StaffId(context.writer.staff));
}

} // namespace

void apply_defaults(Object& object, const NewRecord& context) {
    switch (object.type) {
    case types::kCitizen:
        return fill_citizen(object, context);
    case types::kOuting:
        return fill(object, outing().status, Choice{"draft"});
    case types::kEncounter:
        return fill(object, encounter().start, context.now);
    case types::kReferral:
        return fill_referral(object, context);
    case types::kFollowUp:
        return fill_follow_up(object, context);
    case types::kConsent:
        return fill_consent(object, context);
    case types::kNote:
        return fill_note(object, context);
    case types::kStaff:
        return fill(object, staff().status, Choice{"active"});
    case types::kTally:
        fill(object, tally().count, std::int64_t{1});
        return fill(object, tally().at, context.now);
    default:
        return;
    }
}

std::string make_contact_code(base::Random& random) {
    constexpr std::size_t kValues = 256;
    constexpr std::size_t kFair = kValues - kValues % kContactCodeAlphabet.size();
    std::string code;
    while (code.size() < kContactCodeLength) {
        std::array<std::byte, 1> drawn{};
        random.fill(drawn);
        const auto value = std::to_integer<std::size_t>(drawn[0]);
        if (value < kFair) { // the rest would favour the first characters
            code += kContactCodeAlphabet[value % kContactCodeAlphabet.size()];
        }
    }
    return code;
}

} // namespace b2go::domain
