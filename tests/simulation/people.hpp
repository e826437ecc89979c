#pragma once

#include <cstdint>
#include <vector>

#include "tests/sync/world_tablet.hpp"

/// What people write on a tablet. Everything may be refused, by a rule, by a right, or because the
/// tablet does not hold the record: then nothing happens.
namespace b2go::simulation {

/// A place or something to be followed up; the id, or nil.
base::AnyId create(tests::Tablet& tablet, std::uint32_t choice);
/// A citizen with a matter and a promise about it, in one save; their ids.
std::vector<base::AnyId> create_promise(tests::Tablet& tablet, std::uint32_t choice);
bool edit(tests::Tablet& tablet, base::AnyId id, std::uint32_t choice,
          const std::optional<record::Seen>& seen = std::nullopt);
/// Both in one save.
bool edit_both(tests::Tablet& tablet, base::AnyId one, base::AnyId other, std::uint32_t choice);
/// Gives a citizen to a team that the tablet knows.
bool move(tests::Tablet& tablet, base::AnyId id, const std::string& team_name);
/// A document of one to three pieces, with a matter if that is one; the id, or nil.
base::AnyId attach(tests::Tablet& tablet, base::AnyId matter, std::uint32_t choice);
/// A field that this version does not know, of a record it knows or of a kind it does not know;
/// the record's id, or nil.
base::AnyId write_newer(tests::Tablet& tablet, base::AnyId id, std::uint32_t choice);
bool remove(tests::Tablet& tablet, base::AnyId id);
/// Decides the record's first undecided field.
bool decide(tests::Tablet& tablet, base::AnyId id, std::uint32_t choice);

} // namespace b2go::simulation
