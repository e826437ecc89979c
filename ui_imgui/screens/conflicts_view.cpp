#include "ui_imgui/screens/conflicts_view.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "domain/registry.hpp"
#include "registry/json.hpp"
#include "ui_imgui/screens/catalogue.hpp"
#include "ui_imgui/screens/conflict_choice.hpp"
#include "ui_imgui/screens/conflict_words.hpp"
#include "ui_imgui/screens/form_options.hpp"
#include "ui_imgui/screens/wording.hpp"

namespace b2go::screens {

using app::ShownField;
using app::ShownVersion;
using base::Language;
using kit::Icon;
using kit::Tone;

namespace {

struct ConflictMaker {
    const State& state;
    const ConflictDetail& detail;
    DraftKey key;
    Language language = Language::danish;

    [[nodiscard]] ConflictWords words() const { return {state, detail}; }
    std::string shown(const ShownField& field, const record::Value& value) const {
        return words().value(field, value);
    }
    std::string label_of(const ShownField& field) const { return words().label(field); }
    ConflictChoice choice(const ShownField& field, const std::string& code, std::string value,
                          std::string note, Tone tone) const {
        const std::string name = choice_name(field);
        ConflictChoice made;
        made.code = code;
        made.spoken = label_of(field) + ": " + value + ", " + note;
        made.value = std::move(value);
        made.note = std::move(note);
        made.tone = tone;
        made.chosen = draft_of(state, key).text(name) == code;
        made.choose = WriteInDraft{key, name, code};
        return made;
    }
    Pill standing(const ShownField& field) const {
        if (!draft_of(state, key).text(choice_name(field)).empty() && !lacks_own(field)) {
            return {text(Word::chosen, language), Tone::ok, Icon::check};
        }
        if (field.why == merge::Why::undecided) {
            return {text(Word::must_be_decided, language), Tone::error, Icon::alert};
        }
        const Word how =
            field.why == merge::Why::equal ? Word::all_wrote_the_same : Word::decided_by_rule;
        return {text(how, language), Tone::ok, Icon::check};
    }
    /// An own value was chosen and is not written yet.
    bool lacks_own(const ShownField& field) const {
        if (draft_of(state, key).text(choice_name(field)) != kChoiceOwn) {
            return false;
        }
        const auto own = own_value(detail.card, field, draft_of(state, key));
        return own && !*own;
    }
    /// What is shown of an own value: as it will stand, and a CPR never whole.
    std::string own_text(const ShownField& field) const {
        const auto own = own_value(detail.card, field, draft_of(state, key));
        if (!own || !*own) {
            return text(Word::own_word, language);
        }
        const auto* digits = std::get_if<std::string>(&**own);
        return field.field->kind == registry::Kind::cpr && digits != nullptr
                   ? registry::masked_cpr(*digits)
                   : shown(field, **own);
    }
    void add_own(const ShownField& field, ConflictField& made) const {
        made.own_fields = own_names(field);
        // A reference is picked, and here only among what everybody may pick.
        const bool is_picked =
            !made.own_fields.empty() && field.field->kind == registry::Kind::reference;
        if (is_picked && form_options(state, nullptr, *field.field).empty()) {
            made.own_fields.clear();
        }
        if (made.own_fields.empty()) {
            return;
        }
        made.own = choice(field, std::string(kChoiceOwn), own_text(field),
                          text(Word::own_word_note, language), Tone::info);
    }
    /// The fields an own value is written in, as the record's own form has them.
    void ask_for_own(const ConflictField& made, std::vector<FormField>& fields) const {
        if (!made.own.chosen) {
            return;
        }
        const FormPlan plan{form_name::kDecision, detail.card.entity, {}, {}};
        const Draft values = own_values(draft_of(state, key));
        bool is_empty = true;
        const std::size_t first = fields.size();
        for (const std::string& name : made.own_fields) {
            fields.push_back(make_field(state, plan, without_own(name).value_or(name), values,
                                        nullptr, nullptr));
            fields.back().name = name;
            is_empty = is_empty && base::normalised(fields.back().value).empty();
        }
        fields[first].required = is_empty; // of a group one part is enough
    }
    std::vector<Fact> edits() const {
        std::vector<Fact> edited;
        for (const ShownField& field : detail.card.against_deletion) {
            Fact fact{label_of(field), {}};
            for (const ShownVersion& version : field.versions) {
                const bool mine = words().is_mine(version);
                fact.disputed.push_back(
                    {shown(field, version.value), words().who_where_when(version),
                     mine ? Tone::info : Tone::theirs, mine ? Icon::tablet : Icon::account});
            }
            edited.push_back(std::move(fact));
        }
        return edited;
    }
    /// Nothing needs to be saved for what stands already.
    void let_stand(ConflictChoice& version) const {
        version.note = text(Word::stands_now, language) + " · " + version.note;
        auto& choose = std::get<WriteInDraft>(version.choose);
        version.chosen = draft_of(state, key).text(choose.field).empty();
        choose.text.clear();
    }
    ConflictField made(const ShownField& field) const {
        ConflictField made;
        made.id = choice_name(field);
        made.label = label_of(field);
        made.is_undecided = field.why == merge::Why::undecided;
        made.can_change = made.is_undecided || may_be_changed(field);
        made.standing = standing(field);
        if (field.field == nullptr) {
            made.before = choice(field, std::string(kChoiceKeep), text(Word::record_kept, language),
                                 text(Word::edits_kept, language), Tone::neutral);
            made.can_choose_before = true;
            made.edits = edits();
        } else {
            const auto before = common_before(field);
            made.can_choose_before = before.has_value();
            made.before =
                choice(field, std::string(kChoiceBefore),
                       before ? shown(field, *before) : text(Word::before_unknown, language),
                       text(Word::before_both, language), Tone::neutral);
        }
        for (const ShownVersion& version : field.versions) {
            const bool mine = words().is_mine(version);
            std::string note = words().who_where_when(version);
            if (mine) {
                note = text(Word::this_tablet, language) + " · " + note;
            }
            if (!version.reason.empty()) {
                note += " · " + version.reason;
            }
            made.versions.push_back(choice(field, version.dot.text(), shown(field, version.value),
                                           std::move(note), mine ? Tone::info : Tone::theirs));
            made.versions.back().icon = mine ? Icon::tablet : Icon::account;
            if (!made.is_undecided && version.dot == field.stands) {
                let_stand(made.versions.back());
            }
        }
        add_own(field, made);
        return made;
    }
};

std::string title_of(const ConflictDetail& detail, Language language) {
    return detail.person ? person_title(*detail.person, language)
                         : detail.card.entity->label().in(language);
}

std::size_t undecided_count(const ConflictDetail& detail) {
    return static_cast<std::size_t>(
        std::ranges::count(detail.card.concurrent, merge::Why::undecided, &ShownField::why));
}

RowView queue_row(const ConflictDetail& detail, base::AnyId open, Language language) {
    RowView row;
    row.id = detail.card.object.id.text();
    row.title = title_of(detail, language);
    row.detail = detail.card.entity->label().in(language) + " · " +
                 counted(Word::one_field, Word::so_many_fields, undecided_count(detail), language);
    row.icon = Icon::compare;
    row.selected = detail.card.object.id == open;
    row.command = Go{{Screen::conflicts, detail.card.object.id, {}}};
    return row;
}

const ConflictDetail* open_record(const State& state) {
    if (!state.conflicts || state.conflicts->records.empty()) {
        return nullptr;
    }
    const auto& records = state.conflicts->records;
    const auto at = std::ranges::find_if(records, [&](const ConflictDetail& detail) {
        return detail.card.object.id == state.route.id;
    });
    return at == records.end() ? &records.front() : &*at;
}

/// The reason is asked for as soon as something was chosen.
FormField reason_field(const ConflictsView& view, Language language) {
    FormField field;
    field.name = "reason";
    field.label = text(Word::reason_label, language);
    field.value = view.reason;
    field.required = true;
    return field;
}

void fill_reason(const State& state, ConflictsView& view) {
    const auto language = state.preferences.language;
    view.reason = draft_of(state, view.key).text("reason");
    for (const Word word : {Word::reason_citizen, Word::reason_newest, Word::reason_seen_paper,
                            Word::reason_typing}) {
        const std::string& words = text(word, language);
        view.reasons.push_back(
            {words, view.reason == words, WriteInDraft{view.key, "reason", words}});
    }
}

/// What a person chose of a field; null if nothing, or what stands already.
const ConflictChoice* decided(const State& state, const DraftKey& key, const ConflictField& field) {
    if (draft_of(state, key).text(field.id).empty()) {
        return nullptr;
    }
    if (field.before.chosen) {
        return &field.before;
    }
    if (field.own.chosen) {
        return &field.own;
    }
    const auto at = std::ranges::find_if(field.versions, &ConflictChoice::chosen);
    return at == field.versions.end() ? nullptr : &*at;
}

/// The record after this one, from the last the first; nothing if it is alone.
std::optional<base::AnyId> next_in_queue(const State& state, base::AnyId open) {
    const auto& records = state.conflicts->records;
    const auto at = std::ranges::find_if(
        records, [&](const ConflictDetail& detail) { return detail.card.object.id == open; });
    if (records.size() < 2 || at == records.end()) {
        return std::nullopt;
    }
    const auto next = std::next(at) == records.end() ? records.begin() : std::next(at);
    return next->card.object.id;
}

void fill_open(const State& state, const ConflictDetail& detail, ConflictsView& view) {
    const auto language = state.preferences.language;
    const base::AnyId id = detail.card.object.id;
    view.record_id = id.text();
    view.record_title = title_of(detail, language);
    view.record_detail = detail.card.entity->label().in(language);
    view.key = {std::string(form_name::kDecision), id};
    const ConflictMaker maker{state, detail, view.key, language};
    std::size_t widest = 0;
    std::size_t chosen = 0;
    std::size_t changed = 0;
    bool is_begun = false;
    std::vector<FormField> asked;
    for (const ShownField& field : detail.card.concurrent) {
        ConflictField made = maker.made(field);
        maker.ask_for_own(made, asked);
        widest = std::max(widest, made.versions.size());
        const ConflictChoice* choice = decided(state, view.key, made);
        is_begun = is_begun || choice != nullptr; // who saves too early is led to what is missing
        if (choice != nullptr && !maker.lacks_own(field)) {
            ++(made.is_undecided ? chosen : changed);
            view.will_stand.push_back({made.label, choice->value});
        }
        (made.is_undecided ? view.undecided : view.automatic).push_back(std::move(made));
    }
    for (std::size_t i = 0; i < widest; ++i) {
        view.version_headings.push_back(filled(text(Word::version, language),
                                               {std::string(1, static_cast<char>('A' + i % 26))}));
    }
    fill_reason(state, view);
    asked.push_back(reason_field(view, language));
    view.form = form_of(state, view.key, std::move(asked));
    std::string count = filled(text(Word::so_many_of, language),
                               {std::to_string(chosen), std::to_string(view.undecided.size())});
    if (changed > 0) {
        count += ", " + filled(text(Word::so_many_changed, language), {std::to_string(changed)});
    }
    if (const auto next = next_in_queue(state, id)) {
        view.actions.push_back({"skip", text(Word::skip_conflict, language), Icon::arrow_right,
                                Weight::quiet, true, Go{{Screen::conflicts, *next, {}}}});
    }
    if (!draft_of(state, view.key).is_empty()) {
        view.actions.push_back({"discard", text(Word::discard_choice, language), Icon::undo,
                                Weight::quiet, true, DiscardDraft{view.key}});
    }
    view.actions.push_back({"decide", filled(text(Word::save_decision, language), {count}),
                            Icon::merge, Weight::primary, is_begun && state.saving == 0,
                            DecideConflict{id}});
}

} // namespace

ConflictsView make_conflicts_view(const State& state) {
    const auto language = state.preferences.language;
    ConflictsView view;
    view.is_loaded = state.conflicts.has_value();
    view.none = {Icon::check_circle, text(Word::no_conflicts, language),
                 text(Word::no_conflicts_do, language), std::nullopt};
    view.queue_part = text(Word::conflict_queue, language);
    view.fields_part = text(Word::conflict_fields, language);
    view.field_heading = text(Word::field, language);
    view.before_heading = {text(Word::before, language), Tone::neutral, Icon::history};
    view.automatic_heading = text(Word::merged_automatically, language);
    view.reason_heading = text(Word::reason_heading, language);
    view.edits_heading = text(Word::edits_after_deletion, language);
    view.kept_note = text(Word::both_kept, language);
    view.will_stand_heading = text(Word::will_stand_heading, language);
    view.let_it_stand = text(Word::let_it_stand, language);
    if (!state.conflicts) {
        return view;
    }
    const ConflictDetail* open = open_record(state);
    const base::AnyId id = open == nullptr ? base::AnyId{} : open->card.object.id;
    for (const ConflictDetail& detail : state.conflicts->records) {
        view.queue.push_back(queue_row(detail, id, language));
    }
    view.summary = counted(Word::one_record_in_conflict, Word::records_in_conflict,
                           view.queue.size(), language);
    if (open != nullptr) {
        fill_open(state, *open, view);
    }
    return view;
}

} // namespace b2go::screens
