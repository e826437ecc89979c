#include "record/scope.hpp"

namespace b2go::record {

namespace {

constexpr std::string_view name(Scope::Kind kind) {
    switch (kind) {
    case Scope::Kind::reference:
        return "reference";
    case Scope::Kind::team:
        return "team";
    case Scope::Kind::citizen:
        return "citizen";
    case Scope::Kind::staff:
        return "staff";
    case Scope::Kind::admin:
        return "admin";
    }
    return "";
}

bool names_somebody(Scope::Kind kind) {
    return kind == Scope::Kind::team || kind == Scope::Kind::citizen || kind == Scope::Kind::staff;
}

} // namespace

std::string Scope::encode() const {
    std::string bytes(1, static_cast<char>(kind));
    if (names_somebody(kind)) {
        bytes += id.raw();
    }
    return bytes;
}

std::optional<Scope> Scope::decode(std::string_view bytes) {
    if (bytes.empty()) {
        return std::nullopt;
    }
    Scope scope{static_cast<Kind>(bytes.front()), {}};
    bytes.remove_prefix(1);
    if (name(scope.kind).empty()) {
        return std::nullopt;
    }
    if (!names_somebody(scope.kind)) {
        return bytes.empty() ? std::optional(scope) : std::nullopt;
    }
    const auto id = base::AnyId::from_bytes(bytes);
    if (!id || id->is_nil()) {
        return std::nullopt;
    }
    scope.id = *id;
    return scope;
}

std::string Scope::text() const {
    std::string text(name(kind));
    if (names_somebody(kind)) {
        text += ':' + id.text();
    }
    return text;
}

} // namespace b2go::record
