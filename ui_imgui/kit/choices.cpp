#include "ui_imgui/kit/choices.hpp"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "ui_imgui/kit/buttons.hpp"
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
    // Few short choices do not spread over a whole wide screen.
    const float share = std::min(available / count, std::max(widest, engine.em(220)));
    const float room = (cells.across ? available : std::min(widest, available)) - mark - 2 * pad;
    float words = 0;
    for (const Choice& choice : choices) {
        words = std::max(words, engine.painter.measure(Face::strong, shown(choice), room).height);
    }
    const float height = std::max(engine.touch_px(metrics::kControl), words + engine.em(18));
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
        gap(ui, 5);
    }
    return group_of_cells(ui, id, label, choices, chosen, Role::radio);
}

bool tabs(Ui& ui, std::string_view id, std::string_view label, std::span<const Choice> choices,
          std::string& chosen) {
    return group_of_cells(ui, id, label, choices, chosen, Role::tab);
}

bool toggle(Ui& ui, std::string_view id, std::string_view label, std::string_view detail, bool& on,
            bool enabled) {
    Engine& engine = ui.engine();
    const std::string& yes = engine.say(words().yes);
    const std::string& no = engine.say(words().no);
    const float knob = std::max(engine.touch_px(28), engine.em(28));
    const float word = std::max(engine.painter.width(Face::small_strong, yes),
                                engine.painter.width(Face::small_strong, no));
    const Size track{knob + word + engine.dp(28), knob + engine.dp(12)};
    const float width = engine.regions.available();
    const float room = width - track.width - engine.dp(metrics::kGap);
    const Size above = engine.painter.measure(Face::strong, label, room);
    const Size below = detail.empty() ? Size{} : engine.painter.measure(Face::small, detail, room);
    const float height = std::max(engine.touch_px(64), above.height + below.height + engine.em(18));
    const Rect rect = engine.regions.place({width, height});

    Node node;
    node.id = engine.id(id);
    node.role = Role::toggle;
    node.key = id;
    node.label = label;
    node.description = detail;
    node.rect = rect;
    node.enabled = enabled;
    node.on = on;
    const Touch touch = engine.add(std::move(node));
    if (touch.tapped) {
        on = !on;
        engine.ask_frame();
    }
    if (touch.held) {
        engine.painter.fill(rect, engine.colour(Token::surface_held), engine.dp(8));
    }
    const float top = rect.y + (height - above.height - below.height) / 2;
    const Colour ink = engine.colour(enabled ? Token::ink : Token::ink_second);
    engine.text_in(engine.last_added, Face::strong, {rect.x, top, room, above.height}, ink, label);
    if (!detail.empty()) {
        engine.text_in(engine.last_added, Face::small,
                       {rect.x, top + above.height, room, below.height},
                       engine.colour(Token::ink_second), detail);
    }

    const Rect body{rect.right() - track.width, rect.y + (height - track.height) / 2, track.width,
                    track.height};
    const float radius = track.height / 2;
    const Token ground =
        on && enabled ? Token::ok : (enabled ? Token::surface : Token::surface_held);
    engine.painter.fill(body, engine.colour(ground), radius);
    engine.painter.outline(body, engine.colour(on && enabled ? Token::ok : Token::border),
                           engine.dp(metrics::kBorder), radius);
    const float knob_x = on ? body.right() - radius : body.x + radius;
    engine.painter.disc({knob_x, body.y + radius}, knob / 2,
                        engine.colour(on && enabled ? Token::surface : Token::border));
    const float inset = knob + engine.dp(6);
    const Rect say{on ? body.x + engine.dp(8) : body.x + inset, body.y,
                   body.width - inset - engine.dp(8), body.height};
    engine.text_centred_in(engine.last_added, Face::small_strong, say,
                           engine.colour(on && enabled ? Token::surface : Token::ink_second),
                           on ? yes : no);
    return touch.tapped;
}

namespace {

struct OptionSizes {
    float pad;
    float mark;
    float room;
    Size label;
    Size note;
    float height;
};

OptionSizes option_sizes(const Engine& engine, const OptionText& text, float width) {
    OptionSizes sizes{};
    sizes.pad = engine.dp(14);
    sizes.mark = engine.em(24) + engine.dp(10);
    sizes.room = width - 2 * sizes.pad - sizes.mark;
    const Face face = text.strong ? Face::strong : Face::body;
    sizes.label = engine.painter.measure(face, text.label, sizes.room);
    sizes.note =
        text.note.empty() ? Size{} : engine.painter.measure(Face::small, text.note, sizes.room);
    sizes.height =
        std::max({engine.touch_px(metrics::kRow),
                  sizes.label.height + sizes.note.height + engine.dp(24), text.least_height});
    return sizes;
}

} // namespace

float option_height(const Ui& ui, const OptionText& text, float width) {
    OptionText natural = text;
    natural.least_height = 0;
    return option_sizes(ui.engine(), natural, width).height;
}

