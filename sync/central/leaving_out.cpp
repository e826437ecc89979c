#include <utility>

#include "base/outcome.hpp"
#include "sync/central/merging.hpp"

/// What is not merged because it was erased, or because its words are kept nowhere any more.
namespace b2go::central {

using base::Label;
using record::Change;
using record::Dot;
namespace pb = sync::pb;

namespace {

Label cannot_be_sent() {
    return {"Centralen mangler ændringen, og tabletten har den ikke mere, fordi den var i en "
            "sikkerhedskopi af centralen. Kontakt synk-administratoren: den kan ligge i en nyere "
            "sikkerhedskopi end den, der er gendannet.",
            "The central lacks the change, and the tablet no longer has it because it was in a "
            "backup of the central. Contact the sync administrator: it may be in a later backup "
            "than the one that was restored."};
}

} // namespace

/// The scope, or the record whatever scope is said of it now.
bool Merging::is_erased(const Change& change) {
    if (context_.store.find_erasure(change.scope.encode())) {
        return true;
    }
    const Touched* touched = find(change.id);
    return touched != nullptr && touched->is_gone();
}

/// Nothing of it is kept but its place in the device's history.
Verdict Merging::leave_out(const Arrived& arrived, base::AnyId record) {
    context_.store.append_change(
        {arrived.name, record, {}, arrived.hash, arrived.chain, pb::GONE, {}, {}, {}});
    return {pb::GONE, {}};
}

/// The words of an erased scope are to be nowhere; others were merged under their first name, or
/// are a gap in what the central has: told to the administrator, and the sequence moves on.
Verdict Merging::take_stub(const Arrived& arrived) {
    const pb::Stub& stub = *arrived.stub;
    if (!stub.scope().empty() && erasures_ != 0 && context_.store.find_erasure(stub.scope())) {
        return leave_out(arrived, {});
    }
    const Dot origin{stub.origin_device(), stub.origin_seq(), stub.origin_tag()};
    if (origin.seq != 0 && (!writer_ || wrote_as(origin.device))) {
        const auto logged = context_.store.find_change({origin.device, origin.seq});
        const bool is_here = logged && record::tag_of(logged->chain) == origin.tag &&
                             logged->verdict != pb::QUARANTINED;
        const auto first = any_aliases_ ? context_.store.find_alias(origin) : std::nullopt;
        if (first || is_here) {
            context_.store.put_alias(arrived.dot(), first.value_or(origin));
            any_aliases_ = true;
            context_.store.append_change({arrived.name,
                                          logged ? logged->record : base::AnyId{},
                                          {},
                                          arrived.hash,
                                          arrived.chain,
                                          pb::DUPLICATE,
                                          {},
                                          {},
                                          {}});
            return {pb::DUPLICATE, {}};
        }
    }
    return set_apart(arrived, nullptr, cannot_be_sent());
}

void Merging::erase(base::AnyId id) {
    Touched* touched = find(id);
    base::require(touched != nullptr, "only a record that is there is erased");
    touched->state.registers.clear();
    touched->flags = StoredRecord::gone;
    note_merged(id, *touched);
}

void Merging::make_gone(base::AnyId id, record::TypeNumber type, const record::Scope& scope) {
    Touched gone;
    gone.state.id = id;
    gone.state.type = type;
    gone.state.scope = scope;
    gone.flags = StoredRecord::gone;
    note_merged(id, touched_.emplace(id, std::move(gone)).first->second);
}

} // namespace b2go::central
