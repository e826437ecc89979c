#pragma once

#include "base/id.hpp"

namespace b2go::screens {

enum class Screen {
    lock,
    today,
    outing,
    visit,
    citizens,
    citizen,
    register_citizen,
    edit_citizen,
    follow_ups,
    sync,
    conflicts,
    settings,
    about,
};

/// Where a person is. `id` is what the screen is about: the outing, the citizen, the record in
/// conflict; `other` is the outing of a visit or of a registration that leads to one, and of a
/// citizen's card the record whose sheet is open on arrival.
struct Route {
    Screen screen = Screen::lock;
    base::AnyId id;
    base::AnyId other;
    bool operator==(const Route&) const = default;
};

} // namespace b2go::screens
