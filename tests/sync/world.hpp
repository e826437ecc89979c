#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/resolve_conflict.hpp"
#include "app/save_record.hpp"
#include "store/store.hpp"
#include "sync/central/central.hpp"
#include "sync/client/local_transport.hpp"
#include "sync/client/synchronise.hpp"
#include "tests/support/manual_clock.hpp"
#include "tests/support/seeded_random.hpp"
#include "tests/support/temp_folder.hpp"
#include "tests/sync/crypto_started.hpp"

/// Real tablets and a real central in one process; the messages between them can be lost.
namespace b2go::tests {

/// Which message of a sync does not arrive. Counted from 0 over the requests of the world.
struct Loss {
    enum class What { request, reply };
    What what = What::request;
    std::size_t index = 0;
};

class World;

class Tablet {
public:
    Tablet(World& world, std::string name);

    [[nodiscard]] store::Store& store() { return *store_; }
    [[nodiscard]] app::Workspace workspace();
    /// As after a crash: whatever was not committed is gone.
    void reopen();
    /// Keeps a copy of the file as it is now, and puts the last kept one back in its place.
    void keep_copy();
    void go_back();
    /// Another tablet on a copy of this one's file: both go on from here, not knowing of each
    /// other.
    [[nodiscard]] std::unique_ptr<Tablet> copied(std::string name);
    void enrol(const std::string& code);
    [[nodiscard]] sync::StoreRunner runner();

    // What a person does; each must succeed.
    base::AnyId create(registry::Object object);
    void edit(base::AnyId id, const registry::Fields& fields);
    /// An edit of what was seen at some earlier time.
    void edit_as_seen(base::AnyId id, const registry::Fields& fields, const record::Seen& seen);
    void remove(base::AnyId id);
    /// Decides the record's first undecided field for one of its versions, by `choice` modulo
    /// their number. False if nothing is undecided.
    bool resolve_first(base::AnyId id, std::size_t choice);

    /// One try per message, no retries.
    base::Outcome<sync::SyncReport> sync();
    /// Carries a session through some messages only, then drops it.
    void sync_partly(std::size_t messages);
    /// Syncs and requires that it succeeds.
    sync::SyncReport must_sync();

    [[nodiscard]] std::string bytes(base::AnyId id);

private:
    Tablet(World& world, std::string name, base::SecretKey key);
    void copy_file(const std::string& to);

    World& world_;
    std::string name_;
    base::SecretKey key_;
    std::unique_ptr<store::Store> store_;
};

class World : CryptoStarted {
public:
    World(std::uint64_t seed, int tablets);

    Tablet& tablet(std::size_t index) { return *tablets_[index]; }
    [[nodiscard]] std::size_t tablets() const { return tablets_.size(); }
    Tablet& add_tablet();
    /// See Tablet::copied; it joins the others.
    Tablet& copy_tablet(std::size_t index);
    /// It has burnt: nobody syncs it any more.
    void lose_tablet(std::size_t index) {
        tablets_.erase(tablets_.begin() + static_cast<std::ptrdiff_t>(index));
    }
    /// Takes a backup of the central, and begins anew from the last one that was taken.
    void back_up_central();
    void restore_central();
    [[nodiscard]] central::Central& central() { return *central_; }

    /// The next message to lose; taken back once it was.
    std::optional<Loss> loss;
    /// Requests that were sent so far.
    std::size_t requests = 0;

    /// Every tablet syncs in turn until nobody has anything left to send or to fetch.
    void settle();
    /// Requires that all tablets hold the same bytes of each record, that a tablet that fetches
    /// everything anew does too, that every store is sound, and that what is live is what the
    /// oracle says.
    void require_converged(const std::vector<base::AnyId>& records);

    [[nodiscard]] base::Outcome<sync::Reply> deliver(std::string_view path,
                                                     const std::string& body);

    TempFolder folder;
    ManualClock clock;
    SeededRandom random;

private:
    using Place = std::tuple<base::AnyId, record::FieldNumber, std::string>;
    /// What is live at each place: the first dot of each word, and its bytes.
    using Live = std::map<Place, std::map<record::Dot, std::string>>;

    void remember(const std::string& body, const central::Reply& reply);
    /// Under which dot these words were first written.
    [[nodiscard]] record::Dot first_dot(const record::Dot& dot) const;
    [[nodiscard]] Live live_by_oracle() const;

    base::BoxKeyPair recovery_;
    central::Keys keys_;
    int restores_ = 0;
    std::unique_ptr<central::Central> central_;
    std::vector<std::unique_ptr<Tablet>> tablets_;
    /// Every change the central has taken, by its dot.
    std::map<record::Dot, record::Change> accepted_;
};

} // namespace b2go::tests
