#include "sync/central/merging.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/outcome.hpp"
#include "domain/notice.hpp"
#include "domain/record_view.hpp"
#include "domain/types.hpp"
#include "merge/effective.hpp"
#include "sync/central/aliases.hpp"

namespace b2go::central {

using base::Label;
using record::Change;
using record::Dot;
using record::RecordState;
namespace pb = sync::pb;

namespace {

Label unreadable() {
    return {"Ændringen kunne ikke læses og er lagt til side på centralen. Resten er modtaget. "
            "Kontakt synk-administratoren.",
            "The change could not be read and was set apart at the central. The rest was taken. "
            "Contact the sync administrator."};
}

Label someone_elses() {
    return {"Ændringen er skrevet i en andens navn eller på en anden tablet og er lagt til side "
            "på centralen. Kontakt synk-administratoren.",
            "The change was written in another's name or on another tablet and was set apart at "
            "the central. Contact the sync administrator."};
}

Label other_record() {
    return {"Ændringen passer ikke til posten, den nævner, og er lagt til side på centralen. "
            "Kontakt synk-administratoren.",
            "The change does not fit the record it names and was set apart at the central. "
            "Contact the sync administrator."};
}

Label follows() {
    return {"Ændringen bygger på en, der er lagt til side på centralen, og venter sammen med den.",
            "The change builds on one that was set apart at the central, and waits with it."};
}

/// Whether anything could be undecided at all: cheaper than asking every register's rule.
bool may_conflict(const RecordState& state) {
    return std::ranges::any_of(state.registers, [](const record::Register& item) {
        return item.versions.size() > 1 || item.field == record::kLifeField;
    });
}

std::vector<merge::Conflict> conflicts_in(const RecordState& state) {
    return may_conflict(state) ? domain::conflicts_of(state) : std::vector<merge::Conflict>();
}

/// The record itself is kept only where somebody may have to be told of the difference.
Before before_of(const Change& change, const RecordState& state) {
    Before before{conflicts_in(state), {}};
    if (!before.conflicts.empty() || gives_promise(change)) {
        before.state = state;
    }
    return before;
}

unsigned flags_of(const RecordState& state, bool conflicted) {
    const bool listed = state.type == domain::types::kStaff || state.type == domain::types::kTeam;
    return (conflicted ? StoredRecord::conflicted : 0U) | (listed ? StoredRecord::listed : 0U);
}

} // namespace

Merging::Merging(Context& context, std::optional<Writer> writer, Kept kept)
    : context_(context), writer_(writer), kept_(std::move(kept)), sums_(context),
      subscriptions_(context, sums_), any_quarantined_(context.store.has_quarantine()),
      any_aliases_(context.store.has_aliases()), erasures_(context.store.erasure_count()) {
    if (writer_) {
        subscriber_ = record::Scope::team(writer_->team).encode();
        author_ = {writer_->staff, writer_->team, writer_->role,
                   [this](const record::Scope& scope) { return holds(scope); },
                   [this](const record::Scope& scope) { return has_kept(scope); }};
    }
}

Verdict Merging::take(const Arrived& arrived) {
    if (arrived.stub != nullptr) {
        return take_stub(arrived);
    }
    auto change = record::decode_change(arrived.bytes);
    if (!change) {
        return set_apart(arrived, nullptr, unreadable());
    }
    if (arrived.first) {
        change->device = arrived.name.device;
        change->origin = change->origin.value_or(*arrived.first);
    }
    if (erasures_ != 0 && is_erased(*change)) {
        return leave_out(arrived, change->id);
    }
    Touched* touched = find(change->id);
    if (auto reason = objection(arrived, *change, touched)) {
        return set_apart(arrived, &*change, std::move(*reason));
    }
    // What is merged already needs no right any more.
    if (const auto first = merged_before(arrived, *change, touched)) {
        return set_aside_duplicate(arrived, *change, *first);
    }
    if (auto reason = writer_ ? domain::refuse_write(*change, author_) : std::nullopt) {
        return set_apart(arrived, &*change, std::move(*reason));
    }
    // What the central itself writes was decided by somebody who knows what waits.
    if (writer_ && follows_quarantine(*change, touched)) {
        return set_apart(arrived, &*change, follows(), Because::of_what_it_follows);
    }
    return merge(arrived, std::move(*change), touched != nullptr ? *touched : make(*change));
}

std::optional<Label> Merging::objection(const Arrived& arrived, const Change& change,
                                        const Touched* touched) {
    if (change.device != arrived.name.device || change.seq != arrived.name.seq ||
        (writer_ && change.author != writer_->staff)) {
        return someone_elses();
    }
    // Only one's own words can have been stamped anew; another's can not be made a duplicate.
    if (change.origin && writer_ && !wrote_as(change.origin->device) &&
        !was_forgotten(arrived.name.device, change.origin->device)) {
        return someone_elses();
    }
    if (touched != nullptr &&
        (touched->state.type != change.type || touched->state.scope != change.scope)) {
        return other_record();
    }
    return std::nullopt;
}

bool Merging::wrote_as(record::DeviceNumber number) {
    const auto device = context_.store.find_device(number);
    return device && device->staff == writer_->staff;
}

/// Whether `device` was enrolled again and `former` is a number that was forgotten with it, or one
/// that was since given to somebody else.
bool Merging::was_forgotten(record::DeviceNumber device, record::DeviceNumber former) {
    const auto again = context_.store.find_device(device);
    return again && again->replaces != 0 &&
           (again->replaces == former || !context_.store.find_device(former));
}

/// Whether the words merged as `first` are the same author's, of the same record.
bool Merging::is_by_author_of(const Change& change, const Dot& first) {
    const ChangeName name{first.device, first.seq};
    auto logged = context_.store.find_change(name);
    if (!logged || logged->record != change.id) {
        return false;
    }
    const auto merged = record::decode_change(context_.scope_keys.open(
        change.scope.encode(), std::move(logged->payload), place_of_change(name)));
    return merged && merged->author == change.author;
}

bool Merging::follows_quarantine(const Change& change, const Touched* touched) {
    if (!any_quarantined_) {
        return false;
    }
    if (touched == nullptr && context_.store.has_quarantined(change.id)) {
        return true;
    }
    const auto is_quarantined = [this](const Dot& dot) {
        return context_.store.is_quarantined(dot);
    };
    if (change.origin && is_quarantined(*change.origin)) {
        return true; // these very words wait there under their first name
    }
    return std::ranges::any_of(change.writes, [&](const record::Write& write) {
        return std::ranges::any_of(write.seen, is_quarantined);
    });
}

/// Under which dot these very words have been merged, if they have: a tablet whose history had
/// parted from the central's stamps its words anew, and two copies of it may both have done so.
std::optional<Dot> Merging::merged_before(const Arrived& arrived, const Change& change,
                                          const Touched* touched) {
    const auto alias_of = [this](const Dot& dot) {
        return any_aliases_ ? context_.store.find_alias(dot) : std::nullopt;
    };
    if (const auto first = alias_of(arrived.dot())) {
        return first;
    }
    if (!change.origin) {
        return std::nullopt;
    }
    if (const auto first = alias_of(*change.origin)) {
        // A forgotten number says nothing of who wrote under it.
        const bool is_own = !writer_ || wrote_as(change.origin->device);
        return is_own || is_by_author_of(change, *first) ? first : std::nullopt;
    }
    const auto logged = context_.store.find_change({change.origin->device, change.origin->seq});
    const bool is_merged = logged && record::tag_of(logged->chain) == change.origin->tag &&
                           logged->verdict != pb::QUARANTINED && logged->record == change.id;
    const bool is_own = is_merged && (!writer_ || wrote_as(change.origin->device) ||
                                      is_by_author_of(change, *change.origin));
    if (is_own) {
        return change.origin;
    }
    return touched != nullptr ? standing_as(touched->state, change) : std::nullopt;
}

Verdict Merging::merge(const Arrived& arrived, Change change, Touched& touched) {
    CentralStore& store = context_.store;
    if (touched.seq == 0 && !touched.is_merged) {
        subscribe_first(change);
    }
    if (change.origin) {
        store.put_alias(*change.origin, arrived.dot());
        any_aliases_ = true;
        learn_name(context_, touched.state, touched.last, *change.origin, arrived.dot());
        touched.is_beyond_writer = true;
    }
    if (any_aliases_) {
        resolve_aliases(store, change);
    }
    const Before before = before_of(change, touched.state);
    const merge::Applied applied = merge::apply(touched.state, change, arrived.dot());
    Verdict verdict = judge(change, arrived.dot(), applied, before, touched);
    const std::string scope = change.scope.encode();
    store.append_change(
        {arrived.name,
         change.id,
         touched.last,
         arrived.hash,
         arrived.chain,
         verdict.kind,
         {},
         {},
         context_.scope_keys.seal(scope, arrived.bytes, place_of_change(arrived.name))});
    if (touched.last.device != arrived.name.device) {
        touched.below = touched.seq;
    }
    touched.last = arrived.name;
    note_merged(change.id, touched);
    return verdict;
}

Verdict Merging::judge(const Change& change, const Dot& dot, merge::Applied applied,
                       const Before& before, Touched& touched) {
    Verdict verdict{applied == merge::Applied::concurrent ? pb::CONCURRENT : pb::APPLIED, {}};
    const RecordState& now = touched.state;
    const auto after = conflicts_in(now);
    for (const merge::Conflict& conflict : after) {
        if (writes(change, conflict) ||
            (conflict.field == record::kLifeField && !before.is_disputed())) {
            verdict.kind = pb::CONFLICT;
        }
    }
    touched.flags = flags_of(now, !after.empty());
    if (!before.conflicts.empty() || !after.empty()) {
        std::ranges::move(tellings_of(change, dot, before, now, after),
                          std::back_inserter(tellings_));
    }
    if (gives_promise(change)) {
        std::ranges::move(promises_moved(change, dot, before.state, now),
                          std::back_inserter(tellings_));
    }
    return verdict;
}

void Merging::note_merged(base::AnyId id, Touched& touched) {
    if (!std::exchange(touched.is_merged, true)) {
        order_.push_back(id);
    }
}

Verdict Merging::set_apart(const Arrived& arrived, const Change* change, Label reason,
                           Because because) {
    const std::string scope = change != nullptr ? change->scope.encode() : std::string();
    const base::AnyId record = change != nullptr ? change->id : base::AnyId{};
    CentralStore& store = context_.store;
    if (writer_ && because == Because::of_itself) {
        tellings_.push_back({domain::notice_kind::kQuarantined,
                             writer_->staff,
                             record,
                             {},
                             arrived.dot(),
                             {},
                             {},
                             change != nullptr ? change->time : base::Instant{}});
    }
    any_quarantined_ = true;
    has_set_apart_ = true;
    store.put_quarantine(
        {arrived.name,
         record,
         arrived.dot().tag,
         scope,
         arrived.bytes.empty()
             ? std::string()
             : context_.scope_keys.seal(scope, arrived.bytes, place_of_quarantine(arrived.name)),
         because == Because::of_what_it_follows,
         {}});
    store.append_change({arrived.name,
                         record,
                         {},
                         arrived.hash,
                         arrived.chain,
                         pb::QUARANTINED,
                         reason.da,
                         reason.en,
                         {}});
    return {pb::QUARANTINED, std::move(reason)};
}

Verdict Merging::set_aside_duplicate(const Arrived& arrived, const Change& change,
                                     const Dot& first) {
    add_name(change.id, arrived.dot(), first);
    if (change.origin && *change.origin != first) {
        add_name(change.id, *change.origin, first);
    }
    context_.store.append_change(
        {arrived.name, change.id, {}, arrived.hash, arrived.chain, pb::DUPLICATE, {}, {}, {}});
    return {pb::DUPLICATE, {}};
}

void Merging::add_name(base::AnyId record, const Dot& other, const Dot& first) {
    context_.store.put_alias(other, first);
    any_aliases_ = true;
    Touched* touched = find(record);
    if (touched != nullptr && !touched->is_gone() &&
        learn_name(context_, touched->state, touched->last, other, first)) {
        touched->is_beyond_writer = true;
        touched->flags = flags_of(touched->state, !domain::conflicts_of(touched->state).empty());
        note_merged(record, *touched);
    }
}

Merging::Touched* Merging::find(base::AnyId id) {
    if (const auto at = touched_.find(id); at != touched_.end()) {
        return &at->second;
    }
    auto stored = context_.store.lock_record(id);
    if (!stored) {
        return nullptr;
    }
    Touched touched;
    touched.last = stored->last;
    touched.flags = stored->flags;
    touched.seq = stored->seq;
    touched.below = stored->below;
    touched.was_gone = touched.is_gone();
    if (touched.was_gone) {
        touched.state.id = id;
        touched.state.type = stored->type;
        touched.state.scope = record::Scope::decode(stored->scope).value_or(record::Scope{});
        return &touched_.emplace(id, std::move(touched)).first->second;
    }
    const std::string bytes = context_.scope_keys.open(stored->scope, std::move(stored->state),
                                                       place_of_state(stored->id, stored->seq));
    auto state = record::decode_state(bytes);
    if (!state) {
        throw base::Fault(base::FaultCode::corrupt,
                          "record " + id.text() + " at the central cannot be read");
    }
    touched.state = std::move(*state);
    touched.digest = record::digest_of(id, bytes);
    return &touched_.emplace(id, std::move(touched)).first->second;
}

} // namespace b2go::central
