#pragma once

#include <cstdint>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

/// Spoils messages as somebody would who knows their form and wants to find what nobody thought of.
namespace b2go::tests {

/// The same for the same seed and the same calls.
class Mangler {
public:
    explicit Mangler(std::uint64_t seed) : chance_(seed) {}

    /// A Protocol Buffers message with one to three of its parts lost, doubled, moved or replaced,
    /// at any depth. It can be parsed still.
    [[nodiscard]] std::string message(std::string_view bytes);
    /// Any bytes with some of them lost, doubled, moved or replaced.
    [[nodiscard]] std::string bytes(std::string bytes);
    /// Below `count`.
    [[nodiscard]] std::size_t choose(std::size_t count) { return chance_() % count; }

    /// What stood in other messages and may come to stand in these: ids, scopes, hashes.
    std::vector<std::string> foreign;

private:
    struct Part {
        std::uint64_t tag = 0;    ///< field number and kind, as on the wire
        std::uint64_t number = 0; ///< of a varint
        std::string bytes;        ///< of all others
    };
    using Parts = std::vector<Part>;

    static std::optional<Parts> split(std::string_view bytes);
    static std::string join(const Parts& parts);
    void spoil(Parts& parts);
    void spoil(Part& part);
    [[nodiscard]] std::uint64_t some_number(std::uint64_t number);

    std::mt19937_64 chance_;
};

} // namespace b2go::tests
