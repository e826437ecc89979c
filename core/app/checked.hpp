#pragma once

#include <map>
#include <optional>

#include "app/workspace.hpp"
#include "store/store.hpp"

/// Checking an object before it is saved. Internal to app/.
namespace b2go::app {

/// What checks may look up: the store and, on top, records of the same save.
class Around : public registry::Surroundings {
public:
    explicit Around(const Workspace& workspace) : workspace_(workspace) {}

    /// Makes a record of this save visible to the checks of the next.
    void remember(const store::Draft& draft);
    [[nodiscard]] std::optional<record::Scope> scope_of(base::AnyId id) const;

    [[nodiscard]] std::optional<registry::Object> find(base::AnyId id) const override;
    [[nodiscard]] base::Date today() const override { return workspace_.today(); }
    [[nodiscard]] bool is_demo() const override { return workspace_.is_demo(); }
    [[nodiscard]] base::AnyId writer() const override { return workspace_.writer(); }

private:
    struct New {
        registry::Object object;
        record::Scope scope;
    };
    const Workspace& workspace_;
    std::map<base::AnyId, New> new_;
};

/// Everything a new object must meet. Refused with every error found; otherwise its warnings.
[[nodiscard]] base::Outcome<registry::Findings>
check_new(const registry::Entity& entity, const registry::Object& object, const Around& around);

/// The object as it will be after the edits.
[[nodiscard]] registry::Object overlaid(registry::Object object, const registry::Fields& edits);

/// Everything an edit must meet: `edits` themselves, and the object after them. What the object
/// already broke before counts only for the edited fields.
[[nodiscard]] base::Outcome<registry::Findings>
check_edit(const registry::Entity& entity, const registry::Object& before,
           const registry::Object& after, const registry::Fields& edits, const Around& around);

/// A reason can be kept and shown: short, readable text. Empty is a reason left out.
[[nodiscard]] base::Outcome<void> check_reason(const std::string& reason);

/// The change that a draft becomes will be taken by the central as it is: asks for the writer's
/// permission, and that it can be read back. Better refused here, before anything is written, than
/// set apart there.
[[nodiscard]] base::Outcome<void> check_draft(const Workspace& workspace,
                                              const store::Draft& draft);

} // namespace b2go::app
