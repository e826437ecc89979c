#pragma once

#include <string>
#include <vector>

#include "tests/support/ui/desk.hpp"

/// The morning's office: a demo town of citizens, an outing at a shelter today, and two desks.
namespace b2go::tests {

struct Office {
    explicit Office(std::size_t tablets = 2);

    /// An outing's status as it stands on a tablet.
    [[nodiscard]] std::string status_of(base::AnyId id, std::size_t tablet);
    [[nodiscard]] registry::Object object(base::AnyId id, std::size_t tablet = 0);
    /// Every record of a type on a tablet, oldest first.
    [[nodiscard]] std::vector<registry::Object> all(const registry::Entity& entity,
                                                    std::size_t tablet = 0);

    /// Requires that both tablets hold the same bytes of each record, that nothing waits to be
    /// sent, and that every store and the central are sound.
    void require_equal(const std::vector<base::AnyId>& records);

    World world;
    std::vector<base::AnyId> town;
    base::AnyId outing;
    base::AnyId subject; ///< boliganvisning
};

} // namespace b2go::tests
