#include "ui_imgui/screens/today_view.hpp"

#include <algorithm>

#include "domain/location.hpp"
#include "domain/outing.hpp"
#include "ui_imgui/screens/catalogue.hpp"
#include "ui_imgui/screens/dates.hpp"
#include "ui_imgui/screens/outing_words.hpp"
#include "ui_imgui/screens/unsaved.hpp"
#include "ui_imgui/screens/wording.hpp"

namespace b2go::screens {

using kit::Icon;
using kit::Tone;

namespace {

/// What is due later than this is not for now; the first of it is shown while nothing else is.
constexpr int kPromiseDaysAhead = 1;
constexpr std::size_t kLaterShown = 4;

OutingCard card_of(const OutingRow& row, const State& state) {
    const auto language = state.preferences.language;
    const auto& outing = domain::outing();
    const base::Date today = base::copenhagen_date(state.now);
    OutingCard card;
    card.id = row.outing.id.text();
    card.title = row.place.empty() ? text(Word::outing_without_place, language) : row.place;
    if (const auto start = row.outing.get(outing.start)) {
        const base::Date day = base::copenhagen_date(*start);
        card.is_today = day == today;
        card.when = span_text(*start, row.outing.get(outing.end), language);
        if (!card.is_today) {
            card.when = capitalised(weekday_text(day, today, language)) + " · " + card.when;
        } else {
            card.when = capitalised(card.when);
        }
    }
    std::string people;
    for (const std::string& name : row.staff) {
        people += (people.empty() ? "" : ", ") + name;
    }
    card.detail = row.event.empty() ? people
                  : people.empty()  ? row.event
                                    : row.event + " · " + people;
    card.pills.push_back(outing_pill(row.outing, language));
    if (row.location) {
        const auto& location = domain::location();
        card.pills.push_back({chosen_text(*row.location, location, location.type, language),
                              Tone::neutral, Icon::map_marker});
        if (row.location->has(location.safety_note.number)) {
            card.pills.push_back({text(Word::safety, language), Tone::warn, Icon::alert});
        }
    }
    card.is_ongoing = row.outing.is(outing.status, "ongoing");
    card.is_over =
        row.outing.is(outing.status, "closed") || row.outing.is(outing.status, "cancelled");
    card.open = {"open " + card.id,
                 text(Word::open_outing, language),
                 Icon::arrow_right,
                 Weight::secondary,
                 true,
                 Go{{Screen::outing, row.outing.id, {}}}};
    return card;
}

/// What needs nothing now takes one line.
RowView line_of(const OutingCard& card) {
    RowView row;
    row.id = card.id;
    row.title = card.title;
    row.detail = card.detail.empty() ? card.when : card.when + " · " + card.detail;
    row.icon = Icon::map_marker;
    row.tone = card.is_over ? Tone::neutral : Tone::info;
    row.pills.push_back(card.pills.front()); // how it stands
    if (card.pills.back().tone == Tone::warn) {
        row.pills.push_back(card.pills.back()); // that there is something to be careful about
    }
    row.command = card.open.command;
    return row;
}

void fill_outings(const State& state, TodayView& view) {
    for (const OutingRow& outing : state.day->outings) {
        OutingCard card = card_of(outing, state);
        if (!card.is_today && !card.is_ongoing) {
            view.ahead.push_back(line_of(card));
        } else if (card.is_over) {
            view.over.push_back(line_of(card));
        } else {
            view.outings.push_back(std::move(card));
        }
    }
    std::ranges::stable_partition(view.outings, &OutingCard::is_ongoing);
}

const OutingRow* ongoing_outing(const State& state) {
    if (!state.day) {
        return nullptr;
    }
    const auto at = std::ranges::find_if(state.day->outings, [](const OutingRow& row) {
        return row.outing.is(domain::outing().status, "ongoing");
    });
    return at == state.day->outings.end() ? nullptr : &*at;
}

bool is_soon(const PromiseRow& row, base::Date today) {
    return row.is_open && (!row.due || row.due->days <= today.days + kPromiseDaysAhead);
}

} // namespace

TodayView make_today_view(const State& state) {
    const auto language = state.preferences.language;
    TodayView view;
    view.is_loaded = state.day.has_value();
    view.drafts_heading = text(Word::drafts_heading, language);
    view.drafts = unsaved_rows(state);
    view.outings_heading = text(Word::outings_today, language);
    view.ahead_heading = text(Word::outings_ahead, language);
    view.later_heading = text(Word::group_later, language);
    view.promises_heading = text(Word::promises_due, language);
    view.no_outings = {Icon::calendar, text(Word::no_outings, language),
                       text(Word::no_outings_do, language), std::nullopt};
    view.no_promises = {Icon::calendar_check, text(Word::no_promises_due, language),
                        text(Word::no_promises_due_do, language), std::nullopt};
    view.all_promises = {"all promises",
                         filled(text(Word::see_all_promises, language),
                                {std::to_string(state.standing.promises.open)}),
                         Icon::arrow_right,
                         Weight::quiet,
                         true,
                         Go{{Screen::follow_ups, {}, {}}}};
    view.actions.push_back({"register", text(Word::register_citizen, language), Icon::account_plus,
                            Weight::secondary, true, Go{{Screen::register_citizen, {}, {}}}});
    const OutingRow* ongoing = ongoing_outing(state);
    view.actions.push_back({"find", text(Word::find_citizen, language), Icon::magnify,
                            ongoing == nullptr ? Weight::primary : Weight::secondary, true,
                            Go{{Screen::citizens, {}, {}}}});
    if (ongoing != nullptr) {
        view.actions.push_back({"go on", text(Word::go_on_with_outing, language), Icon::play,
                                Weight::primary, true,
                                Go{{Screen::outing, ongoing->outing.id, {}}}});
    }
    if (!state.day) {
        return view;
    }
    fill_outings(state, view);
    const base::Date today = base::copenhagen_date(state.now);
    const base::AnyId self = state.session ? state.session->staff : base::AnyId{};
    for (const PromiseRow& row : state.day->promises) {
        if (row.is_open && !is_soon(row, today) && row.owner_id == self &&
            view.later.size() < kLaterShown) {
            view.later.push_back(promise_row(row, state.reference, self, today, language));
        }
    }
    for (const bool mine : {true, false}) {
        for (const PromiseRow& row : state.day->promises) {
            if (is_soon(row, today) && (row.owner_id == self) == mine) {
                view.promises.push_back(promise_row(row, state.reference, self, today, language));
            }
        }
    }
    return view;
}

} // namespace b2go::screens
