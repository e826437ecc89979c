#include "ui_imgui/screens/record_rows.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "base/text.hpp"
#include "domain/consent.hpp"
#include "domain/encounter.hpp"
#include "domain/matter.hpp"
#include "domain/note.hpp"
#include "ui_imgui/screens/catalogue.hpp"
#include "ui_imgui/screens/dates.hpp"
#include "ui_imgui/screens/disputes.hpp"
#include "ui_imgui/screens/wording.hpp"

namespace b2go::screens {

using base::Language;
using kit::Icon;
using kit::Tone;
using registry::Object;

namespace {

/// A note's line is for finding it; its sheet has all of it.
constexpr std::size_t kNoteCharacters = 180;

struct Dated {
    std::int64_t ms = 0;
    RowView row;
};

/// `more` after what is said already; nothing for nothing.
void say_also(std::string& said, const std::string& more) {
    said += said.empty() || more.empty() ? more : " · " + more;
}

/// What `names` has for a reference that is set; nothing otherwise.
template <typename Id>
std::string name_in(const std::map<base::AnyId, std::string>& names, const std::optional<Id>& id) {
    const auto at = id ? names.find(id->any) : names.end();
    return at == names.end() ? std::string() : at->second;
}

Dated dated(const Object& object, const std::optional<base::Instant>& at, const State& state) {
    Dated made;
    made.row.id = object.id.text();
    made.row.tone = Tone::neutral;
    if (at) {
        made.ms = at->ms;
        made.row.detail = moment_text(*at, state.now, state.preferences.language);
    }
    return made;
}

Dated row_of_encounter(const Object& encounter, const State& state, const CitizenDetail& detail) {
    const auto language = state.preferences.language;
    const auto& declared = domain::encounter();
    Dated made = dated(encounter, encounter.get(declared.start), state);
    RowView& row = made.row;
    row.title = subjects_text(encounter, state.reference, language);
    say_also(row.detail, name_in(detail.places, encounter.get(declared.outing)));
    say_also(row.detail, chosen_text(encounter, declared, declared.handling_mode, language));
    row.icon = Icon::account_group;
    row.tone = Tone::info;
    row.pills.push_back(outcome_pill(encounter, language));
    show_disputed(row, state, detail.conflict_in(encounter.id));
    return made;
}

/// The notes that another one corrects.
std::set<base::AnyId> corrected_notes(const CitizenDetail& detail) {
    std::set<base::AnyId> corrected;
    for (const Object& note : detail.notes) {
        if (const auto corrects = note.get(domain::note().corrects)) {
            corrected.insert(corrects->any);
        }
    }
    return corrected;
}

Dated row_of_note(const Object& note, const State& state, const CitizenDetail& detail,
                  bool is_corrected) {
    const auto language = state.preferences.language;
    const auto& declared = domain::note();
    Dated made = dated(note, note.get(declared.written), state);
    RowView& row = made.row;
    row.title = shortened(note.get(declared.text).value_or(""), kNoteCharacters);
    say_also(row.detail, name_in(detail.authors, note.get(declared.author)));
    row.icon = Icon::note_text;
    if (is_corrected) {
        row.pills.push_back({text(Word::corrected, language), Tone::warn, Icon::pencil});
    }
    if (note.has(declared.corrects.number)) {
        row.pills.push_back({text(Word::correction, language), Tone::info, Icon::pencil});
    }
    show_disputed(row, state, detail.conflict_in(note.id));
    return made;
}

} // namespace

std::string consent_standing(const Object& consent, base::Date today, Language language) {
    const auto& declared = domain::consent();
    const auto expiry = consent.get(declared.expiry);
    if (const auto withdrawn = consent.get(declared.withdrawn)) {
        return filled(text(Word::consent_was_withdrawn, language),
                      {day_text(*withdrawn, today, language)});
    }
    if (!expiry) {
        return {};
    }
    return filled(text(*expiry < today ? Word::consent_expired : Word::consent_expires, language),
                  {day_text(*expiry, today, language)});
}

std::vector<ConsentRow> consent_rows(const State& state, const CitizenDetail& detail) {
    const auto language = state.preferences.language;
    const auto& consent = domain::consent();
    const base::Date today = base::copenhagen_date(state.now);
    std::vector<ConsentRow> rows;
    for (const Object& one : detail.consents) {
        ConsentRow row;
        row.id = one.id.text();
        row.title =
            filled(text(Word::may_tell, language), {one.get(consent.recipient).value_or("")});
        row.holds = domain::consent_holds(one, today);
        row.detail = one.get(consent.purpose).value_or("");
        say_also(row.detail, consent_standing(one, today, language));
        if (const ConflictDetail* conflict = detail.conflict_in(one.id)) {
            row.disputed = disputed_facts(state, *conflict);
            row.see_conflict = see_conflict(one.id, row.title, language);
        }
        if (row.holds) {
            row.withdraw = Action{"withdraw " + row.id,
                                  text(Word::withdraw_consent, language),
                                  Icon::undo,
                                  Weight::quiet,
                                  state.saving == 0,
                                  WithdrawConsent{one.id},
                                  row.title};
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<RowView> matter_rows(const State& state, const CitizenDetail& detail) {
    const auto language = state.preferences.language;
    const auto& matter = domain::matter();
    std::vector<RowView> rows;
    for (const Object& one : detail.matters) {
        RowView row;
        row.id = one.id.text();
        row.title = matter_title(one, state.reference, language);
        const auto subject = one.get(matter.subject);
        const Subject* known = subject ? state.reference.subject(subject->any) : nullptr;
        row.detail = known == nullptr ? std::string() : known->authority;
        if (const auto number = one.get(matter.external_number)) {
            say_also(row.detail, *number);
        }
        row.icon = Icon::file_document;
        row.opens = true;
        const bool closed = one.is(matter.progress, "closed");
        row.pills.push_back({chosen_text(one, matter, matter.progress, language),
                             closed ? Tone::ok : Tone::info,
                             closed ? Icon::check_circle : Icon::flag});
        show_disputed(row, state, detail.conflict_in(one.id));
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<RowView> promise_rows(const State& state, const CitizenDetail& detail) {
    const base::Date today = base::copenhagen_date(state.now);
    const base::AnyId self = state.session ? state.session->staff : base::AnyId{};
    std::vector<RowView> rows;
    for (const PromiseRow& promise : detail.promises) {
        rows.push_back(
            promise_row(promise, state.reference, self, today, state.preferences.language, true));
        show_disputed(rows.back(), state, detail.conflict_in(promise.promise.id));
    }
    return rows;
}

std::vector<RowView> note_rows(const State& state, const CitizenDetail& detail,
                               const std::set<base::AnyId>& which) {
    const std::set<base::AnyId> corrected = corrected_notes(detail);
    std::vector<RowView> rows;
    for (const Object& note : detail.notes) {
        if (which.contains(note.id)) {
            rows.push_back(row_of_note(note, state, detail, corrected.contains(note.id)).row);
            rows.back().command = Go{{Screen::citizen, detail.person.object.id, note.id}};
        }
    }
    return rows;
}

std::vector<RowView> history_rows(const State& state, const CitizenDetail& detail) {
    const std::set<base::AnyId> corrected = corrected_notes(detail);
    std::vector<Dated> all;
    for (const Object& encounter : detail.encounters) {
        all.push_back(row_of_encounter(encounter, state, detail));
    }
    for (const Object& note : detail.notes) {
        all.push_back(row_of_note(note, state, detail, corrected.contains(note.id)));
    }
    std::ranges::stable_sort(all, std::ranges::greater(), &Dated::ms);
    std::vector<RowView> rows;
    for (Dated& one : all) {
        rows.push_back(std::move(one.row));
    }
    return rows;
}

} // namespace b2go::screens
