#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/uptime.hpp"

namespace b2go::store {

/// Wrong passphrases in a row, whichever program they were given to. Kept beside the store, since
/// the store is closed while they happen, and written before each try, so that neither a restart
/// nor a pulled plug nor another program makes a try free.
/// It slows down whoever holds the tablet; whoever copies its files is held off by the cost of
/// deriving the key.
struct Attempts {
    int wrong = 0;
    /// When the last try began; one that is later than now was before a restart.
    base::Uptime last;
    bool operator==(const Attempts&) const = default;
};

/// Wrong tries that cost no wait: a glove, a capital letter, the old passphrase.
inline constexpr int kFreeAttempts = 3;
inline constexpr std::int64_t kFirstWaitMs = 30'000;
/// Long enough that guessing leads nowhere, short enough that the owner can wait for it.
inline constexpr std::int64_t kLongestWaitMs = std::int64_t{15} * 60'000;

/// Milliseconds before the next try; 0 when there is no wait. Doubles with each wrong try from the
/// third on.
[[nodiscard]] std::int64_t wait_ms(const Attempts& attempts, base::Uptime now);

/// The same tries as of `now`: a try from before the machine was started counts as made when it
/// was. So the wait begins anew with a restart, is the same for every program, and is never shorter
/// than it was told.
[[nodiscard]] Attempts settled(Attempts attempts, base::Uptime now);

/// `wrong=4 last=7200000`.
[[nodiscard]] std::string encode(const Attempts& attempts);
/// No text: nobody has tried. A text that cannot be read counts as the longest wait from `now`.
[[nodiscard]] Attempts decode_attempts(std::string_view text, base::Uptime now);

} // namespace b2go::store
