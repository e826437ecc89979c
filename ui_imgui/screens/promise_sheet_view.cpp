#include "ui_imgui/screens/promise_sheet_view.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "base/text.hpp"
#include "domain/consent.hpp"
#include "domain/follow_up.hpp"
#include "domain/matter.hpp"
#include "domain/referral.hpp"
#include "domain/registry.hpp"
#include "ui_imgui/screens/catalogue.hpp"
#include "ui_imgui/screens/dates.hpp"
#include "ui_imgui/screens/disputes.hpp"
#include "ui_imgui/screens/record_rows.hpp"
#include "ui_imgui/screens/wording.hpp"

namespace b2go::screens {

using base::Language;
using kit::Icon;
using kit::Tone;
using registry::Object;

namespace {

struct PromiseMaker {
    const State& state;
    const PromiseDetail& detail;
    PromiseSheetView& view;
    Language language = Language::danish;
    base::Date today;

    [[nodiscard]] const Object& promise() const { return detail.row.promise; }
    [[nodiscard]] base::AnyId id() const { return promise().id; }
    [[nodiscard]] bool is_free() const { return state.saving == 0; }

    void fact(const std::string& label, const std::string& value) const {
        if (!value.empty()) {
            view.facts.push_back({label, value});
        }
    }
    /// Under the label its field has.
    void fact_of(record::FieldNumber field, const std::string& value) const {
        fact(domain::registry().find(promise().type)->find(field)->label.in(language), value);
    }
    [[nodiscard]] std::string day(const std::optional<base::Date>& date) const {
        if (!date) {
            return text(Word::without_date, language);
        }
        const std::string on = weekday_text(*date, today, language);
        const std::string due = due_text(*date, today, language);
        const bool says_more = due != day_text(*date, today, language);
        return detail.row.is_open && says_more ? on + " · " + due : on;
    }
    [[nodiscard]] std::string name(const std::string& who) const {
        return who.empty() ? text(Word::nobody, language) : who;
    }

    // --- what it says --------------------------------------------------------------------------

    void tell_citizen() const {
        if (detail.row.citizen) {
            fact(text(Word::part_citizen, language), person_title(*detail.row.citizen, language));
        }
    }
    void tell_matter() const {
        if (!detail.matter) {
            return;
        }
        const auto& matter = domain::matter();
        std::string words = matter_title(*detail.matter, state.reference, language);
        const std::string progress = chosen_text(*detail.matter, matter, matter.progress, language);
        words += progress.empty() ? "" : " · " + progress;
        if (const auto number = detail.matter->get(matter.external_number)) {
            words += " · " + *number;
        }
        fact_of(domain::referral().matter.number, words);
    }
    /// On what grounds something about the citizen is passed on. None is worth a warning.
    void tell_basis() const {
        const auto& referral = domain::referral();
        if (detail.consent) {
            const auto& consent = domain::consent();
            std::string words = filled(text(Word::may_tell, language),
                                       {detail.consent->get(consent.recipient).value_or("")});
            const std::string purpose = detail.consent->get(consent.purpose).value_or("");
            words += purpose.empty() ? "" : " · " + purpose;
            const std::string standing = consent_standing(*detail.consent, today, language);
            words += standing.empty() ? "" : " · " + standing;
            fact_of(referral.consent.number, words);
            if (!domain::consent_holds(*detail.consent, today)) {
                view.pills.push_back(
                    {text(Word::consent_does_not_hold, language), Tone::error, Icon::alert});
            }
        }
        fact_of(referral.legal_basis.number, promise().get(referral.legal_basis).value_or(""));
        if (!promise().has(referral.consent.number) &&
            !promise().has(referral.legal_basis.number)) {
            fact(text(Word::consent_or_basis, language), text(Word::basis_is_missing, language));
        } else if (promise().has(referral.consent.number) && !detail.consent) {
            fact_of(referral.consent.number, text(Word::unknown_record, language));
        }
    }
    void tell_attempts() const {
        const auto at = promise().fields.sets.find(domain::referral().attempts.number);
        if (at == promise().fields.sets.end() || at->second.empty()) {
            return fact_of(domain::referral().attempts.number, text(Word::no_attempts, language));
        }
        std::set<base::Instant> moments;
        for (const std::string& attempt : at->second) {
            if (const auto moment = base::Instant::parse(attempt)) {
                moments.insert(*moment);
            }
        }
        std::string words;
        for (const base::Instant moment : moments) {
            words += (words.empty() ? "" : "\n") + moment_text(moment, state.now, language);
        }
        fact_of(domain::referral().attempts.number, words);
    }
    void tell_owners(record::FieldNumber owner, record::FieldNumber fallback) const {
        fact_of(owner, name(detail.row.owner));
        fact_of(fallback, name(detail.fallback_owner));
    }
    void tell_hands() const {
        const auto by = [&](const app::Hand& hand) {
            return hand.author + " · " + moment_text(hand.time, state.now, language);
        };
        if (detail.hands.first.author.empty()) {
            return;
        }
        fact(text(Word::written_by, language), by(detail.hands.first));
        if (!detail.hands.is_one) {
            fact(text(Word::changed_by, language), by(detail.hands.last));
        }
    }
    /// What a follow-up belongs to, unless that is the citizen.
    void tell_parent() const {
        std::string words;
        if (detail.parent_promise) {
            words = promise_title(*detail.parent_promise, state.reference, language);
        } else if (detail.parent) {
            words = domain::registry().find(detail.parent->type)->label().in(language);
            if (detail.parent->type == domain::matter().number()) {
                words += ": " + matter_title(*detail.parent, state.reference, language);
            }
        }
        fact_of(domain::follow_up().parent.number, words);
    }

