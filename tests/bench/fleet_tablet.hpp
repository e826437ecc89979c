#pragma once

#include <filesystem>
#include <memory>
#include <mutex>
#include <string>

#include "sync/client/client_certificate.hpp"
#include "sync/client/session.hpp"
#include "sync/client/transport.hpp"
#include "tests/bench/timing.hpp"
#include "tests/bench/town.hpp"
#include "tests/sync/world_tablet.hpp"

namespace b2go::bench {

/// How long many tablets waited for answers. From any thread.
class RoundTrips {
public:
    void add(std::string_view path, double ms, bool has_answer);

    struct Times {
        Samples batches;              ///< pushes with their verdicts and first page, ms
        Samples pages;                ///< everything else, ms
        std::uint64_t unanswered = 0; ///< tries that a tablet had to repeat
    };
    [[nodiscard]] Times take();

private:
    std::mutex mutex_;
    Times times_;
};

/// One of many tablets while something is done with it: a real store and the real client over real
/// HTTPS. What it leaves out of the tablet's program is the key file, since deriving five hundred
/// keys from passphrases would take longer than all else, and the store's thread.
class FleetTablet {
public:
    struct Place {
        std::string url; ///< of a node of the central
        std::string ca_fingerprint;
    };

    /// Opens its file, or makes it.
    FleetTablet(const Bench& bench, const std::filesystem::path& file, const base::SecretKey& key);
    FleetTablet(const FleetTablet&) = delete;
    FleetTablet& operator=(const FleetTablet&) = delete;

    [[nodiscard]] store::Store& store() { return *store_; }
    [[nodiscard]] app::Workspace workspace() { return {*store_, bench_.random}; }
    /// What is written from now on, was written so long ago.
    void write_in_the_past(std::int64_t ms) { clock_.shift_ms = -ms; }

    /// Both over a connection of their own. Throw std::runtime_error with what was said if refused.
    void enrol(const Place& place, const std::string& code);
    sync::SyncReport sync(const Place& place, RoundTrips& trips);

private:
    [[nodiscard]] std::unique_ptr<sync::Transport>
    way_to(const Place& place, const sync::ClientCertificate& certificate = {});

    const Bench& bench_;
    tests::ShiftedClock clock_;
    std::unique_ptr<store::Store> store_;
};

} // namespace b2go::bench
