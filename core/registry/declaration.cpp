#include "registry/declaration.hpp"

#include <array>

namespace b2go::registry {

namespace {

struct RoleName {
    Roles::Bit role;
    std::string_view name;
};
constexpr std::array<RoleName, 4> kRoleNames{{{Roles::staff, "staff"},
                                              {Roles::coordinator, "coordinator"},
                                              {Roles::sync_admin, "sync_admin"},
                                              {Roles::partner_staff, "partner_staff"}}};

} // namespace

std::string_view name(Kind kind) {
    switch (kind) {
    case Kind::flag:
        return "flag";
    case Kind::number:
        return "number";
    case Kind::line:
        return "line";
    case Kind::text:
        return "text";
    case Kind::choice:
        return "choice";
    case Kind::date:
        return "date";
    case Kind::instant:
        return "instant";
    case Kind::reference:
        return "reference";
    case Kind::cpr:
        return "cpr";
    case Kind::group:
        return "group";
    }
    return "";
}

std::optional<Roles::Bit> role_from(std::string_view name) {
    for (const RoleName& known : kRoleNames) {
        if (known.name == name) {
            return known.role;
        }
    }
    return std::nullopt;
}

std::string_view name(Roles::Bit role) {
    for (const RoleName& known : kRoleNames) {
        if (known.role == role) {
            return known.name;
        }
    }
    return "";
}

} // namespace b2go::registry
