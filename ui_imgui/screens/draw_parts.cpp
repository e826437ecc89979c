#include "ui_imgui/screens/draw_parts.hpp"

#include <algorithm>
#include <array>

namespace b2go::screens {

namespace {

kit::Emphasis emphasis_of(Weight weight) {
    switch (weight) {
    case Weight::primary:
        return kit::Emphasis::primary;
    case Weight::secondary:
        return kit::Emphasis::secondary;
    case Weight::quiet:
        return kit::Emphasis::quiet;
    case Weight::danger:
        break;
    }
    return kit::Emphasis::danger;
}

} // namespace

kit::PillText pill_text(const Pill& pill) { return {pill.text, pill.tone, pill.icon}; }

void draw_pill(kit::Ui& ui, const Pill& pill) { kit::pill(ui, pill_text(pill)); }

void draw_pills(kit::Ui& ui, std::span<const Pill> pills) {
    if (pills.empty()) {
        return;
    }
    const kit::Flow flow(ui);
    for (const Pill& pill : pills) {
        draw_pill(ui, pill);
    }
}

void draw_disputed(kit::Ui& ui, const Fact& fact) {
    const kit::Card card(ui, "disputed " + fact.label);
    {
        const kit::Flow flow(ui);
        kit::text(ui, fact.label, kit::Face::small_strong);
        if (fact.standing) {
            draw_pill(ui, *fact.standing);
        }
    }
    for (const DisputedWord& word : fact.disputed) {
        draw_pill(ui, {word.note, word.tone, word.icon});
        kit::gap(ui, 2);
        kit::text(ui, word.value, kit::Face::strong);
    }
}

void draw_facts(kit::Ui& ui, std::span<const Fact> facts) {
    for (const Fact& fact : facts) {
        if (fact.disputed.empty()) {
            kit::fact(ui, fact.label, fact.value);
        } else {
            draw_disputed(ui, fact);
        }
    }
}

void draw_fact_rows(kit::Ui& ui, std::span<const Fact> facts) {
    constexpr float kLeastTableDp = 300;
    if (ui.available_width() < ui.px(kLeastTableDp)) {
        return draw_facts(ui, facts);
    }
    // A value stands beside its label, however wide the screen is.
    constexpr float kMostLabelDp = 230;
    constexpr float kLabelShare = 0.4F;
    const float width = ui.available_width();
    const float label = std::min(width * kLabelShare, ui.text_px(kMostLabelDp));
    const std::array shares{label, width - label};
    std::optional<kit::Columns> columns;
    for (const Fact& fact : facts) {
        if (!fact.disputed.empty()) {
            columns.reset(); // both words take the whole width
            draw_disputed(ui, fact);
            continue;
        }
        if (!columns) {
            columns.emplace(ui, shares);
        }
        columns->next();
        kit::small_text(ui, fact.label);
        columns->next();
        kit::text(ui, fact.value, kit::Face::strong);
    }
}

void draw_notice(kit::Ui& ui, std::string_view id, const Notice& notice) {
    kit::banner(ui, id, notice.tone, notice.text);
}

void draw_action(kit::Ui& ui, const Action& action, Commands& commands, bool fill) {
    const kit::ButtonLook look{.emphasis = emphasis_of(action.weight),
                               .icon = action.icon,
                               .enabled = action.enabled,
                               .fill = fill,
                               .detail = action.about};
    if (kit::button(ui, action.id, action.label, look)) {
        commands.push(action.command);
    }
}

void draw_actions(kit::Ui& ui, std::span<const Action> actions, Commands& commands) {
    if (actions.empty()) {
        return;
    }
    const kit::Flow flow(ui);
    for (const Action& action : actions) {
        draw_action(ui, action, commands);
    }
}

void draw_bar(kit::Ui& ui, std::span<const Action> actions, Commands& commands) {
    draw_bar(ui, {}, {}, actions, commands);
}

void draw_bar(kit::Ui& ui, const std::string& said, const FormView& form,
              std::span<const Action> actions, Commands& commands) {
    kit::ActionBar bar(ui);
    if (!bar.visible()) {
        return;
    }
    if (!said.empty()) {
        kit::small_text(ui, said);
    }
    draw_missing(ui, form, commands);
    bar.actions();
    for (const Action& action : actions) {
        draw_action(ui, action, commands);
    }
}

bool draw_row(kit::Ui& ui, const RowView& row, Commands& commands, bool framed) {
    std::vector<kit::PillText> pills;
    pills.reserve(row.pills.size());
    for (const Pill& pill : row.pills) {
        pills.push_back(pill_text(pill));
    }
    const bool opens = row.command.has_value() || row.opens;
    const bool tapped = kit::list_row(ui, row.id,
                                      {.title = row.title,
                                       .detail = row.detail,
                                       .icon = row.mark.empty() ? row.icon : kit::Icon::none,
                                       .mark = row.mark,
                                       .tone = row.tone,
                                       .pills = pills,
                                       .trailing = row.trailing,
                                       .selected = row.selected,
                                       .opens = opens,
                                       .framed = framed,
                                       .still = !opens});
    if (tapped && row.command) {
        commands.push(*row.command);
    }
    return tapped;
}

std::optional<std::string> draw_rows(kit::Ui& ui, std::span<const RowView> rows,
                                     Commands& commands) {
    std::optional<std::string> tapped;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (i > 0) {
            kit::divider(ui);
        }
        if (draw_row(ui, rows[i], commands)) {
            tapped = rows[i].id;
        }
    }
    return tapped;
}

void draw_empty(kit::Ui& ui, std::string_view id, const EmptyView& empty, Commands& commands) {
    const std::string action = empty.action ? empty.action->label : std::string();
    if (kit::empty_state(ui, id, empty.icon, empty.title, empty.what_to_do, action)) {
        commands.push(empty.action->command);
    }
}

void draw_nothing(kit::Ui& ui, const EmptyView& empty) {
    kit::text(ui, empty.title);
    kit::small_text(ui, empty.what_to_do);
}

void draw_waiting(kit::Ui& ui, const std::string& text) {
    const kit::Body body(ui, "waiting");
    kit::text(ui, text, kit::Face::body, kit::Token::ink_second);
}

} // namespace b2go::screens
