#pragma once

#include <string_view>

#include "ui_imgui/kit/fields.hpp"

namespace b2go::kit {

/// The closed form of a field that opens a sheet; true when tapped. `shown` is what is chosen,
/// wrapped, or empty.
[[nodiscard]] bool pick_box(Ui& ui, std::string_view id, const FieldText& text,
                            std::string_view shown);

} // namespace b2go::kit
