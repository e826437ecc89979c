#pragma once

#include <array>
#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "base/bytes.hpp"
#include "base/outcome.hpp"

/// Values on their way to PostgreSQL, in its binary format. Internal to the PostgreSQL store.
namespace b2go::central::postgres {

/// `size` bytes of a number, most significant first.
template <std::size_t size> [[nodiscard]] std::array<char, size> big_endian(std::uint64_t number) {
    std::array<char, size> bytes{};
    for (std::size_t i = size; i-- > 0; number >>= 8U) {
        bytes[i] = static_cast<char>(number & 0xffU);
    }
    return bytes;
}

/// One value bound to a statement: a number (bigint), bytes (bytea) or text. Borrows what it was
/// given; every column of a number is a bigint, so its size is always right.
class Parameter {
public:
    template <std::integral Number> explicit Parameter(Number number) : is_number_(true) {
        if constexpr (!std::same_as<Number, bool>) {
            base::require(std::in_range<std::int64_t>(number), "a bound number fits 64 bits");
        }
        number_ = big_endian<8>(static_cast<std::uint64_t>(number));
    }
    explicit Parameter(std::string_view text) : view_(text) {}
    explicit Parameter(base::ByteView bytes) : view_(base::as_chars(bytes)) {}

    [[nodiscard]] std::string_view view() const {
        return is_number_ ? std::string_view(number_.data(), number_.size()) : view_;
    }

private:
    bool is_number_ = false;
    std::array<char, 8> number_{};
    std::string_view view_;
};

/// Where sealed bytes stand: the table and the row's key.
[[nodiscard]] inline std::string place_of(std::string_view table,
                                          std::initializer_list<Parameter> key) {
    std::string place(table);
    for (const Parameter& part : key) {
        place.push_back('\0');
        place += part.view();
    }
    return place;
}

/// A bytea[] of these, for `= ANY ($1::bytea[])`.
[[nodiscard]] inline std::string array_of(std::span<const std::string> elements) {
    constexpr std::uint64_t kBytea = 17; // the type's number in every PostgreSQL
    std::string array;
    const auto append = [&array](std::uint64_t number) {
        const auto bytes = big_endian<4>(number);
        array.append(bytes.data(), bytes.size());
    };
    append(elements.empty() ? 0 : 1); // dimensions
    append(0);                        // no nulls among them
    append(kBytea);
    if (!elements.empty()) {
        append(elements.size());
        append(1); // counted from 1
    }
    for (const std::string& element : elements) {
        append(element.size());
        array += element;
    }
    return array;
}

} // namespace b2go::central::postgres
