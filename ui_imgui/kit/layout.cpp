#include "ui_imgui/kit/layout.hpp"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "ui_imgui/kit/buttons.hpp"
#include "ui_imgui/kit/engine.hpp"
#include "ui_imgui/kit/pill_paint.hpp"

namespace b2go::kit {

Flow::Flow(Ui& ui, Align align) : ui_(ui) {
    Engine& engine = ui.engine();
    // A flow is known by where it comes in its frame.
    const NodeId id = engine.id(fmt::format("flow {}", engine.building.nodes.size()));
    engine.regions.push_flow(id, align == Align::right);
}

Flow::~Flow() { ui_.engine().regions.pop_flow(); }

Columns::Columns(Ui& ui, int most, float least_dp) : ui_(ui) {
    Engine& engine = ui.engine();
    const float gap = engine.dp(16);
    const float available = engine.regions.available();
    int count = std::max(1, most);
    const auto width = [&] {
        return std::floor((available - gap * static_cast<float>(count - 1)) /
                          static_cast<float>(count));
    };
    while (count > 1 && width() < engine.em(least_dp)) {
        --count;
    }
    engine.regions.push_columns(std::vector<float>(static_cast<std::size_t>(count), width()), gap);
}

Columns::Columns(Ui& ui, std::span<const float> shares) : ui_(ui) {
    Engine& engine = ui.engine();
    const float gap = engine.dp(10);
    const float room = engine.regions.available() - gap * static_cast<float>(shares.size() - 1);
    float sum = 0;
    for (const float share : shares) {
        sum += share;
    }
    std::vector<float> widths;
    widths.reserve(shares.size());
    for (const float share : shares) {
        widths.push_back(std::floor(room * share / sum));
    }
    engine.regions.push_columns(widths, gap);
}

Columns::~Columns() { ui_.engine().regions.pop_columns(); }
void Columns::next() { ui_.engine().regions.next_column(); }
int Columns::count() const { return ui_.engine().regions.columns(); }

Group::Group(Ui& ui, std::string_view id, std::string_view label)
    : ui_(ui), start_(ui.engine().regions.next()) {
    Engine& engine = ui.engine();
    Node node = engine.group_node(id);
    node.label = label;
    engine.open_group(std::move(node));
    engine.push_scope(id);
}

Group::~Group() {
    Engine& engine = ui_.engine();
    engine.pop_scope();
    engine.close_group(
        {start_.x, start_.y, engine.regions.available(), engine.regions.bottom() - start_.y});
}

namespace {

/// Picture, title and button of a card on one line, the button below where the line is too short;
/// true when the button was tapped.
bool card_head(Ui& ui, const CardLook& look) {
    Engine& engine = ui.engine();
    const Point start = engine.regions.next();
    const float width = engine.regions.available();
    const float icon = look.icon == Icon::none ? 0 : engine.painter.icon_size() + engine.dp(10);
    const float sign =
        look.action_icon == Icon::none ? 0 : engine.painter.icon_size() + engine.em(10);
    const float button_width =
        look.action.empty()
            ? 0
            : engine.painter.width(Face::strong, look.action) + sign + 2 * engine.em(22);
    const float control =
        engine.target(metrics::kControl, engine.painter.line_height(Face::strong) + engine.em(20));
    const float title = engine.painter.width(Face::title, look.title);
    const Size pill_room = look.pill ? pill_size(engine, *look.pill, width) : Size{};
    const bool pill_beside =
        look.action.empty() && icon + title + engine.dp(16) + pill_room.width <= width;
    const bool beside =
        !look.action.empty() && icon + title + engine.dp(16) + button_width <= width;
    const float room = beside ? width - icon - button_width - engine.dp(16) : width - icon;
    const float title_height = engine.painter.measure(Face::title, look.title, room).height;
    const float line = beside ? std::max(title_height, control)
                              : std::max(title_height, pill_beside ? pill_room.height : 0.0F);

    engine.painter.icon({start.x, start.y, engine.painter.icon_size(), line},
                        look.tone == Tone::neutral ? engine.colour(Token::primary)
                                                   : engine.theme.ink(look.tone),
                        look.icon);
    engine.regions.push(start.x + icon, start.y + (line - title_height) / 2, room);
    heading(ui, look.title);
    engine.regions.pop();
    bool tapped = false;
    float bottom = start.y + line;
    if (!look.action.empty()) {
        const float y = beside ? start.y : bottom + engine.dp(8);
        engine.regions.push(beside ? start.x + width - button_width : start.x, y,
                            beside ? button_width : width);
        tapped = button(ui, "action", look.action, {.icon = look.action_icon});
        bottom = std::max(bottom, engine.regions.pop());
    }
    if (look.pill) {
        engine.regions.push(
            pill_beside ? start.x + width - pill_room.width : start.x,
            pill_beside ? start.y + (line - pill_room.height) / 2 : bottom + engine.dp(8), width);
        pill(ui, *look.pill);
        bottom = std::max(bottom, engine.regions.pop());
    }
    engine.regions.place({width, bottom - start.y});
    return tapped;
}

} // namespace

Card::Card(Ui& ui, std::string_view id, const CardLook& look) : ui_(ui) {
    Engine& engine = ui.engine();
    const float width = engine.regions.available();
    const float pad = engine.dp(engine.narrow() ? 14 : metrics::kPad);
    const Point start = engine.regions.next();
    Node node;
    node.id = engine.id(id);
    node.role = Role::group;
    node.key = id;
    node.label = look.title;
    engine.push_scope(id);
    engine.cards.push_back({{start.x, start.y, width, 0}, pad, look.tone});
    engine.open_group(std::move(node));
    engine.painter.open_ground();
    engine.regions.push(start.x + pad, start.y + pad, width - 2 * pad);
    if (!look.title.empty()) {
        acted_ = card_head(ui, look);
    }
    if (!look.detail.empty()) {
        gap(ui, 2);
        small_text(ui, look.detail);
    }
}

Card::~Card() {
    Engine& engine = ui_.engine();
    const Engine::CardFrame card = engine.cards.back();
    engine.cards.pop_back();
    const float bottom = engine.regions.pop() + card.pad;
    Rect rect = card.start;
    rect.height = bottom - rect.y;
    engine.painter.to_ground();
    const float radius = engine.dp(metrics::kCardRadius);
    const bool plain = card.tone == Tone::neutral;
    engine.painter.fill(
        rect, plain ? engine.colour(Token::surface) : engine.theme.ground(card.tone), radius);
    engine.painter.outline(rect, plain ? engine.colour(Token::line) : engine.theme.ink(card.tone),
                           engine.dp(plain ? 1 : metrics::kBorder), radius);
    engine.painter.close_ground();
    engine.close_group(rect);
    engine.pop_scope();
    engine.regions.place({rect.width, bottom - engine.regions.next().y});
}

ScrollArea::ScrollArea(Ui& ui, std::string_view id, float height_px, float pad_dp) : ui_(ui) {
    Engine& engine = ui.engine();
    const Point start = engine.regions.next();
    const Rect outside = engine.areas.empty() ? engine.page : engine.areas.back().rect;
    const float rest = std::max(engine.touch_px(metrics::kTarget), outside.bottom() - start.y);
    const Rect rect =
        engine.regions.place({engine.regions.available(), height_px > 0 ? height_px : rest});
    engine.begin_area(engine.id(id), rect, engine.dp(pad_dp));
}

ScrollArea::~ScrollArea() { ui_.engine().end_area(); }

Body::Body(Ui& ui, std::string_view id, Place place) : ui_(ui) {
    Engine& engine = ui.engine();
    Rect rect = engine.page;
    rect.height = std::max(1.0F, rect.height - engine.last_bottom_bars);
    Node node;
    node.id = engine.id(id);
    node.role = Role::group;
    node.key = id;
    engine.open_group(std::move(node));
    engine.body = rect;
    const NodeId self = engine.id(id);
    const float pad = engine.dp(engine.narrow() ? 14 : metrics::kPad);
    engine.begin_area(self, rect, pad);
    if (place == Place::middle) {
        // The eye rests a little above the middle.
        constexpr float kShareAbove = 0.42F;
        const float free = rect.height - 2 * pad - engine.remembered(self, rect.height);
        above_ = std::max(0.0F, std::floor(free * kShareAbove));
        engine.regions.gap_before_next(above_);
        centred_ = self;
    }
}

Body::~Body() {
    Engine& engine = ui_.engine();
    if (centred_ != 0) {
        engine.remember(centred_, engine.regions.bottom() - engine.regions.start() - above_);
    }
    engine.end_area();
    engine.close_group(engine.body);
}

namespace {

/// The tabs of two parts above the one that is shown. They stand still where a button at least has
/// room below them, and scroll along where it has not: beside the keyboard, or above a message.
void begin_tabs(Ui& ui, std::string_view name, Rect rest, std::string& shown) {
    Engine& engine = ui.engine();
    Engine::Parts& parts = engine.parts;
    const std::vector<Choice> choices{{.key = "first", .label = parts.names[0]},
                                      {.key = "second", .label = parts.names[1]}};
    const NodeId height = engine.id("height of the tabs");
    const float least =
        engine.target(metrics::kControl, engine.painter.line_height(Face::strong) + engine.em(20)) +
        engine.dp(metrics::kGap);
    parts.scrolled_tabs = rest.height - engine.remembered(height) < least;
    parts.places = {rest, rest};
    const std::string before = shown;
    const float side = engine.dp(parts.scrolled_tabs ? 14 : 8);
    if (parts.scrolled_tabs) {
        engine.begin_area(engine.id(shown), rest, side);
    } else {
        engine.regions.push(rest.x + side, rest.y, rest.width - 2 * side);
    }
    const float top = engine.regions.next().y;
    // Which of the two is only about what is shown: nobody else has to hear of it.
    static_cast<void>(tabs(ui, "parts", name, choices, shown));
    engine.remember(height, engine.regions.bottom() - top);
    if (parts.scrolled_tabs) {
        parts.drawn = {before == "first", before == "second"};
        engine.unsettled = engine.unsettled || before != shown;
        return;
    }
    const float bottom = engine.regions.pop();
    rest.height = std::max(1.0F, rest.bottom() - bottom);
    rest.y = bottom;
    parts.places = {rest, rest};
    parts.drawn = {shown == "first", shown == "second"};
}

} // namespace

TwoColumns::TwoColumns(Ui& ui, std::string_view id, const TwoColumnsLook& look, std::string& shown)
    : ui_(ui) {
    Engine& engine = ui.engine();
    engine.push_scope(id);
    Engine::Parts& parts = engine.parts;
    parts = {};
    parts.names = {std::string(look.first), std::string(look.second)};
    Rect rest = engine.page;
    rest.height = std::max(1.0F, rest.height - engine.last_bottom_bars);
    if (engine.narrow()) {
        if (shown != "first" && shown != "second") {
            shown = "second";
        }
        begin_tabs(ui, look.second, rest, shown);
    } else {
        const float first = engine.em(look.first_dp);
        parts.places[0] = {rest.x, rest.y, first, rest.height};
        parts.places[1] = {rest.x + first, rest.y, rest.width - first, rest.height};
        parts.drawn = {true, true};
        engine.painter.fill(parts.places[0], engine.colour(Token::surface));
        engine.painter.fill({rest.x + first - engine.dp(1), rest.y, engine.dp(1), rest.height},
                            engine.colour(Token::line));
    }
}

namespace {

bool begin_part(Engine& engine, std::size_t index, std::string_view key) {
    Engine::Parts& parts = engine.parts;
    if (!parts.drawn[index]) {
        return false;
    }
    Node node;
    node.id = engine.id(key);
    node.role = Role::group;
    node.label = parts.names[index];
    engine.open_group(std::move(node));
    if (!parts.scrolled_tabs) {
        engine.begin_area(engine.id(key), parts.places[index],
                          engine.dp(engine.narrow() ? 14 : metrics::kPad));
    }
    parts.open = static_cast<int>(index);
    return true;
}

void end_part(Engine& engine) {
    Engine::Parts& parts = engine.parts;
    if (parts.open >= 0) {
        if (!parts.scrolled_tabs) {
            engine.end_area();
        }
        engine.close_group(parts.places[static_cast<std::size_t>(parts.open)]);
        parts.open = -1;
    }
}

} // namespace

TwoColumns::~TwoColumns() {
    end_part(ui_.engine());
    if (ui_.engine().parts.scrolled_tabs) {
        ui_.engine().end_area();
    }
    ui_.engine().pop_scope();
}

bool TwoColumns::first() { return begin_part(ui_.engine(), 0, "first"); }

bool TwoColumns::second() {
    end_part(ui_.engine());
    return begin_part(ui_.engine(), 1, "second");
}

} // namespace b2go::kit
