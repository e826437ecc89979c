#include "app/outings.hpp"

#include "domain/outing.hpp"
#include "domain/record_view.hpp"
#include "domain/tally.hpp"

namespace b2go::app {

using base::Outcome;
using base::Refusal;

namespace {

Outcome<Saved> set_status(Workspace& workspace, base::AnyId outing, const char* status) {
    const auto state = held_record(workspace, outing);
    if (!state) {
        return tl::unexpected(state.error());
    }
    if (state->type != domain::outing().number()) {
        return base::refuse(Refusal::invalid, {"Posten er ikke en tur. Intet er ændret.",
                                               "The record is no outing. Nothing was changed."});
    }
    registry::Fields fields;
    fields.plain[domain::outing().status.number] = std::string(status);
    return edit(workspace, {outing, std::move(fields), std::nullopt, {}});
}

} // namespace

Outcome<Saved> start_outing(Workspace& workspace, base::AnyId outing) {
    return set_status(workspace, outing, "ongoing");
}

Outcome<Saved> close_outing(Workspace& workspace, base::AnyId outing) {
    return set_status(workspace, outing, "closed");
}

Outcome<Saved> count_visitors(Workspace& workspace, base::AnyId outing, std::string_view kind,
                              std::int64_t count) {
    const auto& tally = domain::tally();
    registry::Object object = tally.make(workspace.new_id());
    object.set(tally.outing, domain::OutingId(outing))
        .set(tally.kind, registry::Choice{std::string(kind)})
        .set(tally.count, count)
        .set(tally.at, workspace.store().now());
    return create(workspace, std::move(object));
}

} // namespace b2go::app
