#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/label.hpp"
#include "domain/permissions.hpp"
#include "merge/apply.hpp"
#include "record/state.hpp"
#include "sync/central/context.hpp"
#include "sync/central/notices.hpp"
#include "sync/central/place.hpp"
#include "sync/central/subscriptions.hpp"
#include "sync/central/sums.hpp"
#include "sync/protocol/sync.pb.h"

namespace b2go::central {

/// What the central did with a change.
struct Verdict {
    sync::pb::VerdictKind kind = sync::pb::VERDICT_NONE;
    base::Label reason; ///< of a quarantine
    bool operator==(const Verdict&) const = default;
};

/// A change as it arrived, in its place in the device's history.
struct Arrived {
    ChangeName name;
    base::Hash hash{};
    record::Chain chain{};
    std::string_view bytes;               ///< empty where the tablet does not keep them any more
    const sync::pb::Stub* stub = nullptr; ///< then what it says instead
    /// Of a change that was stamped anew where nobody could read it: its first dot.
    std::optional<record::Dot> first = {};

    [[nodiscard]] record::Dot dot() const { return {name.device, name.seq, record::tag_of(chain)}; }
};

/// Whose changes are merged.
struct Writer {
    base::AnyId staff;
    base::AnyId team;
    registry::Roles::Bit role = registry::Roles::staff;
};

/// Brings the changes of one request into the records: each is read, authorised, merged or set
/// apart, and logged. A record touched by several changes is read once and written once, in
/// `finish`, where each gets its own place in the stream.
class Merging {
public:
    /// Without a writer the changes are the central's own and need no right. `kept` is what the
    /// writer's device was given and has not purged.
    Merging(Context& context, std::optional<Writer> writer, Kept kept = {});

    /// The change is in the log when this returns, whatever the verdict.
    Verdict take(const Arrived& arrived);
    /// Of the central's own: for whose team the first record of a citizen's scope is made.
    void make_for(base::AnyId team) { subscriber_ = record::Scope::team(team).encode(); }
    /// `other` names what is merged in this record as `first`.
    void add_name(base::AnyId record, const record::Dot& other, const record::Dot& first);
    /// Leaves nothing of a record but that it is gone.
    void erase(base::AnyId id);
    /// Says of a record that never was that it is gone, so that whoever holds something of it in
    /// the same scope is told.
    void make_gone(base::AnyId id, record::TypeNumber type, const record::Scope& scope);
    /// What staff are to be told of what was taken so far.
    [[nodiscard]] std::vector<Telling> take_tellings() { return std::exchange(tellings_, {}); }
    /// Writes the touched records and raises the head of the stream by their number. Throws
    /// StoreBusy{contended} if another node has erased somebody since this began: what was taken
    /// may be about them, and is to be taken anew.
    void finish();

    /// Whether the writer holds records of this scope.
    [[nodiscard]] bool may_read(const record::Scope& scope) const {
        return domain::may_read(scope, author_);
    }

private:
    struct Touched {
        record::RecordState state;
        ChangeName last;
        unsigned flags = 0;
        StreamSeq seq = 0;             ///< where it stood; 0: it is new
        StreamSeq below = 0;           ///< as StoredRecord::below
        record::Digest digest{};       ///< of what it was
        bool was_gone = false;         ///< then it had none
        bool is_merged = false;        ///< something of it has changed
        bool is_beyond_writer = false; ///< also in a way that the writer cannot know
        [[nodiscard]] bool is_gone() const { return (flags & StoredRecord::gone) != 0; }
    };

    Verdict merge(const Arrived& arrived, record::Change change, Touched& touched);
    enum class Because { of_itself, of_what_it_follows };
    Verdict set_apart(const Arrived& arrived, const record::Change* change, base::Label reason,
                      Because because = Because::of_itself);
    Verdict set_aside_duplicate(const Arrived& arrived, const record::Change& change,
                                const record::Dot& first);
    void note_merged(base::AnyId id, Touched& touched);
    /// The verdict on what was just applied; notes what to tell whom.
    Verdict judge(const record::Change& change, const record::Dot& dot, merge::Applied applied,
                  const Before& before, Touched& touched);

    /// Null if there is none; one that is gone has no state.
    Touched* find(base::AnyId id);
    [[nodiscard]] bool is_erased(const record::Change& change);
    Verdict leave_out(const Arrived& arrived, base::AnyId record);
    Verdict take_stub(const Arrived& arrived);
    Touched& make(const record::Change& change);
    [[nodiscard]] bool holds(const record::Scope& scope);
    [[nodiscard]] bool has_kept(const record::Scope& scope);
    void forget_removed(Touched& touched);
    void write(base::AnyId id, const Touched& touched, StreamSeq seq);
    [[nodiscard]] std::optional<base::Label>
    objection(const Arrived& arrived, const record::Change& change, const Touched* touched);
    [[nodiscard]] bool wrote_as(record::DeviceNumber number);
    [[nodiscard]] bool was_forgotten(record::DeviceNumber device, record::DeviceNumber former);
    [[nodiscard]] bool is_by_author_of(const record::Change& change, const record::Dot& first);
    [[nodiscard]] bool follows_quarantine(const record::Change& change, const Touched* touched);
    [[nodiscard]] std::optional<record::Dot>
    merged_before(const Arrived& arrived, const record::Change& change, const Touched* touched);
    void subscribe_first(const record::Change& change);

    Context& context_;
    std::optional<Writer> writer_;
    domain::Author author_;
    std::string subscriber_; ///< the writer's team; may be empty for the central's own
    std::unordered_map<base::AnyId, Touched> touched_;
    std::vector<base::AnyId> order_; ///< of merged records, by first touch
    Kept kept_;
    Sums sums_;
    Subscriptions subscriptions_;
    std::vector<Telling> tellings_;
    // What is rarely there at all is not looked for at every change.
    bool any_quarantined_;
    bool any_aliases_;
    std::uint64_t erasures_;     ///< how many there were when this began
    bool has_set_apart_ = false; ///< words were kept, though no record is written
};

} // namespace b2go::central
