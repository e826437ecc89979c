#include "tests/simulation/aftermath.hpp"

#include <algorithm>

#include "sync/protocol/wire.hpp"

namespace b2go::simulation {

void Aftermath::replay() {
    const central::Stats before = world_.central().stats();
    const auto devices = world_.central().devices().size();
    const auto again = wire_.arrived;
    for (const auto& [path, body] : again) {
        // Who asks from an earlier place may have been rolled back: that gives a number, unused.
        if (path != sync::path::kRenumber) {
            (void)world_.answer(path, body);
        }
    }
    const central::Stats after = world_.central().stats();
    if (after.head != before.head || after.changes != before.changes ||
        after.quarantined != before.quarantined || after.awaited != before.awaited ||
        world_.central().devices().size() != devices) {
        find("requests that arrived once more changed the central");
    }
    for (const std::string& each : world_.ledger().contradictions) {
        find(each);
    }
    count("requests replayed", again.size());
}

void Aftermath::find_lost(const std::set<record::Dot>& had) {
    const std::set<record::Dot> words = world_.ledger().words();
    for (const record::Dot& dot : had) {
        if (!words.contains(dot) && !world_.ledger().was_erased(dot)) {
            find(dot.text() + " was on a tablet when the central was restored, and is lost");
        }
    }
    count("words looked for after a restore", had.size());
}

void Aftermath::tell() {
    tests::Ledger& ledger = world_.ledger();
    std::set<record::Dot> words = ledger.words();
    count("words lost with their tablets",
          ledger.words_ever().size() -
              static_cast<std::size_t>(std::ranges::count_if(
                  ledger.words_ever(), [&](const auto& dot) { return words.contains(dot); })));
    count("words", words.size());
    count("set apart", ledger.set_apart());
    Trace live;
    for (const auto& [place, dots] : ledger.live()) {
        for (const auto& [dot, word] : dots) {
            live.add(std::get<0>(place).raw());
            live.add(std::to_string(std::get<1>(place)) + std::get<2>(place));
            live.add(dot.text() + word.value);
            for (const auto& seen : word.seen) {
                live.add(seen.text());
            }
        }
    }
    result_.words = live.text();
    trace_.add(result_.words);
    count("conflicts left", world_.central().conflicts(10'000).size());
}

} // namespace b2go::simulation
