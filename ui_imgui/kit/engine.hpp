#pragma once

#include <array>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ui_imgui/kit/fonts.hpp"
#include "ui_imgui/kit/input.hpp"
#include "ui_imgui/kit/look.hpp"
#include "ui_imgui/kit/metrics.hpp"
#include "ui_imgui/kit/painter.hpp"
#include "ui_imgui/kit/regions.hpp"
#include "ui_imgui/kit/row_heights.hpp"
#include "ui_imgui/kit/screen_keyboard.hpp"
#include "ui_imgui/kit/scrolls.hpp"
#include "ui_imgui/kit/semantics.hpp"
#include "ui_imgui/kit/text_edit.hpp"
#include "ui_imgui/kit/text_marks.hpp"
#include "ui_imgui/kit/theme.hpp"
#include "ui_imgui/kit/words.hpp"

struct ImDrawList;

namespace b2go::kit {

/// What happened to a widget in this frame.
struct Touch {
    bool tapped = false;  ///< by finger, keyboard or bridge
    bool held = false;    ///< a finger rests on it and may still tap
    bool grabbed = false; ///< a finger went down on it and has not left the glass
    bool focused = false;
    bool by_finger = false; ///< tapped by a finger
};

/// What widgets share during a frame. Only the kit's own sources see it.
struct Engine {
    Engine(FontFiles font_files, const Look& first_look);

    // --- frame (engine.cpp) ------------------------------------------------------------------

    void begin_frame();
    void end_frame();
    void take_up_look();
    void apply_look();

    // --- sizes, pixels -----------------------------------------------------------------------

    /// Of free space, edges and pictures.
    [[nodiscard]] float dp(float value) const { return value * look.scale; }
    /// Of what is touched.
    [[nodiscard]] float touch_px(float value) const {
        return value * look.scale * (look.gloves ? metrics::kGloveFactor : 1.0F);
    }
    /// The height of something to tap that is at least `least_dp` and shows `content_px` of words
    /// or pictures. With gloves it is a quarter more of whichever of the two decides, so that they
    /// help with large text too.
    [[nodiscard]] float target(float least_dp, float content_px) const;
    /// Of what goes with text.
    [[nodiscard]] float em(float value) const { return value * text_scale(); }
    [[nodiscard]] float text_scale() const {
        return look.scale * static_cast<float>(look.text_percent) / 100.0F;
    }
    /// The side of an icon button.
    [[nodiscard]] float icon_button_side() const;
    [[nodiscard]] float width_dp() const;
    [[nodiscard]] bool has_room() const;
    [[nodiscard]] bool narrow() const { return width_dp() < metrics::kNarrow; }
    [[nodiscard]] Colour colour(Token token) const { return theme[token]; }
    [[nodiscard]] const std::string& say(const base::Label& label) const {
        return label.in(look.language);
    }

    // --- widgets (engine_widgets.cpp) ----------------------------------------------------------

    [[nodiscard]] NodeId id(std::string_view key) const;
    void push_scope(std::string_view key) { scopes.push_back(id(key)); }
    void pop_scope() { scopes.pop_back(); }

    /// Adds a node that holds no others and says what happened to it. `rect` is where it was
    /// placed; everything that depends on the frame (layer, focus, visible part) is filled in.
    Touch add(Node node);
    /// A node to open a group with.
    [[nodiscard]] Node group_node(std::string_view key) const;
    /// Adds a node around those that follow, until `close_group` gives it its rect.
    void open_group(Node node);
    void close_group(Rect rect);
    /// Words that did not fit are reported, not hidden.
    void check_fit(NodeId node, std::string_view text, Size needed, Rect room);
    /// Draws `text` wrapped at the left of `room` and reports it if it does not fit.
    void text_in(NodeId node, Face face, Rect room, Colour ink, std::string_view text);
    /// Draws `text` centred and wrapped in `room`.
    void text_centred_in(NodeId node, Face face, Rect room, Colour ink, std::string_view text);
    /// False if all of it is scrolled away: nothing needs drawing.
    [[nodiscard]] bool seen(Rect rect) const { return !rect.intersection(painter.clip()).empty(); }

    void focus_on(NodeId node, bool with_ring);
    /// Focuses what has this key once it is drawn: a tab or a sheet is about to show it.
    void seek(std::string_view key);
    [[nodiscard]] Rect with_words_around(const Node& node) const;
    /// Scrolls the part around so that `part` is seen.
    void show(Rect part);
    void ask_frame() { unsettled = true; }
    void wake_in(double seconds);

    /// A size of the last frame by widget; `remember` asks for another frame if it has changed.
    [[nodiscard]] float remembered(NodeId node, float otherwise = 0) const;
    void remember(NodeId node, float size);

    // --- scrolling parts (engine_areas.cpp) ----------------------------------------------------

    void begin_area(NodeId node, Rect rect, float pad);
    /// Words that scroll by themselves where they are longer than `rect`, by finger, keyboard and
    /// bridge. `node` says what they are and stands for them in the tree.
    void add_reading(Node node, Face face, Rect rect, Colour ink);
    /// `plain`: without the bar that shows where one is.
    void end_area(bool plain = false);

