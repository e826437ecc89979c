// Fields that open a sheet with choices.
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/text.hpp"
#include "ui_imgui/kit/buttons.hpp"
#include "ui_imgui/kit/field_frame.hpp"
#include "ui_imgui/kit/fields.hpp"
#include "ui_imgui/kit/pick_box.hpp"
#include "ui_imgui/kit/sheet.hpp"
#include "ui_imgui/kit/texts.hpp"

namespace b2go::kit {

bool pick_box(Ui& ui, std::string_view id, const FieldText& text, std::string_view shown) {
    Engine& engine = ui.engine();
    const std::string_view words_in =
        shown.empty() ? (text.placeholder.empty() ? std::string_view(engine.say(words().choose))
                                                  : text.placeholder)
                      : shown;
    const float arrow = engine.em(26);
    const Rect roomy{0, 0, engine.regions.available(), 1};
    const float room = field_inside(engine, text, roomy).width - arrow - engine.dp(8);
    const Size size = engine.painter.measure(Face::body, words_in, room);
    const Rect box =
        place_field(ui, text, engine.target(metrics::kControl, size.height + engine.dp(28)));
    Node node = field_node(engine, id, Role::pick_field, text, box);
    node.value = shown;
    const Touch touch = engine.add(std::move(node));
    const NodeId self = engine.last_added;
    paint_below_field(ui, text, box);
    paint_field_box(engine, text, box, touch.held);
    const Rect inside = field_inside(engine, text, box);
    engine.text_in(
        self, Face::body, {inside.x, box.y + (box.height - size.height) / 2, room, size.height},
        engine.colour(shown.empty() || !text.enabled ? Token::ink_second : Token::ink), words_in);
    engine.painter.icon({box.right() - engine.dp(14) - arrow, box.y, arrow, box.height},
                        engine.colour(Token::ink_second), Icon::chevron_down, Face::icon, arrow);
    return touch.tapped;
}

namespace {

/// Longer lists get a line to search in.
constexpr std::size_t kSearchFrom = 9;

/// A choice as a line of the sheet; true when tapped.
bool pick_row(Ui& ui, const Choice& choice, bool on, bool several) {
    Engine& engine = ui.engine();
    const float width = engine.regions.available();
    const float pad = engine.dp(12);
    const float mark = engine.em(28) + engine.dp(12);
    const float room = width - 2 * pad - mark;
    const Size label = engine.painter.measure(Face::strong, choice.label, room);
    const Size detail =
        choice.detail.empty() ? Size{} : engine.painter.measure(Face::small, choice.detail, room);
    const float height =
        engine.target(metrics::kControl, label.height + detail.height + engine.dp(20));
    const Rect rect = engine.regions.place({width, height});
    Node node;
    node.id = engine.id(choice.key);
    node.role = several ? Role::toggle : Role::radio;
    node.key = choice.key;
    node.label = choice.label;
    node.description = choice.detail;
    node.rect = rect;
    node.enabled = choice.enabled;
    node.on = on;
    const Touch touch = engine.add(std::move(node));
    if (!engine.seen(rect)) {
        return touch.tapped;
    }
    const float radius = engine.dp(8);
    if (on || touch.held) {
        engine.painter.fill(
            rect, engine.colour(touch.held ? Token::surface_held : Token::info_ground), radius);
    }
    const float side = engine.em(28);
    const Rect at{rect.x + pad, rect.y + (height - side) / 2, side, side};
    if (several) {
        const float corner = engine.dp(6);
        engine.painter.fill(at, engine.colour(on ? Token::primary : Token::surface), corner);
        engine.painter.outline(at, engine.colour(on ? Token::primary : Token::border), engine.dp(2),
                               corner);
        engine.painter.icon(at, engine.colour(Token::on_primary), on ? Icon::check : Icon::none,
                            Face::icon, side * 0.8F);
    } else if (on) {
        engine.painter.icon(at, engine.colour(Token::primary), Icon::check, Face::icon, side);
    } else {
        engine.painter.icon(at, engine.colour(Token::ink_second), choice.icon, Face::icon, side);
    }
    const float x = rect.x + pad + mark;
    const float top = rect.y + (height - label.height - detail.height) / 2;
    engine.text_in(engine.last_added, Face::strong, {x, top, room, label.height},
                   engine.colour(choice.enabled ? Token::ink : Token::ink_second), choice.label);
    if (!choice.detail.empty()) {
        engine.text_in(engine.last_added, Face::small, {x, top + label.height, room, detail.height},
                       engine.colour(Token::ink_second), choice.detail);
    }
    return touch.tapped;
}

/// The choices that match what was typed in the sheet; all without a search.
std::vector<const Choice*> found_choices(Ui& ui, NodeId field, const FieldText& asked,
                                         std::span<const Choice> choices) {
    Engine& engine = ui.engine();
    if (choices.empty()) {
        text(ui, asked.nothing.empty() ? engine.say(words().nothing_to_pick) : asked.nothing);
        return {};
    }
    std::string& typed = engine.searches[field];
    if (choices.size() >= kSearchFrom) {
        static_cast<void>(search_field(ui, "search", {.label = engine.say(words().search)}, typed));
    } else {
        typed.clear();
    }
    const std::string wanted = base::search_folded(typed);
    std::vector<const Choice*> found;
    for (const Choice& choice : choices) {
        if (wanted.empty() ||
            base::search_folded(choice.label + " " + choice.detail).find(wanted) !=
                std::string::npos) {
            found.push_back(&choice);
        }
    }
    if (found.empty()) {
        text(ui, engine.say(words().no_results), Face::body, Token::ink_second);
    }
    return found;
}

/// The closed field; a tap opens its sheet with all choices.
NodeId closed_field(Ui& ui, std::string_view id, const FieldText& text, std::string_view shown) {
    Engine& engine = ui.engine();
    const NodeId self = engine.id(id);
    if (pick_box(ui, id, text, shown)) {
        engine.open[self] = true;
        engine.searches[self].clear();
        engine.ask_frame();
    }
    return self;
}

/// The choices in the open sheet of a field; the one that was tapped, null if none was.
template <typename IsChosen>
const Choice* tapped_choice(Ui& ui, NodeId field, const FieldText& asked,
                            std::span<const Choice> choices, bool several, IsChosen is_chosen) {
    Engine& engine = ui.engine();
    const Choice* tapped = nullptr;
    const auto found = found_choices(ui, field, asked, choices);
    engine.arrow_group = engine.id("choices");
    for (const Choice* choice : found) {
        engine.regions.gap_before_next(engine.dp(4));
        if (pick_row(ui, *choice, is_chosen(choice->key), several)) {
            tapped = choice;
            engine.ask_frame();
        }
    }
    engine.arrow_group = 0;
    return tapped;
}

} // namespace

bool pick_field(Ui& ui, std::string_view id, const FieldText& text, std::span<const Choice> choices,
                std::string& chosen) {
    Engine& engine = ui.engine();
    const auto current = std::find_if(choices.begin(), choices.end(),
                                      [&](const Choice& choice) { return choice.key == chosen; });
    const NodeId self =
        closed_field(ui, id, text, current == choices.end() ? std::string_view() : current->label);
    const Sheet sheet(ui, std::string(id) + "_sheet", {.title = text.label}, engine.open[self]);
    if (!sheet) {
        return false;
    }
    const Choice* tapped = tapped_choice(ui, self, text, choices, false,
                                         [&](const std::string& key) { return key == chosen; });
    if (tapped == nullptr) {
        return false;
    }
    engine.open[self] = false;
    const bool changed = chosen != tapped->key;
    chosen = tapped->key;
    return changed;
}

bool pick_many_field(Ui& ui, std::string_view id, const FieldText& text,
                     std::span<const Choice> choices, std::vector<std::string>& chosen) {
    Engine& engine = ui.engine();
    const auto is_chosen = [&](const std::string& key) {
        return std::find(chosen.begin(), chosen.end(), key) != chosen.end();
    };
    std::string shown;
    for (const Choice& choice : choices) {
        if (is_chosen(choice.key)) {
            shown += (shown.empty() ? "" : ", ") + choice.label;
        }
    }
    const NodeId self = closed_field(ui, id, text, shown);
    Sheet sheet(ui, std::string(id) + "_sheet", {.title = text.label}, engine.open[self]);
    if (!sheet) {
        return false;
    }
    const Choice* tapped = tapped_choice(ui, self, text, choices, true, is_chosen);
    if (tapped != nullptr) {
        std::vector<std::string> next; // in the order of the choices
        for (const Choice& other : choices) {
            if (is_chosen(other.key) != (&other == tapped)) {
                next.push_back(other.key);
            }
        }
        chosen = std::move(next);
    }
    sheet.actions();
    if (button(ui, "done", engine.say(words().key_done), {.emphasis = Emphasis::primary})) {
        engine.open[self] = false;
        engine.ask_frame();
    }
    return tapped != nullptr;
}

} // namespace b2go::kit
