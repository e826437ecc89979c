#include "ui_imgui/kit/spoken.hpp"

#include <optional>
#include <string_view>

namespace b2go::kit {

namespace {

using base::Label;

/// Nothing for what is only text.
std::optional<Label> kind_of(Role role) {
    switch (role) {
    case Role::button:
        return Label{"knap", "button"};
    case Role::toggle:
        return Label{"kontakt", "switch"};
    case Role::radio:
        return Label{"valg", "choice"};
    case Role::tab:
        return Label{"fane", "tab"};
    case Role::field:
        return Label{"felt", "field"};
    case Role::secret_field:
        return Label{"skjult felt", "hidden field"};
    case Role::pick_field:
        return Label{"valgfelt", "pick field"};
    case Role::row:
        return Label{"linje", "row"};
    case Role::drawing:
        return Label{"tegnefelt", "drawing"};
    case Role::heading:
        return Label{"overskrift", "heading"};
    case Role::alert:
        return Label{"fejl", "error"};
    case Role::progress:
        return Label{"fremgang", "progress"};
    case Role::group:
    case Role::text:
    case Role::status:
    case Role::image:
    case Role::stepper:
    case Role::handle:
        return std::nullopt;
    }
    return std::nullopt;
}

/// What can be on or off says which; a button only when it is pressed in.
std::optional<Label> state_of(const Node& node) {
    if (!node.enabled) {
        return Label{"kan ikke vælges nu", "not available now"};
    }
    switch (node.role) {
    case Role::toggle:
        return node.on ? Label{"til", "on"} : Label{"fra", "off"};
    case Role::radio:
    case Role::tab:
        return node.on ? Label{"valgt", "chosen"} : Label{"ikke valgt", "not chosen"};
    default:
        return node.on ? std::optional(Label{"valgt", "chosen"}) : std::nullopt;
    }
}

void add(std::string& said, std::string_view part) {
    if (!part.empty()) {
        said += said.empty() ? "" : ", ";
        said += part;
    }
}

} // namespace

std::string spoken(const Node& node, base::Language language) {
    const bool secret = node.secret || node.role == Role::secret_field;
    std::string said;
    add(said, node.label);
    if (!secret) {
        add(said, node.value);
    }
    if (said.empty()) {
        return said;
    }
    if (const auto kind = kind_of(node.role)) {
        add(said, kind->in(language));
    }
    if (const auto state = state_of(node)) {
        add(said, state->in(language));
    }
    if (!secret) {
        add(said, node.description);
    }
    return said;
}

} // namespace b2go::kit
