#include "platform/json_text.hpp"

#include "base/limits.hpp"

namespace b2go::platform {

using Json = nlohmann::ordered_json;

std::optional<Json> parse_json(std::string_view text) {
    bool is_too_deep = false;
    const auto watch = [&is_too_deep](int depth, Json::parse_event_t event, const Json&) {
        const bool opens =
            event == Json::parse_event_t::object_start || event == Json::parse_event_t::array_start;
        is_too_deep = is_too_deep || (opens && depth >= limits::kJsonDepth);
        return !is_too_deep; // what is not kept takes no memory either
    };
    Json json = Json::parse(text, watch, /*allow_exceptions=*/false);
    return is_too_deep || json.is_discarded() ? std::nullopt : std::optional(std::move(json));
}

} // namespace b2go::platform
