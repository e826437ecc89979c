#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "tests/bench/central_process.hpp"
#include "tests/bench/fleet_tablet.hpp"

namespace b2go::bench {

/// The tablets of a city and the central of all, in a folder: nobody running yet. Ten tablets are
/// a team; each team's citizens are known to all ten before they go out.
class Fleet {
public:
    static constexpr std::size_t kTeam = 10;
    static constexpr std::size_t kChanges = 200;

    Fleet(const Bench& bench, std::filesystem::path folder)
        : bench_(bench), folder_(std::move(folder)), key_(base::SecretKey::random(bench.random)) {}

    /// Fills the folder: every tablet is enrolled, synced, and has then been written on offline,
    /// kChanges times in three days: new citizens, a second word on each, and several words on
    /// known ones, a tenth of which a colleague writes to as well.
    void build(std::size_t tablets);
    /// The same in another folder. Nothing of it may be running.
    [[nodiscard]] Fleet copy_to(const std::filesystem::path& folder) const;
    void remove() const;

    [[nodiscard]] std::size_t tablets() const { return made_.size(); }
    [[nodiscard]] std::filesystem::path central_folder() const { return folder_ / "central"; }
    using Nodes = std::vector<std::unique_ptr<CentralProcess>>;
    [[nodiscard]] Nodes start(int nodes) const;

    struct Round {
        double ms = 0;
        double central_ms = 0; ///< processor time of all nodes
        RoundTrips::Times trips;
        std::uint64_t pushed = 0;
        std::uint64_t pulled = 0;
        std::uint64_t bytes = 0; ///< of requests and answers
        std::map<std::string, std::uint64_t> verdicts;
    };
    /// Every tablet once, Bench::at_once at a time, in turn at all nodes. `half_way` is called
    /// when half of them are done.
    Round sync_all(const Nodes& nodes, const std::function<void()>& half_way = {}) const;

    /// Throws WrongResult unless every word that anybody wrote stands on a new tablet of each team
    /// and all the team's tablets hold the same bytes. Gives the number of words.
    std::uint64_t check(const Nodes& nodes) const;

private:
    [[nodiscard]] FleetTablet tablet(std::size_t index) const;
    [[nodiscard]] FleetTablet::Place place(const CentralProcess& node) const;
    void enrol(FleetTablet& tablet, const std::string& name, std::size_t team,
               const CentralProcess& node) const;
    void work_offline(std::size_t index);
    [[nodiscard]] Ids visited_by(std::size_t index) const;
    std::uint64_t check_words(std::size_t team, store::Store& store) const;
    void check_same(std::size_t team, store::Store& store) const;

    const Bench& bench_;
    std::filesystem::path folder_;
    base::SecretKey key_; ///< of every tablet's file
    std::string fingerprint_;
    std::vector<Ids> known_; ///< by team
    std::vector<Ids> made_;  ///< by tablet
};

} // namespace b2go::bench
