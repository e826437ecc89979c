#pragma once

#include "base/random.hpp"
#include "base/time.hpp"
#include "domain/record_view.hpp"
#include "registry/entity.hpp"

namespace b2go::domain {

/// What a new record's defaults are made from.
struct NewRecord {
    Writer writer;
    base::Instant now;
    base::Random& random; ///< for contact codes
};

/// Fills fields that a new object leaves out: status, team, owner, dates, the author of a note, an
/// anonymous citizen's contact code. A field given as null stays empty. Otherwise a pure function
/// of its arguments; days are Copenhagen's.
void apply_defaults(registry::Object& object, const NewRecord& context);

/// Six characters without those that are mistaken for each other.
[[nodiscard]] std::string make_contact_code(base::Random& random);

} // namespace b2go::domain
