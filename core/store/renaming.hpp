#pragma once

#include <map>

#include "record/state.hpp"

namespace b2go::store {

/// The dots of changes that are stamped anew, and what they are called from then on.
class Renaming {
public:
    void add(const record::Dot& before, const record::Dot& now) { now_.emplace(before, now); }
    [[nodiscard]] const std::map<record::Dot, record::Dot>& all() const { return now_; }

    /// In what a change says it has seen, also in what a deletion had seen.
    void rename_in(record::Change& change) const;
    /// In a state that holds such changes under their former dots. `device` is their former
    /// device, which this state knows up to `common` from now on.
    void rename_in(record::RecordState& state, record::DeviceNumber device,
                   record::Seq common) const;

private:
    [[nodiscard]] record::Dots renamed(const record::Dots& dots) const;
    std::map<record::Dot, record::Dot> now_;
};

} // namespace b2go::store
