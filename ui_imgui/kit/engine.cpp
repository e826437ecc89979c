#include "ui_imgui/kit/engine.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include <imgui.h>

#include "base/outcome.hpp"
#include "ui_imgui/kit/focus.hpp"

namespace b2go::kit {

namespace {

bool edits_text(Role role) { return role == Role::field || role == Role::secret_field; }

} // namespace

Engine::Engine(FontFiles font_files, const Look& first_look)
    : files(std::move(font_files)), look(first_look), next_look(first_look),
      theme(first_look.theme), painter(fonts) {
    apply_look();
}

void Engine::take_up_look() {
    if (next_look != look) {
        apply_look();
    }
}

void Engine::apply_look() {
    look = next_look;
    theme = Theme(look.theme);
    if (loaded_text_scale != text_scale()) {
        fonts.load(files, text_scale());
        loaded_text_scale = text_scale();
        ++font_generation;
    }
}

float Engine::target(float least_dp, float content_px) const {
    const float bare = std::max(dp(least_dp), content_px);
    if (!look.gloves) {
        return bare;
    }
    const float grows = std::min(bare, std::max(dp(least_dp), em(metrics::kTallTarget)));
    return bare + grows * (metrics::kGloveFactor - 1);
}

float Engine::icon_button_side() const {
    return target(metrics::kSmallControl, painter.icon_size() + dp(16));
}

float Engine::width_dp() const {
    const float touch = look.gloves ? metrics::kGloveFactor : 1.0F;
    return input.display.width / (text_scale() * touch);
}

bool Engine::has_room() const {
    const float height_dp = width_dp() * input.display.height / std::max(input.display.width, 1.0F);
    // Bars grow with the display, what they say with the text: each has its own least.
    const float least_height = narrow() ? metrics::kLeastNarrowHeight : metrics::kLeastHeight;
    return width_dp() >= metrics::kLeastUnits && height_dp >= metrics::kLeastUnits &&
           input.display.width >= dp(metrics::kLeastWidth) &&
           input.display.height >= dp(least_height);
}

void Engine::begin_frame() {
    const Size display = input.display;
    const bool another_look = next_look != look;
    take_up_look();
    ImGui::NewFrame();
    read_input(input, dp(metrics::kSlop));
    if (another_look || display.width != input.display.width ||
        display.height != input.display.height) {
        const Node* focused = tree.find(focus.id);
        focus_to_show = focus_to_show || (focused != nullptr && !focused->visible.empty());
    }
    unsettled = false;
    wake_s = std::numeric_limits<double>::infinity();

    if (input.pointer.released || input.hardware_keys) {
        unsettled = true; // what it changes is drawn in the next frame
    }
    if (input.hardware_keys) {
        keyboard.close();
    }
    keyboard.lay_out(input.display, touch_px(1), look.language);
    keyboard.take(input);
    keyboard.lay_out(input.display, touch_px(1), look.language);
    begin_marks(*this, keyboard.height());
    scrolls.update(input, dp(1), tree.top_layer);
    activated = std::exchange(requested, {});
    read_activation();
    move_focus();
    scrolls.begin_frame();

    if (input.pointer.pressed) {
        hot = 0;
        press_spent = false;
        focus.ring = false;
    }
    if (input.pointer.dragging) {
        press_spent = true;
    }
    building = Tree();
    building_overflows.clear();
    groups.clear();
    scopes.clear();
    areas.clear();
    arrow_group = 0;
    arrow_columns = 0;
    focus_rect.reset();
    editing_seen = false;
    last_added = 0;
    last_touchable = 0;
    layer = 0;
    const float covered = keyboard.height() + marks.bar.height;
    show_caret = std::exchange(last_covered, covered) != covered;
    window = {0, 0, input.display.width, input.display.height - covered};
    page = window;
    page_bottom = window.bottom();
    bottom_bars = 0;
    toast = 0;

    // One window per layer, only for its list of shapes: who is touched is decided here.
    for (int i = 0; i < kLayers; ++i) {
        const char name[] = {'#', '#', static_cast<char>('0' + i), '\0'};
        ImGui::SetNextWindowPos({0, 0});
        ImGui::SetNextWindowSize({input.display.width, input.display.height});
        ImGui::Begin(name, nullptr,
                     ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoInputs |
                         ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoSavedSettings |
                         ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoFocusOnAppearing);
        lists[static_cast<std::size_t>(i)] = ImGui::GetWindowDrawList();
        ImGui::End();
        lists[static_cast<std::size_t>(i)]->PushClipRect(
            {0, 0}, {input.display.width, input.display.height});
    }
    painter.use(lists[0]);
    painter.fill({0, 0, input.display.width, input.display.height}, colour(Token::canvas));
    regions.begin_frame(window, dp(metrics::kGap));
}

void Engine::end_frame() {
    base::require(groups.empty() && scopes.empty() && areas.empty() && layer == 0,
                  "a frame ends inside a group, scope, area or sheet");
    if (edited != 0 && !editing_seen) {
        edited = 0;
    }
    if (edited == 0 || (marks.field != 0 && marks.field != edited)) {
        marks = {};
    }
    if (building.find(marks_wanted) == nullptr) {
        marks_wanted = 0;
    }
    settle_focus();
    if (input.pointer.released) {
        hot = 0;
    }
    if (bottom_bars != last_bottom_bars || toast != last_toast) {
        last_bottom_bars = bottom_bars;
        last_toast = toast;
        unsettled = true;
    }
    // What is nowhere to be seen is not waited for.
    if (building.find(reveal) == nullptr && tree.find(reveal) == nullptr) {
        reveal = 0;
    }
    requested_texts.clear();
    // A sheet goes with the field it belongs to: it does not wait for the screen to come back.
    const auto is_gone = [&](const auto& of_field) {
        return building.find(of_field.first) == nullptr;
    };
    std::erase_if(open, is_gone);
    std::erase_if(searches, is_gone);
    unsettled = unsettled || regions.unsettled() || reveal != 0 || input_waits();
    if (focus_to_show && !unsettled) {
        focus_to_show = false;
        reveal = focus.id;
        unsettled = reveal != 0;
    }

    painter.use(ImGui::GetForegroundDrawList());
    paint_handles(*this);
    draw_focus_ring();
    keyboard.draw(painter, theme, touch_px(1));
    for (ImDrawList* list : lists) {
        list->PopClipRect();
    }
    wake_in(keyboard.wake_in_s(input.now_s));
    if (edited != 0) {
        keep_typing_in_order();
    }
    std::swap(tree, building);
    std::swap(overflows, building_overflows);
    look_for_sought();
    ImGui::Render();
}

void Engine::seek(std::string_view key) {
    constexpr int kFramesUntilShown = 3; // a part is drawn anew in the next, its sizes settle after
    sought = key;
    sought_frames = kFramesUntilShown;
    ask_frame();
}

void Engine::look_for_sought() {
    if (sought.empty()) {
        return;
    }
    unsettled = true;
    if (const Node* node = tree.find_key(sought)) {
        focus_on(tree.first_reachable(node->id)->id, true);
        sought.clear();
    } else if (--sought_frames == 0) {
        sought.clear();
    }
}

void Engine::read_activation() {
    const Node* node = tree.find(focus.id);
    if (node == nullptr || edits_text(node->role) || node->layer != tree.top_layer) {
        return;
    }
    const bool enter = input.take(Key::enter);
    const bool space = input.take(Key::space);
    if (enter || space) {
        input.typed.clear();
        activated.push_back(focus.id);
        focus.ring = true;
    }
}

/// Arrow and page keys move words on that are longer than their place; at their end, as elsewhere.
bool Engine::read_on(const Node& node, Key key) {
    if (!node.reads_on) {
        return false;
    }
    constexpr float kPage = 0.9F;
    const float line = painter.line_height(Face::strong);
    switch (key) {
    case Key::up:
        return scrolls.move_by(node.id, -line);
    case Key::down:
        return scrolls.move_by(node.id, line);
    case Key::page_up:
        return scrolls.page(node.id, -kPage);
    case Key::page_down:
        return scrolls.page(node.id, kPage);
    default:
        return false;
    }
}

void Engine::move_focus() {
    const Node* node = tree.find(focus.id);
    const bool editing = node != nullptr && edits_text(node->role);
    for (auto press = input.keys.begin(); press != input.keys.end();) {
        const bool arrow = press->key == Key::left || press->key == Key::right ||
                           press->key == Key::up || press->key == Key::down;
        if (node != nullptr && read_on(*node, press->key)) {
            focus.ring = true;
            press = input.keys.erase(press);
        } else if (press->key == Key::tab || (arrow && !editing)) {
            const NodeId next = next_focus(tree, focus.id, *press);
            if (next != 0) {
                focus_on(next, true);
            }
            press = input.keys.erase(press);
        } else if ((press->key == Key::page_up || press->key == Key::page_down) && !editing) {
            scrolls.page(press->key == Key::page_up ? -0.9F : 0.9F, tree.top_layer);
            press = input.keys.erase(press);
        } else {
            ++press;
        }
    }
}

void Engine::settle_focus() {
    const auto editing = [&] {
        const Node* node = building.find(focus.id);
        return node != nullptr && edits_text(node->role);
    };
    // A finger on nothing ends the editing, as people expect; beside a button of the bar that is
    // about the text it does not.
    const bool on_bar = marks.bar.contains(input.pointer.began);
    if (input.pointer.released && hot == 0 && !on_bar && !input.pointer.dragging && editing()) {
        focus = {};
    }
    // A sheet that opens takes the focus and gives it back.
    const auto open_sheets = static_cast<std::size_t>(building.top_layer);
    while (focus_below.size() < open_sheets) {
        focus_below.push_back(focus);
        const auto stops = tab_stops(building, 0);
        focus.id = stops.empty() ? 0 : stops.front();
        unsettled = true;
    }
    while (focus_below.size() > open_sheets) {
        focus.id = focus_below.back().id;
        focus_below.pop_back();
        unsettled = true;
    }
    if (building.find(focus.id) == nullptr) {
        focus = {};
    }
    if (keyboard.is_open() && !editing()) {
        keyboard.close();
        unsettled = true;
    }
}

void Engine::draw_focus_ring() {
    if (!focus.ring || !focus_rect) {
        return;
    }
    const float outer = dp(metrics::kFocusRing);
    const float inner = dp(metrics::kFocusEdge);
    painter.push_clip(focus_clip.grown(outer));
    const Rect rect = *focus_rect;
    const float radius = dp(metrics::kRadius);
    painter.outline(rect.grown(inner), colour(Token::focus_edge), inner, radius + inner);
    painter.outline(rect.grown(inner + outer), colour(Token::focus), outer, radius + inner + outer);
    painter.pop_clip();
}

void Engine::wake_in(double seconds) { wake_s = std::min(wake_s, std::max(0.0, seconds)); }

float Engine::remembered(NodeId node, float otherwise) const {
    const auto found = sizes.find(node);
    return found == sizes.end() ? otherwise : found->second;
}

void Engine::remember(NodeId node, float size) {
    const auto [entry, added] = sizes.try_emplace(node, size);
    if (added || entry->second != size) {
        entry->second = size;
        unsettled = true;
    }
}

void Engine::focus_on(NodeId node, bool with_ring) {
    if (focus.id != node) {
        focus.id = node;
        unsettled = true;
    }
    focus.ring = focus.ring || with_ring;
    reveal = node;
}

} // namespace b2go::kit
