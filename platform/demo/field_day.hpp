#pragma once

#include <ostream>

#include "platform/demo/town.hpp"
#include "platform/demo/worker.hpp"

namespace b2go::demo {

/// Plays one day with two tablets at one central, through the use cases the screens call, and
/// tells it in Danish on `out`: the morning's plan, a shelter, a housing-plan area with a dialogue,
/// an event for older citizens; everything offline, then home, the sync, a conflict seen and
/// decided, the receipt. Throws Stopped when a step is refused.
void play_field_day(Worker& outreach, Worker& coordinator, SeededRandom& random, std::ostream& out);

} // namespace b2go::demo
