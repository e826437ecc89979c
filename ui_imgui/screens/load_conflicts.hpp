#pragma once

#include <set>
#include <vector>

#include "app/workspace.hpp"
#include "ui_imgui/screens/parts.hpp"

namespace b2go::screens {

/// Whom the conflicts on this tablet concern, looked up once for a whole list.
class Disputes {
public:
    explicit Disputes(const app::Workspace& workspace);
    void mark(Person& person) const { person.is_disputed = citizens_.contains(person.object.id); }
    void mark(std::vector<PromiseRow>& rows) const;

private:
    std::set<base::AnyId> citizens_;
};

/// What waits to be decided about a citizen and whatever is theirs, oldest first.
[[nodiscard]] std::vector<ConflictDetail> conflicts_about(const app::Workspace& workspace,
                                                          base::AnyId citizen);
/// What waits to be decided in one record; nothing if nothing does.
[[nodiscard]] std::optional<ConflictDetail> conflict_in(const app::Workspace& workspace,
                                                        const record::RecordState& state);

} // namespace b2go::screens
