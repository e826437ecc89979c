#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/crypto.hpp"
#include "base/limits.hpp"
#include "base/outcome.hpp"
#include "base/time.hpp"
#include "store/store.hpp"
#include "sync/client/carrying.hpp"
#include "sync/client/intake.hpp"
#include "sync/client/parting.hpp"
#include "sync/client/repair.hpp"
#include "sync/client/store_runner.hpp"
#include "sync/client/transport.hpp"
#include "sync/protocol/sync.pb.h"

namespace b2go::sync {

/// What a sync did.
struct SyncReport {
    std::uint64_t pushed = 0;      ///< changes that got a verdict
    std::uint64_t pulled = 0;      ///< records applied
    std::uint64_t asked_whole = 0; ///< of them, that came because a stub did not fit
    std::map<std::string, std::uint64_t> verdicts; ///< by store::name
    pb::Receipt receipt;                           ///< the last one, verified
    std::uint64_t repaired = 0;                    ///< records that had come to differ, put right
    std::uint64_t requests = 0;                    ///< without tries that were repeated
    std::uint64_t bytes_out = 0;
    std::uint64_t bytes_in = 0;
    std::uint64_t attachments_sent = 0;
    std::uint64_t attachments_fetched = 0;
    std::uint64_t sent_again = 0;           ///< accepted once by a central that was restored since
    record::DeviceNumber former_device = 0; ///< if the tablet got another number; otherwise 0
    std::vector<base::Label> notes;         ///< of what had to be healed, for the person
};

struct Progress {
    enum class Phase { sending, receiving };
    Phase phase = Phase::sending;
    std::uint64_t done = 0;
    std::uint64_t total = 0; ///< 0 when nobody knows yet
};

/// One sync of a tablet with the central, message by message:
///
///     while (auto request = session.next()) { session.receive(<the central's reply>); }
///
/// A central that was restored from a backup is sent again what it lacks; a tablet whose history
/// has parted from the central's gets a new number and goes on under it. Either happens before any
/// page is applied.
///
/// Pushes the outbox in batches, checks and keeps each receipt, then takes pages until there are
/// no more, and purges what is outside the scopes that are held. Only then it carries the bytes of
/// attachments; a sync that ends during that has done all that is done with words. `next` may be
/// called again when an answer was lost: it builds the request anew from the store. Everything
/// received is kept as it comes, so a session may be dropped at any point and a new one goes on
/// from there.
///
/// On the sync thread; the store is reached only through the runner, one job per transaction.
/// base::Fault (the store's, or an outbox that contradicts itself) passes through; so does the one
/// for a record's state that the store cannot read; what was committed before it stands.
class Session {
public:
    /// `clock` is the device's own, uncorrected; it outlives the session.
    Session(StoreRunner on_store, const base::Clock& clock,
            std::size_t changes_per_batch = limits::kChangesPerBatch);
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    /// The request to send now. Nothing when the sync is complete or has failed.
    [[nodiscard]] std::optional<Outgoing> next();
    /// May be called while the reply is awaited: builds what follows if it is what it should be.
    void prepare();
    /// Takes the reply to the last request.
    void receive(const Reply& reply);
    /// All that is done with words is done: what goes wrong from here on is told in the report, and
    /// the rest of the bytes is carried by the next sync.
    [[nodiscard]] bool is_carrying() const {
        return step_ == Step::witnesses || step_ == Step::bytes;
    }
    void stop_carrying();
    /// Tells which request will follow while the answer to the present one is not taken yet, within
    /// `receive`: whoever sends it at once has the central and the tablet work side by side. The
    /// next `next` then gives it once more, marked as foreseen; if it gives another one, what was
    /// told came to nothing, and neither must the answer to it.
    void on_foreseen(std::function<void(const Outgoing&)> tell) {
        tell_foreseen_ = std::move(tell);
    }

    // A sync on a stick (sync/client/bundle.hpp) instead of next and receive:

