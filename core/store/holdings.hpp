#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "record/digest.hpp"
#include "store/records.hpp"
#include "store/store.hpp"

namespace b2go::store {

/// Which scopes this tablet holds, as the central has told it, and the sums of the digests of the
/// central's states in them. A scope is held from the first record that comes of it.
///
/// Sums are kept up in memory within a transaction: `begin` before, `save` within it.
class Holdings {
public:
    Holdings(sqlite::Connection& connection, Records& records)
        : connection_(connection), records_(records) {}

    void begin();
    void save();

    [[nodiscard]] bool holds(const std::string& scope);
    /// The central sends something of it. What is here of it already counts again.
    void hold(const std::string& scope);
    void leave(const Share& share);
    /// Of which the central has sent nothing.
    void leave_if_unknown(const std::string& scope);
    /// Everything that is held comes again.
    void forget_all();
    /// The central's state of a record has become another: empty for none.
    void replace(const std::string& scope, base::AnyId id, std::string_view before,
                 std::string_view after);
    /// Of one share, as kept; a team's citizens are all citizens that are held.
    [[nodiscard]] record::DigestSum sum_of(const Share& share);

    [[nodiscard]] bool has_left();
    /// The first scope after one that was left and not purged; or of which there are records at
    /// all. Empty for none.
    [[nodiscard]] std::string next_left(std::string_view after);
    [[nodiscard]] std::string next_scope(std::string_view after);
    [[nodiscard]] bool was_left(const std::string& scope);
    void purged(const std::string& scope);

    /// Sums as the records make them, by key; and those that are kept.
    [[nodiscard]] std::map<std::string, record::DigestSum> counted();
    [[nodiscard]] std::map<std::string, record::DigestSum> kept();
    void recount();
    /// As Store::held_after.
    [[nodiscard]] std::vector<HeldDigest> content(const Share& share, base::AnyId after,
                                                  std::size_t least);

private:
    [[nodiscard]] std::optional<bool> state_of(const std::string& scope);
    [[nodiscard]] record::DigestSum count(const std::string& scope);
    /// The digests of a scope's records with ids after `after`, at most so many rows at once.
    std::vector<HeldDigest> digests_of(const std::string& scope, base::AnyId& after,
                                       std::size_t most, bool& more);

    sqlite::Connection& connection_;
    Records& records_;
    std::map<std::string, record::DigestSum> deltas_; ///< by key
    std::string last_held_;
};

} // namespace b2go::store
