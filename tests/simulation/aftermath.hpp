#pragma once

#include <set>

#include "tests/simulation/simulation.hpp"
#include "tests/simulation/wire.hpp"

namespace b2go::simulation {

/// What is looked at when everything has healed and all have said what they had to say.
class Aftermath {
public:
    Aftermath(tests::World& world, Wire& wire, Trace& trace, Result& result)
        : world_(world), wire_(wire), trace_(trace), result_(result) {}

    /// Every request of this epoch once more: the central must not move.
    void replay();
    /// Words that were on tablets when the central was restored, and that none of these has lost
    /// since, are at the central.
    void find_lost(const std::set<record::Dot>& had);
    /// What there is in the end, into trace and counts.
    void tell();

private:
    void find(std::string what) { result_.findings.push_back(std::move(what)); }
    void count(std::string_view what, std::uint64_t by) { result_.counts[std::string(what)] += by; }

    tests::World& world_;
    Wire& wire_;
    Trace& trace_;
    Result& result_;
};

} // namespace b2go::simulation
