#pragma once

#include <deque>
#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "ui_imgui/screens/state.hpp"

/// What a person, a job or the program tells the window. Commands carry ids, never places in a
/// list: a sync may reorder every list between a tap and its turn.
namespace b2go::screens {

// --- a person: getting around -------------------------------------------------------------------

struct Go {
    Route route;
};
struct Back {};
struct LockNow {};
struct CloseToast {};
struct Undo {};
struct CloseProblem {};
/// A promise's sheet, over whatever is shown.
struct OpenPromise {
    base::AnyId promise;
};
struct ClosePromise {};
struct TryUnlock {
    std::string passphrase;
};

// --- a person: writing in forms -----------------------------------------------------------------

struct WriteInDraft {
    DraftKey key;
    std::string field;
    std::string text;
};
/// One element of a set field on or off.
struct ChooseInDraft {
    DraftKey key;
    std::string field;
    std::string element;
    bool on = true;
};
struct DiscardDraft {
    DraftKey key;
};
/// Leads to a field of a form that is on the screen, also to one of another step.
struct SeekField {
    DraftKey key;
    std::string field;
};
/// The field that was sought has been drawn.
struct FoundField {};

// --- a person: doing something ------------------------------------------------------------------

struct BeginOuting {
    base::AnyId outing;
};
struct EndOuting {
    base::AnyId outing;
};
struct CountOne {
    base::AnyId outing;
    std::string kind;
};
/// Takes the last one of a kind back that was counted on an outing.
struct CountBack {
    base::AnyId outing;
    std::string kind;
};
/// From the draft of the registration; leads to a visit when it was begun on an outing.
struct RegisterCitizen {
    base::AnyId outing;
};
/// The card's fields that were touched.
struct SaveCitizen {
    base::AnyId citizen;
};
struct RegisterAnonymous {
    base::AnyId outing;
};
struct SaveVisit {
    base::AnyId outing;
    base::AnyId citizen;
    bool finish = false;
};
struct OpenMatter {
    base::AnyId citizen;
    base::AnyId subject;
};
struct GiveConsent {
    base::AnyId citizen;
};
struct WithdrawConsent {
    base::AnyId consent;
};
struct MakeReferral {
    base::AnyId citizen;
    bool send = true; ///< otherwise it stays a draft, which is a promise too
};
struct PromiseFollowUp {
    base::AnyId citizen;
};
struct WriteNote {
    base::AnyId citizen;
    base::AnyId corrects = {}; ///< an earlier note; nil for one of its own
};
struct MoveMatter {
    base::AnyId matter;
    std::string progress;
};
struct MarkDone {
    base::AnyId follow_up;
};
struct SetReferralStatus {
    base::AnyId referral;
    std::string status;
};
struct CloseReferral {
    base::AnyId referral;
    std::string closing;
    std::string on_word_of; ///< empty where nobody's word closes it: nobody was reached
};
/// Somebody tries to reach the citizen now.
struct NoteAttempt {
    base::AnyId referral;
};
struct MovePromise {
    base::AnyId promise;
    std::optional<base::Date> due;
    std::optional<base::AnyId> owner;
};
struct SearchFor {
    std::string text;
};
struct HoldCpr {
    base::AnyId citizen;
};
struct ReleaseCpr {};
/// Every field that was chosen in the draft of the decision, with its reason.
struct DecideConflict {
    base::AnyId record;
};
struct BeginSync {};
struct CancelSync {};
struct SetPreferences {
    Preferences preferences;
};

// --- the program --------------------------------------------------------------------------------

struct StartedUp {
    Preferences preferences;
    store::Attempts attempts;
    std::string version; ///< the program's
};
/// Time passes; once a second while something counts down, once a minute otherwise.
struct Tick {};
/// Somebody touched the screen or a key.
struct Touched {};
struct BatteryRead {
    std::optional<int> percent;
};
struct LinkChanged {
    Link link = Link::unknown;
};
/// Somebody tapped the window's cross while something typed is not kept.
struct CloseAsked {};
struct StoreOpened {
    std::optional<Receipt> receipt; ///< the last one kept
};
struct StoreRefused {
    base::Rejection rejection;
    store::Attempts attempts; ///< as they are counted now
    bool was_tried = true;    ///< false if one had to wait first
};
struct JobEnded {
    JobResult result;
};
/// A fault: the job was not done and nothing is half done.
struct JobFailed {
    base::Rejection rejection;
    bool was_write = false;
    std::optional<DraftKey> draft = {}; ///< that could not be kept; it stands on the screen still
};
struct SyncMoved {
    bool is_receiving = false;
    std::uint64_t done = 0;
    std::uint64_t total = 0;
};
struct SyncEnded {
    base::Outcome<SyncSummary> outcome;
};

using Command = std::variant<
    Go, Back, LockNow, CloseToast, Undo, CloseProblem, OpenPromise, ClosePromise, TryUnlock,
    WriteInDraft, ChooseInDraft, DiscardDraft, SeekField, FoundField, BeginOuting, EndOuting,
    CountOne, CountBack, RegisterCitizen, SaveCitizen, RegisterAnonymous, SaveVisit, OpenMatter,
    GiveConsent, WithdrawConsent, MakeReferral, PromiseFollowUp, WriteNote, MoveMatter, MarkDone,
    SetReferralStatus, CloseReferral, NoteAttempt, MovePromise, SearchFor, HoldCpr, ReleaseCpr,
    DecideConflict, BeginSync, CancelSync, SetPreferences, StartedUp, Tick, Touched, BatteryRead,
    LinkChanged, CloseAsked, StoreOpened, StoreRefused, JobEnded, JobFailed, SyncMoved, SyncEnded>;

/// Commands in the order they were given.
class Commands {
public:
    void push(Command command) { queue_.push_back(std::move(command)); }
    [[nodiscard]] std::optional<Command> take() {
        if (queue_.empty()) {
            return std::nullopt;
        }
        Command first = std::move(queue_.front());
        queue_.pop_front();
        return first;
    }
    [[nodiscard]] bool empty() const { return queue_.empty(); }
    [[nodiscard]] std::size_t size() const { return queue_.size(); }

private:
    std::deque<Command> queue_;
};

} // namespace b2go::screens
