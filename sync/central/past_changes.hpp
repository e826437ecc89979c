#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/id.hpp"
#include "base/label.hpp"
#include "record/dot.hpp"
#include "sync/central/central_store.hpp"

/// Everything that was ever written to a record, by whatever became of it.
namespace b2go::central {

struct Context;

struct PastChange {
    record::Dot dot;
    int verdict = 0; ///< sync::pb::VerdictKind
    base::Label reason;
    std::string change; ///< encoded, as it was sent; empty of a duplicate
    std::string discarded;
    std::optional<record::Dot> first; ///< under which its words were merged, if not under `dot`
};

struct PastChanges {
    std::vector<PastChange> list; ///< what is set apart, then what was merged, the latest first
    ChangeName next;              ///< where to go on; seq 0 at the end
};

/// As people and programs read it.
[[nodiscard]] std::string name_of_verdict(int verdict);

/// From `from` on, or from the beginning, up to the limits. Nothing if the central has nothing of
/// the record, if it was erased, or if `from` is no change of it.
[[nodiscard]] std::optional<PastChanges> past_changes(Context& context, base::AnyId id,
                                                      ChangeName from);

/// The scope of a record, also of one that is only set apart; nothing if there is none.
[[nodiscard]] std::optional<record::Scope> scope_of_record(Context& context, base::AnyId id);

} // namespace b2go::central
