#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "record/state.hpp"
#include "sync/central/context.hpp"
#include "sync/central/sums.hpp"

/// Which teams hold which citizens. A scope's first record gives it to the team of whoever made it;
/// from then on the citizen's field `team` moves it, and while that is undecided every team it
/// names holds the citizen.
namespace b2go::central {

/// Who holds a citizen's scope, as one request sees and changes it.
class Subscriptions {
public:
    Subscriptions(Context& context, Sums& sums) : context_(context), sums_(sums) {}

    [[nodiscard]] bool is_held_by(const std::string& scope, std::string_view subscriber);
    /// Nobody holds it, and nobody ever has.
    [[nodiscard]] bool is_nobodys(const std::string& scope);
    /// Whether what a subscriber left is, for a tablet that has purged up to a place, still there.
    [[nodiscard]] bool was_held_after(const std::string& scope, std::string_view subscriber,
                                      StreamSeq purged);
    [[nodiscard]] std::vector<std::string> holders_of(const std::string& scope);

    /// Gives a scope that is nobody's to a subscriber, with its first record.
    void give(const std::string& scope, const std::string& subscriber);
    /// A citizen's record as it is merged now: notes what has to move.
    void note(const record::RecordState& citizen);
    /// What was read of others: it is read again.
    void forget();
    /// How many places in the stream's order `move` needs.
    [[nodiscard]] std::size_t moves() const { return moves_.size(); }
    /// After the records were written: each move under the next place after `seq`.
    void move(StreamSeq seq);

private:
    struct Move {
        std::string scope;
        std::string subscriber;
        bool enters = false;
        auto operator<=>(const Move&) const = default;
    };
    std::vector<StoredSubscription>& rows_of(const std::string& scope);
    void note_move(const std::string& scope, const std::string& subscriber, bool enters);

    Context& context_;
    Sums& sums_;
    std::map<std::string, std::vector<StoredSubscription>> known_; ///< by scope
    std::set<std::string> given_; ///< by this request: nobody else knows them yet
    std::vector<Move> moves_;
};

/// Who holds a scope now.
[[nodiscard]] std::vector<std::string> holders_of(CentralStore& store, std::string_view scope);

/// Lets a subscriber hold what they have left, or never held: they are to be told of all of it that
/// comes from now on.
void let_hold(CentralStore& store, std::string_view scope, std::string_view subscriber);

} // namespace b2go::central
