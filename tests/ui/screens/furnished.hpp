#pragma once

#include "tests/ui/screens/office.hpp"

namespace b2go::tests {

/// A tablet in the middle of a day, with a bit of everything on it: an outing that has begun, a
/// finished visit and an unfinished one, promises, a consent, a note, a conflict and a receipt.
struct Furnished : Office {
    Furnished();

    void visit(base::AnyId citizen, const char* outcome);
    void speak(base::Language language);
    const screens::State& on(screens::Screen screen, base::AnyId id = {}, base::AnyId other = {});

    Desk desk{world, 0, "skoven er stille"};
};

} // namespace b2go::tests
