#pragma once

#include <filesystem>
#include <memory>
#include <string_view>

#include "base/outcome.hpp"
#include "base/random.hpp"
#include "base/uptime.hpp"
#include "platform/lock_file.hpp"
#include "platform/tablet/reserve.hpp"
#include "platform/tablet/tablet_folder.hpp"
#include "store/store_thread.hpp"
#include "sync/client/bundle.hpp"
#include "sync/client/fetching.hpp"
#include "sync/client/history.hpp"
#include "sync/client/synchronise.hpp"

/// A tablet's folder: the encrypted store, the key file that opens it, and the lock that keeps
/// other programs away while this one is on it.
namespace b2go::platform {

struct Enrolment {
    std::string central_url;
    std::string ca_fingerprint;
    std::string code; ///< as typed
};

/// How hard it is made to try passphrases on a stolen key file.
enum class KdfEffort {
    calibrated, ///< about half a second on this machine
    floor,      ///< the least ever accepted; for tests and demos
};

class Tablet {
public:
    /// Opens an enrolled tablet. Refused with `wrong_secret` for a wrong passphrase and while one
    /// has to wait after several (tries.hpp), with `not_allowed` if nothing was enrolled here or
    /// one of its files is gone. Throws Fault{in_use} and the store's faults.
    static base::Outcome<std::unique_ptr<Tablet>> open(const std::filesystem::path& folder,
                                                       std::string_view passphrase,
                                                       base::Clocks clocks, base::Random& random);

    /// Makes the folder, its keys and its store, and enrols at the central with a one-time code.
    /// If the answer is lost the same command with the same code takes it up again. A tablet that
    /// the central no longer knows goes on under a new number with all that is on it. Refused,
    /// leaving nothing behind that was not there, when the central says no; touching nothing when
    /// a tablet's key file or store is gone.
    static base::Outcome<std::unique_ptr<Tablet>>
    enrol(const std::filesystem::path& folder, std::string_view passphrase,
          const Enrolment& enrolment, KdfEffort effort, base::Clocks clocks, base::Random& random);

    [[nodiscard]] store::StoreThread& store() { return *thread_; }
    [[nodiscard]] const std::filesystem::path& folder() const { return folder_.path(); }

    /// Makes room if it was a full disk that made a job or a sync fail, once: the next try of the
    /// same may go well. True if there was any to make. On any thread.
    bool make_room_after(const std::exception& thrown) const noexcept {
        return reserve_.give_back_after(thrown);
    }

    /// One sync with the central this tablet is enrolled at. On any one thread at a time.
    base::Outcome<sync::SyncReport> sync(const sync::Watch& watch = {});
    /// Every change of a record, as the central has them; needs the network.
    base::Outcome<std::vector<sync::pb::PastChange>> history(base::AnyId id);

    /// Fetches what is missing of an attachment's content, if the central has it; needs the
    /// network.
    base::Outcome<void> fetch(base::AnyId attachment);

    /// The same on a stick (sync/client/bundle.hpp), when there is no network.
    base::Outcome<sync::WrittenBundle> write_bundle();
    base::Outcome<sync::SyncReport> read_bundle(std::string_view file);

private:
    Tablet(const std::filesystem::path& folder, base::Clocks clocks, base::Random& random);
    [[nodiscard]] sync::StoreRunner runner();
    base::Outcome<void> unlock(std::string_view passphrase);
    base::Outcome<base::SecretKey> key_for(std::string_view passphrase);
    base::Outcome<void> unlock_once(std::string_view passphrase);
    void make_store(std::string_view passphrase, KdfEffort effort);
    base::Outcome<sync::Transport*> transport();
    /// Message by message, until there is no more to ask.
    template <typename Query> base::Outcome<void> carry_out(Query& query);
    base::Outcome<void> ask_central(const Enrolment& enrolment);

    TabletFolder folder_;
    base::Clocks clocks_;
    base::Random& random_;
    LockFile lock_;
    Reserve reserve_;
    std::unique_ptr<store::StoreThread> thread_;
    std::unique_ptr<sync::Transport> transport_; ///< kept: a handshake costs more than a small sync
};

} // namespace b2go::platform
