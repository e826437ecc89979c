#pragma once

#include <string>

#include "store/holdings.hpp"
#include "store/standing.hpp"
#include "store/witnesses.hpp"

namespace b2go::store {

/// Takes everything off the tablet that is outside the scopes it holds, but for what has unanswered
/// changes or bytes that the central may lack, or is being written about. Its accepted changes stay
/// in the outbox, sealed to the central: it can still be given them after a restore, and nobody
/// reads them here.
///
/// In parts, each within a transaction of the caller's, begun anew when the program was.
class Purge {
public:
    Purge(sqlite::Connection& connection, Records& records, Blobs& blobs, Holdings& holdings,
          Standing& standing, Witnesses& witnesses, base::Random& random)
        : connection_(connection), records_(records), blobs_(blobs), holdings_(holdings),
          standing_(standing), witnesses_(witnesses), random_(random) {}

    /// Everything that is held is sent again: what was not is to be looked for once it has come.
    /// `may_be_lacking`: the central was restored, and what is purged becomes a witness.
    void look_at_all(bool may_be_lacking);
    [[nodiscard]] bool is_due();

    struct Part {
        bool is_last = false;
        bool took_any = false;
    };
    [[nodiscard]] Part run(std::string_view central_box_key);

private:
    enum class Phase { outbox, records };
    void end(Part& part);
    bool seal_some(std::string_view central_box_key);
    /// How many records were looked at.
    std::size_t purge_some(const std::string& scope, std::string_view central_box_key, Part& part);
    void purge(base::AnyId id, const RecordRow& row, std::string_view central_box_key);
    [[nodiscard]] std::string next(std::string_view after);
    [[nodiscard]] bool is_needed(base::AnyId id);
    void seal(record::Seq seq, std::string_view change, std::string_view central_box_key);

    sqlite::Connection& connection_;
    Records& records_;
    Blobs& blobs_;
    Holdings& holdings_;
    Standing& standing_;
    Witnesses& witnesses_;
    base::Random& random_; ///< of one-time keys
    // Where it is.
    Phase phase_ = Phase::outbox;
    record::Seq seq_ = 0;
    std::string scope_;     ///< all before it are done
    base::AnyId after_;     ///< within the next one
    bool kept_any_ = false; ///< of the scope under way
    bool kept_some_ = false;
};

} // namespace b2go::store
