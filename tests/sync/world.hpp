#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "sync/central/central.hpp"
#include "sync/client/local_transport.hpp"
#include "tests/support/manual_clock.hpp"
#include "tests/support/seeded_random.hpp"
#include "tests/support/temp_folder.hpp"
#include "tests/sync/central_place.hpp"
#include "tests/sync/crypto_started.hpp"
#include "tests/sync/ledger.hpp"
#include "tests/sync/world_tablet.hpp"

/// Real tablets and a real central in one process; the messages between them can be lost. What
/// must succeed throws otherwise.
namespace b2go::tests {

/// Which message of a sync does not arrive. Counted from 0 over the requests of the world.
struct Loss {
    enum class What { request, reply };
    What what = What::request;
    std::size_t index = 0;
};

class World : CryptoStarted {
public:
    World(std::uint64_t seed, int tablets, central::PageLimits page_limits = {});

    Tablet& tablet(std::size_t index) { return *tablets_[index]; }
    [[nodiscard]] std::size_t tablets() const { return tablets_.size(); }
    Tablet& add_tablet(const std::string& team = "Team Nord");
    /// Makes a person a member of another team, or of another role.
    void appoint(const std::string& staff_name, std::string_view role, const std::string& team);
    /// A new code for a tablet that the central has forgotten, and the tablet with it enrolled.
    base::Outcome<void> enrol_again(std::size_t index);
    /// See Tablet::copied; it joins the others.
    Tablet& copy_tablet(std::size_t index);
    /// It has burnt: nobody syncs it any more.
    void lose_tablet(std::size_t index) {
        may_lack_bytes = true;
        tablets_.erase(tablets_.begin() + static_cast<std::ptrdiff_t>(index));
    }
    /// Takes a backup of the central, and begins anew from the last one that was taken.
    void back_up_central();
    void restore_central();
    [[nodiscard]] bool has_backup() const { return has_backup_; }
    /// What an administrator does with a change that was set apart, told to the ledger. False if
    /// the central refused.
    bool release(const record::Dot& dot);
    bool discard(const record::Dot& dot);
    /// Everything that the central lacks since a restore and a tablet had: how many words.
    std::size_t restore_witnesses();
    /// Own words that tablets still have to send if they are asked for, by their present number.
    [[nodiscard]] std::map<std::pair<record::DeviceNumber, record::Seq>, record::Dot>
    words_to_send();
    /// First dots of the central's words that are on some tablet.
    [[nodiscard]] std::set<record::Dot> words_on_tablets();
    /// Everything about a citizen. False if the central refused.
    bool erase(base::AnyId citizen);
    [[nodiscard]] const std::string& central_file() const { return place_.path(); }
    [[nodiscard]] const central::Keys& keys() const { return keys_; }
    [[nodiscard]] const base::BoxKeyPair& recovery() const { return recovery_; }
    /// The program ends; until it is restarted nobody is there.
    void stop_central() { central_.reset(); }
    /// The program ends and is started again on the same store.
    void restart_central();
    /// Puts its files into a folder of their own.
    void move_central(const std::filesystem::path& to);
    /// Another program on another copy of its file.
    [[nodiscard]] std::unique_ptr<central::Central> open_central(const CentralPlace& place);
    /// The running central's own, once it was restarted or restored.
    [[nodiscard]] central::CentralStore& store() { return *store_; }
    [[nodiscard]] central::Central& central() { return *central_; }
    [[nodiscard]] Ledger& ledger() { return ledger_; }

    /// The next message to lose; taken back once it was.
    std::optional<Loss> loss;
    /// Tablets send what they foresee before they have taken the answer before it.
    bool looks_ahead = false;
    std::size_t changes_per_batch = limits::kChangesPerBatch;
    /// Requests that were sent so far.
    std::size_t requests = 0;
    /// In place of the plain way to the central, which is `answer`.
    std::function<base::Outcome<sync::Reply>(const std::string& path, const std::string& body)>
        wire;

    /// Every tablet syncs in turn until nobody has anything left to send or to fetch.
    void settle();
    /// What is not as it must be once all has settled: all tablets, and one of each team that
    /// fetches everything anew, hold the same bytes of each record that was ever sent and is theirs
    /// to hold, and nothing else, and the same bytes of each attachment; every store is sound; what
    /// is live, deleted and undecided is what the ledger says; nothing written on a tablet that is
    /// here is missing at the central.
    [[nodiscard]] std::vector<std::string> findings();
    /// Requires that nothing is, that nothing was set apart, and that these records are there.
    void require_converged(const std::vector<base::AnyId>& records);

    [[nodiscard]] base::Outcome<sync::Reply> deliver(std::string_view path,
                                                     const std::string& body);
    /// The central's own answer.
    [[nodiscard]] sync::Reply answer(const std::string& path, const std::string& body);
    /// Its answer to a tablet's sync on a stick.
    [[nodiscard]] base::Outcome<std::string> answer_bundle(std::string_view file);

    /// What was attached anywhere, by its record; the tablets that attached fill it.
    struct Attached {
        std::string content;
        std::string scope; ///< encoded
    };
    std::map<base::AnyId, Attached> contents;
    /// Something has gone in which bytes may have been that nobody else had yet.
    bool may_lack_bytes = false;

    TempFolder folder;
    ManualClock clock;
    SeededRandom random;

private:
    [[nodiscard]] std::unique_ptr<central::Central>
    make_central(std::unique_ptr<central::CentralStore> store);
    void find_erased(std::vector<std::string>& found);
    /// Bytes of attachments that are not where they must be, or where they must not.
    void find_bytes(const std::set<base::AnyId>& whole, std::vector<std::string>& found);
    void find_stray(base::AnyId id, const Attached& attached, std::vector<std::string>& found);
    [[nodiscard]] std::set<base::AnyId> whole_somewhere();
    /// Of one tablet.
    struct Standing {
        Tablet* tablet = nullptr;
        std::string name;
        record::Scope team;
        std::string team_name;
        record::Scope staff;
        bool has_citizens = true;
    };
    [[nodiscard]] std::vector<Standing> standings();
    [[nodiscard]] bool is_to_hold(const Standing& who, const record::Scope& scope) const;
    void compare(base::AnyId id, const std::vector<Standing>& all, const Ledger::Live& expected,
                 std::vector<std::string>& found);
    void compare_words(const record::RecordState& state, const Ledger::Live& expected,
                       std::vector<std::string>& found);
    [[nodiscard]] std::string opened(const std::string& sealed) const;
    /// Of whoever the tablet belongs to; empty if the central does not know it.
    [[nodiscard]] std::string team_of(record::DeviceNumber device);

    base::BoxKeyPair recovery_;
    central::Keys keys_;
    CentralPlace place_;
    central::PageLimits page_limits_;
    int restores_ = 0;
    std::map<std::string, std::string> teams_; ///< by staff name, as last appointed
    int tablets_made_ = 0;
    bool has_backup_ = false;
    std::string erasures_; ///< kept outside the central's files, as it is
    central::CentralStore* store_ = nullptr;
    std::unique_ptr<central::Central> central_;
    std::vector<std::unique_ptr<Tablet>> tablets_;
    Ledger ledger_;
};

} // namespace b2go::tests
