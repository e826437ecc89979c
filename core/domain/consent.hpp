#pragma once

#include "domain/ids.hpp"
#include "registry/entity.hpp"

namespace b2go::domain {

/// What a citizen allowed to be told to whom, for what, until when.
struct ConsentEntity : registry::Entity {
    ConsentEntity();

    registry::Field<base::Id<Citizen>> citizen;
    registry::Field<std::string> recipient;
    registry::Field<std::string> purpose;
    registry::SetField<std::string> data_categories;
    registry::Field<registry::Choice> form;
    registry::Field<base::Date> given;
    registry::Field<base::Date> expiry;
    registry::Field<base::Date> withdrawn;
};

[[nodiscard]] const ConsentEntity& consent();

/// True if something may be passed on under this consent on that day: it names citizen, recipient,
/// purpose, data and form, has begun, has not expired and is not withdrawn.
[[nodiscard]] bool consent_holds(const registry::Object& object, base::Date day);

} // namespace b2go::domain
