#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "app/resolve_conflict.hpp"
#include "base/outcome.hpp"
#include "ui_imgui/screens/draft.hpp"
#include "ui_imgui/screens/parts.hpp"

/// What the window asks of the store, and what it gets back: plain values both ways.
namespace b2go::screens {

// --- reads --------------------------------------------------------------------------------------

/// Everything the first screen after unlocking needs.
struct LoadStart {};
struct LoadStanding {};
struct LoadDay {};
struct LoadOuting {
    base::AnyId outing;
};
struct LoadVisit {
    base::AnyId outing;
    base::AnyId citizen;
};
struct LoadCitizen {
    base::AnyId citizen;
};
struct LoadPromise {
    base::AnyId promise;
};
struct FindCitizens {
    std::string text;
};
struct LoadConflicts {};
struct MakeIds {};

// --- writes -------------------------------------------------------------------------------------

struct KeepDraft {
    DraftKey key;
    Draft draft;
};
struct DropDraft {
    DraftKey key;
};

/// What a write was for; its result carries it back.
enum class Purpose {
    start_outing,
    close_outing,
    count,
    count_back,
    take_back, ///< an undo
    register_citizen,
    edit_citizen,
    save_visit,   ///< as it is
    finish_visit, ///< and the visit is over
    open_matter,
    consent,
    withdraw_consent,
    referral,
    follow_up,
    promise_done,
    promise_moved, ///< another owner or another day
    attempt_noted, ///< somebody tried to reach the citizen
    note,
    matter_moved,
    decide,
};

struct StartOuting {
    base::AnyId outing;
};
struct CloseOuting {
    base::AnyId outing;
};
struct CountVisitors {
    base::AnyId outing;
    std::string kind; ///< met, served, turned_away
};
/// Removes the latest of a kind that was counted on the outing.
struct UncountVisitor {
    base::AnyId outing;
    std::string kind;
};
/// Makes records that belong together, in one transaction, and drops the draft they came from.
struct CreateRecords {
    Purpose purpose;
    std::vector<registry::Object> objects; ///< ids given
    std::optional<DraftKey> draft;
    base::AnyId about;          ///< carried back: the outing a new citizen was met on
    std::vector<DraftKey> also; ///< drafts of what is saved along with it
};
struct EditRecord {
    Purpose purpose;
    base::AnyId id;
    registry::Fields fields;
    std::string seen; ///< token; empty: what is seen now
    std::optional<DraftKey> draft;
    std::vector<registry::Object> beside = {}; ///< new records saved in the same transaction
    std::vector<DraftKey> also = {};           ///< their drafts
};
struct RemoveRecord {
    Purpose purpose;
    base::AnyId id;
    std::string reason;
};
/// Every decision is one about the same record, each a change of its own; the first that is
/// refused ends it, and what was decided before it stands.
struct Decide {
    std::vector<app::Decision> decisions;
    DraftKey draft;
};
/// Audited.
struct RevealCpr {
    base::AnyId citizen;
};

using Job = std::variant<LoadStart, LoadStanding, LoadDay, LoadOuting, LoadVisit, LoadCitizen,
                         LoadPromise, FindCitizens, LoadConflicts, MakeIds, KeepDraft, DropDraft,
                         StartOuting, CloseOuting, CountVisitors, UncountVisitor, CreateRecords,
                         EditRecord, RemoveRecord, Decide, RevealCpr>;

// --- results ------------------------------------------------------------------------------------

struct Start {
    Session session;
    Standing standing;
    Reference reference;
    Day day;
    std::map<DraftKey, Draft> drafts;
    std::vector<base::AnyId> ids;
    std::map<base::AnyId, Person> draft_people; ///< whom drafts concern, by what they are about
};
struct FreshIds {
    std::vector<base::AnyId> ids;
};
struct DraftKept {
    DraftKey key;
    base::Instant kept;
    std::optional<Person> person; ///< whom it concerns
};
struct Written {
    Purpose purpose = Purpose::take_back;
    std::vector<base::AnyId> ids;
    std::vector<base::FieldError> warnings;
    std::optional<DraftKey> draft; ///< that was dropped
    std::vector<DraftKey> also;    ///< dropped with it
    std::optional<Job> undo;
    std::optional<VisitDetail> visit; ///< of a saved visit: as it stands now
    base::AnyId about;
    std::string contact_code; ///< of a citizen who was registered without a name
    Standing standing;        ///< after it
};
struct Revealed {
    base::AnyId citizen;
    std::string cpr;
};
/// What could not be read or written; nothing was changed.
struct Refused {
    std::optional<DraftKey> draft;
    base::Rejection rejection;
    bool was_write = false;
};

using JobResult =
    std::variant<Start, Standing, Day, OutingDetail, VisitDetail, CitizenDetail, PromiseDetail,
                 Found, ConflictQueue, FreshIds, DraftKept, Written, Revealed, Refused>;

/// Does a job. On the store's thread; throws the store's faults.
[[nodiscard]] JobResult perform(app::Workspace& workspace, const Job& job);

/// Whether the job writes what somebody said; reads, drafts and audited looks are not counted.
[[nodiscard]] bool is_write(const Job& job);

/// Ids that `MakeIds` and `LoadStart` make: more than a person can use up between two answers.
inline constexpr std::size_t kFreshIds = 32;

} // namespace b2go::screens
