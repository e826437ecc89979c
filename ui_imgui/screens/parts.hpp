#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "app/promises.hpp"
#include "app/show_record.hpp"
#include "app/written_by.hpp"
#include "registry/object.hpp"
#include "store/store.hpp"

/// What views are made from: plain values that jobs load on the store thread. No CPR number is
/// whole in any of them; a protected citizen has no address here at all.
namespace b2go::screens {

/// Who is at work on this tablet.
struct Session {
    base::AnyId staff;
    std::string staff_name;
    registry::Roles::Bit role = registry::Roles::staff;
    base::AnyId team;
    std::string team_name; ///< empty where this tablet does not hold it
    record::DeviceNumber device = 0;
    bool demo = false;
    std::string central_url;
};

/// A citizen as screens may show one.
struct Person {
    registry::Object object; ///< CPR masked, protected address left out
    bool is_protected = false;
    bool is_disputed = false; ///< something about them waits for somebody to decide
};

/// What ids refer to, for everything that is not a citizen.
struct Subject {
    base::AnyId id;
    base::Label label;
    std::string authority;
    std::string explanation;
    bool acute = false;
    std::vector<std::string> allowed_modes;
    std::vector<std::string> documents;
};
struct Reference {
    std::vector<Subject> subjects;
    std::map<base::AnyId, std::string> staff; ///< active staff by display name
    std::map<base::AnyId, base::Label> units; ///< those that may be referred to today
    std::map<base::AnyId, std::string> partners;
    [[nodiscard]] const Subject* subject(base::AnyId id) const;
};

struct Standing {
    store::Counts counts;
    app::PromiseCounts promises;
};

struct OutingRow {
    registry::Object outing;
    std::string place;
    std::optional<registry::Object> location;
    std::string event;
    std::vector<std::string> staff; ///< display names
};

/// A referral or follow-up with whom it concerns.
struct PromiseRow {
    registry::Object promise;
    std::optional<Person> citizen;
    std::string owner; ///< display name; empty if nobody
    base::AnyId owner_id;
    base::AnyId subject; ///< of a referral's matter; nil if none
    std::optional<base::Date> due;
    bool is_referral = false;
    bool is_open = true;
};

/// I dag.
struct Day {
    std::vector<OutingRow> outings;   ///< today's, those under way and the days ahead; by start
    std::vector<PromiseRow> promises; ///< open, by due date
};

struct VisitRow {
    registry::Object encounter;
    std::optional<Person> citizen;
};

/// Tur.
struct OutingDetail {
    OutingRow row;
    std::int64_t met = 0;
    std::int64_t served = 0;
    std::int64_t turned_away = 0;
    std::vector<VisitRow> visits;
    std::vector<PromiseRow> promises;
};

/// A record with something undecided, ready to decide about.
struct ConflictDetail {
    app::Card card;                           ///< CPR masked in every version
    std::optional<Person> person;             ///< whom it concerns
    std::map<base::AnyId, std::string> names; ///< of what versions refer to
};

/// A promise as its sheet shows it, whole.
struct PromiseDetail {
    PromiseRow row;
    std::string fallback_owner;              ///< display name; empty if nobody
    std::optional<registry::Object> matter;  ///< a referral's
    std::optional<registry::Object> consent; ///< a referral's, where it names one
    /// What a follow-up belongs to, where it is not the citizen; whose subject, if it has one.
    std::optional<PromiseRow> parent_promise;
    std::optional<registry::Object> parent;
    app::Hands hands;
    std::optional<ConflictDetail> conflict;
};

/// A citizen with everything this tablet holds about them; lists latest first.
struct CitizenDetail {
    Person person;
    record::Seen seen;
    std::vector<ConflictDetail> conflicts; ///< of the citizen and of whatever is theirs
    std::vector<registry::Object> encounters;
    std::vector<registry::Object> matters;
    std::vector<registry::Object> consents;
    std::vector<PromiseRow> promises;
    std::vector<registry::Object> notes;
    std::map<base::AnyId, std::string> places;  ///< of the encounters' outings
    std::map<base::AnyId, std::string> authors; ///< of the notes
    /// What waits to be decided in a record; null if nothing does.
    [[nodiscard]] const ConflictDetail* conflict_in(base::AnyId record) const;
};

/// Besøg: the citizen, and what has been saved of this visit.
struct VisitDetail {
    base::AnyId outing;
    std::string place;
    std::optional<registry::Object> encounter;
    std::string encounter_seen;  ///< token
    std::set<base::AnyId> notes; ///< of the citizen's: those written on the days of this outing
    CitizenDetail citizen;
};

/// Citizens found by a text; for no text, all there are, as long as they are few enough to look
/// through.
struct Found {
    std::string text;
    std::vector<Person> people;
    std::uint64_t total = 0; ///< citizens on this tablet
};

/// Konflikter.
struct ConflictQueue {
    std::vector<ConflictDetail> records;
};

} // namespace b2go::screens
