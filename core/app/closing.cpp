#include "app/closing.hpp"

#include "app/promises.hpp"
#include "domain/outing.hpp"

namespace b2go::app {

base::Outcome<void> check_if_closing(const Workspace& workspace, const registry::Object& before,
                                     const registry::Fields& edits) {
    const auto& outing = domain::outing();
    const auto status = edits.plain.find(outing.status.number);
    if (before.type != outing.number() || before.is(outing.status, "closed") ||
        status == edits.plain.end() || status->second != record::Value(std::string("closed"))) {
        return {};
    }
    registry::Findings findings;
    domain::check_closing(encounters_of_outing(workspace, before.id),
                          promises_of_outing(workspace, before.id), workspace, findings);
    if (findings.errors.empty()) {
        return {};
    }
    return base::refuse(base::Refusal::invalid,
                        {"Turen kan ikke lukkes endnu: noget er ikke afsluttet eller har ingen "
                         "ejer. Intet er ændret.",
                         "The outing cannot be closed yet: something is unfinished or has no "
                         "owner. Nothing was changed."},
                        std::move(findings.errors));
}

} // namespace b2go::app
