#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "registry/object.hpp"

/// The catalogues that come with the program (fixtures/reference): units, locations, subjects.
namespace b2go::domain {

/// Where a row is from.
enum class Mark {
    founding,   ///< F: the founding documents
    published,  ///< P: a public source, checked
    assumption, ///< A: to be confirmed by the municipality before real use
};

struct ReferenceRow {
    registry::Object object;
    Mark mark = Mark::assumption;
    std::string source;
};

/// The same in every installation, in an order in which references point backwards.
[[nodiscard]] std::vector<ReferenceRow> reference_rows();
[[nodiscard]] std::vector<registry::Object> reference_objects();

/// The id of a catalogue entry: a hash of type and code in the form of a UUID of version 8, so that
/// every installation has the same one without asking.
[[nodiscard]] base::AnyId reference_id(record::TypeNumber type, std::string_view code);

} // namespace b2go::domain
