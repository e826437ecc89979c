#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/crypto.hpp"
#include "base/limits.hpp"
#include "base/outcome.hpp"
#include "base/time.hpp"
#include "record/state.hpp"
#include "registry/declaration.hpp"
#include "sync/central/central_store.hpp"
#include "sync/central/erasure.hpp"
#include "sync/central/extract.hpp"
#include "sync/central/release.hpp"

/// The central: takes changes from tablets, merges them, and answers with verdicts, receipts and
/// pages. One thread at a time; what it answers is durable when it returns.
namespace b2go::central {

/// Keys made by `init` and kept in the key file, outside data and backups.
struct Keys {
    base::SecretKey master;      ///< opens the embedded store and wraps the scope keys
    base::SigningKey signing;    ///< signs receipts
    base::BoxKeyPair box;        ///< bundles for the central are sealed to it
    std::string recovery_public; ///< 32 bytes, X25519: backups are sealed to it
    /// What tablets pin and what serves them (certificates.hpp), encoded; opaque to the central.
    /// Among the keys so that a restored central is one that its tablets still know. May be empty.
    std::string certificates;

    static Keys make(base::Random& random, std::string_view recovery_public);
    /// The key file's bytes. `decode` throws Fault{corrupt}.
    [[nodiscard]] std::string encode() const;
    static Keys decode(std::string_view bytes);
};

/// How much one page holds. Tests make pages of a few records.
struct PageLimits {
    std::size_t records = limits::kPageRecords;
    std::size_t bytes = limits::kPageBytes;
    std::size_t slice_records = limits::kSliceRecords;
    std::size_t filling_at_once = limits::kFillingAtOnce;
};

struct Request {
    std::string path; ///< /v1/sync, …
    std::string body; ///< a SignedRequest
};

struct Reply {
    int status = 0; ///< 200; 400 malformed, 401 signature, 403 refused, 404 path, 426 too old, 503
    std::string body;
};

struct EnrolmentCode {
    std::string code;
    base::Instant expires;
};

struct DeviceRow {
    record::DeviceNumber device = 0;
    base::AnyId staff;
    std::string staff_name;
    std::string role;
    std::string team_name;
    std::string status; ///< active, lost, revoked
    std::string program;
    base::Instant enrolled;
    base::Instant last_seen; ///< the central's clock
    record::Seq last_seq = 0;
    record::DeviceNumber replaces = 0; ///< the number it had before its history parted; or 0
};

struct ConflictRow {
    record::RecordState state;
    record::FieldNumber field = 0;
    std::string key;
};

/// An attachment of which not all bytes have come.
struct AwaitedAttachment {
    base::AnyId record;
    record::DeviceNumber device = 0; ///< that named it
    std::int64_t size = 0;           ///< bytes
    std::int64_t here = 0;           ///< of them
    base::Instant since;
};

/// A record with words that the central lost when it was restored and a tablet still had.
struct WitnessRow {
    base::AnyId record;
    std::vector<record::Change> lacking;       ///< what was lost, by its first dots (`origin`)
    std::vector<record::DeviceNumber> devices; ///< that had it
    base::Instant since;
};

/// A word that was lost and is there again.
struct RestoredWord {
    record::Change change; ///< `origin` is its first dot
    record::Dot now;       ///< its name from now on
};

struct Stats {
    std::uint32_t epoch = 0;
    bool demo = false;
    std::uint64_t records = 0;
    std::uint64_t changes = 0;
    std::uint64_t devices = 0;
    std::uint64_t conflicts = 0;   ///< records with something undecided
    std::uint64_t quarantined = 0; ///< changes kept apart
    std::uint64_t awaited = 0;     ///< attachments of which not all bytes have come
    std::uint64_t head = 0;        ///< of the stream
};

class Central {
public:
    /// `store` is open and migrated; `keys` are those it was made with.
    Central(std::unique_ptr<CentralStore> store, Keys keys, const base::Clock& clock,
            base::Random& random, PageLimits page_limits = {});
    ~Central();
    Central(const Central&) = delete;
    Central& operator=(const Central&) = delete;

    /// Fills an empty store: epoch 1, the stream, the reference records. `demo` decides for good
    /// whether this central takes fictitious people or real ones.
    void initialise(bool demo);

    /// Answers requests in order, all in one transaction, and commits once; a request that is
    /// refused changes nothing and does not disturb the others.
    [[nodiscard]] std::vector<Reply> answer(std::span<const Request> requests);

    /// Takes a tablet's sync that came on a stick (sync/protocol/bundle.hpp) and makes the answer
    /// that the stick takes back. Refused, with nothing changed, if the file is not a known
    /// tablet's. The same file again gets the same verdicts.
    base::Outcome<std::string> answer_bundle(std::string_view file);

    /// Really touches the store (reads the stream's head); throws a Fault if it is broken.
    void check_health();

    // --- administration -----------------------------------------------------------------------

    /// Makes the Staff and Team records where they do not exist yet (both found by name), and a
    /// one-time code bound to them.
    base::Outcome<EnrolmentCode> make_code(std::string_view staff_name, std::string_view role,
                                           std::string_view team_name);
    [[nodiscard]] std::vector<DeviceRow> devices();
    /// From now on the device's requests are refused with `revoked`; its unsent words stay on it.
    base::Outcome<DeviceRow> revoke(record::DeviceNumber number);
    [[nodiscard]] std::vector<ConflictRow> conflicts(std::size_t limit);
    /// Changes that were kept but not merged, with the reason that their tablets were given.
    [[nodiscard]] std::vector<SetApart> set_apart(std::size_t limit);
    /// See release.hpp: what was merged, in order.
    base::Outcome<std::vector<ReleasedChange>> release(ChangeName name);
    base::Outcome<void> discard(ChangeName name, std::string_view reason);
    /// Where the list of what was erased is kept, before anything is erased. What it names and the
    /// store still holds (it was restored from a backup, or ended in between) is erased now.
    void keep_erasures_in(std::unique_ptr<ErasureList> list);
    /// See erasure.hpp. Needs the list.
    base::Outcome<ErasureRow> erase_citizen(base::AnyId citizen, std::string_view reason);
    [[nodiscard]] std::vector<ErasureRow> erasures();
    /// By law nothing of the citizen may be erased until the hold is lifted.
    base::Outcome<void> hold_citizen(base::AnyId citizen, std::string_view reason);
    base::Outcome<void> lift_hold(base::AnyId citizen);
    /// Attachments of which not all bytes have come, the longest awaited first.
    [[nodiscard]] std::vector<AwaitedAttachment> awaited_attachments(std::size_t limit);
    /// See witnesses.hpp.
    [[nodiscard]] std::vector<WitnessRow> witnesses(std::size_t limit);
    base::Outcome<std::vector<RestoredWord>> restore_witness(base::AnyId record);
    base::Outcome<void> discard_witness(base::AnyId record);
    /// See extract.hpp.
    base::Outcome<std::vector<PastChange>> history(base::AnyId id);
    base::Outcome<std::vector<ExtractRow>> extract_citizen(base::AnyId citizen);
    /// A staff member's display name; the id's text if there is no such record.
    [[nodiscard]] std::string staff_name(base::AnyId staff);
    [[nodiscard]] Stats stats();
    /// Recomputes every device's chain from the logged hashes and every record from its logged
    /// changes, and compares bytes. Empty when all is well.
    [[nodiscard]] std::vector<std::string> verify();

    /// A consistent copy as one file, sealed to the recovery key: the store without its scope
    /// keys, and the scope keys in a part of their own. Returned in memory-bounded chunks.
    void backup(const std::string& file);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace b2go::central
