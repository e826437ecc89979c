#include "ui_imgui/screens/unsaved.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "ui_imgui/screens/catalogue.hpp"
#include "ui_imgui/screens/dates.hpp"
#include "ui_imgui/screens/wording.hpp"

namespace b2go::screens {

using base::Language;
using kit::Icon;
using kit::Tone;

namespace {

struct FormWords {
    std::string_view form;
    Word words;
};
constexpr std::array<FormWords, 8> kForms{{{form_name::kCitizenEdit, Word::draft_of_edit},
                                           {form_name::kCitizen, Word::draft_of_registration},
                                           {form_name::kConsent, Word::consents},
                                           {form_name::kReferral, Word::referrals},
                                           {form_name::kFollowUp, Word::draft_of_follow_up},
                                           {form_name::kNote, Word::note},
                                           {form_name::kCorrection, Word::draft_of_correction},
                                           {form_name::kDecision, Word::draft_of_decision}}};

base::AnyId outing_of(const DraftKey& key, const Draft& draft) {
    if (key.form == form_name::kCitizen) {
        return key.id;
    }
    const std::string text =
        is_visit(key) ? key.form.substr(form_name::kVisit.size() + 1) : draft.text(kBegunOn);
    return base::AnyId::parse(text).value_or(base::AnyId{});
}

const Person* person_of(const State& state, const DraftKey& key) {
    const auto at = state.draft_people.find(key.id);
    return at == state.draft_people.end() ? nullptr : &at->second;
}

Route route_of(const State& state, const DraftKey& key, const Draft& draft) {
    if (key.form == form_name::kCitizen) {
        return {Screen::register_citizen, key.id, {}};
    }
    if (key.form == form_name::kDecision) {
        return {Screen::conflicts, key.id, {}};
    }
    const Person* person = person_of(state, key);
    const base::AnyId citizen = person == nullptr ? key.id : person->object.id;
    if (key.form == form_name::kCitizenEdit) {
        return {Screen::edit_citizen, citizen, {}};
    }
    if (key.form == form_name::kCorrection) {
        return {Screen::citizen, citizen, key.id};
    }
    const base::AnyId outing = outing_of(key, draft);
    return outing.is_nil() ? Route{Screen::citizen, citizen, {}}
                           : Route{Screen::visit, citizen, outing};
}

/// Drafts that are written in one place.
struct Begun {
    Route route;
    std::vector<DraftKey> keys;
    base::Instant kept;
};

std::vector<Begun> by_place(const State& state, const std::vector<DraftKey>& keys) {
    std::vector<Begun> places;
    for (const DraftKey& key : keys) {
        const Draft& draft = draft_of(state, key);
        const Route route = route_of(state, key, draft);
        auto at = std::ranges::find(places, route, &Begun::route);
        if (at == places.end()) {
            at = places.insert(places.end(), Begun{route, {}, {}});
        }
        at->keys.push_back(key);
        at->kept.ms = std::max(at->kept.ms, draft.kept.ms);
    }
    std::ranges::stable_sort(places, std::ranges::greater(),
                             [](const Begun& place) { return place.kept.ms; });
    return places;
}

std::string title_of(const State& state, const Begun& place) {
    const auto language = state.preferences.language;
    const DraftKey& first = place.keys.front();
    if (first.form == form_name::kCitizen) {
        const std::string name = base::normalised(draft_of(state, first).text("name"));
        return name.empty() ? text(Word::somebody_new, language) : name;
    }
    const Person* person = person_of(state, first);
    return person == nullptr ? text(Word::unknown_citizen, language)
                             : person_title(*person, language);
}

RowView row_of(const State& state, const Begun& place) {
    const auto language = state.preferences.language;
    std::string forms;
    for (const DraftKey& key : place.keys) {
        forms += (forms.empty() ? "" : ", ") + form_text(key.form, language);
    }
    RowView row;
    row.id = "draft " + place.keys.front().form + ' ' + place.keys.front().id.text();
    row.title = title_of(state, place);
    row.detail = filled(text(Word::begun_not_saved, language), {forms});
    if (place.kept.ms > 0) {
        row.detail += " · " + filled(text(Word::draft_kept, language),
                                     {moment_text(place.kept, state.now, language)});
    }
    row.icon = Icon::pencil;
    row.tone = Tone::warn;
    row.pills.push_back(
        {counted(Word::one_draft_unsaved, Word::drafts_unsaved, place.keys.size(), language),
         Tone::warn, Icon::alert});
    row.command = Go{place.route};
    return row;
}

std::vector<DraftKey> all_unsaved(const State& state) {
    std::vector<DraftKey> keys;
    for (const auto& [key, draft] : state.drafts) {
        if (!draft.is_empty()) {
            keys.push_back(key);
        }
    }
    return keys;
}

std::vector<RowView> rows_of(const State& state, const std::vector<DraftKey>& keys) {
    std::vector<RowView> rows;
    for (const Begun& place : by_place(state, keys)) {
        rows.push_back(row_of(state, place));
    }
    return rows;
}

} // namespace

std::size_t count_unsaved(const State& state) { return all_unsaved(state).size(); }

std::vector<DraftKey> unsaved_on(const State& state, base::AnyId outing) {
    std::vector<DraftKey> keys;
    for (const DraftKey& key : all_unsaved(state)) {
        if (outing_of(key, draft_of(state, key)) == outing) {
            keys.push_back(key);
        }
    }
    return keys;
}

std::vector<RowView> unsaved_rows(const State& state) { return rows_of(state, all_unsaved(state)); }

std::vector<RowView> unsaved_rows_on(const State& state, base::AnyId outing) {
    return rows_of(state, unsaved_on(state, outing));
}

const std::string& form_text(std::string_view form, Language language) {
    const auto at = std::ranges::find(kForms, form, &FormWords::form);
    return text(at == kForms.end() ? Word::visit : at->words, language);
}

} // namespace b2go::screens
