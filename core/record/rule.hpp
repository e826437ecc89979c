#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace b2go::record {

/// How concurrent versions of one register are brought together. Declared per field.
struct Rule {
    enum class Kind {
        ask,       ///< a human decides
        latest,    ///< the later time, then the greater dot
        strictest, ///< the safest value, by `order`; what it does not rank, a human decides
        add_wins,  ///< an element of a set: added beats removed
        once,      ///< written once; concurrent ones are all kept and shown
    };
    /// Which of two values is the safer, for `strictest`.
    enum class Order {
        listed,  ///< by `ranks`, safest first; the same rank and different: undecided
        earlier, ///< the earlier date or time
        later,   ///< the later date or time
    };

    Kind kind = Kind::ask;
    Order order = Order::listed;
    std::vector<std::vector<std::string>> ranks; ///< choice codes

    [[nodiscard]] static Rule ask() { return {}; }
    [[nodiscard]] static Rule latest() { return {Kind::latest, {}, {}}; }
    [[nodiscard]] static Rule add_wins() { return {Kind::add_wins, {}, {}}; }
    [[nodiscard]] static Rule once() { return {Kind::once, {}, {}}; }
    [[nodiscard]] static Rule earliest() { return {Kind::strictest, Order::earlier, {}}; }
    [[nodiscard]] static Rule furthest() { return {Kind::strictest, Order::later, {}}; }
    [[nodiscard]] static Rule strictest(std::vector<std::vector<std::string>> safest_first) {
        return {Kind::strictest, Order::listed, std::move(safest_first)};
    }
};

[[nodiscard]] std::string_view name(Rule::Kind kind);

} // namespace b2go::record
