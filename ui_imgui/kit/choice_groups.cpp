// Choices in a row of cells: segments and tabs.
#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "ui_imgui/kit/choices.hpp"
#include "ui_imgui/kit/engine.hpp"
#include "ui_imgui/kit/texts.hpp"

namespace b2go::kit {

namespace {

/// Opens a group whose members the arrow keys move between.
class ArrowGroup {
public:
    ArrowGroup(Engine& engine, std::string_view id, std::string_view label)
        : engine_(engine), group_(engine.arrow_group), columns_(engine.arrow_columns) {
        Node node;
        node.id = engine.id(id);
        node.role = Role::group;
        node.key = id;
        node.label = label;
        engine.arrow_group = node.id;
        engine.arrow_columns = 0;
        engine.push_scope(id);
        engine.open_group(std::move(node));
    }
    ~ArrowGroup() {
        engine_.close_group(rect_);
        engine_.pop_scope();
        engine_.arrow_group = group_;
        engine_.arrow_columns = columns_;
    }
    ArrowGroup(const ArrowGroup&) = delete;
    ArrowGroup& operator=(const ArrowGroup&) = delete;
    void covers(Rect rect) { rect_ = rect; }

private:
    Engine& engine_;
    NodeId group_;
    int columns_;
    Rect rect_;
};

std::string shown(const Choice& choice) {
    return choice.count > 0 ? fmt::format("{} ({})", choice.label, choice.count) : choice.label;
}

/// Where each cell of a group lies, from the group's upper left corner.
struct Cells {
    std::vector<Rect> rects;
    Size all;
    bool across = true; ///< side by side on one line
};

/// Equal cells on one line if their texts fit, else each as wide as its text, else below each other
/// (tabs go on in another line instead).
Cells cells_of(const Engine& engine, std::span<const Choice> choices, float mark, bool tabs) {
    const float available = engine.regions.available();
    const float pad = engine.em(16);
    std::vector<float> natural;
    float widest = 0;
    float sum = 0;
    for (const Choice& choice : choices) {
        const float side = tabs && choice.icon == Icon::none ? 0 : mark;
        natural.push_back(engine.painter.width(Face::strong, shown(choice)) + side + 2 * pad);
        widest = std::max(widest, natural.back());
        sum += natural.back();
    }
    const auto count = static_cast<float>(choices.size());
    Cells cells;
    const bool equal = widest * count <= available;
    cells.across = equal || sum <= available || tabs;
    // Few short choices do not spread over a whole wide screen; the parts of one do, and what would
    // end just short of the edge.
    const float modest = std::min(available / count, std::max(widest, engine.em(220)));
    const float share = tabs || modest * count > available * 0.8F ? available / count : modest;
    const float room = (cells.across ? available : std::min(widest, available)) - mark - 2 * pad;
    float words = 0;
    for (const Choice& choice : choices) {
        words = std::max(words, engine.painter.measure(Face::strong, shown(choice), room).height);
    }
    const float height = engine.target(metrics::kControl, words + engine.em(18));
    Point at;
    for (std::size_t i = 0; i < choices.size(); ++i) {
        float width = equal ? share : std::min(natural[i], available);
        width = cells.across ? width : std::min(available, std::max(widest, engine.em(220)));
        width = std::max(width, engine.touch_px(metrics::kTarget));
        if (i > 0 && (!cells.across || at.x + width > available + 0.5F)) {
            at = {0, at.y + height};
        }
        cells.rects.push_back({at.x, at.y, width, height});
        at.x += width;
        cells.all.width = std::max(cells.all.width, at.x);
        cells.all.height = at.y + height;
    }
    return cells;
}

/// One of the cells; true when tapped.
bool cell(Engine& engine, const Choice& choice, Role role, bool on, Rect rect, float mark,
          Painter::Corners corners) {
    Node node;
    node.id = engine.id(choice.key);
    node.role = role;
    node.key = choice.key;
    node.label = choice.label;
    node.value = choice.count > 0 ? std::to_string(choice.count) : std::string();
    node.description = choice.detail;
    node.rect = rect;
    node.enabled = choice.enabled;
    node.on = on;
    const Touch touch = engine.add(std::move(node));
    const bool tab = role == Role::tab;
    const float edge = engine.dp(metrics::kBorder);
    Colour ink = engine.colour(choice.enabled ? Token::ink : Token::ink_second);
    if (tab) {
        if (touch.held) {
            engine.painter.fill(rect, engine.colour(Token::surface_held));
        }
        if (on) {
            ink = engine.colour(Token::primary);
            engine.painter.fill({rect.x, rect.bottom() - 2 * edge, rect.width, 2 * edge}, ink);
        }
    } else if (on || touch.held || !choice.enabled) {
        engine.painter.fill(rect, engine.colour(on ? Token::primary : Token::surface_held),
                            engine.dp(metrics::kRadius), corners);
        ink = on ? engine.colour(Token::on_primary) : ink;
    }
    const std::string label = shown(choice);
    const float pad = engine.em(16);
    const Icon sign = on && !tab ? Icon::check : choice.icon;
    const float side = sign == Icon::none ? 0 : mark;
    const float room = rect.width - side - 2 * pad;
    const Face face = Face::strong;
    const Size words = engine.painter.measure(face, label, room);
    const float start = rect.x + (rect.width - words.width - side) / 2;
    engine.painter.icon({start, rect.y, engine.painter.icon_size(), rect.height}, ink, sign);
    engine.text_centred_in(engine.last_added, face,
                           {start + side - 1, rect.y, words.width + 2, rect.height}, ink, label);
    return touch.tapped;
}

Painter::Corners corners_of(std::size_t index, std::size_t count, bool across) {
    if (count == 1) {
        return Painter::Corners::all;
    }
    if (index == 0) {
        return across ? Painter::Corners::left : Painter::Corners::top;
    }
    if (index + 1 == count) {
        return across ? Painter::Corners::right : Painter::Corners::bottom;
    }
    return Painter::Corners::none;
}

bool group_of_cells(Ui& ui, std::string_view id, std::string_view label,
                    std::span<const Choice> choices, std::string& chosen, Role role) {
    Engine& engine = ui.engine();
    if (choices.empty()) {
        return false;
    }
    const bool tabs = role == Role::tab;
    const float mark = engine.painter.icon_size() + engine.em(4);
    const Cells cells = cells_of(engine, choices, mark, tabs);
    const Rect all = engine.regions.place(cells.all);
    const float radius = engine.dp(metrics::kRadius);
    const float edge = engine.dp(metrics::kBorder);
    if (!tabs) {
        engine.painter.fill(all, engine.colour(Token::surface), radius);
    } else {
        engine.painter.fill(
            {all.x, all.bottom() - engine.dp(1), engine.regions.available(), engine.dp(1)},
            engine.colour(Token::line));
    }

    std::optional<std::string> next;
    {
        ArrowGroup group(engine, id, label);
        group.covers(all);
        for (std::size_t index = 0; index < choices.size(); ++index) {
            const Choice& choice = choices[index];
            const bool first = index == 0;
            const bool across = cells.across;
            const Rect& cell_at = cells.rects[index];
            const Rect rect{all.x + cell_at.x, all.y + cell_at.y, cell_at.width, cell_at.height};
            const bool on = choice.key == chosen;
            if (cell(engine, choice, role, on, rect, mark,
                     corners_of(index, choices.size(), across)) &&
                !on) {
                next = choice.key;
            }
            // Between two that are not chosen.
            const bool beside_chosen = on || (!first && choices[index - 1].key == chosen);
            if (!tabs && !first && !beside_chosen) {
                const float inset = engine.dp(10);
                const Point from =
                    across ? Point{rect.x, rect.y + inset} : Point{rect.x + inset, rect.y};
                const Point to = across ? Point{rect.x, rect.bottom() - inset}
                                        : Point{rect.right() - inset, rect.y};
                engine.painter.line(from, to, engine.colour(Token::border), engine.dp(1));
            }
        }
    }
    if (!tabs) {
        engine.painter.outline(all, engine.colour(Token::border), edge, radius);
    }
    if (next) {
        chosen = *next;
        engine.ask_frame();
    }
    return next.has_value();
}

} // namespace

bool segmented(Ui& ui, std::string_view id, std::string_view label, std::span<const Choice> choices,
               std::string& chosen, bool show_label) {
    if (show_label) {
        text(ui, label, Face::small_strong);
        gap(ui, metrics::kBesideWords);
    }
    return group_of_cells(ui, id, label, choices, chosen, Role::radio);
}

bool tabs(Ui& ui, std::string_view id, std::string_view label, std::span<const Choice> choices,
          std::string& chosen) {
    return group_of_cells(ui, id, label, choices, chosen, Role::tab);
}

} // namespace b2go::kit
