#include "ui_imgui/screens/follow_ups_view.hpp"

#include <array>

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

} // namespace

FollowUpsView make_follow_ups_view(const State& state) {
    const auto language = state.preferences.language;
    const base::Date today = base::copenhagen_date(state.now);
    const base::AnyId self = state.session ? state.session->staff : base::AnyId{};
    FollowUpsView view;
    view.is_loaded = state.day.has_value();
    view.summary = counted(Word::one_open_promise, Word::open_promises,
                           state.standing.promises.open, language);
    view.none = {Icon::calendar_check, text(Word::no_promises, language),
                 text(Word::no_promises_do, language), std::nullopt};
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
        groups[group_of(promise, today)].rows.push_back(
            promise_row(promise, state.reference, self, today, language));
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
