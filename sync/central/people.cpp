#include "sync/central/people.hpp"

#include <limits>
#include <utility>

#include "base/outcome.hpp"
#include "domain/record_view.hpp"
#include "domain/staff.hpp"
#include "domain/team.hpp"
#include "domain/types.hpp"
#include "merge/effective.hpp"

namespace b2go::central {

using registry::Object;

namespace {

std::optional<std::string> name_in(const Object& object) {
    return object.type == domain::types::kTeam ? object.get(domain::team().name)
                                               : object.get(domain::staff().display_name);
}

} // namespace

record::RecordState read_record(Context& context, StoredRecord row) {
    auto state = record::decode_state(
        context.scope_keys.open(row.scope, std::move(row.state), place_of_state(row.id, row.seq)));
    if (!state) {
        throw base::Fault(base::FaultCode::corrupt,
                          "record " + row.id.text() + " at the central cannot be read");
    }
    return std::move(*state);
}

std::optional<record::RecordState> read_record(Context& context, base::AnyId id) {
    auto row = context.store.find_record(id);
    return row && (row->flags & StoredRecord::gone) == 0
               ? std::optional(read_record(context, std::move(*row)))
               : std::nullopt;
}

std::optional<Writer> writer_of(Context& context, base::AnyId staff) {
    const auto state = read_record(context, staff);
    if (!state || state->type != domain::types::kStaff ||
        merge::life(*state) == merge::Life::deleted) {
        return std::nullopt;
    }
    const Object person = domain::object_of(*state);
    const auto role = person.get(domain::staff().role);
    const auto team = person.get(domain::staff().team);
    const auto known_role = role ? registry::role_from(role->code) : std::nullopt;
    if (!known_role || !team || team->any.is_nil() ||
        person.is(domain::staff().status, "inactive")) {
        return std::nullopt;
    }
    return Writer{staff, team->any, *known_role};
}

base::AnyId team_of(Context& context, record::DeviceNumber number) {
    const auto device = context.store.find_device(number);
    const auto state = device ? read_record(context, device->staff) : std::nullopt;
    if (!state || state->type != domain::types::kStaff) {
        return {};
    }
    const auto team = domain::object_of(*state).get(domain::staff().team);
    return team ? team->any : base::AnyId{};
}

std::string name_of(Context& context, base::AnyId id) {
    const auto state = read_record(context, id);
    return state ? name_in(domain::object_of(*state)).value_or(id.text()) : id.text();
}

std::optional<record::RecordState> find_by_name(Context& context, record::TypeNumber type,
                                                std::string_view name) {
    constexpr std::size_t kAll = std::numeric_limits<std::int32_t>::max();
    for (StoredRecord& row : context.store.flagged(StoredRecord::listed, kAll)) {
        if (row.type != type) {
            continue;
        }
        record::RecordState state = read_record(context, std::move(row));
        if (merge::life(state) != merge::Life::deleted &&
            name_in(domain::object_of(state)) == name) {
            return state;
        }
    }
    return std::nullopt;
}

} // namespace b2go::central
