#pragma once

#include <functional>
#include <string>
#include <vector>

#include "tests/ui/screens/windowed.hpp"

namespace b2go::tests {

/// Something to look at, and how one gets there; in Danish, as often as one likes.
struct Moment {
    std::string name;
    std::function<void(Glass&)> prepare;
    bool moves = false; ///< something goes on, and is drawn again and again
};

/// A tablet's glass.
struct Display {
    const char* name;
    kit::Size size;
    float scale = 1;
};

/// Somebody who looks at moments in every look there is, on every glass, and requires that each is
/// sound. Writes pictures of them into the folder given after `--`, if one is.
class Onlooker {
public:
    explicit Onlooker(Desk& desk) : desk_(desk), window_(desk) {}

    void see(const std::vector<Moment>& moments);
    /// The same on the smallest glass alone: for what is laid out as forms and sheets are that were
    /// seen on every glass.
    void see_on_the_smallest(const std::vector<Moment>& moments);
    void prefer(int percent, bool dark, bool gloves, base::Language language) const;
    [[nodiscard]] Glass glass() { return window_.glass(); }

    /// A screen.
    [[nodiscard]] Moment place(std::string name, screens::Route route) const;
    /// Like a place, and then these are tapped.
    [[nodiscard]] Moment tapped(std::string name, screens::Route route,
                                std::vector<std::string> labels) const;
    /// Like a place, and then this is done; nothing else is said any more.
    [[nodiscard]] Moment told(std::string name, screens::Route route,
                              screens::Command command) const;

private:
    void see_on(const Display& display, const std::vector<Moment>& moments);
    void see_in_every_look(Glass& glass, const Moment& moment, const Display& display, int percent);
    void look(Glass& glass, const std::string& name, const Display& display, bool is_kept) const;
    void require_still(Glass& glass, const std::string& name) const;

    Desk& desk_;
    Windowed window_;
};

} // namespace b2go::tests
