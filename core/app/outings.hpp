#pragma once

#include "app/save_record.hpp"

namespace b2go::app {

/// The trip has begun.
base::Outcome<Saved> start_outing(Workspace& workspace, base::AnyId outing);

/// The trip is over. Refused, with every reason, while an encounter lacks an outcome or an open
/// promise to somebody met on it lacks an active owner or a date.
base::Outcome<Saved> close_outing(Workspace& workspace, base::AnyId outing);

/// Counts people met, served or turned away on an outing (`met`, `served`, `turned_away`); a
/// wrong count is taken back by removing the record.
base::Outcome<Saved> count_visitors(Workspace& workspace, base::AnyId outing, std::string_view kind,
                                    std::int64_t count);

} // namespace b2go::app
