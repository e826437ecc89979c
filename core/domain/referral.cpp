#include "domain/referral.hpp"

#include <set>

#include "domain/consent.hpp"
#include "domain/matter.hpp"
#include "domain/partner.hpp"
#include "domain/promise.hpp"
#include "domain/types.hpp"

namespace b2go::domain {

using record::Rule;
using registry::Findings;
using registry::Object;
using registry::Roles;
using registry::ScopeRule;
using registry::Surroundings;

namespace {

constexpr std::size_t kAttemptsBeforeUnreachable = 3;
constexpr std::size_t kDaysBeforeUnreachable = 2;

/// Tries to reach the citizen, as times; anything else among them is an error.
void check_attempts(const Object& object, Findings& findings) {
    const auto attempts = object.fields.sets.find(referral().attempts.number);
    std::size_t count = 0;
    std::set<base::Date> days;
    if (attempts != object.fields.sets.end()) {
        for (const std::string& text : attempts->second) {
            if (const auto at = base::Instant::parse(text)) {
                ++count;
                days.insert(base::copenhagen_date(*at));
            } else {
                findings.error("attempts",
                               {"Skriv hvert forsøg som et tidspunkt: 2026-05-12T08:30:00Z.",
                                "Write each attempt as a time: 2026-05-12T08:30:00Z."});
            }
        }
    }
    if (object.is(referral().closing, "unreachable") &&
        (count < kAttemptsBeforeUnreachable || days.size() < kDaysBeforeUnreachable)) {
        findings.error("closing",
                       {"En borger er først ukontaktbar efter mindst tre forsøg på mindst to dage. "
                        "Skriv forsøgene, eller lad henvisningen stå åben.",
                        "A citizen is unreachable only after three attempts on two days. Record "
                        "the attempts or leave the referral open."});
    }
}

void check_closed(const Object& object, Findings& findings) {
    if (!object.has(referral().closing.number)) {
        findings.error("closing", {"En afsluttet henvisning skal have en afslutning: hjulpet, "
                                   "afslag, borger frasagt eller ukontaktbar.",
                                   "A closed referral needs its closing: helped, refused, declined "
                                   "or unreachable."});
    } else if (!object.is(referral().closing, "unreachable") &&
               !object.has(referral().closed_on_word_of.number)) {
        findings.error("closed_on_word_of",
                       {"En henvisning afsluttes på modtagerens eller borgerens ord. Vælg hvis.",
                        "A referral is closed on the receiver's or the citizen's word. Choose "
                        "whose."});
    }
}

/// A consent can be relied upon if it holds today and is the same citizen's.
bool has_consent(const Object& object, const Surroundings& around) {
    const auto id = object.get(referral().consent);
    const auto given = id ? around.find(id->any) : std::nullopt;
    if (!given || given->type != types::kConsent || !consent_holds(*given, around.today())) {
        return false;
    }
    const auto about = object.get(referral().matter);
    const auto concerns = about ? around.find(about->any) : std::nullopt;
    const auto citizen = concerns ? concerns->get(matter().citizen) : std::nullopt;
    return !citizen || given->get(consent().citizen) == citizen;
}

/// Default deny: nothing about a citizen leaves without a consent or a named legal basis, and
/// nothing goes to a private organisation without a consent.
void check_basis(const Object& object, const Surroundings& around, Findings& findings) {
    const auto partner_id = object.get(referral().receiver_partner);
    const auto receiver = partner_id ? around.find(partner_id->any) : std::nullopt;
    if (partner_id && (!receiver || is_private_partner(*receiver))) {
        if (!has_consent(object, around)) {
            findings.error("consent", {"Private modtagere får intet uden et gyldigt samtykke fra "
                                       "borgeren. Indhent det, eller lad henvisningen være kladde.",
                                       "Private receivers get nothing without the citizen's valid "
                                       "consent. Obtain it or leave the referral a draft."});
        }
    } else if (!object.has(referral().consent.number) &&
               !object.has(referral().legal_basis.number)) {
        findings.error("legal_basis",
                       {"En henvisning sendes med samtykke eller hjemmel. Skriv den, "
                        "eller lad henvisningen være kladde.",
                        "A referral is sent with a consent or a legal basis. Name "
                        "it or leave the referral a draft."});
    } else if (object.has(referral().consent.number) &&
               !object.has(referral().legal_basis.number) && !has_consent(object, around)) {
        findings.error("consent",
                       {"Samtykket gælder ikke: det mangler, er udløbet, trukket tilbage, "
                        "ufuldstændigt eller en anden borgers.",
                        "The consent does not hold: it is missing, expired, withdrawn, "
                        "incomplete or another citizen's."});
    }
}

bool is_with_receiver(const Object& object) {
    const auto status = object.get(referral().status);
    return status && (status->code == "sent" || status->code == "acknowledged" ||
                      status->code == "in_progress");
}

bool has_same_receiver(const Object& a, const Object& b) {
    const ReferralEntity& fields = referral();
    return a.get(fields.receiver) == b.get(fields.receiver) &&
           a.get(fields.receiver_unit) == b.get(fields.receiver_unit) &&
           a.get(fields.receiver_partner) == b.get(fields.receiver_partner);
}

/// The basis is judged when something is passed on, not at every later edit: a consent that
/// expires afterwards must not keep anyone from following up.
bool is_being_sent(const Object& object, const Object* before) {
    return is_with_receiver(object) &&
           (before == nullptr || !is_with_receiver(*before) || !has_same_receiver(*before, object));
}

void check_referral(const Object& object, const Object* before, const Surroundings& around,
                    Findings& findings) {
    check_attempts(object, findings);
    if (is_open_referral(object)) {
        check_promise(object, referral().owner, referral().next_follow_up, "next_follow_up", around,
                      findings);
        if (object.has(referral().closing.number)) {
            findings.warn("closing", {"Henvisningen er åben, men har en afslutning. Se efter.",
                                      "The referral is open but has a closing. Look again."});
        }
    } else {
        check_closed(object, findings);
    }
    if (is_being_sent(object, before)) {
        check_basis(object, around, findings);
    }
}

} // namespace

ReferralEntity::ReferralEntity()
    : Entity(types::kReferral, "referral", {"Viderehenvisning", "Referral"},
             {ScopeRule::Kind::follow, {10, 15}}, Roles::team()) {
    matter =
        reference<Matter>(10, "matter", {"Sag", "Matter"}, types::kMatter, {.projected = true});
    receiver =
        line(11, "receiver", {"Modtager", "Receiver"}, {.projected = true, .searched = true});
    receiver_unit = reference<Unit>(12, "receiver_unit", {"Modtagende enhed", "Receiving unit"},
                                    types::kUnit, {.projected = true});
    receiver_partner =
        reference<Partner>(13, "receiver_partner", {"Modtagende partner", "Receiving partner"},
                           types::kPartner, {.projected = true});
    content = Entity::text(14, "content", {"Indhold", "Content"}, {.searched = true});
    consent = reference<Consent>(15, "consent", {"Samtykke", "Consent"}, types::kConsent);
    legal_basis = line(16, "legal_basis", {"Hjemmel", "Legal basis"});
    urgency =
        choice(17, "urgency", {"Hast", "Urgency"},
               {{"normal", {"Normal", "Normal"}},
                {"soon", {"Haster", "Soon"}},
                {"acute", {"Akut", "Acute"}}},
               {.rule = Rule::strictest({{"acute"}, {"soon"}, {"normal"}}), .projected = true});
    owner = reference<Staff>(18, "owner", {"Ansvarlig", "Owner"}, types::kStaff,
                             {.projected = true, .sought_unset = true});
    fallback_owner = reference<Staff>(19, "fallback_owner", {"Stedfortræder", "Fallback owner"},
                                      types::kStaff, {.projected = true});
    next_follow_up = date(20, "next_follow_up", {"Næste opfølgning", "Next follow-up"},
                          {.rule = Rule::earliest(), .projected = true, .sought_unset = true});
    status =
        choice(21, "status", {"Status", "Status"},
               {{"draft", {"Kladde", "Draft"}},
                {"sent", {"Sendt", "Sent"}},
                {"acknowledged", {"Kvitteret", "Acknowledged"}},
                {"in_progress", {"I behandling", "In progress"}},
                {"rejected", {"Afvist", "Rejected"}},
                {"closed", {"Afsluttet", "Closed"}}},
               {.rule = Rule::strictest(
                    {{"draft", "rejected", "sent", "acknowledged", "in_progress"}, {"closed"}}),
                .projected = true});
    closing = choice(22, "closing", {"Afslutning", "Closing"},
                     {{"helped", {"Hjulpet", "Helped"}},
                      {"refused", {"Afslag", "Refused"}},
                      {"declined", {"Borger frasagt", "Declined by the citizen"}},
                      {"unreachable", {"Ukontaktbar", "Unreachable"}}},
                     {.projected = true});
    closed_on_word_of = choice(
        23, "closed_on_word_of", {"Afsluttet på ord fra", "Closed on the word of"},
        {{"receiver", {"Modtageren", "The receiver"}}, {"citizen", {"Borgeren", "The citizen"}}});
    attempts = lines(24, "attempts", {"Forsøg på kontakt", "Attempts to reach the citizen"},
                     {.rule = Rule::add_wins()});
    set_check(check_referral);
}

const ReferralEntity& referral() {
    static const ReferralEntity entity;
    return entity;
}

bool is_open_referral(const Object& object) { return !object.is(referral().status, "closed"); }

} // namespace b2go::domain
