#include "sync/central/witnesses.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <utility>

#include "base/limits.hpp"
#include "domain/permissions.hpp"
#include "domain/types.hpp"
#include "record/digest.hpp"
#include "sync/central/own_changes.hpp"
#include "sync/central/people.hpp"
#include "sync/central/place.hpp"

namespace b2go::central {

using base::Label;
using base::Outcome;
using record::Change;
using record::Dot;
using record::RecordState;

namespace {

std::string place_of_witness(base::AnyId record, std::string_view digest) {
    return "w" + record.raw() + std::string(digest);
}

RecordState opened(Context& context, StoredWitness row) {
    const std::string place = place_of_witness(row.record, row.digest);
    auto state =
        record::decode_state(context.scope_keys.open(row.scope, std::move(row.state), place));
    if (!state || state->id != row.record) {
        throw base::Fault(base::FaultCode::corrupt,
                          "what a tablet had of record " + row.record.text() + " cannot be read");
    }
    return std::move(*state);
}

/// As the central has it; nothing if it has none, or no more.
std::optional<RecordState> present(Context& context, base::AnyId id) {
    auto row = context.store.lock_record(id);
    return row && (row->flags & StoredRecord::gone) == 0
               ? std::optional(read_record(context, std::move(*row)))
               : std::nullopt;
}

bool is_lacking(Context& context, const Dot& dot, const std::optional<RecordState>& now) {
    return !(now && dot.seq <= now->applied_of(dot.device)) && !context.store.find_alias(dot);
}

/// What the writer of a lacking word had seen and replaced: what the witness knew and does not
/// have.
record::Dots replaced(const RecordState& witness, const record::Register& item,
                      const std::optional<RecordState>& now) {
    record::Dots seen;
    const record::Register* there = now ? now->find(item.field, item.key) : nullptr;
    if (there == nullptr) {
        return seen;
    }
    for (const record::Version& version : there->versions) {
        const bool is_known = version.dot.seq <= witness.applied_of(version.dot.device);
        const bool is_live = std::ranges::find(item.versions, version.dot, &record::Version::dot) !=
                             item.versions.end();
        if (is_known && !is_live && seen.size() < limits::kSeenPerWrite) {
            record::insert(seen, version.dot);
        }
    }
    return seen;
}

/// One change for each that was lost, as far as its words still stood, the earliest first.
std::vector<Change> lacking_changes(Context& context, const RecordState& witness,
                                    const std::optional<RecordState>& now) {
    std::map<Dot, Change> changes;
    for (const record::Register& item : witness.registers) {
        for (const record::Version& version : item.versions) {
            if (!is_lacking(context, version.dot, now)) {
                continue;
            }
            Change& change = changes[version.dot];
            change.id = witness.id;
            change.type = witness.type;
            change.scope = witness.scope;
            change.schema = witness.schema;
            change.time = version.time;
            change.author = version.author;
            change.reason = version.reason;
            change.origin = version.dot;
            change.writes.push_back(
                {item.field, item.key, version.value, replaced(witness, item, now), version.was});
        }
    }
    std::vector<Change> list;
    for (auto& [dot, change] : changes) {
        list.push_back(std::move(change));
    }
    std::ranges::stable_sort(list, {}, [](const Change& change) { return change.time.ms; });
    return list;
}

/// The record's kind and place as a tablet says them must be those it has.
bool fits(const RecordState& witness, const std::optional<StoredRecord>& row) {
    return !row || ((row->flags & StoredRecord::gone) == 0 && row->type == witness.type &&
                    row->scope == witness.scope.encode());
}

/// Whether its words are words of such a record; whose they are an administrator has decided.
std::optional<Label> refuse_words(const Change& change) {
    return domain::refuse_write(
        change, {change.scope.id, change.scope.id, registry::Roles::sync_admin, {}});
}

/// Who somebody is and what they may is not taken from a tablet; notices the central makes itself.
bool is_the_central_s_own(record::TypeNumber type) {
    return type == domain::types::kStaff || type == domain::types::kTeam ||
           type == domain::types::kNotice;
}

tl::unexpected<base::Rejection> no_witness() {
    const Label message{
        "Ingen tablet har afleveret noget om den post, som centralen mangler. Intet er ændret. Se "
        "listen med witness list.",
        "No tablet has given anything of that record that the central lacks. Nothing was changed. "
        "See the list: witness list."};
    return base::refuse(base::Refusal::not_found, message, {{"id", message}});
}

/// Whole records at a time.
void each_record(Context& context,
                 const std::function<bool(base::AnyId, std::vector<StoredWitness>)>& take) {
    base::AnyId after;
    for (bool goes_on = true; goes_on;) {
        const auto next = context.store.witnesses_after(after, 1);
        if (next.empty()) {
            return;
        }
        after = next.front().record;
        goes_on = take(after, context.store.witnesses_of(after));
    }
}

WitnessRow row_of(Context& context, base::AnyId id, std::vector<StoredWitness> stored) {
    WitnessRow row;
    row.record = id;
    row.since = stored.front().time;
    const auto now = present(context, id);
    for (StoredWitness& each : stored) {
        row.since = std::min(row.since, each.time);
        const record::DeviceNumber device = each.device;
        const RecordState witness = opened(context, std::move(each));
        bool has_any = false;
        for (Change& change : lacking_changes(context, witness, now)) {
            has_any = true;
            const auto is_known = [&](const Change& other) {
                return other.origin == change.origin;
            };
            if (std::ranges::none_of(row.lacking, is_known)) {
                row.lacking.push_back(std::move(change));
            }
        }
        if (has_any) {
            row.devices.push_back(device);
        }
    }
    return row;
}

} // namespace

tl::expected<sync::pb::WitnessAnswer, No> take_witnesses(Context& context, const Asker& asker,
                                                         const sync::pb::WitnessRequest& request) {
    if (static_cast<std::size_t>(request.sealed_size()) > limits::kWitnessesPerRequest) {
        return tl::unexpected(no::malformed());
    }
    const Merging merging(context, asker.writer,
                          kept_by(context, asker.epoch, asker.device, request.purged()));
    context.store.hold_stream();
    sync::pb::WitnessAnswer answer;
    answer.set_backup(context.store.stream()->backup_begun); // none begins until this is kept
    for (const std::string& sealed : request.sealed()) {
        answer.set_looked_at(answer.looked_at() + 1);
        const auto bytes = base::open_box(context.keys.box, base::as_bytes(sealed));
        const auto witness = bytes ? record::decode_state(*bytes) : std::nullopt;
        if (!witness || is_the_central_s_own(witness->type) || !merging.may_read(witness->scope) ||
            context.store.find_erasure(witness->scope.encode()) ||
            !fits(*witness, context.store.lock_record(witness->id)) ||
            lacking_changes(context, *witness, present(context, witness->id)).empty()) {
            continue;
        }
        const std::string scope = witness->scope.encode();
        const std::string digest(base::as_chars(record::digest_of(witness->id, *bytes)));
        context.store.put_witness(
            {witness->id, digest, scope, asker.device.device, context.clock.now(),
             context.scope_keys.seal(scope, *bytes, place_of_witness(witness->id, digest))});
    }
    return answer;
}

std::vector<WitnessRow> witnesses(Context& context, std::size_t most) {
    std::vector<WitnessRow> rows;
    each_record(context, [&](base::AnyId id, std::vector<StoredWitness> stored) {
        WitnessRow row = row_of(context, id, std::move(stored));
        if (!row.lacking.empty()) {
            rows.push_back(std::move(row));
        }
        return rows.size() < most;
    });
    return rows;
}

Outcome<std::vector<RestoredWord>> restore_witness(Context& context, base::AnyId record) {
    auto stored = context.store.witnesses_of(record);
    if (stored.empty()) {
        return no_witness();
    }
    std::vector<RestoredWord> restored;
    for (StoredWitness& each : stored) {
        const base::AnyId team = team_of(context, each.device);
        const RecordState witness = opened(context, std::move(each));
        auto changes = lacking_changes(context, witness, present(context, record));
        if (changes.empty()) {
            continue;
        }
        OwnChanges own(context);
        if (!team.is_nil()) {
            own.merging().make_for(team);
        }
        for (Change& change : changes) {
            if (const auto why = refuse_words(change)) {
                const Label message{why->da + " Intet er gendannet.",
                                    why->en + " Nothing was restored."};
                return base::refuse(base::Refusal::not_allowed, message, {{"id", message}});
            }
            const auto written = own.write(change);
            restored.push_back({std::move(change), written.dot});
        }
        own.finish();
    }
    context.store.remove_witnesses(record);
    return restored;
}

Outcome<void> discard_witness(Context& context, base::AnyId record) {
    if (context.store.witnesses_of(record).empty()) {
        return no_witness();
    }
    context.store.remove_witnesses(record);
    return {};
}

std::vector<std::string> verify_witnesses(Context& context) {
    std::vector<std::string> found;
    each_record(context, [&](base::AnyId id, std::vector<StoredWitness> stored) {
        for (StoredWitness& each : stored) {
            if (context.store.find_erasure(each.scope)) {
                found.push_back("record " + id.text() + " was erased, but a witness of it is left");
                continue;
            }
            try {
                (void)opened(context, std::move(each));
            } catch (const base::Fault& fault) {
                found.emplace_back(fault.what());
            }
        }
        return true;
    });
    return found;
}

} // namespace b2go::central
