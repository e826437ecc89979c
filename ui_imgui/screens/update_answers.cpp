#include <utility>

#include "ui_imgui/screens/catalogue.hpp"
#include "ui_imgui/screens/load.hpp"
#include "ui_imgui/screens/updater.hpp"

namespace b2go::screens {

namespace {

/// A sync that is under way may go on for so long after everybody has left: a first one over a bad
/// line. It loses nothing when it is stopped.
constexpr std::int64_t kSyncGraceMs = 30 * base::kMsPerMinute;

base::Label toast_of(Purpose purpose) {
    switch (purpose) {
    case Purpose::start_outing:
        return label(Word::said_outing_started);
    case Purpose::close_outing:
        return label(Word::said_outing_closed);
    case Purpose::count:
        return label(Word::said_counted);
    case Purpose::count_back:
        return label(Word::said_counted_back);
    case Purpose::take_back:
        return label(Word::said_taken_back);
    case Purpose::register_citizen:
        return label(Word::said_citizen_registered);
    case Purpose::edit_citizen:
        return label(Word::said_citizen_edited);
    case Purpose::save_visit:
        return label(Word::said_visit_saved);
    case Purpose::finish_visit:
        return label(Word::said_visit_finished);
    case Purpose::open_matter:
        return label(Word::said_matter_opened);
    case Purpose::consent:
        return label(Word::said_consent_given);
    case Purpose::withdraw_consent:
        return label(Word::said_consent_withdrawn);
    case Purpose::referral:
        return label(Word::said_referral_saved);
    case Purpose::follow_up:
        return label(Word::said_follow_up_saved);
    case Purpose::promise_done:
        return label(Word::said_promise_done);
    case Purpose::promise_moved:
        return label(Word::said_promise_moved);
    case Purpose::attempt_noted:
        return label(Word::said_attempt_noted);
    case Purpose::note:
        return label(Word::said_note_saved);
    case Purpose::matter_moved:
        return label(Word::said_matter_moved);
    case Purpose::decide:
        return label(Word::said_decided);
    }
    return {};
}

} // namespace

// --- the program --------------------------------------------------------------------------------

void Updater::operator()(const StartedUp& command) {
    state_.version = command.version;
    state_.preferences = command.preferences;
    state_.lock.attempts = command.attempts;
    state_.last_touched = state_.up;
}

void Updater::operator()(const Tick& /*command*/) {
    if (const auto ends = state_.toast ? state_.toast->ends() : std::nullopt;
        ends && now_ >= *ends) {
        state_.toast.reset();
    }
    keep_what_was_not();
    lock_if_idle();
}

std::int64_t idle_left_ms(const State& state) {
    const std::int64_t idle_ms = state.up.ms - state.last_touched.ms;
    const std::int64_t grace_ms = state.sync.is_running ? kSyncGraceMs : 0;
    return state.preferences.idle_lock_minutes * base::kMsPerMinute + grace_ms - idle_ms;
}

void Updater::lock_if_idle() {
    if (state_.session && idle_left_ms(state_) <= 0) {
        lock();
    }
}

void Updater::operator()(const Touched& /*command*/) {}

void Updater::operator()(const BatteryRead& command) { state_.battery_percent = command.percent; }

void Updater::operator()(const LinkChanged& command) { state_.link = command.link; }

void Updater::operator()(const StoreOpened& command) {
    state_.lock.attempts = {};
    state_.lock.is_opened = true;
    state_.sync.receipt = command.receipt;
    run(LoadStart{});
}

void Updater::operator()(const StoreRefused& command) {
    LockState& lock = state_.lock;
    lock.is_trying = false;
    lock.attempts = command.attempts;
    lock.was_wrong = command.was_tried && command.rejection.kind == base::Refusal::wrong_secret;
    if (command.was_tried && !lock.was_wrong) {
        lock.problem = command.rejection;
    }
}

void Updater::operator()(const JobEnded& command) {
    const bool opens = state_.lock.is_opened && std::holds_alternative<Start>(command.result);
    if (!state_.session && !opens) {
        // An answer from before it was locked.
        if (const auto* kept = std::get_if<DraftKept>(&command.result)) {
            was_kept(kept->key);
        } else if (const auto* refused = std::get_if<Refused>(&command.result);
                   refused != nullptr && refused->draft) {
            not_kept(*refused->draft, refused->rejection.message);
        }
        return;
    }
    std::visit([this](const auto& result) { take(result); }, command.result);
}

void Updater::operator()(const JobFailed& command) {
    if (command.was_write && state_.saving > 0) {
        --state_.saving;
        state_.saving_forms.clear();
    }
    if (command.draft) {
        not_kept(*command.draft, command.rejection.message);
    } else if (!state_.session) {
        state_.lock.is_trying = false; // or nobody could try again
        state_.lock.problem = command.rejection;
    } else {
        state_.problem = command.rejection;
    }
}

void Updater::operator()(const SyncMoved& command) {
    SyncState& sync = state_.sync;
    if (sync.is_receiving != command.is_receiving) {
        sync.phase_since = now_;
        sync.phase_done = command.done;
    }
    sync.is_receiving = command.is_receiving;
    sync.done = command.done;
    sync.total = command.total;
}

void Updater::operator()(const SyncEnded& command) {
    if (!state_.session) {
        return;
    }
    SyncState& sync = state_.sync;
    const bool cancelled = sync.is_cancelling;
    sync.is_running = false;
    sync.is_cancelling = false;
    if (command.outcome) {
        sync.last = *command.outcome;
        sync.last_at = now_;
        state_.link = Link::reached;
        if (command.outcome->receipt) {
            sync.receipt = command.outcome->receipt;
        }
    } else {
        sync.problem = command.outcome.error();
        if (command.outcome.error().kind == base::Refusal::offline && !cancelled) {
            state_.link = Link::offline;
        }
    }
    // Names, subjects and units may have come too.
    run(LoadStart{});
    refresh();
}

// --- answers of jobs ----------------------------------------------------------------------------

void Updater::take(const Start& result) {
    const bool is_first = !state_.session;
    state_.lock = LockState{};
    state_.session = result.session;
    state_.standing = result.standing;
    state_.reference = result.reference;
    state_.day = result.day;
    state_.fresh_ids.insert(state_.fresh_ids.end(), result.ids.begin(), result.ids.end());
    if (is_first) {
        // Later, what is being written here is newer than what was kept.
        state_.drafts = result.drafts;
        state_.draft_people = result.draft_people;
        put_back_what_was_left();
        state_.last_touched = state_.up;
        const bool admin = result.session.role == registry::Roles::sync_admin;
        if (state_.left) {
            state_.back = std::move(state_.left_back);
            const Route left = *std::exchange(state_.left, std::nullopt);
            enter(left);
        } else {
            enter({admin ? Screen::sync : Screen::today, {}, {}});
        }
    }
}

void Updater::take(const Standing& result) { state_.standing = result; }

void Updater::take(const Day& result) { state_.day = result; }

void Updater::take(const OutingDetail& result) {
    if (state_.route.screen == Screen::outing && state_.route.id == result.row.outing.id) {
        state_.outing = result;
    }
}

void Updater::take(const VisitDetail& result) {
    if (state_.route.screen == Screen::visit && state_.route.other == result.outing &&
        state_.route.id == result.citizen.person.object.id) {
        state_.visit = result;
    }
}

void Updater::take(const CitizenDetail& result) {
    const Screen screen = state_.route.screen;
    if ((screen == Screen::citizen || screen == Screen::edit_citizen) &&
        state_.route.id == result.person.object.id) {
        state_.citizen = result;
    }
}

void Updater::take(const PromiseDetail& result) {
    if (state_.open_promise == result.row.promise.id) {
        state_.promise = result;
    }
}

void Updater::take(const Found& result) {
    if (result.text == state_.search_text) {
        state_.found = result;
    }
}

void Updater::take(const ConflictQueue& result) {
    state_.conflicts = result;
    if (result.records.size() < kShownConflicts) {
        state_.standing.counts.conflicts = result.records.size();
    }
}

void Updater::take(const FreshIds& result) {
    state_.fresh_ids.insert(state_.fresh_ids.end(), result.ids.begin(), result.ids.end());
}

void Updater::take(const DraftKept& result) {
    was_kept(result.key);
    if (const auto at = state_.drafts.find(result.key); at != state_.drafts.end()) {
        at->second.kept = result.kept;
    }
    if (result.person) {
        state_.draft_people.insert_or_assign(result.key.id, *result.person);
    }
}

void Updater::take(const Written& result) {
    if (state_.saving > 0) {
        --state_.saving;
    }
    state_.standing = result.standing;
    if (result.visit) {
        take(*result.visit); // before the form can be written in again
    }
    std::vector<DraftKey> saved = result.also;
    if (result.draft) {
        saved.push_back(*result.draft);
    }
    bool has_note = false;
    for (const DraftKey& key : saved) {
        state_.saving_forms.erase(key);
        state_.drafts.erase(key);
        state_.troubles.erase(key);
        is_settled(key);
        has_note = has_note || key.form == form_name::kNote;
    }
    base::Label text = has_note && result.purpose == Purpose::finish_visit
                           ? label(Word::said_visit_and_note)
                           : toast_of(result.purpose);
    for (const base::FieldError& warning : result.warnings) {
        text.da += ' ' + warning.message.da;
        text.en += ' ' + warning.message.en;
    }
    if (!result.contact_code.empty()) {
        text.da += ' ' + filled(label(Word::hand_over_code).da, {result.contact_code});
        text.en += ' ' + filled(label(Word::hand_over_code).en, {result.contact_code});
    }
    say(std::move(text), result.undo);
    state_.toast->stays = !result.contact_code.empty();
    after_write(result);
}

void Updater::after_write(const Written& result) {
    if (result.purpose == Purpose::register_citizen && !result.ids.empty()) {
        // Back from there leads to where the registration was begun, not into an empty form.
        const base::AnyId citizen = result.ids.front();
        if (state_.route.screen == Screen::outing) {
            state_.back.push_back(state_.route);
        }
        enter(result.about.is_nil() ? Route{Screen::citizen, citizen, {}}
                                    : Route{Screen::visit, citizen, result.about});
    } else if (result.purpose == Purpose::edit_citizen) {
        state_.citizen.reset(); // what it showed is no longer so
        (*this)(Back{});
    } else if (result.purpose == Purpose::finish_visit || result.purpose == Purpose::close_outing) {
        (*this)(Back{});
    } else {
        refresh();
    }
}

void Updater::take(const Revealed& result) {
    // Let go before the answer came: it is not kept.
    if (state_.reveal && state_.reveal->citizen == result.citizen) {
        state_.reveal->cpr = result.cpr;
    }
}

void Updater::take(const Refused& result) {
    if (result.was_write && state_.saving > 0) {
        --state_.saving;
    }
    if (result.draft) {
        if (result.was_write) {
            state_.saving_forms.clear(); // one form is saved at a time, with what goes along
        }
        state_.troubles[*result.draft] = {result.rejection.message, result.rejection.fields};
        if (!result.was_write) {
            not_kept(*result.draft, result.rejection.message);
        }
        if (result.rejection.kind == base::Refusal::stale) {
            refresh();
        }
        return;
    }
    state_.problem = result.rejection;
    if (result.was_write) {
        refresh();
    } else if (result.rejection.kind == base::Refusal::not_found) {
        if (state_.open_promise.is_nil()) {
            (*this)(Back{}); // what the screen was about is gone
        } else {
            (*this)(ClosePromise{}); // or what the sheet was about
        }
    }
}

} // namespace b2go::screens
