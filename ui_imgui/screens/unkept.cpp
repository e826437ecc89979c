#include "ui_imgui/screens/unkept.hpp"

#include <algorithm>
#include <utility>

#include "ui_imgui/screens/catalogue.hpp"
#include "ui_imgui/screens/updater.hpp"

namespace b2go::screens {

namespace {

/// Often enough that room made on the disk is used before somebody turns the tablet off.
constexpr std::int64_t kTryAgainMs = 5000;

} // namespace

std::string unkept_text(const State& state, const DraftKey& key) {
    const auto at = state.unkept.find(key);
    const auto language = state.preferences.language;
    return at == state.unkept.end()
               ? std::string()
               : filled(text(Word::draft_not_kept, language), {at->second.why.in(language)});
}

std::optional<base::Uptime> next_try(const State& state) {
    std::optional<base::Uptime> next;
    for (const auto& [key, unkept] : state.unkept) {
        next = base::Uptime{std::min(next.value_or(unkept.again).ms, unkept.again.ms)};
    }
    return next;
}

bool has_unkept(const State& state) { return !state.unkept.empty() || !state.left_drafts.empty(); }

void Updater::was_kept(const DraftKey& key) {
    if (const auto left = state_.left_drafts.find(key); left != state_.left_drafts.end()) {
        if (--left->second.keeping <= 0) {
            state_.left_drafts.erase(left);
        }
        return;
    }
    if (const auto at = state_.keeping.find(key); at != state_.keeping.end() && --at->second <= 0) {
        state_.keeping.erase(at);
    }
    state_.unkept.erase(key);
}

/// Said beside what is typed: a sheet over it would take the letters that follow.
void Updater::not_kept(const DraftKey& key, const base::Label& why) {
    const base::Label words{filled(text(Word::draft_not_kept, base::Language::danish), {why.da}),
                            filled(text(Word::draft_not_kept, base::Language::english), {why.en})};
    if (const auto left = state_.left_drafts.find(key); left != state_.left_drafts.end()) {
        --left->second.keeping;
        left->second.why = why;
        state_.lock.problem = base::Rejection{base::Refusal::unsupported, words, {}};
        return;
    }
    if (const auto at = state_.keeping.find(key); at != state_.keeping.end() && --at->second <= 0) {
        state_.keeping.erase(at);
    }
    if (!state_.drafts.contains(key)) {
        return; // saved or discarded meanwhile
    }
    if (!state_.unkept.contains(key)) {
        say(words);
    }
    state_.unkept[key] = {why, {state_.up.ms + kTryAgainMs}};
}

void Updater::keep_what_was_not() {
    for (auto& [key, unkept] : state_.unkept) {
        if (state_.up.ms >= unkept.again.ms) {
            unkept.again = {state_.up.ms + kTryAgainMs};
            keep(key);
        }
    }
}

std::map<DraftKey, LeftDraft> Updater::take_what_is_left() {
    std::map<DraftKey, LeftDraft> left = std::move(state_.left_drafts);
    for (const auto& [key, count] : state_.keeping) {
        left.insert_or_assign(key, LeftDraft{state_.drafts.at(key), {}, count});
    }
    for (const auto& [key, unkept] : state_.unkept) {
        LeftDraft& one = left[key];
        one.draft = state_.drafts.at(key);
        one.why = unkept.why;
    }
    return left;
}

/// They are newer than what was kept of the same forms.
void Updater::put_back_what_was_left() {
    for (auto& [key, left] : std::exchange(state_.left_drafts, {})) {
        state_.drafts.insert_or_assign(key, std::move(left.draft));
        if (!left.why.da.empty()) {
            state_.unkept[key] = {std::move(left.why), {state_.up.ms + kTryAgainMs}};
        }
        keep(key);
    }
}

void Updater::operator()(const CloseAsked& /*command*/) {
    const base::Label words = label(Word::close_with_unkept);
    state_.problem = base::Rejection{base::Refusal::unsupported, words, {}};
}

} // namespace b2go::screens
