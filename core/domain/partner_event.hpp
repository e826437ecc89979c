#pragma once

#include "domain/ids.hpp"
#include "registry/entity.hpp"

namespace b2go::domain {

/// Something arranged together with partners, such as an afternoon for older citizens.
struct PartnerEventEntity : registry::Entity {
    PartnerEventEntity();

    registry::Field<std::string> name;
    registry::SetField<base::Id<Partner>> partners;
    registry::Field<base::Id<Location>> location;
    registry::Field<std::string> audience;
    registry::Field<std::int64_t> expected_volume;
    registry::Field<base::Id<Outing>> outing;
    registry::Field<std::string> result;
};

[[nodiscard]] const PartnerEventEntity& partner_event();

} // namespace b2go::domain
