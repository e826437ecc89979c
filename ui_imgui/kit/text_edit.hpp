#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace b2go::kit {

/// Caret, selection and undo of the one text that is being edited. Positions are byte offsets into
/// UTF-8, always between characters. The text itself is the screen's and is handed in.
class TextEdit {
public:
    /// Starts on a text with the caret at its end.
    void begin(const std::string& text);
    /// The text may have changed behind the caret's back (a sync, a cleared draft).
    void settle(const std::string& text);

    [[nodiscard]] std::size_t caret() const { return caret_; }
    /// The other end of the selection; the caret's own place without one.
    [[nodiscard]] std::size_t anchor() const { return anchor_; }
    [[nodiscard]] std::size_t selection_begin() const;
    [[nodiscard]] std::size_t selection_end() const;
    [[nodiscard]] bool has_selection() const { return caret_ != anchor_; }
    [[nodiscard]] std::string selected(const std::string& text) const;

    /// Puts the caret there; `extend` keeps the other end of the selection.
    void place(const std::string& text, std::size_t position, bool extend);
    void left(const std::string& text, bool extend, bool word);
    void right(const std::string& text, bool extend, bool word);
    void select_all(const std::string& text);
    /// The word around the position, without the punctuation beside it; nothing between words.
    void select_word(const std::string& text, std::size_t position);

    /// The last insertion was longer than there was room for. Until the next change.
    [[nodiscard]] bool was_cut() const { return was_cut_; }

    /// Replaces the selection. What would make the text longer than `most_bytes`, or is no clean
    /// text, is left out. True if the text is another now.
    bool insert(std::string& text, std::string_view added, std::size_t most_bytes);
    bool erase_back(std::string& text, bool word);
    bool erase_forward(std::string& text, bool word);
    bool undo(std::string& text);
    bool redo(std::string& text);

private:
    struct Moment {
        std::string text;
        std::size_t caret = 0;
    };
    void remember(const std::string& text, bool typing);
    bool erase(std::string& text, std::size_t from, std::size_t to);

    std::size_t caret_ = 0;
    std::size_t anchor_ = 0;
    std::vector<Moment> undo_;
    std::vector<Moment> redo_;
    bool was_cut_ = false;
    bool typing_ = false; ///< letters typed in one go are undone in one go
};

/// The position one character (or word) before or after; stops at the ends.
[[nodiscard]] std::size_t previous_position(std::string_view text, std::size_t from, bool word);
[[nodiscard]] std::size_t next_position(std::string_view text, std::size_t from, bool word);

} // namespace b2go::kit