    /// Every push there is to make, one after the other without an answer in between, until
    /// `most_bytes` are reached. Empty after a failure.
    [[nodiscard]] std::vector<std::string> all_pushes(std::size_t most_bytes);
    /// Takes the answer to a push that was made some time ago, or a page after it. False if the
    /// rest can be of no use: it failed, or the tablet has gone on since then.
    bool receive_bundled(const pb::BundledAnswer& answer);
    [[nodiscard]] bool is_complete() const { return step_ == Step::done; }
    /// Something has to be asked of the central first, which only the network can do.
    [[nodiscard]] bool must_ask() const { return step_ == Step::part; }

    /// Why the sync cannot go on. What was taken before it stands; nothing is lost.
    [[nodiscard]] const std::optional<base::Rejection>& failed() const { return failure_; }
    [[nodiscard]] const SyncReport& report() const { return report_; }
    [[nodiscard]] Progress progress() const;

private:
    enum class Step { begin, push, pull, records, ranges, witnesses, bytes, part, done };
    /// How far the central has this tablet's history.
    struct Reached {
        record::Seq seq = 0;
        record::Chain chain{};
    };
    /// The changes of the request under way.
    struct Batch {
        std::vector<store::Unsent> changes;
        Reached end; ///< after its last change
        bool is_last = false;
        std::vector<std::string> purged; ///< as its request says
    };
    /// The request that follows if all goes on as it does.
    struct Foreseen {
        Outgoing request;
        Batch batch;        ///< of a push
        std::string cursor; ///< of a pull
    };

    void begin();
    void recall_batch(const pb::BundledAnswer& answer);
    Outgoing push_request();
    /// Of what comes after `from`; fills `batch`.
    Outgoing make_push(const Reached& from, Batch& batch);
    Outgoing make_pull(const std::string& cursor);
    void foresee_push();
    void foresee_pull(const ReadPage& page);
    Outgoing pull_request();
    std::optional<Outgoing> records_request();
    std::optional<Outgoing> ranges_request();
    std::optional<Outgoing> witness_request();
    std::optional<Outgoing> bytes_request();
    void receive_sync(const Reply& reply);
    void receive_pull(const Reply& reply);
    void receive_records(const Reply& reply);
    void receive_ranges(const Reply& reply);
    void receive_witness(const Reply& reply);
    void receive_bytes(const Reply& reply);
    void receive_number(const Reply& reply);
    std::optional<Outgoing> number_request();
    /// The same sync from its beginning, from what the store says now.
    void begin_again(std::string_view why);
    void send_again(const pb::Behind& behind);
    void part(const pb::Fork& fork);
    void part();
    void take_accepted(pb::Accepted& accepted, std::int64_t central_time_ms);
    [[nodiscard]] std::optional<base::Rejection> objection_to(const pb::Receipt& receipt);
    [[nodiscard]] bool is_own_history(const pb::Receipt& receipt);
    void apply(ReadPage page);
    void take_in();
    void finish();
    void begin_carrying();
    void tidy_up();
    void go_on_repairing();
    void count(const std::vector<store::Answered>& verdicts);
    void fail(base::Rejection rejection) { failure_ = std::move(rejection); }

    StoreRunner on_store_;
    const base::Clock& clock_;
    std::size_t changes_per_batch_;
    std::optional<store::Identity> identity_;
    std::optional<base::SigningKey> signing_key_;
    Step step_ = Step::begin;
    Reached sent_;
    Batch batch_;
    Intake intake_{on_store_};
    std::optional<Repair> repair_;        ///< while digests differ
    std::vector<std::int64_t> witnesses_; ///< of the request under way
    std::int64_t last_witness_ = 0;
    std::string witness_signature_;
    std::optional<Carrying> carrying_;
    std::optional<Parting> parting_;
    std::function<void(const Outgoing&)> tell_foreseen_;
    std::optional<Foreseen> prepared_; ///< a push after the batch under way
    std::optional<Foreseen> foreseen_; ///< what follows what was answered last
    std::string asked_key_;            ///< for which a number was asked
    record::Seq first_seq_ = 0;        ///< of the history that was unsent when the session began
    record::Seq last_seq_ = 0;
    std::uint32_t epoch_ = 0;  ///< of the central; never goes back
    std::uint64_t backup_ = 0; ///< the central's last whole one
    int restarts_ = 0;
    bool on_stick_ = false; ///< the central's clock stands in an answer as it was then
    SyncReport report_;
    std::optional<base::Rejection> failure_;
};

} // namespace b2go::sync
