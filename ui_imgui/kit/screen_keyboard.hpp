#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/label.hpp"
#include "ui_imgui/kit/geometry.hpp"
#include "ui_imgui/kit/input.hpp"
#include "ui_imgui/kit/painter.hpp"
#include "ui_imgui/kit/theme.hpp"

namespace b2go::kit {

/// A key as it is drawn.
struct KeyPlace {
    std::string label;
    Rect rect; ///< pixels
};

/// The keyboard on the glass: Danish letters, digits and symbols, accents, a page of digits alone
/// and one to mark, copy and undo. It takes its touches before any widget sees them, so the field
/// it types into keeps the focus.
class ScreenKeyboard {
public:
    enum class Page { letters, symbols, accents, digits, edit };

    /// Shows it for a field; `several_lines` adds a key for a new line.
    void open(bool digits, bool several_lines);
    void close();
    [[nodiscard]] bool is_open() const { return open_; }

    /// Lays the keys out at the lower edge; `dp` is pixels per dp of what is touched.
    void lay_out(Size display, float dp, base::Language language);
    /// Pixels it covers; 0 while closed.
    [[nodiscard]] float height() const { return open_ ? area_.height : 0; }

    /// Takes the pointer's events if they are its own, and adds letters and keys to the input.
    void take(Input& input);
    /// Seconds until a held key repeats; infinity if none is held.
    [[nodiscard]] double wake_in_s(double now_s) const;
    void draw(Painter& painter, const Theme& theme, float dp) const;
    /// Where the key that shows `label` lies; empty if there is none.
    [[nodiscard]] Rect find(std::string_view label) const;
    /// What every key shows and where it lies, in reading order; none while closed.
    [[nodiscard]] std::vector<KeyPlace> places() const;

private:
    enum class Action { letter, shift, space, line, done, command, turn };
    struct Shown {
        std::string label;
        Action action = Action::letter;
        Icon icon = Icon::none;
        Key command = Key::tab;    ///< of Action::command
        Page page = Page::letters; ///< of Action::turn
        Rect rect;
    };
    [[nodiscard]] std::vector<std::vector<Shown>> rows(base::Language language) const;
    void add_last_row(base::Language language, std::vector<Shown>& keys,
                      std::vector<float>& shares) const;
    void lay_row(const std::vector<Shown>& keys, const std::vector<float>& shares, float y,
                 float height, float width, float gap);
    void press(const Shown& key, Input& input);
    /// True for keys that go on while they are held.
    [[nodiscard]] static bool repeats(const Shown& key);

    bool open_ = false;
    bool several_lines_ = false;
    bool shift_ = false;
    Page page_ = Page::letters;
    Rect area_;
    std::vector<Shown> keys_;
    std::string held_; ///< the label of the key under the finger
    double repeat_at_s_ = 0;
    bool finger_is_ours_ = false;
};

} // namespace b2go::kit
