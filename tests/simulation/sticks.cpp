#include "tests/simulation/sticks.hpp"

#include <utility>

#include "sync/client/bundle.hpp"

namespace b2go::simulation {

void Sticks::carry(const Step& step, tests::Tablet& who) {
    Stick& stick = sticks_[&who];
    if (step.b % 4 != 0) {
        if (auto written = sync::write_bundle(who.runner(), who.clock)) {
            stick.asks = std::move(written->file);
        }
    }
    if (step.b % 4 != 1 && !stick.asks.empty()) {
        if (auto answered = world_.answer_bundle(stick.asks)) {
            ++counts_["sticks answered"];
            stick.answer = std::move(*answered);
        }
    }
    if (step.c % 3 != 0 && !stick.answer.empty()) {
        const auto report = sync::read_bundle(who.runner(), who.clock, stick.answer);
        ++counts_[report ? "sticks read" : "sticks refused"];
    }
}

} // namespace b2go::simulation
