#pragma once

#include <string>
#include <vector>

#include "app/workspace.hpp"

namespace b2go::app {

/// Words of this tablet that the central received and keeps, but did not take into the record.
struct SetApart {
    record::Seq seq = 0;
    base::AnyId id;
    const registry::Entity* entity = nullptr; ///< null for a type this version does not know
    registry::Fields fields;                  ///< what was written, and nothing else
    base::Instant time;
    bool is_sealed = false; ///< the tablet has left its scope, and only the central can read it
    base::Label reason;
};

/// Oldest first.
[[nodiscard]] std::vector<SetApart> set_apart(const Workspace& workspace, std::size_t limit);

} // namespace b2go::app