    void tell_referral() const {
        const auto& referral = domain::referral();
        view.content_label = referral.find(referral.content.number)->label.in(language);
        view.content = promise().get(referral.content).value_or("");
        tell_citizen();
        fact_of(referral.receiver.number, promise().get(referral.receiver).value_or(""));
        tell_matter();
        fact_of(referral.urgency.number,
                chosen_text(promise(), referral, referral.urgency, language));
        fact_of(referral.status.number,
                chosen_text(promise(), referral, referral.status, language));
        tell_basis();
        tell_owners(referral.owner.number, referral.fallback_owner.number);
        fact_of(referral.next_follow_up.number, day(detail.row.due));
        tell_attempts();
        fact_of(referral.closing.number,
                chosen_text(promise(), referral, referral.closing, language));
        fact_of(referral.closed_on_word_of.number,
                chosen_text(promise(), referral, referral.closed_on_word_of, language));
        tell_hands();
    }
    void tell_follow_up() const {
        const auto& follow_up = domain::follow_up();
        tell_citizen();
        tell_parent();
        fact_of(follow_up.status.number,
                chosen_text(promise(), follow_up, follow_up.status, language));
        tell_owners(follow_up.owner.number, follow_up.fallback_owner.number);
        fact_of(follow_up.due.number, day(detail.row.due));
        tell_hands();
    }
    void tell_conflict() const {
        if (detail.conflict) {
            mark_disputed(view.pills, language);
            show_disputed(view.facts, disputed_facts(state, *detail.conflict));
            view.see_conflict = see_conflict(id(), view.title, language);
        }
    }

    // --- what can be done ----------------------------------------------------------------------

    void offer_steps() const {
        const std::string status =
            promise().get(domain::referral().status).value_or(registry::Choice{}).code;
        const auto to = [&](const char* code, Word words, Icon icon) {
            if (status != code) {
                view.steps.push_back({std::string(code) + ' ' + view.id, text(words, language),
                                      icon, Weight::secondary, is_free(),
                                      SetReferralStatus{id(), code}});
            }
        };
        if (status == "draft" || status == "rejected") {
            to("sent", Word::mark_sent, Icon::send);
        } else {
            to("acknowledged", Word::mark_acknowledged, Icon::check);
            to("in_progress", Word::mark_in_progress, Icon::clock);
            to("rejected", Word::mark_rejected, Icon::close);
        }
        view.steps.push_back({"attempt " + view.id, text(Word::note_attempt, language), Icon::phone,
                              Weight::secondary, is_free(), NoteAttempt{id()}});
    }
    void offer_closings() const {
        struct Closing {
            const char* name;
            Word words;
            const char* closing;
            const char* word_of;
        };
        constexpr std::array kClosings{
            Closing{"helped", Word::close_helped_receiver, "helped", "receiver"},
            Closing{"helped by citizen", Word::close_helped_citizen, "helped", "citizen"},
            Closing{"refused", Word::close_refused, "refused", "receiver"},
            Closing{"declined", Word::close_declined, "declined", "citizen"},
            Closing{"unreachable", Word::close_unreachable, "unreachable", ""}};
        for (const Closing& one : kClosings) {
            // Giving somebody up is a coordinator's to decide.
            const bool is_giving_up = *one.word_of == '\0';
            if (is_giving_up && state.session->role != registry::Roles::coordinator) {
                continue;
            }
            view.closings.push_back({std::string(one.name) + ' ' + view.id,
                                     text(one.words, language), Icon::check_circle,
                                     Weight::secondary, is_free(),
                                     CloseReferral{id(), one.closing, one.word_of}});
        }
    }
    void offer() const {
        if (detail.row.citizen) {
            view.foot.push_back({"citizen " + view.id, text(Word::open_card, language),
                                 Icon::card_account, Weight::secondary, true,
                                 Go{{Screen::citizen, detail.row.citizen->object.id, {}}}});
        }
        if (!detail.row.is_open) {
            return;
        }
        view.can_change = true;
        view.due = detail.row.due;
        view.owner = detail.row.owner_id.text();
        for (const auto& [staff, called] : state.reference.staff) {
            view.staff.push_back({staff.text(), called, {}, false});
        }
        std::ranges::sort(view.staff, {},
                          [](const FormOption& one) { return base::danish_sort_key(one.label); });
        if (detail.row.is_referral) {
            offer_steps();
            offer_closings();
        } else {
            view.foot.push_back({"done " + view.id, text(Word::mark_done, language), Icon::check,
                                 Weight::primary, is_free(), MarkDone{id()}});
        }
    }
};

} // namespace

PromiseSheetView make_promise_sheet_view(const State& state) {
    const auto language = state.preferences.language;
    PromiseSheetView view;
    view.is_open = !state.open_promise.is_nil();
    view.today = base::copenhagen_date(state.now);
    view.move_label = text(Word::another_day, language);
    view.owner_label = text(Word::another_owner, language);
    view.steps_heading = text(Word::what_has_happened, language);
    view.closings_heading = text(Word::how_did_it_end, language);
    if (!state.promise) {
        view.title = text(Word::loading, language);
        return view;
    }
    const PromiseDetail& detail = *state.promise;
    const base::AnyId self = state.session ? state.session->staff : base::AnyId{};
    view.is_loaded = true;
    view.id = detail.row.promise.id.text();
    view.title = promise_title(detail.row, state.reference, language);
    // Its own conflict is told below; that of the citizen is on the card.
    view.pills = promise_row(detail.row, state.reference, self, view.today, language, true).pills;
    const PromiseMaker maker{state, detail, view, language, view.today};
    if (detail.row.is_referral) {
        maker.tell_referral();
    } else {
        maker.tell_follow_up();
    }
    maker.tell_conflict();
    maker.offer();
    return view;
}

} // namespace b2go::screens
