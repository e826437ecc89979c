#include "ui_imgui/screens/conflict_words.hpp"

#include "ui_imgui/screens/catalogue.hpp"
#include "ui_imgui/screens/dates.hpp"
#include "ui_imgui/screens/wording.hpp"

namespace b2go::screens {

using app::ShownField;
using app::ShownVersion;

std::string ConflictWords::label(const ShownField& field) const {
    const auto language = state.preferences.language;
    if (field.field == nullptr) {
        return text(Word::deletion, language);
    }
    std::string words = field.field->label.in(language);
    if (!field.key.empty()) {
        const auto id = base::AnyId::from_bytes(field.key);
        const auto named = id ? detail.names.find(*id) : detail.names.end();
        const record::Value element{named != detail.names.end() ? named->second : field.key};
        words += ": " + value_text(*field.field, element, detail.names,
                                   base::copenhagen_date(state.now), language);
    }
    return words;
}

std::string ConflictWords::value(const ShownField& field, const record::Value& value) const {
    const auto language = state.preferences.language;
    if (field.field == nullptr) {
        return text(record::is_null(value) ? Word::record_kept : Word::record_deleted, language);
    }
    if (field.field->is_set) {
        const bool in = value == record::Value(true);
        return text(in ? Word::element_in : Word::element_out, language);
    }
    return value_text(*field.field, value, detail.names, base::copenhagen_date(state.now),
                      language);
}

std::string ConflictWords::who_where_when(const ShownVersion& version) const {
    const auto language = state.preferences.language;
    return version.author + " · " +
           filled(text(Word::on_tablet, language), {std::to_string(version.dot.device)}) + " · " +
           moment_text(version.time, state.now, language);
}

bool ConflictWords::is_mine(const ShownVersion& version) const {
    return state.session && version.dot.device == state.session->device;
}

} // namespace b2go::screens
