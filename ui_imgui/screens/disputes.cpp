#include "ui_imgui/screens/disputes.hpp"

#include <algorithm>
#include <utility>

#include "ui_imgui/screens/catalogue.hpp"
#include "ui_imgui/screens/conflict_words.hpp"

namespace b2go::screens {

using kit::Icon;
using kit::Tone;

Pill dispute_pill(base::Language language) {
    return {text(Word::in_conflict, language), Tone::error, Icon::compare};
}

namespace {

/// An address is written as on an envelope; on one line it has commas.
std::string on_one_line(std::string words) {
    for (std::size_t at = words.find('\n'); at != std::string::npos; at = words.find('\n', at)) {
        words.replace(at, 1, ", ");
    }
    return words;
}

} // namespace

void mark_disputed(std::vector<Pill>& pills, base::Language language) {
    pills.push_back(dispute_pill(language));
    std::ranges::rotate(pills, pills.end() - 1);
}

std::vector<Fact> disputed_facts(const State& state, const ConflictDetail& detail) {
    const auto language = state.preferences.language;
    const ConflictWords words{state, detail};
    std::vector<Fact> facts;
    for (const app::ShownField& field : detail.card.concurrent) {
        if (field.why != merge::Why::undecided) {
            continue;
        }
        Fact fact{words.label(field), {}, {}, dispute_pill(language)};
        for (const app::ShownVersion& version : field.versions) {
            const bool mine = words.is_mine(version);
            fact.disputed.push_back(
                {words.value(field, version.value), words.who_where_when(version),
                 mine ? Tone::info : Tone::theirs, mine ? Icon::tablet : Icon::account});
            fact.value +=
                (fact.value.empty() ? "" : " / ") + on_one_line(fact.disputed.back().value);
        }
        facts.push_back(std::move(fact));
    }
    return facts;
}

void show_disputed(std::vector<Fact>& facts, std::vector<Fact> disputed) {
    std::vector<Fact> shown;
    for (Fact& one : disputed) {
        const auto at = std::ranges::find(facts, one.label, &Fact::label);
        if (at != facts.end()) {
            *at = std::move(one);
        } else {
            shown.push_back(std::move(one));
        }
    }
    for (Fact& fact : facts) {
        shown.push_back(std::move(fact));
    }
    facts = std::move(shown);
}

std::string disputed_line(const State& state, const ConflictDetail& detail) {
    std::string line;
    for (const Fact& fact : disputed_facts(state, detail)) {
        line += (line.empty() ? "" : "\n") + fact.label + ": " + fact.value;
    }
    return line;
}

void show_disputed(RowView& row, const State& state, const ConflictDetail* detail) {
    if (detail == nullptr) {
        return;
    }
    mark_disputed(row.pills, state.preferences.language);
    row.detail += (row.detail.empty() ? "" : "\n") + disputed_line(state, *detail);
}

Action see_conflict(base::AnyId record, std::string about, base::Language language) {
    return {"see conflict " + record.text(),
            text(Word::see_conflict, language),
            Icon::compare,
            Weight::secondary,
            true,
            Go{{Screen::conflicts, record, {}}},
            std::move(about)};
}

} // namespace b2go::screens
