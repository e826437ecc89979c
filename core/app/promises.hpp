#pragma once

#include <cstdint>
#include <vector>

#include "app/workspace.hpp"

namespace b2go::app {

/// What has been promised to people and is not done: referrals that are not closed and follow-ups
/// that are open.
struct PromiseCounts {
    std::uint64_t open = 0;
    std::uint64_t unowned = 0; ///< open without owner or date; should always be zero
};
[[nodiscard]] PromiseCounts count_promises(const Workspace& workspace);

/// The encounters of one outing, oldest first.
[[nodiscard]] std::vector<registry::Object> encounters_of_outing(const Workspace& workspace,
                                                                 base::AnyId outing);

/// Every referral and follow-up, open or done, of the citizens met on an outing and of the outing
/// itself: what must be somebody's before it can close.
[[nodiscard]] std::vector<registry::Object> promises_of_outing(const Workspace& workspace,
                                                               base::AnyId outing);

/// Every referral and follow-up, open or done, of one citizen: of their matters and, for
/// follow-ups, of the citizen or anything that is theirs.
[[nodiscard]] std::vector<registry::Object> promises_of_citizen(const Workspace& workspace,
                                                                base::AnyId citizen);

/// Every promise that is open on this tablet, whoever owns it; at most `limit` of each kind.
[[nodiscard]] std::vector<registry::Object> open_promises(const Workspace& workspace,
                                                          std::size_t limit);

} // namespace b2go::app
