#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/outcome.hpp"
#include "base/uptime.hpp"
#include "store/attempts.hpp"
#include "ui_imgui/screens/draft.hpp"
#include "ui_imgui/screens/jobs.hpp"
#include "ui_imgui/screens/parts.hpp"
#include "ui_imgui/screens/preferences.hpp"
#include "ui_imgui/screens/route.hpp"

/// Everything the window knows. Changed by `update` only; views are made from it.
namespace b2go::screens {

struct LockState {
    store::Attempts attempts; ///< as they were when last heard of: another program may try too
    bool is_trying = false;
    bool is_opened = false; ///< the store is, and what it holds is on its way
    /// Why the last try failed, when it was not the passphrase.
    std::optional<base::Rejection> problem;
    bool was_wrong = false;
};

/// A message at the foot of the screen. One with an undo stays until it is closed or replaced:
/// nobody is hurried.
struct Toast {
    base::Label text;
    std::optional<Job> undo;
    base::Instant until; ///< without an undo it goes by itself
    /// A draft that was discarded: it can be taken up again.
    std::optional<std::pair<DraftKey, Draft>> dropped = {};
    bool stays = false; ///< until it is closed or replaced: it holds what must be passed on
    std::optional<Route> place = {}; ///< the screen it was first shown on
    [[nodiscard]] bool can_undo() const { return undo.has_value() || dropped.has_value(); }
    /// When it goes by itself; nothing if it waits to be answered.
    [[nodiscard]] std::optional<base::Instant> ends() const {
        return can_undo() || stays ? std::nullopt : std::optional(until);
    }
};

/// What the central signed for.
struct Receipt {
    record::DeviceNumber device = 0;
    record::Seq last_seq = 0;
    base::Instant time;
    record::Seq backed_up_seq = 0;
    std::string chain; ///< hex
};

/// A sync's result as screens show it.
struct SyncSummary {
    std::uint64_t pushed = 0;
    std::uint64_t pulled = 0;
    std::map<std::string, std::uint64_t> verdicts; ///< by store::name
    std::optional<Receipt> receipt;
    std::vector<base::Label> notes; ///< what had to be healed
};

struct SyncState {
    bool is_running = false;
    bool is_cancelling = false;
    bool is_receiving = false;
    std::uint64_t done = 0;
    std::uint64_t total = 0;      ///< 0: nobody knows yet
    base::Instant phase_since;    ///< when it began to send, or to receive
    std::uint64_t phase_done = 0; ///< what was done then
    std::optional<SyncSummary> last;
    std::optional<base::Instant> last_at;
    std::optional<base::Rejection> problem;
    std::optional<Receipt> receipt; ///< the latest ever
};

enum class Link { unknown, reached, offline };

/// A CPR that is shown while somebody holds the button.
struct Reveal {
    base::AnyId citizen;
    std::string cpr; ///< empty until the store has answered
};

/// A refused save, until what is wrong has been edited.
struct FormTrouble {
    base::Label message;
    std::vector<base::FieldError> errors;
    bool is_led_to = false; ///< whoever was refused has been led to the first of them
};

/// What a form shows next, wherever it stands and on whatever step: it is scrolled to and has the
/// focus as soon as it is drawn.
struct Sought {
    DraftKey form;
    std::string field; ///< as in the draft, or kTroubleField
};
/// Stands for what a refusal says of no field.
inline constexpr std::string_view kTroubleField = "trouble";

/// A draft that the store could not take, as on a full disk.
struct Unkept {
    base::Label why;
    base::Uptime again; ///< when it is tried again
};
struct LeftDraft {
    Draft draft;
    base::Label why; ///< empty while the store has yet to answer
    int keeping = 0;
};

struct State {
    std::uint64_t revision = 0; ///< grows with every command: views are made anew then
    std::string version;        ///< the program's, as it shows it
    Preferences preferences;
    Route route;
    std::vector<Route> back;
    /// Where one was when it was locked, and what lay behind: ids, and nothing of the day.
    std::optional<Route> left;
    std::vector<Route> left_back;
    base::Instant now;
    base::Uptime up;           ///< what waits and idle times are measured by
    base::Uptime last_touched; ///< by a person
    std::optional<int> battery_percent;
    Link link = Link::unknown;

    LockState lock;
    std::optional<Session> session;
    std::deque<base::AnyId> fresh_ids; ///< made by the store's clock and random, for new records

    Standing standing;
    Reference reference;
    std::optional<Day> day;
    std::optional<OutingDetail> outing;
    std::optional<VisitDetail> visit;
    std::optional<CitizenDetail> citizen;
    Found found;
    std::string search_text; ///< what is typed; `found` may be a moment behind
    std::optional<ConflictQueue> conflicts;
    base::AnyId open_promise;             ///< whose sheet is open; nil for none
    std::optional<PromiseDetail> promise; ///< what the sheet shows, once it is loaded

    std::map<DraftKey, Draft> drafts;
    std::map<base::AnyId, Person> draft_people; ///< whom drafts concern, by what they are about
    std::map<DraftKey, int> keeping; ///< of `drafts`: how often the store has yet to answer
    /// Of `drafts`: what stands on the screen is more than what was kept.
    std::map<DraftKey, Unkept> unkept;
    /// Of somebody whose window was locked before they could be kept: all that it holds of the day
    /// meanwhile, until it is unlocked.
    std::map<DraftKey, LeftDraft> left_drafts;
    std::map<DraftKey, FormTrouble> troubles;
    std::optional<Sought> sought;
    std::optional<Reveal> reveal;
    std::optional<Toast> toast;
    /// What could not be done, or went wrong: shown until it is read.
    std::optional<base::Rejection> problem;
    int saving = 0; ///< writes under way
    /// Forms whose save is under way: what is typed into one now would belong to neither what is
    /// saved nor what comes after it.
    std::set<DraftKey> saving_forms;
    SyncState sync;
};

/// The draft of a form; an empty one if nothing was begun.
[[nodiscard]] const Draft& draft_of(const State& state, const DraftKey& key);

} // namespace b2go::screens
