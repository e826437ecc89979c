#pragma once

#include <string>
#include <vector>

#include "merge/effective.hpp"
#include "record/state.hpp"
#include "sync/central/context.hpp"

/// What staff are told of what became of their words and promises. A notice's id is derived from
/// the dots it is about, so that the same thing is never told twice, whatever arrives again.
namespace b2go::central {

/// Something to tell one staff member.
struct Telling {
    std::string kind; ///< of domain::notice_kind
    base::AnyId to;
    base::AnyId about;  ///< the record; nil if it is not known
    std::string field;  ///< its identifier; empty for none
    record::Dot change; ///< first dot of the recipient's own change, or of the one it is about
    record::Dot other_change; ///< first dot of the other one, if there are two
    base::AnyId other;        ///< who wrote that; nil for nobody
    base::Instant time;       ///< of what happened, as far as the change says
};

/// A record before a change was merged into it.
struct Before {
    std::vector<merge::Conflict> conflicts;
    record::RecordState state; ///< empty where there were no conflicts and no promise is given
    [[nodiscard]] bool is_disputed() const;
};

/// Whether the change writes the register that the conflict is about.
[[nodiscard]] bool writes(const record::Change& change, const merge::Conflict& conflict);

/// What merging `change` under `dot` did to what others wrote: `after` are the conflicts in `now`.
[[nodiscard]] std::vector<Telling> tellings_of(const record::Change& change, const record::Dot& dot,
                                               const Before& before, const record::RecordState& now,
                                               const std::vector<merge::Conflict>& after);

/// Whether the change says who owns a promise.
[[nodiscard]] bool gives_promise(const record::Change& change);
/// To a promise's new owner, if somebody else gave it to them.
[[nodiscard]] std::vector<Telling> promises_moved(const record::Change& change,
                                                  const record::Dot& dot,
                                                  const record::RecordState& was,
                                                  const record::RecordState& now);

class OwnChanges;
/// Writes them as the central's own changes, in the open transaction; those that were told before
/// and those to nobody the central knows are left out.
void write_notices(Context& context, OwnChanges& own, const std::vector<Telling>& tellings);
void write_notices(Context& context, const std::vector<Telling>& tellings);

} // namespace b2go::central
