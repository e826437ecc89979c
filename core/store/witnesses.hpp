#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "store/standing.hpp"

namespace b2go::store {

/// Words that came from the central and that it lacks since it was restored from an older backup.
/// Its older state takes the place of what is here; before that, what is here is kept as a witness,
/// sealed to the central, so that nobody reads it here and nothing of it has to be purged. It is
/// given to the central, and kept until a backup of the central's has it: restored once more from
/// the older backup, the central is given it again.
///
/// Calls that write are made within a transaction.
class Witnesses {
public:
    Witnesses(sqlite::Connection& connection, Standing& standing, base::Random& random)
        : connection_(connection), standing_(standing), random_(random) {}

    /// The central was restored: what it sends from now on may be older than what is here, and what
    /// it had been given it may not have.
    void watch();
    /// All that it holds has come.
    void rest();
    /// Reads which of both it is.
    void begin();

    /// The central's state of a record is about to become another (empty: none), while watching.
    void note_older(std::string_view before, std::string_view after);
    /// The same, whether watching or not.
    void note_lacking(std::string_view before, std::string_view after);

    /// Whether any waits to be given.
    [[nodiscard]] bool any();
    [[nodiscard]] std::vector<Witness> after(std::int64_t wid, std::size_t most);
    /// The central has looked at them, after it had begun so many backups.
    void note_given(std::span<const std::int64_t> wids, std::uint64_t backup);
    /// The central's backup of this number is whole: it has what was given before it began.
    void drop_in_backup(std::uint64_t backup);
    /// Nothing of it may be kept.
    void drop_of_scope(std::string_view scope);

private:
    sqlite::Connection& connection_;
    Standing& standing_;
    base::Random& random_; ///< of one-time keys
    bool is_watching_ = false;
};

} // namespace b2go::store
