#pragma once

#include <string>

#include "ui_imgui/screens/state.hpp"

namespace b2go::screens {

/// What the versions of a record in conflict are called, wherever they are shown.
struct ConflictWords {
    const State& state;
    const ConflictDetail& detail;

    /// The field, for one element of a set with the element: `Telefonnumre: 00 00 12 12`.
    [[nodiscard]] std::string label(const app::ShownField& field) const;
    /// Whole, never cut.
    [[nodiscard]] std::string value(const app::ShownField& field, const record::Value& value) const;
    /// `Astrid Demosen · tablet 100001 · i dag kl. 11:14`.
    [[nodiscard]] std::string who_where_when(const app::ShownVersion& version) const;
    [[nodiscard]] bool is_mine(const app::ShownVersion& version) const;
};

} // namespace b2go::screens
