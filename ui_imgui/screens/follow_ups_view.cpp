#include "ui_imgui/screens/follow_ups_view.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "domain/referral.hpp"
#include "ui_imgui/screens/catalogue.hpp"
#include "ui_imgui/screens/dates.hpp"
#include "ui_imgui/screens/wording.hpp"

namespace b2go::screens {

using kit::Icon;
using kit::Tone;

namespace {

constexpr int kDaysInWeek = 7;

enum Group : std::size_t { kOverdue, kToday, kThisWeek, kLater, kGroups };

Group group_of(const PromiseRow& row, base::Date today) {
    if (!row.due || *row.due < today) {
        return kOverdue;
    }
    if (*row.due == today) {
        return kToday;
    }
    return row.due->days <= today.days + kDaysInWeek ? kThisWeek : kLater;
}

void add_referral_actions(const PromiseRow& row, const State& state, PromiseChoices& choices) {
    const auto language = state.preferences.language;
    const auto& referral = domain::referral();
    const base::AnyId id = row.promise.id;
    const bool free = state.saving == 0;
    const auto status = row.promise.get(referral.status).value_or(registry::Choice{});
    const auto to = [&](const char* code, Word words, Icon icon) {
        if (status.code != code) {
            choices.actions.push_back({std::string(code) + ' ' + choices.id, text(words, language),
                                       icon, Weight::secondary, free, SetReferralStatus{id, code}});
        }
    };
    if (status.code == "draft" || status.code == "rejected") {
        to("sent", Word::mark_sent, Icon::send);
    } else {
        to("acknowledged", Word::mark_acknowledged, Icon::check);
        to("in_progress", Word::mark_in_progress, Icon::clock);
        to("rejected", Word::mark_rejected, Icon::close);
    }
    const auto close = [&](const char* name, Word words, const char* closing, const char* word_of) {
        choices.actions.push_back({std::string(name) + ' ' + choices.id, text(words, language),
                                   Icon::check_circle, Weight::secondary, free,
                                   CloseReferral{id, closing, word_of}});
    };
    close("helped", Word::close_helped_receiver, "helped", "receiver");
    close("helped by citizen", Word::close_helped_citizen, "helped", "citizen");
    close("refused", Word::close_refused, "refused", "receiver");
    close("declined", Word::close_declined, "declined", "citizen");
}

PromiseChoices choices_for(const PromiseRow& row, const RowView& shown, const State& state) {
    const auto language = state.preferences.language;
    PromiseChoices choices;
    choices.id = row.promise.id.text();
    choices.title = shown.title;
    choices.detail = shown.detail;
    choices.move_label = text(Word::another_day, language);
    choices.owner_label = text(Word::another_owner, language);
    choices.due = row.due;
    choices.owner = row.owner_id.text();
    if (row.is_referral) {
        add_referral_actions(row, state, choices);
    } else {
        choices.actions.push_back({"done " + choices.id, text(Word::mark_done, language),
                                   Icon::check, Weight::primary, state.saving == 0,
                                   MarkDone{row.promise.id}});
    }
    if (row.citizen) {
        choices.actions.push_back({"citizen " + choices.id, text(Word::open_card, language),
                                   Icon::card_account, Weight::quiet, true,
                                   Go{{Screen::citizen, row.citizen->object.id, {}}}});
    }
    return choices;
}

} // namespace

const PromiseChoices* FollowUpsView::choices_of(std::string_view id) const {
    const auto at = std::ranges::find(choices, id, &PromiseChoices::id);
    return at == choices.end() ? nullptr : &*at;
}

FollowUpsView make_follow_ups_view(const State& state) {
    const auto language = state.preferences.language;
    const base::Date today = base::copenhagen_date(state.now);
    const base::AnyId self = state.session ? state.session->staff : base::AnyId{};
    FollowUpsView view;
    view.today = today;
    view.is_loaded = state.day.has_value();
    view.close_label = text(Word::close, language);
    view.summary = counted(Word::one_open_promise, Word::open_promises,
                           state.standing.promises.open, language);
    view.none = {Icon::calendar_check, text(Word::no_promises, language),
                 text(Word::no_promises_do, language), std::nullopt};
    for (const auto& [id, name] : state.reference.staff) {
        view.staff.push_back({id.text(), name, {}, false});
    }
    std::ranges::sort(view.staff, {},
                      [](const FormOption& one) { return base::danish_sort_key(one.label); });
    if (!state.day) {
        return view;
    }
    std::array<PromiseGroup, kGroups> groups{
        PromiseGroup{text(Word::group_overdue, language), Tone::error, {}},
        PromiseGroup{text(Word::group_today, language), Tone::warn, {}},
        PromiseGroup{text(Word::group_this_week, language), Tone::neutral, {}},
        PromiseGroup{text(Word::group_later, language), Tone::neutral, {}}};
    for (const PromiseRow& promise : state.day->promises) {
        if (!promise.is_open) {
            continue;
        }
        RowView row = promise_row(promise, state.reference, self, today, language);
        view.choices.push_back(choices_for(promise, row, state));
        row.command.reset();
        row.opens = true; // its choices
        groups[group_of(promise, today)].rows.push_back(std::move(row));
    }
    for (PromiseGroup& group : groups) {
        if (!group.rows.empty()) {
            group.heading += " (" + std::to_string(group.rows.size()) + ")";
            view.groups.push_back(std::move(group));
        }
    }
    return view;
}

} // namespace b2go::screens