bool option(Ui& ui, std::string_view id, const OptionText& text, bool chosen, Tone tone) {
    Engine& engine = ui.engine();
    const float width = engine.regions.available();
    const OptionSizes sizes = option_sizes(engine, text, width);
    const Rect rect = engine.regions.place({width, sizes.height});
    Node node;
    node.id = engine.id(id);
    node.role = Role::radio;
    node.key = id;
    node.label = text.spoken.empty() ? text.label : text.spoken;
    node.description = text.note;
    node.rect = rect;
    node.on = chosen;
    const Touch touch = engine.add(std::move(node));

    const Colour accent =
        tone == Tone::neutral ? engine.colour(Token::border) : engine.theme.ink(tone);
    const float radius = engine.dp(metrics::kRadius);
    Colour ground = engine.colour(touch.held ? Token::surface_held : Token::surface);
    ground = chosen ? engine.theme.ground(tone) : ground;
    engine.painter.fill(rect, ground, radius);
    engine.painter.outline(rect, chosen ? accent : engine.colour(Token::border),
                           engine.dp(chosen ? 3.0F : 1.5F), radius);

    const float dot = engine.em(12);
    const Point centre{rect.x + sizes.pad + dot, rect.y + rect.height / 2};
    engine.painter.ring(centre, dot, chosen ? accent : engine.colour(Token::border),
                        engine.dp(metrics::kBorder));
    if (chosen) {
        engine.painter.disc(centre, dot * 0.55F, accent);
    }
    const float x = rect.x + sizes.pad + sizes.mark;
    const float top = rect.y + (rect.height - sizes.label.height - sizes.note.height) / 2;
    engine.text_in(engine.last_added, text.strong ? Face::strong : Face::body,
                   {x, top, sizes.room, sizes.label.height}, engine.colour(Token::ink), text.label);
    if (!text.note.empty()) {
        const Colour ink =
            tone == Tone::neutral ? engine.colour(Token::ink_second) : engine.theme.ink(tone);
        engine.text_in(engine.last_added, Face::small,
                       {x, top + sizes.label.height, sizes.room, sizes.note.height}, ink,
                       text.note);
    }
    return touch.tapped;
}

bool stepper(Ui& ui, std::string_view id, std::string_view label, int& value,
             const StepperLook& look) {
    Engine& engine = ui.engine();
    text(ui, label, Face::small_strong, look.error.empty() ? Token::ink : Token::error);
    gap(ui, 5);
    const float side = engine.icon_button_side();
    const std::string number =
        look.unit.empty() ? std::to_string(value) : fmt::format("{} {}", value, look.unit);
    const float widest = engine.painter.width(
        Face::strong, fmt::format("{} {}", std::max(look.most, 100), look.unit));
    const float middle = std::max(widest + engine.em(24), engine.em(84));
    const Rect rect = engine.regions.place({2 * side + middle, side});

    Node node;
    node.id = engine.id(id);
    node.role = Role::stepper;
    node.key = id;
    node.label = label;
    node.value = number;
    node.description = look.error;
    engine.push_scope(id);
    engine.open_group(std::move(node));
    const int before = value;
    const auto half = [&](std::string_view key, Icon icon, const base::Label& name, float x,
                          int change) {
        const bool possible =
            look.enabled && value + change >= look.least && value + change <= look.most;
        engine.regions.push(x, rect.y, side);
        if (icon_button(ui, key, icon, fmt::format("{}: {}", label, engine.say(name)),
                        {.enabled = possible})) {
            value += change;
        }
        engine.regions.pop();
    };
    half("less", Icon::minus, words().less, rect.x, -look.step);
    Node shown;
    shown.id = engine.id("value");
    shown.role = Role::status;
    shown.label = number;
    shown.rect = {rect.x + side, rect.y, middle, side};
    engine.add(std::move(shown));
    engine.text_centred_in(engine.last_added, Face::strong, {rect.x + side, rect.y, middle, side},
                           engine.colour(Token::ink), number);
    half("more", Icon::plus, words().more, rect.x + side + middle, look.step);
    engine.close_group(rect);
    engine.pop_scope();
    if (value != before) {
        engine.ask_frame();
    }
    return value != before;
}

void steps(Ui& ui, std::string_view id, std::span<const std::string> labels, int current) {
    Engine& engine = ui.engine();
    const int count = static_cast<int>(labels.size());
    const float side = engine.em(34);
    const std::string spoken = fmt::format("{} {}/{}: {}", engine.say(words().step_of), current + 1,
                                           count, labels[static_cast<std::size_t>(current)]);
    const float width = engine.regions.available();
    const float dots =
        static_cast<float>(count) * side + static_cast<float>(count - 1) * engine.dp(22);
    const Size name = engine.painter.measure(Face::strong, spoken, width);
    const bool beside = dots + engine.dp(16) + name.width <= width;
    const float height = beside ? std::max(side, name.height) : side + engine.dp(6) + name.height;
    const Rect rect = engine.regions.place({width, height});
    Node node;
    node.id = engine.id(id);
    node.role = Role::status;
    node.key = id;
    node.label = spoken;
    node.rect = rect;
    engine.add(std::move(node));
    float x = rect.x;
    for (int i = 0; i < count; ++i) {
        const Rect disc{x, rect.y, side, side};
        if (i > 0) {
            engine.painter.line({x - engine.dp(22), disc.centre().y}, {x, disc.centre().y},
                                engine.colour(Token::border), engine.dp(2));
        }
        const bool reached = i <= current;
        engine.painter.disc(disc.centre(), side / 2,
                            engine.colour(reached ? Token::primary : Token::surface));
        engine.painter.ring(disc.centre(), side / 2,
                            engine.colour(reached ? Token::primary : Token::border), engine.dp(2));
        const Colour ink = engine.colour(reached ? Token::on_primary : Token::ink);
        if (i < current) {
            engine.painter.icon(disc, ink, Icon::check, Face::icon, side * 0.7F);
        } else {
            engine.painter.text_centred(Face::small_strong, disc, ink, std::to_string(i + 1));
        }
        x += side + engine.dp(22);
    }
    const Rect words_at =
        beside ? Rect{rect.x + dots + engine.dp(16), rect.y + (height - name.height) / 2,
                      name.width + 1, name.height}
               : Rect{rect.x, rect.y + side + engine.dp(6), width, name.height};
    engine.text_in(engine.last_added, Face::strong, words_at, engine.colour(Token::ink), spoken);
}

} // namespace b2go::kit