    // --- layers: 0 is the page, each open sheet one more ---------------------------------------

    static constexpr int kLayers = 5;
    void push_layer();
    void pop_layer();

    // --- state -------------------------------------------------------------------------------

    struct Area {
        NodeId id = 0;
        Rect rect;
        float pad = 0;
        float start = 0; ///< where its content begins on the screen
        int layer = 0;
    };
    struct CardFrame {
        Rect start;
        float pad = 0;
        Tone tone = Tone::neutral;
    };
    struct Parts {
        std::array<std::string, 2> names;
        std::array<Rect, 2> places;
        std::array<bool, 2> drawn{};
        int open = -1;
        bool scrolled_tabs = false; ///< the tabs scroll with the part they show
    };
    struct BottomBar {
        NodeId id = 0;
        Rect rect;
        bool visible = true;
        bool beside = true;  ///< words and buttons on one line
        bool acting = false; ///< the buttons have begun
        float said_bottom = 0;
    };
    struct SheetFrame {
        NodeId id = 0;
        Rect rect;
        float pad = 0;
        float head = 0;    ///< title and the space around it
        float foot = 0;    ///< buttons and the space above them
        float content = 0; ///< height of what scrolls
        bool acting = false;
        NodeId group_before = 0;
        int columns_before = 0;
    };
    struct Focus {
        NodeId id = 0;
        bool ring = false; ///< shown for the keyboard, not for fingers
    };

    FontFiles files;
    Look look;
    Look next_look;
    Theme theme;
    Fonts fonts;
    unsigned font_generation = 0;
    float loaded_text_scale = 0;

    Input input;
    Painter painter;
    Regions regions;
    Scrolls scrolls;
    ScreenKeyboard keyboard;
    TextEdit edit;             ///< of the field that has the focus
    NodeId edited = 0;         ///< that field
    float edit_scroll = 0;     ///< of a line longer than its field
    float edit_goal = -1;      ///< where up and down aim at, pixels in the line; below 0 anew
    Rect field_box;            ///< of the line field drawn last
    bool editing_seen = false; ///< it was drawn in this frame
    TextMarks marks;           ///< of the same text
    NodeId marks_wanted = 0;   ///< field that opens its bar as soon as it is drawn
    bool show_caret = false;   ///< what lies at the lower edge came or went
    float last_covered = 0;    ///< by keyboard and marks' bar in the last frame

    Tree tree;     ///< the last finished frame
    Tree building; ///< this frame
    std::vector<Overflow> overflows;
    std::vector<Overflow> building_overflows;
    std::vector<int> groups; ///< indices of the open group nodes
    std::vector<NodeId> scopes;
    NodeId arrow_group = 0; ///< set while drawing members of one
    int arrow_columns = 0;

    Focus focus;
    std::vector<Focus> focus_below; ///< to return to when a sheet closes
    std::optional<Rect> focus_rect; ///< where to draw the ring
    Rect focus_clip;
    NodeId reveal = 0;
    bool focus_to_show = false; ///< all is laid out anew, and what has the focus was in view
    std::string sought;         ///< the key of what is to have the focus once it is drawn
    int sought_frames = 0;
    NodeId hot = 0;           ///< what a finger went down on
    bool press_spent = false; ///< a long press or drag has used it up
    NodeId last_added = 0;
    NodeId last_touchable = 0;     ///< added last of those that can be tapped
    std::vector<NodeId> requested; ///< to be activated at the next frame
    std::vector<NodeId> activated; ///< in this frame
    std::unordered_map<NodeId, std::string> requested_texts;

    std::vector<Area> areas;
    std::vector<CardFrame> cards;
    Parts parts; ///< of the TwoColumns being drawn
    Rect body;   ///< of the Body being drawn
    BottomBar action_bar;
    std::vector<SheetFrame> sheets;
    std::array<ImDrawList*, kLayers> lists{};
    int layer = 0;
    Rect window; ///< without what the on-screen keyboard and the marks' bar cover

    Rect page;             ///< what rail and bars have left, this frame
    float bottom_bars = 0; ///< drawn in this frame
    float last_bottom_bars = 0;
    float toast = 0; ///< its part of them
    float last_toast = 0;
    float page_bottom = 0; ///< where the next bottom bar ends

    std::unordered_map<NodeId, float> sizes;
    std::unordered_map<NodeId, RowHeights> row_heights;
    std::unordered_map<NodeId, std::string> searches; ///< lines typed in open sheets
    std::unordered_map<NodeId, int> numbers;          ///< months and the like of open pickers
    std::unordered_map<NodeId, bool> open;            ///< sheets the kit opened itself

    bool unsettled = false;
    double wake_s = 0;

private:
    [[nodiscard]] bool read_on(const Node& node, Key key);
    void move_focus();
    void read_activation();
    void settle_focus();
    void look_for_sought();
    void draw_focus_ring();
};

} // namespace b2go::kit
