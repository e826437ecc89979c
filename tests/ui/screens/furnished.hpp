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

/// The same with what sheets show of `town[0]`: a referral with a consent, a corrected note, and
/// the other tablet's words against ours in the matter, the visit, the consent and the referral.
struct Crowded : Furnished {
    Crowded();

    base::AnyId referral;
    base::AnyId follow_up;
    base::AnyId note;       ///< that was corrected
    base::AnyId correction; ///< of it

private:
    void refer();
    void correct();
    void quarrel();
};

} // namespace b2go::tests
