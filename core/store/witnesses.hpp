#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "store/standing.hpp"

namespace b2go::store {

/// Words that came from the central and that it lacks since it was restored from an older backup.
/// Its older state takes the place of what is here; before that, what is here is kept as a witness,
/// sealed to the central, so that nobody reads it here and nothing of it has to be purged.
///
/// Calls that write are made within a transaction.
class Witnesses {
public:
    Witnesses(sqlite::Connection& connection, Standing& standing, base::Random& random)
        : connection_(connection), standing_(standing), random_(random) {}

    /// The central was restored: what it sends from now on may be older than what is here.
    void watch();
    /// All that it holds has come.
    void rest();
    /// Reads which of both it is.
    void begin();

    /// The central's state of a record is about to become another (empty: none), while watching.
    void note_older(std::string_view before, std::string_view after);
    /// The same, whether watching or not.
    void note_lacking(std::string_view before, std::string_view after);

    [[nodiscard]] bool any();
    [[nodiscard]] std::vector<Witness> after(std::int64_t wid, std::size_t most);
    void drop(std::span<const std::int64_t> wids);
    /// Nothing of these may be kept.
    void drop_of_record(base::AnyId record);
    void drop_of_scope(std::string_view scope);

private:
    sqlite::Connection& connection_;
    Standing& standing_;
    base::Random& random_; ///< of one-time keys
    bool is_watching_ = false;
};

} // namespace b2go::store
