#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

#include "base/outcome.hpp"
#include "store/attempts.hpp"

namespace b2go::platform {

/// Tries of a passphrase on one tablet, counted in one file by every program that makes one: the
/// window, a second window and the command line wait for each other's mistakes. Used under the
/// folder's lock, so that two programs cannot count the same try.
///
///     Tries tries(folder.attempts(), uptime);
///     if (auto wait = tries.refused()) { return tl::unexpected(*wait); }
///     tries.begin();      // written and flushed: whatever ends the program now, it was a try
///     ... forget() if it was right, forgive() if something else failed
class Tries {
public:
    /// Reads the file; one that holds something else counts as the longest wait from now. Throws
    /// UnusableFile and Fault{io} when it cannot be read: what was counted is not known, so no try
    /// is made and no wait begins. Throws Fault{io, disk_full} when it has to be written and
    /// cannot.
    Tries(std::filesystem::path file, const base::UptimeClock& clock);

    /// That one has to wait, and how long; nothing when a try may be made.
    [[nodiscard]] std::optional<base::Rejection> refused() const;
    /// Counts a try that is about to be made. Throws Fault{io, disk_full}: then it is not made.
    void begin();
    /// The try was not the passphrase's fault.
    void forgive();
    /// It was right: earlier mistakes are forgotten. Who has the right passphrase gets in though
    /// this cannot be written; then a later mistake costs its wait earlier.
    void forget();
    /// `wrong`, with how long to wait before the next try.
    [[nodiscard]] base::Rejection told(base::Rejection wrong) const;

private:
    void write() const;

    std::filesystem::path file_;
    const base::UptimeClock& clock_;
    store::Attempts attempts_;
};

/// That one has to wait so long, and nothing was tried.
[[nodiscard]] base::Rejection must_wait(std::int64_t wait_ms);
/// The rejection is must_wait's.
[[nodiscard]] bool is_wait(const base::Rejection& rejection);

/// As they are counted now, for who shows them; none if that cannot be read.
[[nodiscard]] store::Attempts read_attempts(const std::filesystem::path& file, base::Uptime now);

} // namespace b2go::platform
