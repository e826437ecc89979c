#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "record/state.hpp"
#include "registry/object.hpp"
#include "sync/central/context.hpp"
#include "sync/central/merging.hpp"

/// Who works with the product, read from the Staff and Team records themselves: a role that an
/// admin takes from somebody is gone at their next request.
namespace b2go::central {

/// The record, opened and read; nothing if there is none.
[[nodiscard]] std::optional<record::RecordState> read_record(Context& context, base::AnyId id);
[[nodiscard]] record::RecordState read_record(Context& context, StoredRecord row);

/// Role and team of an active staff member. Nothing if there is no such person, they are no
/// longer active, or their record names no role or team.
[[nodiscard]] std::optional<Writer> writer_of(Context& context, base::AnyId staff);

/// The team of whoever the tablet belongs to, also if they may not write any more; nil if unknown.
[[nodiscard]] base::AnyId team_of(Context& context, record::DeviceNumber number);

/// A display name or a team's name; the id's text if there is none.
[[nodiscard]] std::string name_of(Context& context, base::AnyId id);

/// The oldest staff member or team of this exact name, deleted ones left out.
[[nodiscard]] std::optional<record::RecordState>
find_by_name(Context& context, record::TypeNumber type, std::string_view name);

} // namespace b2go::central
