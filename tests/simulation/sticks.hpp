#pragma once

#include <map>
#include <string>

#include "tests/simulation/schedule.hpp"
#include "tests/simulation/wire.hpp"
#include "tests/sync/world.hpp"

namespace b2go::simulation {

/// Syncs that go by stick: files are written, carried to the central and back, and each can be
/// late, or there twice.
class Sticks {
public:
    Sticks(tests::World& world, Counts& counts) : world_(world), counts_(counts) {}

    void carry(const Step& step, tests::Tablet& who);
    /// The tablet is no more.
    void lose(const tests::Tablet& who) { sticks_.erase(&who); }

private:
    /// What was written last.
    struct Stick {
        std::string asks;
        std::string answer;
    };

    tests::World& world_;
    Counts& counts_;
    std::map<const tests::Tablet*, Stick> sticks_;
};

} // namespace b2go::simulation
