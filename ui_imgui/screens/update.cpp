#include "ui_imgui/screens/update.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/crypto.hpp"
#include "ui_imgui/screens/catalogue.hpp"
#include "ui_imgui/screens/updater.hpp"

namespace b2go::screens {

namespace {

/// Steps back that are remembered: more than anybody goes.
constexpr std::size_t kMostBack = 32;

/// The screens of the rail: going there is a fresh start.
bool is_on_rail(Screen screen) {
    constexpr std::array kOnRail{Screen::today, Screen::citizens,  Screen::follow_ups,
                                 Screen::sync,  Screen::conflicts, Screen::settings,
                                 Screen::about};
    return std::ranges::find(kOnRail, screen) != kOnRail.end();
}

/// The forms a write saves.
std::vector<DraftKey> forms_of(const Job& job) {
    std::vector<DraftKey> forms;
    const auto add = [&](const auto& one) {
        forms = one.also;
        if (one.draft) {
            forms.push_back(*one.draft);
        }
    };
    if (const auto* create = std::get_if<CreateRecords>(&job)) {
        add(*create);
    } else if (const auto* edit = std::get_if<EditRecord>(&job)) {
        add(*edit);
    } else if (const auto* decide = std::get_if<Decide>(&job)) {
        forms.push_back(decide->draft);
    }
    return forms;
}

template <typename T, typename... Others>
inline constexpr bool kIsOneOf = (std::is_same_v<T, Others> || ...);

/// Everything a person does but what the lock screen offers.
bool needs_session(const Command& command) {
    const bool is_offered = std::visit(
        [](const auto& one) {
            return kIsOneOf<std::decay_t<decltype(one)>, TryUnlock, SetPreferences, CloseProblem,
                            StartedUp, Touched, CloseAsked>;
        },
        command);
    return is_by_a_person(command) && !is_offered;
}

} // namespace

Effects update(State& state, const Command& command, const base::Moment& moment) {
    state.now = moment.now;
    state.up = moment.up;
    ++state.revision;
    Updater updater(state, moment.now);
    if (is_by_a_person(command)) {
        updater.lock_if_idle(); // whoever wakes a tablet that slept may be somebody else
        state.last_touched = moment.up;
    }
    if (!state.session && needs_session(command)) {
        return updater.take_effects(); // locked: a tap that was on its way
    }
    std::visit([&](const auto& one) { updater(one); }, command);
    updater.lead_to_refused(command);
    updater.tell_synced(command);
    updater.place_toast();
    const auto is_gone = [&](const auto& one) { return !state.drafts.contains(one.first); };
    std::erase_if(state.unkept, is_gone);
    std::erase_if(state.keeping, is_gone);
    return updater.take_effects();
}

void Updater::run(Job job) { effects_.emplace_back(RunJob{std::move(job)}); }

void Updater::write(Job job) {
    ++state_.saving;
    for (DraftKey& form : forms_of(job)) {
        state_.saving_forms.insert(std::move(form));
    }
    run(std::move(job));
}

void Updater::say(base::Label text, std::optional<Job> undo) {
    constexpr std::int64_t kShownMs = 8000;
    state_.toast = Toast{std::move(text), std::move(undo), {now_.ms + kShownMs}, {}, false};
}

void Updater::refresh() {
    if (!state_.open_promise.is_nil()) {
        run(LoadPromise{state_.open_promise});
    }
    switch (state_.route.screen) {
    case Screen::today:
    case Screen::follow_ups:
        return run(LoadDay{});
    case Screen::outing:
        return run(LoadOuting{state_.route.id});
    case Screen::visit:
        return run(LoadVisit{state_.route.other, state_.route.id});
    case Screen::citizens:
        return run(FindCitizens{state_.search_text});
    case Screen::citizen:
    case Screen::edit_citizen:
        return run(LoadCitizen{state_.route.id});
    case Screen::conflicts:
        return run(LoadConflicts{});
    case Screen::sync:
        return run(LoadStanding{});
    case Screen::lock:
    case Screen::register_citizen:
    case Screen::settings:
    case Screen::about:
        return;
    }
}

/// What the screen showed of something else must not flash up under the new heading.
void Updater::enter(const Route& route) {
    (*this)(ReleaseCpr{});
    (*this)(ClosePromise{});
    if (route.screen == Screen::outing && state_.outing &&
        state_.outing->row.outing.id != route.id) {
        state_.outing.reset();
    }
    if (route.screen == Screen::visit && state_.visit &&
        (state_.visit->citizen.person.object.id != route.id ||
         state_.visit->outing != route.other)) {
        state_.visit.reset();
    }
    if ((route.screen == Screen::citizen || route.screen == Screen::edit_citizen) &&
        state_.citizen && state_.citizen->person.object.id != route.id) {
        state_.citizen.reset();
    }
    leave_toast(route);
    state_.route = route;
    state_.sought.reset();
    refresh();
}

void Updater::place_toast() {
    if (state_.toast && !state_.toast->place) {
        state_.toast->place = state_.route;
    }
}

/// What can be undone stays until it is answered. A citizen without a name of whom nothing was
/// written is easily forgotten: that is said once more, where one goes.
void Updater::leave_toast(const Route& route) {
    if (!state_.toast || !state_.toast->place || *state_.toast->place == route) {
        return;
    }
    Toast& toast = *state_.toast;
    const auto* remove = toast.undo ? std::get_if<RemoveRecord>(&*toast.undo) : nullptr;
    const bool was_handed_over = std::exchange(toast.stays, false);
    if (was_handed_over && remove != nullptr && may_take_back(remove->id)) {
        toast.text = label(Word::said_anonymous_left);
    } else if (was_handed_over || !toast.can_undo()) {
        state_.toast.reset();
    }
}

bool Updater::may_take_back(base::AnyId record) {
    return std::ranges::none_of(state_.drafts, [&](const auto& one) {
        return one.first.id == record && !one.second.is_empty();
    });
}

void Updater::tell_synced(const Command& command) {
    const auto* ended = std::get_if<SyncEnded>(&command);
    const bool is_waited_for = state_.toast && state_.toast->can_undo();
    if (ended != nullptr && ended->outcome && state_.session && !is_waited_for) {
        say(label(Word::said_synced));
    }
}

void Updater::operator()(const Go& command) {
    if (is_on_rail(command.route.screen) && command.route.other.is_nil()) {
        state_.back.clear();
    } else if (state_.route != command.route) {
        state_.back.push_back(state_.route);
        if (state_.back.size() > kMostBack) {
            state_.back.erase(state_.back.begin());
        }
    }
    enter(command.route);
}

void Updater::operator()(const Back& /*command*/) {
    Route route{Screen::today, {}, {}};
    if (!state_.back.empty()) {
        route = state_.back.back();
        state_.back.pop_back();
    }
    enter(route);
}

void Updater::lock() {
    (*this)(ReleaseCpr{});
    State locked;
    locked.revision = state_.revision;
    locked.preferences = state_.preferences;
    locked.now = now_;
    locked.up = state_.up;
    locked.last_touched = state_.up;
    locked.battery_percent = state_.battery_percent;
    locked.link = state_.link;
    locked.lock.attempts = state_.lock.attempts;
    locked.left = state_.session ? std::optional(state_.route) : std::nullopt;
    locked.left_back = state_.back;
    locked.left_drafts = take_what_is_left();
    state_ = std::move(locked);
    effects_.emplace_back(CloseStore{});
}

void Updater::operator()(const LockNow& /*command*/) { lock(); }

void Updater::operator()(const CloseToast& /*command*/) { state_.toast.reset(); }

void Updater::operator()(const Undo& /*command*/) {
    if (!state_.toast) {
        return;
    }
    const Toast toast = std::move(*state_.toast);
    state_.toast.reset();
    const auto* remove = toast.undo ? std::get_if<RemoveRecord>(&*toast.undo) : nullptr;
    if (remove != nullptr && !may_take_back(remove->id)) {
        state_.problem = base::Rejection{base::Refusal::stale, label(Word::is_written_about), {}};
    } else if (toast.undo) {
        write(*toast.undo);
        if (remove != nullptr) {
            // No screen shows what is no longer there, and none leads back to it.
            std::erase_if(state_.back, [&](const Route& one) { return one.id == remove->id; });
            if (state_.route.id == remove->id) {
                (*this)(Back{});
            }
        }
    } else if (toast.dropped && !state_.drafts.contains(toast.dropped->first)) {
        state_.drafts[toast.dropped->first] = toast.dropped->second;
        keep(toast.dropped->first);
    }
}

void Updater::operator()(const CloseProblem& /*command*/) { state_.problem.reset(); }

void Updater::operator()(const OpenPromise& command) {
    state_.promise.reset();
    state_.open_promise = command.promise;
    run(LoadPromise{command.promise});
}

void Updater::operator()(const ClosePromise& /*command*/) {
    state_.open_promise = {};
    state_.promise.reset();
}

/// Who opens the store counts the try, and looks whether another program has made one must wait.
void Updater::operator()(const TryUnlock& command) {
    LockState& lock = state_.lock;
    if (state_.session || lock.is_trying || command.passphrase.empty() ||
        store::wait_ms(lock.attempts, state_.up) > 0) {
        return;
    }
    lock.is_trying = true;
    lock.was_wrong = false;
    lock.problem.reset();
    effects_.emplace_back(OpenStore{command.passphrase});
}

void Updater::operator()(const SearchFor& command) {
    state_.search_text = command.text;
    run(FindCitizens{command.text});
}

void Updater::operator()(const HoldCpr& command) {
    (*this)(ReleaseCpr{});
    state_.reveal = Reveal{command.citizen, {}};
    run(RevealCpr{command.citizen});
}

void Updater::operator()(const ReleaseCpr& /*command*/) {
    if (state_.reveal) {
        base::wipe(state_.reveal->cpr);
        state_.reveal.reset();
    }
}

void Updater::operator()(const BeginSync& /*command*/) {
    SyncState& sync = state_.sync;
    if (sync.is_running) {
        return;
    }
    sync.is_running = true;
    sync.is_cancelling = false;
    sync.is_receiving = false;
    sync.done = 0;
    sync.total = 0;
    sync.phase_since = now_;
    sync.phase_done = 0;
    sync.problem.reset();
    effects_.emplace_back(StartSync{});
}

void Updater::operator()(const CancelSync& /*command*/) {
    if (state_.sync.is_running && !state_.sync.is_cancelling) {
        state_.sync.is_cancelling = true;
        effects_.emplace_back(StopSync{});
    }
}

void Updater::operator()(const SetPreferences& command) {
    state_.preferences = command.preferences;
    effects_.emplace_back(StorePreferences{command.preferences});
}

const PromiseRow* find_promise(const State& state, base::AnyId id) {
    const auto among = [&](const std::vector<PromiseRow>& rows) -> const PromiseRow* {
        const auto at =
            std::ranges::find_if(rows, [&](const PromiseRow& row) { return row.promise.id == id; });
        return at == rows.end() ? nullptr : &*at;
    };
    if (state.promise && state.promise->row.promise.id == id) {
        return &state.promise->row;
    }
    const PromiseRow* found = state.day ? among(state.day->promises) : nullptr;
    if (found == nullptr && state.outing) {
        found = among(state.outing->promises);
    }
    if (found == nullptr && state.visit) {
        found = among(state.visit->citizen.promises);
    }
    if (found == nullptr && state.citizen) {
        found = among(state.citizen->promises);
    }
    return found;
}

bool is_by_a_person(const Command& command) {
    return std::visit(
        [](const auto& one) {
            return !kIsOneOf<std::decay_t<decltype(one)>, Tick, BatteryRead, LinkChanged,
                             StoreOpened, StoreRefused, JobEnded, JobFailed, SyncMoved, SyncEnded>;
        },
        command);
}

void wipe_secrets(Command& command) {
    if (auto* unlock = std::get_if<TryUnlock>(&command)) {
        base::wipe(unlock->passphrase);
    }
}

} // namespace b2go::screens
