// A question above a few answers.
#include <utility>

#include "ui_imgui/kit/field_frame.hpp"
#include "ui_imgui/kit/fields.hpp"
#include "ui_imgui/kit/texts.hpp"

namespace b2go::kit {

Question::Question(Ui& ui, std::string_view id, const FieldText& asked)
    : ui_(ui), error_(asked.error) {
    Engine& engine = ui.engine();
    Node node = engine.group_node(id);
    node.label = asked.label;
    node.description = spoken_description(engine, asked);
    start_ = engine.regions.next();
    engine.open_group(std::move(node));
    engine.push_scope(id);
    text(ui, drawn_label(engine, asked), Face::small_strong,
         error_.empty() ? Token::ink : Token::error);
    gap(ui, metrics::kBesideWords);
}

Question::~Question() {
    Engine& engine = ui_.engine();
    if (!error_.empty()) {
        const FieldText wrong{.label = {}, .error = error_};
        const float width = engine.regions.available();
        engine.regions.gap_before_next(0);
        const Rect rect = engine.regions.place(
            {width, engine.dp(metrics::kBesideWords) + below_height(engine, wrong, width)});
        paint_below_field(ui_, wrong, {rect.x, rect.y, rect.width, 0});
    }
    engine.pop_scope();
    engine.close_group(
        {start_.x, start_.y, engine.regions.available(), engine.regions.bottom() - start_.y});
}

} // namespace b2go::kit
