#include "ui_imgui/screens/citizens_view.hpp"

#include "base/limits.hpp"
#include "base/text.hpp"
#include "domain/citizen.hpp"
#include "ui_imgui/screens/catalogue.hpp"
#include "ui_imgui/screens/disputes.hpp"
#include "ui_imgui/screens/load.hpp"
#include "ui_imgui/screens/wording.hpp"

namespace b2go::screens {

using kit::Icon;

RowView person_row(const Person& person, const State& state) {
    const auto language = state.preferences.language;
    const auto& citizen = domain::citizen();
    RowView row;
    row.id = person.object.id.text();
    row.title = person_title(person, language);
    row.detail = person_detail(person, base::copenhagen_date(state.now), language);
    if (const auto cpr = person.object.get(citizen.cpr)) {
        row.detail += (row.detail.empty() ? "" : " · ") + *cpr;
    }
    row.mark = person.object.has(citizen.name.number) ? initials_of(row.title) : std::string();
    row.icon = person.object.is(citizen.id_type, "anonymous") ? Icon::incognito : Icon::account;
    row.tone = kit::Tone::theirs;
    row.pills = person_pills(person, language);
    if (person.is_disputed) {
        mark_disputed(row.pills, language);
    }
    return row;
}

CitizensView make_citizens_view(const State& state) {
    const auto language = state.preferences.language;
    const base::AnyId outing =
        state.route.screen == Screen::citizens ? state.route.other : base::AnyId{};
    CitizensView view;
    view.search_text = state.search_text;
    view.field_label = text(Word::search_label, language);
    view.placeholder = text(Word::search_placeholder, language);
    view.is_searching = state.found.text != state.search_text;
    const bool has_words = !base::search_words(state.found.text).empty();
    for (const Person& person : state.found.people) {
        RowView row = person_row(person, state);
        row.command = outing.is_nil() ? Go{{Screen::citizen, person.object.id, {}}}
                                      : Go{{Screen::visit, person.object.id, outing}};
        view.people.push_back(std::move(row));
    }
    if (!has_words) {
        view.summary =
            counted(Word::one_citizen, Word::citizens_count, state.found.total, language);
    } else if (view.people.size() >= limits::kSearchRows) {
        view.summary =
            filled(text(Word::found_at_least, language), {std::to_string(view.people.size())});
    } else {
        view.summary = counted(Word::found_one, Word::found_many, view.people.size(), language);
    }
    const Action register_new{
        "register", text(Word::register_citizen, language),    Icon::account_plus, Weight::primary,
        true,       Go{{Screen::register_citizen, outing, {}}}};
    if (has_words) {
        view.none = {Icon::magnify, text(Word::nobody_found, language),
                     text(Word::nobody_found_do, language), std::nullopt};
    } else if (state.found.total > kBrowsedCitizens) {
        view.none = {Icon::magnify, text(Word::too_many_to_list, language),
                     text(Word::too_many_to_list_do, language), std::nullopt};
    } else {
        view.none = {Icon::account_group, text(Word::no_citizens, language),
                     text(Word::no_citizens_do, language), std::nullopt};
    }
    if (!outing.is_nil()) {
        view.actions.push_back({"anonymous", text(Word::meet_anonymous, language), Icon::incognito,
                                Weight::secondary, state.saving == 0, RegisterAnonymous{outing}});
    }
    view.actions.push_back(register_new);
    return view;
}

} // namespace b2go::screens
