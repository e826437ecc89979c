#include "ui_imgui/screens/sync_view.hpp"

#include <array>
#include <cstdint>
#include <optional>

#include "ui_imgui/screens/catalogue.hpp"
#include "ui_imgui/screens/dates.hpp"
#include "ui_imgui/screens/unsaved.hpp"

namespace b2go::screens {

using base::Language;
using kit::Icon;
using kit::Tone;

namespace {

/// Enough of a chain to compare by eye with what the central shows.
constexpr std::size_t kShownOfChain = 16;

struct VerdictWords {
    const char* name;
    Word words;
    Tone tone;
    Icon icon;
};
constexpr std::array<VerdictWords, 6> kVerdicts{
    {{"applied", Word::verdict_applied, Tone::ok, Icon::check_circle},
     {"concurrent", Word::verdict_concurrent, Tone::info, Icon::merge},
     {"conflict", Word::verdict_conflict, Tone::warn, Icon::compare},
     {"duplicate", Word::verdict_duplicate, Tone::neutral, Icon::information},
     {"gone", Word::verdict_gone, Tone::neutral, Icon::eraser},
     {"quarantined", Word::verdict_quarantined, Tone::error, Icon::alert_circle}}};

void fill_result(const State& state, SyncView& view) {
    const auto language = state.preferences.language;
    const SyncState& sync = state.sync;
    if (!sync.last) {
        return;
    }
    view.result = {{text(Word::when, language), moment_text(*sync.last_at, state.now, language)},
                   {text(Word::sent, language), std::to_string(sync.last->pushed)},
                   {text(Word::fetched, language), std::to_string(sync.last->pulled)}};
    for (const VerdictWords& verdict : kVerdicts) {
        const auto at = sync.last->verdicts.find(verdict.name);
        if (at != sync.last->verdicts.end() && at->second > 0) {
            view.verdicts.push_back(
                {std::to_string(at->second) + ' ' + text(verdict.words, language), verdict.tone,
                 verdict.icon});
        }
    }
}

void fill_receipt(const State& state, SyncView& view) {
    const auto language = state.preferences.language;
    if (!state.sync.receipt) {
        return;
    }
    const Receipt& receipt = *state.sync.receipt;
    view.receipt = {
        {text(Word::tablet, language), std::to_string(receipt.device)},
        {text(Word::received_up_to, language), std::to_string(receipt.last_seq)},
        {text(Word::received_at, language), moment_text(receipt.time, state.now, language)},
        {text(Word::chain, language), receipt.chain.substr(0, kShownOfChain) + "…"}};
    if (receipt.backed_up_seq > 0) {
        view.receipt.push_back(
            {text(Word::backed_up_to, language), std::to_string(receipt.backed_up_seq)});
    }
}

/// What is left of it at the pace so far; nothing while that would be a guess.
std::optional<std::int64_t> left_ms(const SyncState& sync, base::Instant now) {
    constexpr std::int64_t kLeastToJudgeBy_ms = 2'000;
    const std::int64_t passed_ms = now.ms - sync.phase_since.ms;
    if (sync.is_cancelling || passed_ms < kLeastToJudgeBy_ms || sync.done <= sync.phase_done ||
        sync.total <= sync.done) {
        return std::nullopt;
    }
    const double pace =
        static_cast<double>(passed_ms) / static_cast<double>(sync.done - sync.phase_done);
    return static_cast<std::int64_t>(pace * static_cast<double>(sync.total - sync.done));
}

void fill_progress(const State& state, SyncView& view) {
    const auto language = state.preferences.language;
    const SyncState& sync = state.sync;
    if (!sync.is_running) {
        return;
    }
    SyncProgressView progress;
    progress.label = text(sync.is_cancelling  ? Word::stopping_sync
                          : sync.is_receiving ? Word::receiving
                                              : Word::sending,
                          language);
    if (sync.total > 0) {
        progress.count = filled(text(Word::so_many_of, language),
                                {std::to_string(sync.done), std::to_string(sync.total)});
        progress.share = static_cast<float>(sync.done) / static_cast<float>(sync.total);
        if (const auto left = left_ms(sync, state.now)) {
            progress.count += " · " + filled(text(Word::about_so_long_left, language),
                                             {duration_text(*left, language)});
        }
    } else if (sync.done > 0) {
        progress.count = std::to_string(sync.done);
    }
    progress.cancel = {"cancel",
                       text(Word::stop_sync, language),
                       Icon::close,
                       Weight::secondary,
                       !sync.is_cancelling,
                       CancelSync{}};
    view.progress = std::move(progress);
}

} // namespace

SyncView make_sync_view(const State& state) {
    const auto language = state.preferences.language;
    const store::Counts& counts = state.standing.counts;
    SyncView view;
    view.standing_heading = text(Word::on_this_tablet, language);
    view.result_heading = text(Word::last_sync, language);
    view.receipt_heading = text(Word::receipt, language);
    view.receipt_explained = text(Word::receipt_explained, language);
    view.no_receipt = {Icon::file_document, text(Word::no_receipt, language),
                       text(Word::no_receipt_do, language), std::nullopt};
    const std::size_t unsaved = count_unsaved(state);
    view.drafts_heading = text(Word::drafts_heading, language);
    view.drafts = unsaved_rows(state);
    if (counts.unsent == 0) {
        view.summary = text(unsaved == 0 ? Word::all_sent : Word::saved_is_sent, language);
    } else {
        view.tone = Tone::warn;
        view.summary =
            counted(Word::one_change_is_safe, Word::changes_are_safe, counts.unsent, language);
    }
    if (unsaved > 0) {
        view.tone = Tone::warn;
        view.summary += ' ' + counted(Word::one_draft_is_not_sent, Word::drafts_are_not_sent,
                                      unsaved, language);
    }
    view.standing = {
        {text(Word::drafts_heading, language), std::to_string(unsaved)},
        {text(Word::unsent_changes, language), std::to_string(counts.unsent)},
        {text(Word::open_promises_label, language), std::to_string(state.standing.promises.open)},
        {text(Word::promises_unowned, language), std::to_string(state.standing.promises.unowned)},
        {text(Word::to_decide, language), std::to_string(counts.conflicts)},
        {text(Word::set_apart, language), std::to_string(counts.quarantined)}};
    fill_progress(state, view);
    if (state.sync.problem) {
        // Nobody is told that something will be sent where nothing is to be.
        const bool nothing_waits =
            state.sync.problem->kind == base::Refusal::offline && counts.unsent == 0;
        view.problem = nothing_waits ? text(Word::nobody_answers_nothing_waits, language)
                                     : state.sync.problem->message.in(language);
    }
    if (state.sync.last) {
        for (const base::Label& note : state.sync.last->notes) {
            view.notes.push_back(note.in(language));
        }
    }
    fill_result(state, view);
    fill_receipt(state, view);
    if (counts.conflicts > 0) {
        view.conflicts =
            Action{"conflicts",
                   counted(Word::see_one_conflict, Word::see_conflicts, counts.conflicts, language),
                   Icon::compare,
                   Weight::secondary,
                   true,
                   Go{{Screen::conflicts, {}, {}}}};
    }
    view.actions.push_back({"sync", text(Word::sync_now, language), Icon::sync, Weight::primary,
                            !state.sync.is_running, BeginSync{}});
    return view;
}

} // namespace b2go::screens
