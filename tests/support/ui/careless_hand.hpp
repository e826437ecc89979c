#pragma once

#include <functional>
#include <random>

#include "tests/support/ui/glass.hpp"

namespace b2go::tests {

/// Random fingers, keys, an assistive program, and somebody who resizes the window meanwhile. The
/// same seed does the same on the same screens.
class CarelessHand {
public:
    /// `change_look` is asked for another size of text, scale, language and gloves.
    CarelessHand(unsigned seed, std::function<void(const kit::Look&)> change_look)
        : random_(seed), change_look_(std::move(change_look)) {}

    /// One thing, or a rest of half a second on a field; then a frame is drawn.
    void do_something(Glass& glass);
    /// Below `below`.
    unsigned pick(unsigned below) { return static_cast<unsigned>(random_() % below); }

private:
    void press_key();
    void ask_as_a_program(Glass& glass);
    void rest_on_a_field(Glass& glass);
    void change_window();
    float coordinate(float size);

    std::mt19937 random_;
    std::function<void(const kit::Look&)> change_look_;
};

} // namespace b2go::tests
