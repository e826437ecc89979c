#include "tests/support/mangler.hpp"

#include <algorithm>
#include <limits>

namespace b2go::tests {

namespace {

// The kinds of fields on the wire.
constexpr std::uint64_t kVarint = 0;
constexpr std::uint64_t kEightBytes = 1;
constexpr std::uint64_t kLength = 2;
constexpr std::uint64_t kFourBytes = 5;
constexpr std::uint64_t kKinds = 8;

std::optional<std::uint64_t> take_varint(std::string_view& bytes) {
    std::uint64_t number = 0;
    for (unsigned shift = 0; shift < 64 && !bytes.empty(); shift += 7) {
        const auto byte = static_cast<unsigned char>(bytes.front());
        bytes.remove_prefix(1);
        number |= static_cast<std::uint64_t>(byte & 0x7FU) << shift;
        if (byte < 0x80) {
            return number;
        }
    }
    return std::nullopt;
}

void put_varint(std::string& bytes, std::uint64_t number) {
    for (; number >= 0x80; number >>= 7) {
        bytes.push_back(static_cast<char>((number & 0x7F) | 0x80));
    }
    bytes.push_back(static_cast<char>(number));
}

} // namespace

std::optional<Mangler::Parts> Mangler::split(std::string_view bytes) {
    Parts parts;
    while (!bytes.empty()) {
        const auto tag = take_varint(bytes);
        if (!tag || *tag / kKinds == 0 || *tag > std::numeric_limits<std::uint32_t>::max()) {
            return std::nullopt;
        }
        Part part{*tag, 0, {}};
        std::optional<std::uint64_t> size;
        switch (*tag % kKinds) {
        case kVarint:
            size = take_varint(bytes);
            part.number = size.value_or(0);
            break;
        case kEightBytes:
            size = 8;
            break;
        case kFourBytes:
            size = 4;
            break;
        case kLength:
            size = take_varint(bytes);
            break;
        default:
            return std::nullopt;
        }
        if (!size || (*tag % kKinds != kVarint && *size > bytes.size())) {
            return std::nullopt;
        }
        if (*tag % kKinds != kVarint) {
            part.bytes = bytes.substr(0, static_cast<std::size_t>(*size));
            bytes.remove_prefix(part.bytes.size());
        }
        parts.push_back(std::move(part));
    }
    return parts;
}

std::string Mangler::join(const Parts& parts) {
    std::string bytes;
    for (const Part& part : parts) {
        put_varint(bytes, part.tag);
        if (part.tag % kKinds == kVarint) {
            put_varint(bytes, part.number);
            continue;
        }
        if (part.tag % kKinds == kLength) {
            put_varint(bytes, part.bytes.size());
        }
        bytes += part.bytes;
    }
    return bytes;
}

std::uint64_t Mangler::some_number(std::uint64_t number) {
    const std::uint64_t numbers[] = {0,          1,           2,           number + 1,
                                     number - 1, number * 2,  0x7FFF,      0x7FFFFFFF,
                                     0x80000000, 0xFFFFFFFF,  1ULL << 32U, 1ULL << 62U,
                                     ~0ULL,      1ULL << 63U, chance_(),   chance_() % 64};
    return numbers[choose(std::size(numbers))];
}

void Mangler::spoil(Part& part) {
    if (part.tag % kKinds == kVarint) {
        part.number = some_number(part.number);
    } else if (part.tag % kKinds != kLength) {
        part.bytes[choose(part.bytes.size())] = static_cast<char>(chance_());
    } else if (auto inner = split(part.bytes); inner && !inner->empty() && choose(4) != 0) {
        spoil(*inner);
        part.bytes = join(*inner);
    } else if (!foreign.empty() && choose(3) == 0) {
        part.bytes = foreign[choose(foreign.size())];
    } else {
        part.bytes = bytes(std::move(part.bytes));
    }
}

void Mangler::spoil(Parts& parts) {
    const std::size_t at = choose(parts.size());
    switch (choose(12)) {
    case 0:
        parts.erase(parts.begin() + static_cast<std::ptrdiff_t>(at));
        break;
    case 1:
        parts.insert(parts.begin() + static_cast<std::ptrdiff_t>(at), Part(parts[at]));
        break;
    case 2:
        std::swap(parts[at], parts[choose(parts.size())]);
        break;
    case 3:
        parts[at].tag = (1 + choose(20)) * kKinds + parts[at].tag % kKinds;
        break;
    default:
        spoil(parts[at]);
    }
}

std::string Mangler::message(std::string_view bytes) {
    auto parts = split(bytes);
    for (std::size_t times = 1 + choose(3); parts && !parts->empty() && times > 0; --times) {
        spoil(*parts);
    }
    return parts ? join(*parts) : std::string(bytes);
}

std::string Mangler::bytes(std::string bytes) {
    const std::size_t at = choose(bytes.size() + 1);
    const std::size_t length = choose(bytes.size() - at + 1);
    switch (choose(7)) {
    case 0:
        return {};
    case 1:
        return bytes.substr(0, at);
    case 2:
        return bytes.erase(at, length);
    case 3:
        return bytes.insert(at, bytes.substr(at, length));
    case 4:
        return bytes.insert(at, 1 + choose(40), static_cast<char>(chance_()));
    case 5:
        return std::string(choose(2) == 0 ? 1 + choose(64) : choose(5000),
                           static_cast<char>(chance_()));
    default:
        if (at < bytes.size()) {
            bytes[at] =
                static_cast<char>(static_cast<unsigned char>(bytes[at]) ^ (1U << choose(8)));
        }
        return bytes;
    }
}

} // namespace b2go::tests
