#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "record/rule.hpp"
#include "record/state.hpp"

/// What people see of a record whose registers may hold several versions. Pure functions of the
/// versions, so every replica shows the same.
namespace b2go::merge {

enum class Why {
    absent,    ///< nobody wrote it
    only,      ///< one version (others, if any, were null)
    equal,     ///< several people wrote the same
    rule,      ///< the field's rule decided
    undecided, ///< a human must decide; the latest is shown, visibly marked
};

struct Effective {
    const record::Version* version = nullptr; ///< null when absent; points into the register
    Why why = Why::absent;
};

[[nodiscard]] Effective effective(const record::Register& item, const record::Rule& rule);

enum class Life {
    alive,
    deleted,
    disputed, ///< deleted by one, edited by another who had not seen it: stays visible, a conflict
};
[[nodiscard]] Life life(const record::RecordState& state);
/// Every version that the deletions have seen; nothing if nobody deleted. A version of a field that
/// is not among them is what a disputed record is disputed for.
[[nodiscard]] std::optional<record::Dots> deleted_dots(const record::RecordState& state);

/// The rule of a field of this record's type; `ask` for fields this version does not know.
using RuleOf = std::function<const record::Rule&(record::FieldNumber)>;

/// A register that a human must decide, by field and key; the life register among them.
struct Conflict {
    record::FieldNumber field = 0;
    std::string key;
    bool operator==(const Conflict&) const = default;
};
[[nodiscard]] std::vector<Conflict> conflicts(const record::RecordState& state,
                                              const RuleOf& rule_of);

/// The dots a deletion must name: every version in the record, deletions included.
[[nodiscard]] record::Dots live_dots(const record::RecordState& state);

} // namespace b2go::merge
