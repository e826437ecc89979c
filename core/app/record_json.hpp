#pragma once

#include <nlohmann/json_fwd.hpp>

#include "app/resolve_conflict.hpp"
#include "app/set_apart.hpp"
#include "app/show_record.hpp"
#include "registry/json.hpp"

namespace b2go::app {

/// `{"id","type","fields"}`.
[[nodiscard]] nlohmann::ordered_json object_to_json(const registry::Object& object);

/// `{"id","type","fields","seen","conflicts","concurrent"}`.
[[nodiscard]] nlohmann::ordered_json card_to_json(const Card& card, registry::Cpr cpr);

/// One `{"id","type","field","kind","seen","versions"}` per undecided field; of a deletion also
/// `"edits":{FIELD:[version…]}`, what others wrote without having seen it.
[[nodiscard]] std::vector<nlohmann::ordered_json> conflicts_to_json(const Card& card);

/// `{"seq","id","type","fields","time","reason"}`; the reason in Danish, as warnings are.
[[nodiscard]] nlohmann::ordered_json set_apart_to_json(const SetApart& row);

} // namespace b2go::app
