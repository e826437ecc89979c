#include <algorithm>
#include <charconv>
#include <optional>

#include "ui_imgui/screens/draw_parts.hpp"

namespace b2go::screens {

namespace {

/// Narrower, and a label or a date would wrap.
constexpr float kLeastFieldDp = 280;
constexpr int kMinuteStep = 5;

/// Takes a whole line.
bool is_wide(const FormField& field) {
    return field.input == Input::text || field.input == Input::few || field.input == Input::some ||
           field.input == Input::tags || field.input == Input::many;
}

std::vector<kit::Choice> choices_of(const FormField& field) {
    std::vector<kit::Choice> choices;
    choices.reserve(field.options.size());
    for (const FormOption& option : field.options) {
        choices.push_back({.key = option.code,
                           .label = option.label,
                           .detail = option.detail,
                           .icon = option.acute ? kit::Icon::alarm : kit::Icon::none});
    }
    return choices;
}

kit::FieldText text_of(const FormField& field) {
    return {.label = field.label,
            .placeholder = field.placeholder,
            .hint = field.hint,
            .error = field.error,
            .nothing = field.nothing,
            .required = field.required};
}

struct Drawer {
    kit::Ui& ui;
    const FormView& form;
    Commands& commands;

    void write(const FormField& field, std::string text) const {
        commands.push(WriteInDraft{form.key, field.name, std::move(text)});
    }
    void choose(const FormField& field, const std::string& code, bool on) const {
        commands.push(ChooseInDraft{form.key, field.name, code, on});
    }
    void line(const FormField& field, kit::FieldKind kind) const {
        std::string value = field.value;
        if (kit::text_field(ui, field.name, text_of(field), value, kind).changed) {
            write(field, std::move(value));
        }
    }
    void area(const FormField& field) const {
        std::string value = field.value;
        if (kit::text_area(ui, field.name, text_of(field), value).changed) {
            write(field, std::move(value));
        }
    }
    void few(const FormField& field) const {
        std::string chosen = field.value;
        const auto choices = choices_of(field);
        const kit::Question question(ui, field.name, text_of(field));
        if (kit::segmented(ui, field.name, field.label, choices, chosen)) {
            write(field, std::move(chosen));
        }
    }
    void some(const FormField& field) const {
        const kit::Question question(ui, field.name, text_of(field));
        const kit::Flow flow(ui);
        for (const FormOption& option : field.options) {
            const bool on = option.code == field.value;
            if (kit::chip(ui, option.code, option.label, on)) {
                write(field, on ? std::string() : option.code);
            }
        }
    }
    void one(const FormField& field) const {
        std::string chosen = field.value;
        const auto choices = choices_of(field);
        if (kit::pick_field(ui, field.name, text_of(field), choices, chosen)) {
            write(field, std::move(chosen));
        }
    }
    void many(const FormField& field) const {
        std::vector<std::string> chosen = field.chosen;
        const auto choices = choices_of(field);
        if (!kit::pick_many_field(ui, field.name, text_of(field), choices, chosen)) {
            return;
        }
        for (const FormOption& option : field.options) {
            const bool was = std::ranges::find(field.chosen, option.code) != field.chosen.end();
            const bool is = std::ranges::find(chosen, option.code) != chosen.end();
            if (was != is) {
                choose(field, option.code, is);
            }
        }
    }
    void tags(const FormField& field) const {
        const kit::Question question(ui, field.name, text_of(field));
        const kit::Flow flow(ui);
        for (const FormOption& option : field.options) {
            const bool on = std::ranges::find(field.chosen, option.code) != field.chosen.end();
            if (kit::chip(ui, option.code, option.label, on)) {
                choose(field, option.code, !on);
            }
        }
    }
    void day(const FormField& field) const {
        auto value = base::Date::parse(field.value);
        const kit::DateLimits limits{
            .today = form.today, .first = field.first_day, .last = field.last_day};
        if (kit::date_field(ui, field.name, text_of(field), value, limits)) {
            write(field, value ? value->text() : std::string());
        }
    }
    void count(const FormField& field) const {
        int value = 0;
        std::from_chars(field.value.data(), field.value.data() + field.value.size(), value);
        const bool minutes = field.name == "minutes";
        const kit::StepperLook look{.least = static_cast<int>(field.least),
                                    .most = static_cast<int>(field.most),
                                    .step = minutes ? kMinuteStep : 1,
                                    .unit = minutes ? std::string_view("min.") : std::string_view(),
                                    .error = field.error};
        if (kit::stepper(ui, field.name, field.label, value, look)) {
            write(field, std::to_string(value));
        }
    }
    void draw(const FormField& field) const {
        switch (field.input) {
        case Input::line:
            return line(field, kit::FieldKind::line);
        case Input::number_line:
            return line(field, kit::FieldKind::number);
        case Input::person_number:
            return line(field, kit::FieldKind::person_number);
        case Input::text:
            return area(field);
        case Input::few:
            return few(field);
        case Input::some:
            return some(field);
        case Input::one:
            return one(field);
        case Input::many:
            return many(field);
        case Input::tags:
            return tags(field);
        case Input::day:
            return day(field);
        case Input::count:
            return count(field);
        }
    }
};

} // namespace

void draw_form(kit::Ui& ui, const FormView& form, Commands& commands,
               std::span<const std::string_view> skipped) {
    const Drawer drawer{ui, form, commands};
    std::optional<kit::Columns> columns;
    const auto is_drawn = [&](const FormField& field) {
        return std::ranges::find(skipped, field.name) == skipped.end();
    };
    const bool is_only_one = std::ranges::count_if(form.fields, is_drawn) == 1;
    for (const FormField& field : form.fields) {
        if (!is_drawn(field)) {
            continue;
        }
        if (is_only_one || is_wide(field)) {
            columns.reset();
        } else {
            if (!columns) {
                columns.emplace(ui, 2, kLeastFieldDp);
            }
            columns->next();
        }
        drawer.draw(field);
        if (field.name == form.sought) {
            draw_sought(ui, field.name, commands);
        }
    }
}

void draw_sought(kit::Ui& ui, std::string_view field, Commands& commands) {
    const kit::NodeId id = ui.id(field);
    if (ui.tree().find(id) == nullptr) {
        ui.reveal(id); // drawn for the first time in this frame: where it is, the next one knows
        return;
    }
    ui.focus(id);
    commands.push(FoundField{});
}

void draw_trouble(kit::Ui& ui, const FormView& form, Commands& commands) {
    if (form.trouble.empty()) {
        return;
    }
    kit::banner(ui, kTroubleField, kit::Tone::error, form.trouble);
    if (form.sought == kTroubleField) {
        ui.reveal(ui.id(kTroubleField));
        commands.push(FoundField{});
    }
}

void draw_missing(kit::Ui& ui, const FormView& form, Commands& commands) {
    const bool is_late = form.is_begun || !form.trouble.empty();
    if (form.show_missing.empty() || !is_late) {
        return; // nobody has done anything wrong before something was written or tried
    }
    if (kit::button(ui, "missing", form.show_missing,
                    {.emphasis = kit::Emphasis::danger, .icon = kit::Icon::alert_circle})) {
        commands.push(SeekField{form.key, form.first_missing});
    }
}

void draw_refusal(kit::Ui& ui, const FormView& form, Commands& commands) {
    draw_trouble(ui, form, commands);
    if (form.first_missing != kTroubleField) {
        draw_missing(ui, form, commands);
    }
}

} // namespace b2go::screens
