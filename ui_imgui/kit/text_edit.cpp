#include "ui_imgui/kit/text_edit.hpp"

#include <algorithm>
#include <utility>

#include "base/limits.hpp"

namespace b2go::kit {

namespace {

bool continues(std::string_view text, std::size_t at) {
    return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
}

bool is_gap(char c) { return c == ' ' || c == '\n' || c == '\t'; }

/// What stands beside a word and is no part of it.
bool is_beside_words(char c) {
    return std::string_view(".,;:!?()[]{}\"'").find(c) != std::string_view::npos;
}

/// How many bytes the character takes that begins at `at`; 0 if no character does.
std::size_t character_bytes(std::string_view text, std::size_t at) {
    const auto first = static_cast<unsigned char>(text[at]);
    const std::size_t bytes = first < 0x80   ? 1
                              : first < 0xC2 ? 0
                              : first < 0xE0 ? 2
                              : first < 0xF0 ? 3
                              : first < 0xF5 ? 4
                                             : 0;
    for (std::size_t i = 1; i < bytes; ++i) {
        if (!continues(text, at + i)) {
            return 0;
        }
    }
    const auto second = bytes > 2 ? static_cast<unsigned char>(text[at + 1]) : 0U;
    const bool overlong = (first == 0xE0 && second < 0xA0) || (first == 0xF0 && second < 0x90);
    const bool surrogate = first == 0xED && second > 0x9F;
    const bool beyond = first == 0xF4 && second > 0x8F;
    return overlong || surrogate || beyond ? 0 : bytes;
}

/// Whole characters of `added` that fit into `room` bytes, without control characters and bytes
/// that are no characters.
std::string fitting(std::string_view added, std::size_t room) {
    std::string result;
    for (std::size_t at = 0; at < added.size();) {
        const std::size_t bytes = character_bytes(added, at);
        const std::size_t end = at + std::max<std::size_t>(bytes, 1);
        const auto first = static_cast<unsigned char>(added[at]);
        const bool control = bytes == 0 || (first < 0x20 && added[at] != '\n') || first == 0x7F;
        if (!control) {
            if (result.size() + (end - at) > room) {
                break;
            }
            result.append(added.substr(at, end - at));
        }
        at = end;
    }
    return result;
}

} // namespace

std::size_t previous_position(std::string_view text, std::size_t from, bool word) {
    const auto one = [&](std::size_t at) {
        while (at > 0) {
            --at;
            if (!continues(text, at)) {
                break;
            }
        }
        return at;
    };
    std::size_t at = one(std::min(from, text.size()));
    if (word) {
        while (at > 0 && is_gap(text[at])) {
            at = one(at);
        }
        while (at > 0 && !is_gap(text[at - 1])) {
            at = one(at);
        }
    }
    return at;
}

std::size_t next_position(std::string_view text, std::size_t from, bool word) {
    const auto one = [&](std::size_t at) {
        if (at < text.size()) {
            ++at;
        }
        while (continues(text, at)) {
            ++at;
        }
        return at;
    };
    std::size_t at = one(from);
    if (word) {
        while (at < text.size() && !is_gap(text[at])) {
            at = one(at);
        }
        while (at < text.size() && is_gap(text[at])) {
            at = one(at);
        }
    }
    return std::min(at, text.size());
}

void TextEdit::begin(const std::string& text) {
    *this = TextEdit();
    caret_ = anchor_ = text.size();
}

void TextEdit::settle(const std::string& text) {
    const auto settled = [&](std::size_t at) {
        at = std::min(at, text.size());
        while (at > 0 && continues(text, at)) {
            --at;
        }
        return at;
    };
    caret_ = settled(caret_);
    anchor_ = settled(anchor_);
}

std::size_t TextEdit::selection_begin() const { return std::min(caret_, anchor_); }
std::size_t TextEdit::selection_end() const { return std::max(caret_, anchor_); }

std::string TextEdit::selected(const std::string& text) const {
    return text.substr(selection_begin(), selection_end() - selection_begin());
}

void TextEdit::place(const std::string& text, std::size_t position, bool extend) {
    caret_ = position;
    if (!extend) {
        anchor_ = position;
    }
    settle(text);
    typing_ = false;
}

void TextEdit::left(const std::string& text, bool extend, bool word) {
    const bool collapse = has_selection() && !extend;
    place(text, collapse ? selection_begin() : previous_position(text, caret_, word), extend);
}

void TextEdit::right(const std::string& text, bool extend, bool word) {
    const bool collapse = has_selection() && !extend;
    place(text, collapse ? selection_end() : next_position(text, caret_, word), extend);
}

void TextEdit::select_all(const std::string& text) {
    anchor_ = 0;
    caret_ = text.size();
    typing_ = false;
}

void TextEdit::select_word(const std::string& text, std::size_t position) {
    std::size_t from = std::min(position, text.size());
    std::size_t to = from;
    while (from > 0 && !is_gap(text[from - 1])) {
        --from;
    }
    while (to < text.size() && !is_gap(text[to])) {
        ++to;
    }
    std::size_t first = from;
    std::size_t last = to;
    while (first < last && is_beside_words(text[first])) {
        ++first;
    }
    while (last > first && is_beside_words(text[last - 1])) {
        --last;
    }
    if (first < last) {
        from = first;
        to = last;
    }
    anchor_ = from;
    caret_ = to;
    typing_ = false;
}

bool TextEdit::insert(std::string& text, std::string_view added, std::size_t most_bytes) {
    const std::size_t kept = text.size() - (selection_end() - selection_begin());
    const std::string fits = fitting(added, most_bytes > kept ? most_bytes - kept : 0);
    const bool was_cut = fits.size() < fitting(added, added.size()).size();
    if (fits.empty()) {
        was_cut_ = was_cut;
        return false;
    }
    // Only letters one by one are typing; what is pasted is a step of its own.
    const bool letter = next_position(fits, 0, false) == fits.size();
    remember(text, letter && !has_selection());
    was_cut_ = was_cut;
    const std::size_t at = selection_begin();
    text.replace(at, selection_end() - at, fits);
    caret_ = anchor_ = at + fits.size();
    // A word is one step of undo.
    typing_ = letter && !is_gap(fits.back());
    return true;
}

bool TextEdit::erase_back(std::string& text, bool word) {
    return has_selection() ? erase(text, selection_begin(), selection_end())
                           : erase(text, previous_position(text, caret_, word), caret_);
}

bool TextEdit::erase_forward(std::string& text, bool word) {
    return has_selection() ? erase(text, selection_begin(), selection_end())
                           : erase(text, caret_, next_position(text, caret_, word));
}

bool TextEdit::erase(std::string& text, std::size_t from, std::size_t to) {
    if (from == to) {
        return false;
    }
    remember(text, false);
    text.erase(from, to - from);
    caret_ = anchor_ = from;
    return true;
}

bool TextEdit::undo(std::string& text) {
    if (undo_.empty()) {
        return false;
    }
    was_cut_ = false;
    redo_.push_back({text, caret_});
    text = std::move(undo_.back().text);
    caret_ = anchor_ = undo_.back().caret;
    undo_.pop_back();
    typing_ = false;
    settle(text);
    return true;
}

bool TextEdit::redo(std::string& text) {
    if (redo_.empty()) {
        return false;
    }
    was_cut_ = false;
    undo_.push_back({text, caret_});
    text = std::move(redo_.back().text);
    caret_ = anchor_ = redo_.back().caret;
    redo_.pop_back();
    typing_ = false;
    settle(text);
    return true;
}

void TextEdit::remember(const std::string& text, bool typing) {
    redo_.clear();
    was_cut_ = false;
    if (typing && typing_) {
        return;
    }
    if (undo_.size() == limits::kUndoSteps) {
        undo_.erase(undo_.begin());
    }
    undo_.push_back({text, caret_});
    typing_ = false;
}

} // namespace b2go::kit
