#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "base/crypto.hpp"
#include "base/uptime.hpp"
#include "tests/bench/central_process.hpp"
#include "tests/bench/edits.hpp"
#include "tests/bench/people.hpp"

namespace b2go::bench {

/// What all figures share.
struct Bench {
    std::filesystem::path central_program;
    std::filesystem::path folder; ///< made anew; taken away at the end
    std::uint64_t seed = 0;
    int repeats = 5;
    std::size_t at_once = 40; ///< tablets of a fleet
    const base::Clock& clock;
    const base::UptimeClock& uptime;
    base::Random& random;
    [[nodiscard]] base::Clocks clocks() const { return {clock, uptime}; }
};

enum class Which { first, second, third };

/// A central and three tablets in a folder: nobody running yet.
class Town {
public:
    Town(const Bench& bench, std::filesystem::path folder)
        : bench_(bench), folder_(std::move(folder)) {}

    /// Fills the folder: the first tablet holds `records` new records that it has not sent, the
    /// others are enrolled and empty.
    void build(std::uint64_t records);
    /// The same town in another folder. Nothing of it may be running.
    [[nodiscard]] Town copy_to(const std::filesystem::path& folder) const;
    /// The same town, already lying in another folder.
    [[nodiscard]] Town at(const std::filesystem::path& folder) const;
    void remove() const;

    /// Starts the central where the tablets know it to be, or at another port.
    [[nodiscard]] std::unique_ptr<CentralProcess> start_central() const;
    [[nodiscard]] std::unique_ptr<CentralProcess> start_central_elsewhere() const;
    [[nodiscard]] std::unique_ptr<platform::Tablet> open(Which which) const;
    void verify() const;

    [[nodiscard]] std::filesystem::path tablet_folder(Which which) const;
    [[nodiscard]] std::filesystem::path central_folder() const { return folder_ / "central"; }
    [[nodiscard]] std::uint16_t port() const { return port_; }
    /// The citizens, oldest first.
    [[nodiscard]] const Ids& citizens() const { return citizens_; }
    /// `count` of them that were made last, leaving out `skipped` even later ones.
    [[nodiscard]] Ids recent(std::size_t count, std::size_t skipped = 0) const;
    [[nodiscard]] static base::SecretKey key_of(const std::filesystem::path& tablet_folder);

    static constexpr const char* kPassphrase = "fem opdigtede ord til maalingen";

private:
    void enrol(Which which, const std::string& fingerprint);
    void fill(std::uint64_t records);

    const Bench& bench_;
    std::filesystem::path folder_;
    std::uint16_t port_ = 0;
    Ids citizens_;
};

} // namespace b2go::bench
