#pragma once

#include <nlohmann/json_fwd.hpp>

#include "app/resolve_conflict.hpp"
#include "app/show_record.hpp"
#include "registry/json.hpp"

namespace b2go::app {

/// `{"id","type","fields"}`.
[[nodiscard]] nlohmann::ordered_json object_to_json(const registry::Object& object);

/// `{"id","type","fields","seen","conflicts","concurrent"}`.
[[nodiscard]] nlohmann::ordered_json card_to_json(const Card& card, registry::Cpr cpr);

/// One `{"id","type","field","kind","seen","versions"}` per undecided field.
[[nodiscard]] std::vector<nlohmann::ordered_json> conflicts_to_json(const Card& card);

} // namespace b2go::app
