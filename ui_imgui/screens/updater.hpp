#pragma once

#include "ui_imgui/screens/update.hpp"

/// One command's turn. Internal to `update`, which is written in several files by theme.
namespace b2go::screens {

class Updater {
public:
    Updater(State& state, base::Instant now) : state_(state), now_(now) {}
    [[nodiscard]] Effects take_effects() { return std::move(effects_); }
    /// Nobody has touched it for as long as the person set.
    void lock_if_idle();
    /// Whoever was just refused is led to the first field the refusal names.
    void lead_to_refused(const Command& command);
    /// A sync that somebody waits for is over.
    void tell_synced(const Command& command);
    /// What is said belongs to the screen it is first shown on.
    void place_toast();

    // Getting around (update.cpp).
    void operator()(const Go& command);
    void operator()(const Back& command);
    void operator()(const LockNow& command);
    void operator()(const CloseToast& command);
    void operator()(const Undo& command);
    void operator()(const CloseProblem& command);
    void operator()(const OpenPromise& command);
    void operator()(const ClosePromise& command);
    void operator()(const TryUnlock& command);
    void operator()(const SearchFor& command);
    void operator()(const HoldCpr& command);
    void operator()(const ReleaseCpr& command);
    void operator()(const BeginSync& command);
    void operator()(const CancelSync& command);
    void operator()(const SetPreferences& command);

    // Writing and saving (update_forms.cpp, update_saves.cpp).
    void operator()(const WriteInDraft& command);
    void operator()(const ChooseInDraft& command);
    void operator()(const DiscardDraft& command);
    void operator()(const SeekField& command);
    void operator()(const FoundField& command);
    void operator()(const RegisterCitizen& command);
    void operator()(const SaveCitizen& command);
    void operator()(const RegisterAnonymous& command);
    void operator()(const SaveVisit& command);
    void operator()(const OpenMatter& command);
    void operator()(const GiveConsent& command);
    void operator()(const MakeReferral& command);
    void operator()(const PromiseFollowUp& command);
    void operator()(const WriteNote& command);
    void operator()(const MoveMatter& command);
    void operator()(const DecideConflict& command);
    void operator()(const BeginOuting& command);
    void operator()(const EndOuting& command);
    void operator()(const CountOne& command);
    void operator()(const CountBack& command);
    void operator()(const WithdrawConsent& command);
    void operator()(const MarkDone& command);
    void operator()(const SetReferralStatus& command);
    void operator()(const CloseReferral& command);
    void operator()(const NoteAttempt& command);
    void operator()(const MovePromise& command);

    // What the program says (update_answers.cpp).
    void operator()(const StartedUp& command);
    void operator()(const Tick& command);
    void operator()(const Touched& command);
    void operator()(const BatteryRead& command);
    void operator()(const LinkChanged& command);
    void operator()(const CloseAsked& command);
    void operator()(const StoreOpened& command);
    void operator()(const StoreRefused& command);
    void operator()(const JobEnded& command);
    void operator()(const JobFailed& command);
    void operator()(const SyncMoved& command);
    void operator()(const SyncEnded& command);

    // Answers of jobs (update_answers.cpp).
    void take(const Start& result);
    void take(const Standing& result);
    void take(const Day& result);
    void take(const OutingDetail& result);
    void take(const VisitDetail& result);
    void take(const CitizenDetail& result);
    void take(const PromiseDetail& result);
    void take(const Found& result);
    void take(const ConflictQueue& result);
    void take(const FreshIds& result);
    void take(const DraftKept& result);
    void take(const Written& result);
    void take(const Revealed& result);
    void take(const Refused& result);

private:
    void run(Job job);
    /// A write: the buttons rest until it is answered.
    void write(Job job);
    void enter(const Route& route);
    void leave_toast(const Route& route);
    /// Nothing is begun about it that taking it back would leave behind.
    bool may_take_back(base::AnyId record);
    /// Loads what the screen one is on shows.
    void refresh();
    void lock();
    void say(base::Label text, std::optional<Job> undo = std::nullopt);
    /// The id of the next new record.
    base::AnyId take_id();
    /// The draft of a form, begun if it was not.
    Draft& begin(const DraftKey& key);
    void mark_outing(const DraftKey& key, Draft& draft) const;
    void keep(const DraftKey& key);
    // What the store answered, before it was locked or after. What it could not keep is tried again
    // until it can.
    void was_kept(const DraftKey& key);
    void not_kept(const DraftKey& key, const base::Label& why);
    void keep_what_was_not();
    void put_back_what_was_left();
    /// When it is locked: what is not kept, or not yet.
    std::map<DraftKey, LeftDraft> take_what_is_left();
    /// True if nothing is missing; otherwise says what is.
    bool complete(const DraftKey& key, const registry::Entity& entity,
                  std::span<const std::string_view> required);
    /// The new record a form describes, with its values; nothing, and the trouble shown, if one of
    /// them cannot be read.
    std::optional<registry::Object> object_from(const DraftKey& key,
                                                const registry::Entity& entity);
    /// The note a form describes; nothing, and the trouble shown, if it cannot be made.
    std::optional<registry::Object> note_from(const DraftKey& key, base::AnyId citizen,
                                              base::AnyId corrects);
    /// True if nothing that was begun beside a visit would be left behind; otherwise says what.
    bool nothing_begun_beside(const DraftKey& visit, base::AnyId citizen);
    /// A form beside a visit is saved or discarded: it is no longer in the visit's way.
    void is_settled(const DraftKey& key);
    void edit(Purpose purpose, base::AnyId id, registry::Fields fields);
    void after_write(const Written& result);

    State& state_;
    base::Instant now_;
    Effects effects_;
};

/// The promise with this id among those loaded; null if there is none.
[[nodiscard]] const PromiseRow* find_promise(const State& state, base::AnyId id);

/// A person is doing something, as opposed to an answer or a tick.
[[nodiscard]] bool is_by_a_person(const Command& command);

} // namespace b2go::screens
