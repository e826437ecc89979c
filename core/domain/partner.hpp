#pragma once

#include "domain/ids.hpp"
#include "registry/entity.hpp"

namespace b2go::domain {

/// An organisation the team works with, its agreement and its contact person.
struct PartnerEntity : registry::Entity {
    PartnerEntity();

    registry::Field<std::string> name;
    registry::Field<registry::Choice> kind;
    registry::Field<std::string> cvr;
    registry::Field<std::string> ean;
    registry::Field<base::Date> agreement_from;
    registry::Field<base::Date> agreement_to;
    registry::Field<registry::Choice> agreement_status;
    registry::Field<std::string> agreement_terms;
    registry::Field<record::Group> contact_person;
};

[[nodiscard]] const PartnerEntity& partner();

/// Voluntary and housing organisations: they get nothing about a citizen without a consent.
[[nodiscard]] bool is_private_partner(const registry::Object& object);

} // namespace b2go::domain
