#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "merge/apply.hpp"
#include "record/state.hpp"

/// Small histories of one record: who wrote what, having seen what; and an oracle that says what
/// must be left of them. The oracle is slow and shares no code with core/merge.
namespace b2go::merge_test {

/// The plain fields that tests write.
inline constexpr record::FieldNumber kFirst = 10;
inline constexpr record::FieldNumber kSecond = 11;

/// How many changes of each device somebody holds, by replica number from 0.
using View = std::vector<std::size_t>;

enum class Act {
    edit_first,
    edit_second,
    edit_both,
    remove,  ///< delete the record, naming every version in the view
    restore, ///< take back the deletions in the view
};

/// One save that somebody is about to make. `view` is what they held when they opened the form: a
/// form may have been opened before the writer's own latest save, by a colleague on the same
/// tablet.
struct Plan {
    std::size_t author = 0;
    View view;
    Act act = Act::edit_first;
    std::string value{}; ///< encoded; of edits
    std::int64_t time_ms = 0;
};

struct Made {
    record::Change change;
    record::Dot dot;
    std::size_t author = 0;
};

/// Changes in the order they were written.
using History = std::vector<Made>;

/// The changes of each replica in its own order, as indices into the history.
[[nodiscard]] std::vector<std::vector<std::size_t>> by_author(const History& history,
                                                              std::size_t replicas);

/// Turns plans into changes: seq and dot from the author's history, `seen` from the view.
[[nodiscard]] History make_history(const std::vector<Plan>& plans, std::size_t replicas);

/// Merges changes into a record that begins empty, in the order of `indices`.
[[nodiscard]] record::RecordState merged(const History& history,
                                         const std::vector<std::size_t>& indices);

/// Calls `use` with every way in which `replicas` authors can take turns to write `count` changes
/// and, for each change, every view its form can have been opened with: what each device had
/// written so far, in its own order, in any combination. (A few of the combinations could not
/// arise on one tablet; merging must not care.) Authors are numbered in order of their first
/// change, so no two histories are the same but for names.
void each_shape(std::size_t count, std::size_t replicas,
                const std::function<void(const std::vector<Plan>&)>& use);

/// Calls `use` with every order of arrival that keeps each device's own order; returns how many.
std::size_t each_order(const History& history, std::size_t replicas,
                       const std::function<void(const std::vector<std::size_t>&)>& use);

// --- the oracle -----------------------------------------------------------------------------

/// A version is live iff no accepted change had seen it. Sorted by dot.
[[nodiscard]] record::Dots oracle_live(const History& history,
                                       const std::vector<std::size_t>& accepted,
                                       record::FieldNumber field);

enum class OracleLife { alive, deleted, disputed };
/// Deleted iff some live version of the life register is a deletion and every live version of the
/// other registers is named by one of them.
[[nodiscard]] OracleLife oracle_life(const History& history,
                                     const std::vector<std::size_t>& accepted);

/// The dots of a register's versions in a merged record.
[[nodiscard]] record::Dots versions_of(const record::RecordState& state, record::FieldNumber field);

} // namespace b2go::merge_test
