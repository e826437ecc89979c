#include "app/set_apart.hpp"

#include "domain/record_view.hpp"
#include "domain/registry.hpp"
#include "merge/apply.hpp"

namespace b2go::app {

std::vector<SetApart> set_apart(const Workspace& workspace, std::size_t limit) {
    std::vector<SetApart> list;
    for (store::SetApart& stored : workspace.store().quarantined(limit)) {
        if (stored.change.empty()) {
            // Sealed, or only a stub is left: what it said is in a backup of the central.
            list.push_back({stored.seq,
                            stored.record,
                            nullptr,
                            {},
                            {},
                            stored.is_sealed,
                            std::move(stored.reason)});
            continue;
        }
        const auto change = record::decode_change(stored.change);
        if (!change) {
            throw base::Fault(base::FaultCode::corrupt, "a stored change cannot be read");
        }
        SetApart row{stored.seq,
                     change->id,
                     domain::registry().find(change->type),
                     {},
                     change->time,
                     false,
                     std::move(stored.reason)};
        if (row.entity != nullptr) {
            // A record of this one change holds what it wrote.
            record::RecordState alone = merge::empty_record(*change);
            merge::apply(alone, *change, {change->device, change->seq, 0});
            row.fields = domain::object_of(alone).fields;
        }
        list.push_back(std::move(row));
    }
    return list;
}

} // namespace b2go::app
