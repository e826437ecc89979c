#include "record/seen.hpp"

#include <algorithm>

#include "base/crypto.hpp"
#include "base/limits.hpp"
#include "base/outcome.hpp"
#include "record/dot_codec.hpp"

namespace b2go::record {

namespace {

/// People and tools copy tokens; what a slip of the hand makes of one must not pass for another.
/// This guards against accidents only: whoever may edit may say what they have seen.
constexpr std::size_t kChecksumBytes = 8;

std::string checksum_of(std::string_view bytes) {
    const base::Hash hash = base::blake2b({base::as_bytes(bytes)});
    return std::string(base::as_chars(hash).substr(0, kChecksumBytes));
}

/// The message within a token; nothing if it is damaged.
std::optional<std::string> opened(std::string_view token) {
    if (token.size() > limits::kChangeBytes) {
        return std::nullopt;
    }
    auto bytes = base::from_base64url(token);
    if (!bytes || bytes->size() < kChecksumBytes) {
        return std::nullopt;
    }
    const std::string checksum = bytes->substr(bytes->size() - kChecksumBytes);
    bytes->resize(bytes->size() - kChecksumBytes);
    return checksum == checksum_of(*bytes) ? bytes : std::nullopt;
}

} // namespace

const Dots& Seen::of(FieldNumber field, std::string_view key) const {
    static const Dots none;
    const auto at = registers.find({field, std::string(key)});
    return at == registers.end() ? none : at->second;
}

std::string Seen::token() const {
    Dots all;
    for (const auto& [place, dots] : registers) {
        for (const Dot& dot : dots) {
            insert(all, dot);
        }
    }
    pb::Seen message;
    message.set_id(id.raw());
    put(*message.mutable_dots(), all);
    for (const auto& [place, dots] : registers) {
        pb::SeenRegister& to = *message.add_registers();
        to.set_field(place.first);
        to.set_key(place.second);
        for (const Dot& dot : dots) {
            to.add_dots(
                static_cast<std::uint32_t>(std::ranges::lower_bound(all, dot) - all.begin()));
        }
    }
    std::string bytes;
    base::require(message.SerializeToString(&bytes), "a token that was built can be written");
    return base::to_base64url(base::as_bytes(bytes + checksum_of(bytes)));
}

std::optional<Seen> Seen::from_token(std::string_view token) {
    const auto bytes = opened(token);
    pb::Seen message;
    if (!bytes || !message.ParseFromString(*bytes)) {
        return std::nullopt;
    }
    const auto id = base::AnyId::from_bytes(message.id());
    const Dots all = read(message.dots());
    if (!id || !is_well_formed(all)) {
        return std::nullopt;
    }
    Seen seen{*id, {}};
    for (const pb::SeenRegister& item : message.registers()) {
        Dots dots;
        for (const std::uint32_t index : item.dots()) {
            if (index >= all.size()) {
                return std::nullopt;
            }
            insert(dots, all[index]);
        }
        seen.registers.emplace(std::pair(item.field(), item.key()), std::move(dots));
    }
    return seen.token() == token ? std::optional(seen) : std::nullopt;
}

Seen seen_of(const RecordState& state) {
    Seen seen{state.id, {}};
    for (const Register& item : state.registers) {
        if (item.versions.empty()) {
            continue;
        }
        Dots& dots = seen.registers[{item.field, item.key}];
        for (const Version& version : item.versions) {
            dots.push_back(version.dot);
        }
    }
    return seen;
}

} // namespace b2go::record
