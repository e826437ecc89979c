#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "merge/effective.hpp"
#include "record/state.hpp"
#include "sync/protocol/sync.pb.h"

namespace b2go::tests {

/// What the central has said that it took, and what must follow from it: a slow, obvious second
/// writing of the rules. It knows words by the dot they were first written under, whatever they
/// were called later.
class Ledger {
public:
    using Place = std::tuple<base::AnyId, record::FieldNumber, std::string>;
    struct Word {
        std::string value;          ///< of a deletion: empty
        std::set<record::Dot> seen; ///< of a deletion: the first dots of what it had seen
        base::Instant time;
        bool operator==(const Word&) const = default;
    };
    /// What is live at each place: by first dot. Places without a live word are left out.
    using Live = std::map<Place, std::map<record::Dot, Word>>;

    /// A sync request that was answered 200, and the answer.
    void take(const std::string& request_body, const std::string& reply_body);
    /// An administrator released the change that was sent as `dot`: what must be merged with it, as
    /// far as the rules say. `now` is what the central says that it merged, by what was sent.
    void release(const record::Dot& dot, const std::map<record::Dot, record::Dot>& now);
    /// An administrator had this word, which was lost in a restore, written again as `now`.
    void restore(const record::Change& change, const record::Dot& now);
    /// What is still set apart and was not discarded, by the dot it was sent under.
    [[nodiscard]] std::vector<record::Dot> apart() const;
    void discard(const record::Dot& dot);
    /// Everything of this citizen was erased: nothing may be kept, and nothing taken from now on.
    void erase(const record::Scope& scope) { erased_.insert(scope); }
    [[nodiscard]] const std::set<record::Scope>& erased() const { return erased_; }
    /// Whether a word that the central ever had was written in a scope that was erased.
    [[nodiscard]] bool was_erased(const record::Dot& first) const;
    /// Every record that anybody ever wrote to in an erased scope.
    [[nodiscard]] std::set<base::AnyId> erased_records() const;
    /// A backup was taken; the central was restored from it.
    void keep();
    void go_back();

    /// Under which dot these words were first written, as far as the central can know.
    [[nodiscard]] record::Dot first(const record::Dot& dot) const;
    /// The same, also of what the central has forgotten since; a dot it never had is its own.
    [[nodiscard]] record::Dot ever_first(const record::Dot& dot) const;
    /// First dots of all words the central has, merged or set apart; and of all it ever had.
    [[nodiscard]] std::set<record::Dot> words() const;
    [[nodiscard]] const std::set<record::Dot>& words_ever() const { return ever_; }
    [[nodiscard]] std::set<base::AnyId> records() const;
    [[nodiscard]] std::size_t set_apart() const;

    /// A word is live if and only if no merged change had seen it.
    [[nodiscard]] Live live() const;
    /// The same of a state, in first dots.
    [[nodiscard]] Live live_in(const record::RecordState& state) const;
    /// What a human must decide, and whether the record is deleted, of the live words alone.
    [[nodiscard]] static merge::Life life(const Live& live, base::AnyId id);
    [[nodiscard]] std::set<Place> conflicts(const Live& live) const;

    [[nodiscard]] record::Scope scope_of(base::AnyId id) const { return scopes_.at(id); }
    /// Who holds a citizen: the teams that the live words of their field `team` name; where none is
    /// named, who held them before; at first the team of whoever wrote the scope's first record.
    [[nodiscard]] std::set<std::string> holders_of(const record::Scope& citizen) const;

    /// Opens a change that was sent sealed to the central.
    std::function<std::string(const std::string& sealed)> open;
    /// Names of teams: by its record's id, and of whoever has a tablet.
    std::function<std::string(base::AnyId team)> name_of;
    std::function<std::string(record::DeviceNumber device)> team_of;
    /// Repeated requests that were not answered as they were before, and releases of too much or
    /// too little.
    std::vector<std::string> contradictions;

private:
    struct Taken {
        record::Change change;
        int verdict = 0;
        std::string reason;
        enum class Now { as_answered, released, discarded } now = Now::as_answered;
    };
    [[nodiscard]] bool is_merged(const Taken& taken) const;
    [[nodiscard]] std::set<record::Dot> firsts(const record::Dots& dots) const;

    [[nodiscard]] bool is_apart(const Taken& taken) const;
    void take_stub(const sync::pb::Stub& stub, const record::Dot& dot, int verdict);
    [[nodiscard]] bool builds_on(const Taken& taken, const std::set<record::Dot>& dots) const;
    [[nodiscard]] std::set<std::string> named_in(const Live& live, base::AnyId citizen) const;
    void note_holders(const std::set<record::Scope>& scopes, record::DeviceNumber writer);

    std::map<record::Dot, Taken> taken_;
    std::map<record::Dot, Taken> kept_;
    std::set<record::Dot> ever_;
    std::map<record::Dot, record::Scope> places_;   ///< of words that it ever had
    std::map<record::Dot, record::Dot> ever_first_; ///< what they ever were called, and first
    /// The same of words that were restored from a witness: what it called them, and first.
    std::map<record::Dot, record::Dot> witnessed_firsts_;
    std::map<base::AnyId, record::TypeNumber> types_;
    std::map<base::AnyId, record::Scope> scopes_;
    /// Erasures outlive a restored central, so these are not taken back.
    std::set<record::Scope> erased_;
    /// First dots of words that came as stubs.
    std::set<record::Dot> stubs_;
    std::set<record::Dot> kept_stubs_;
    std::map<record::Dot, record::Dot> stub_firsts_; ///< their names, and what they were first
    std::map<record::Scope, std::set<std::string>> holders_;
    std::map<record::Scope, std::set<std::string>> kept_holders_;
};

} // namespace b2go::tests
