#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/label.hpp"
#include "ui_imgui/kit/fonts.hpp"
#include "ui_imgui/kit/geometry.hpp"
#include "ui_imgui/kit/look.hpp"
#include "ui_imgui/kit/screen_keyboard.hpp"
#include "ui_imgui/kit/semantics.hpp"
#include "ui_imgui/kit/theme.hpp"

namespace b2go::kit {

struct Engine; // what widgets share; engine.hpp, for the kit only

/// The touch interface of one window: hand it to every draw function. One per process, since it
/// owns ImGui's context; used from one thread.
///
/// A frame: the platform feeds ImGui's input queue, then `begin_frame`, the screens' draw
/// functions, `end_frame`, and what ImGui::GetDrawData() says is shown. All texts handed to widgets
/// are ready to show, in the person's language; they are borrowed for the call only.
class Ui {
public:
    /// Creates ImGui's context and loads the fonts. Throws base::Fault{environment} that names the
    /// file if a font is missing.
    Ui(FontFiles files, const Look& look);
    ~Ui();
    Ui(const Ui&) = delete;
    Ui& operator=(const Ui&) = delete;

    // --- one frame -------------------------------------------------------------------------

    void begin_frame();
    void end_frame();

    /// Takes effect at the next `begin_frame`; another text size loads the fonts again.
    void set_look(const Look& look);
    /// The same before a frame has begun: afterwards `font_generation` is that of this look.
    void take_up_look();
    [[nodiscard]] const Look& look() const;
    /// Grows whenever the font texture has to be uploaded again.
    [[nodiscard]] unsigned font_generation() const;
    /// Something moves or has not settled: draw again at once.
    [[nodiscard]] bool wants_frame() const;
    /// Seconds until the next frame is needed although nothing happens (a long press); 0 or more,
    /// infinity if never.
    [[nodiscard]] double wake_in_s() const;

    // --- what a screen may ask -------------------------------------------------------------

    [[nodiscard]] base::Language language() const { return look().language; }
    /// One of the kit's or the screens' label pairs in the person's language.
    [[nodiscard]] const std::string& say(const base::Label& label) const {
        return label.in(language());
    }
    /// Width of the window in units that shrink as text grows: what layouts decide by.
    [[nodiscard]] float width_dp() const;
    /// Under 1000 dp: one column, icons only on the rail.
    [[nodiscard]] bool narrow() const;
    /// Room for a rail, bars and something between them at this size of text; where there is not,
    /// draw a message instead.
    [[nodiscard]] bool has_room() const;
    /// Width that the next widget may take, pixels.
    [[nodiscard]] float available_width() const;
    /// Pixels of a length given in dp; grows with the display and, for what is touched, with
    /// gloves.
    [[nodiscard]] float px(float dp) const;
    /// The same for what grows with text.
    [[nodiscard]] float text_px(float dp) const;

    /// The widget with this id in the present scope (see Scope).
    [[nodiscard]] NodeId id(std::string_view key) const;
    /// Moves the keyboard's focus there and scrolls it into view, e.g. to the first field in error;
    /// of a group, to what is chosen in it, or else to its first.
    void focus(NodeId id);
    /// The same by the id a screen gave, wherever it lies in the last frame. False if nowhere: it
    /// then happens as soon as it is drawn, if that is in one of the next frames.
    bool focus_key(std::string_view key);
    /// Scrolls it into view without moving the focus.
    void reveal(NodeId id);

    // --- for tests, speech and the accessibility bridge -------------------------------------

    /// The last finished frame.
    [[nodiscard]] const Tree& tree() const;
    [[nodiscard]] const std::vector<Overflow>& overflows() const;
    /// Does at the next frame what a tap on the widget would do. Without effect on what is
    /// disabled.
    void activate(NodeId id);
    /// Gives the field the focus and opens the bar of what can be done with its text.
    void open_marks(NodeId field);
    /// Replaces a field's text at the next frame, as if typed.
    void set_text(NodeId id, std::string text);
    /// True while the on-screen keyboard covers the lower part.
    [[nodiscard]] bool keyboard_open() const;
    /// Where the on-screen keyboard shows `key` ("æ", "Mellemrum"); empty if it does not.
    [[nodiscard]] Rect keyboard_key(std::string_view key) const;
    /// All of its keys, in reading order; none while it is closed.
    [[nodiscard]] std::vector<KeyPlace> keyboard_keys() const;
    [[nodiscard]] const Fonts& fonts() const;
    [[nodiscard]] const Theme& theme() const;

    /// For the kit's own widgets.
    [[nodiscard]] Engine& engine() { return *engine_; }
    [[nodiscard]] const Engine& engine() const { return *engine_; }

private:
    std::unique_ptr<Engine> engine_;
};

/// Ids inside are the scope's own: one per repeated thing, named by its record's id.
class Scope {
public:
    Scope(Ui& ui, std::string_view key);
    ~Scope();
    Scope(const Scope&) = delete;
    Scope& operator=(const Scope&) = delete;

private:
    Ui& ui_;
};

} // namespace b2go::kit
