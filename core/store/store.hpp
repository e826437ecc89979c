#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/crypto.hpp"
#include "base/time.hpp"
#include "record/chain.hpp"
#include "record/digest.hpp"
#include "record/state.hpp"
#include "record/value.hpp"
#include "registry/declaration.hpp"

/// The tablet's encrypted store. One file, one connection, one thread at a time.
/// Faults (disk full, corruption, wrong key, newer schema) are thrown as base::Fault and leave
/// the file as it was before the call.
namespace b2go::store {

/// Who this store belongs to; given at enrolment.
struct Identity {
    record::DeviceNumber device = 0;
    std::uint32_t epoch = 0;
    base::AnyId staff;
    std::string staff_name;
    registry::Roles::Bit role = registry::Roles::staff;
    base::AnyId team;
    bool demo = false;
    std::string central_url;     ///< https://host:port
    std::string ca_fingerprint;  ///< lower-case hex SHA-256 of the CA certificate's DER
    std::string central_key;     ///< 32 bytes, Ed25519: receipts are signed by it
    std::string central_box_key; ///< 32 bytes, X25519
    std::string device_seed;     ///< 32 bytes: the device's Ed25519 seed
    std::string box_private_key; ///< 32 bytes, X25519
    /// X.509, DER: shown to a proxy in front of the central that asks for one; empty if none was
    /// given. It stays good when the tablet goes on under another number and key.
    std::string certificate;
    std::string certificate_seed; ///< 32 bytes: of the Ed25519 key it is for
};

/// A condition on a projected field. A Null value asks for an empty field. For a set field the
/// value is one element that the set contains (or, with `not_equal`, does not).
struct Filter {
    enum class Op { equal, not_equal };
    record::FieldNumber field = 0;
    Op op = Op::equal;
    record::Value value;
};

/// One record's part of a save.
struct Draft {
    base::AnyId id;
    record::TypeNumber type = 0;
    record::Scope scope;
    std::vector<record::Write> writes; ///< sorted by (field, key)
    std::string reason;
    std::optional<base::AnyId> batch;
};

struct Counts {
    std::uint64_t records = 0;     ///< not deleted
    std::uint64_t unsent = 0;      ///< changes without a verdict
    std::uint64_t conflicts = 0;   ///< records with something a human must decide
    std::uint64_t quarantined = 0; ///< changes of this tablet that the central keeps apart
};

enum class Verdict {
    none = 0, ///< not answered yet
    applied,
    concurrent,
    conflict,
    duplicate,
    gone,
    quarantined,
};
[[nodiscard]] std::string_view name(Verdict verdict);

/// Where this tablet stands towards the central.
struct SyncPoint {
    record::Seq last_seq = 0; ///< of everything saved here
    record::Chain chain{};    ///< at last_seq
    record::Seq accepted_seq = 0;
    record::Chain accepted_chain{};
    std::string cursor; ///< opaque; empty before the first page
    std::string purged; ///< the cursor at which nothing was here any more of what had been left
    std::uint32_t epoch = 0;
};

/// What is left of a change whose words are not kept any more.
struct Stub {
    base::Hash hash{};  ///< of the change: the chain goes on over it
    std::string scope;  ///< encoded, that was erased; empty: it is in a backup of the central
    record::Dot origin; ///< the first dot, if it was stamped anew since; seq 0 otherwise
};

struct Unsent {
    record::Seq seq = 0;
    /// Encoded, exactly as saved; empty where only a stub is left; sealed to the central where
    /// there is a stub too: its scope has been left.
    std::string change;
    std::optional<Stub> stub;
    [[nodiscard]] bool is_sealed() const { return stub && !change.empty(); }
    [[nodiscard]] base::Hash hash() const {
        return stub ? stub->hash : record::change_hash(change);
    }
};

struct Answered {
    Verdict verdict = Verdict::none;
    base::Label reason; ///< of a quarantine
};

/// A change of this tablet that the central set apart.
struct SetApart {
    record::Seq seq = 0;
    base::AnyId record;
    std::string change;     ///< encoded, exactly as saved; empty where it is not kept or sealed
    bool is_sealed = false; ///< since its scope was left; only the central can read it
    base::Label reason;
};

/// Part of what a tablet holds: a scope, or all citizens that its team holds.
struct Share {
    std::string scope; ///< encoded
    bool citizens = false;
};

/// One record of a page.
struct ServerRecord {
    enum class Content {
        state,
        stub, ///< the central believes that this tablet holds the bytes
        gone,
    };
    base::AnyId id;
    Content content = Content::state;
    std::string state; ///< encoded RecordState; of a stub, what record::stub_of the bytes must give
    /// With `gone`: encoded, of which nothing may be kept; empty if only the record went.
    std::string erased_scope = {};
};

/// Whether everything that is held comes again from here on.
enum class Anew {
    no,
    yes,
    restored, ///< and the central may lack what it has sent before
};

/// A run of a page's records, the least that is applied at once.
struct ServerSlice {
    std::vector<ServerRecord> records;
    std::string cursor;      ///< stands after the last of `records`
    std::vector<Share> left; ///< not held any more
    Anew anew = Anew::no;
    bool is_last = false; ///< there is nothing after it for now
};

struct AppliedSlices {
    std::size_t slices = 0; ///< that are applied whole
    /// Stubs of the next one that do not stand for what is here: to be asked for whole.
    std::vector<base::AnyId> differing;
    /// Somebody waits for longer than it takes to write so much: nothing was applied.
    bool was_put_off = false;
};

/// What the central says of a share at its head.
struct ShareDigest {
    Share share;
    std::string digest; ///< 16 bytes
};

/// Under which a tablet goes on when its history and the central's have parted.
struct NewNumber {
    record::DeviceNumber device = 0;
    std::uint32_t epoch = 0;
    record::Seq common_seq = 0; ///< up to here the central holds this tablet's very changes
};

/// A device's keys, both private, 32 bytes each.
struct DeviceSecrets {
    std::string device_seed;     ///< Ed25519
    std::string box_private_key; ///< X25519
};

/// One record of a share, as the digests see it.
struct HeldDigest {
    base::AnyId place; ///< by which ranges are cut: the record's id, or the citizen's
    base::AnyId id;
    record::Digest digest{};
};

/// Names the bytes of an attachment, as those of one scope.
struct BlobName {
    std::string scope;     ///< encoded
    std::string sha256;    ///< 32 bytes
    std::int64_t size = 0; ///< bytes, at least one
    bool operator==(const BlobName&) const = default;
};

/// Bytes of an attachment as they are here.
struct Blob {
    std::int64_t bid = 0; ///< greater than that of any that came before
    BlobName name;
    std::int64_t here = 0;     ///< so many from the beginning
    bool is_whole = false;     ///< all are, and they have the hash
    bool is_confirmed = false; ///< the central has them whole
};

/// Bytes to be sent or fetched, and one of the records that name them.
struct BlobTask {
    Blob blob;
    base::AnyId record;
};

struct BlobCounts {
    std::uint64_t unsent = 0; ///< whole here, and the central may lack them
    std::int64_t unsent_bytes = 0;
    std::uint64_t missing = 0; ///< named by a record, and not whole here
    std::int64_t bytes = 0;    ///< of all that are here
};

/// A record as it was before the central was restored, with words that it lacks.
struct Witness {
    std::int64_t wid = 0;
    std::string sealed; ///< to the central: an encoded RecordState
};

struct AuditEntry {
    std::string action; ///< reveal, search, export, refused, …
    std::optional<base::AnyId> record;
    std::string detail; ///< no personal data
};

/// What somebody has begun to write and not saved. Stays on this tablet, encrypted like the rest.
struct Unfinished {
    std::string screen; ///< which form
    base::AnyId id;     ///< what it is about; nil for nothing in particular
    std::string content;
    base::Instant kept;
};

class Store {
public:
    /// Makes a new file. Throws Fault{io} if it exists.
    static std::unique_ptr<Store> create(const std::string& path, const base::SecretKey& key,
                                         const base::Clock& clock, base::Random& random);
    /// Opens and, where needed, migrates. Throws Fault{wrong_key, newer_schema, corrupt, io}.
    static std::unique_ptr<Store> open(const std::string& path, const base::SecretKey& key,
                                       const base::Clock& clock, base::Random& random);

    virtual ~Store() = default;
    Store(const Store&) = delete;
    Store& operator=(const Store&) = delete;

    [[nodiscard]] virtual std::optional<Identity> identity() const = 0;
    virtual void set_identity(const Identity& identity) = 0;
    /// UTC, corrected by the offset measured at the last sync.
    [[nodiscard]] virtual base::Instant now() const = 0;

    // --- what people do ---------------------------------------------------------------------

    /// As people see it, unsent changes included; deleted records too. Nothing if not held.
    [[nodiscard]] virtual std::optional<record::RecordState> find(base::AnyId id) const = 0;

    /// Saves each draft as one change, all in one transaction: chained, merged, projected, put in
    /// the outbox, audited. Durable when it returns. Returns the sequence numbers in order.
    virtual std::vector<record::Seq> save(std::span<const Draft> drafts) = 0;

    /// Records of a type that are not deleted and meet every filter, oldest first.
    [[nodiscard]] virtual std::vector<record::RecordState>
    list(record::TypeNumber type, std::span<const Filter> filters, std::size_t limit) const = 0;
    [[nodiscard]] virtual std::uint64_t count(record::TypeNumber type,
                                              std::span<const Filter> filters) const = 0;

    /// Records that hold every word of `text` as the beginning of a word, folded as Danes expect;
    /// ten digits (with or without hyphen) find the citizen with that CPR and nothing else.
    [[nodiscard]] virtual std::vector<record::RecordState> search(std::string_view text,
                                                                  std::size_t limit) const = 0;

    /// Records that a human must decide about, oldest first.
    [[nodiscard]] virtual std::vector<record::RecordState> in_conflict(std::size_t limit) const = 0;

    [[nodiscard]] virtual Counts counts() const = 0;
    virtual void audit(const AuditEntry& entry) = 0;

    /// Keeps `content` for a form, in place of what was kept for it before. Durable when it
    /// returns. No more than limits::kUnfinishedBytes.
    virtual void keep_unfinished(std::string_view screen, base::AnyId id,
                                 std::string_view content) = 0;
    virtual void drop_unfinished(std::string_view screen, base::AnyId id) = 0;
    /// Oldest first.
    [[nodiscard]] virtual std::vector<Unfinished> unfinished() const = 0;

    // --- bytes of attachments -----------------------------------------------------------------

    /// Nothing if no record names them and nothing of them is here.
    [[nodiscard]] virtual std::optional<Blob> find_blob(const BlobName& name) const = 0;
    /// Adds a piece: limits::kPieceBytes from `start` on, fewer only at the end. Returns how many
    /// are here then; nothing is added unless `start` is where what is here ends. Bytes that no
    /// record names are kept for limits::kUnnamedBytesMs. Durable when it returns.
    virtual std::int64_t add_piece(const BlobName& name, std::int64_t start,
                                   std::string_view bytes) = 0;
    /// The piece that was added with this `start`; empty if it is not here.
    [[nodiscard]] virtual std::string piece(const BlobName& name, std::int64_t start) const = 0;
    /// All pieces are here and were hashed: they are whole, or all are taken out again.
    virtual void judge_blob(const BlobName& name, bool has_the_hash) = 0;
    virtual void confirm_blobs(std::span<const BlobName> names) = 0;
    /// Whole ones that the central may lack and a record names, oldest first.
    [[nodiscard]] virtual std::vector<BlobTask> unconfirmed_blobs(std::int64_t after,
                                                                  std::size_t most) const = 0;
    /// Ones that a record names and that are not whole, newest first.
    [[nodiscard]] virtual std::vector<BlobTask> missing_blobs(std::int64_t before,
                                                              std::size_t most) const = 0;
    [[nodiscard]] virtual BlobCounts blob_counts() const = 0;
    /// Drops what no record names and nobody needs to be given; purge_some then takes it out.
    virtual void collect_blobs() = 0;

    // --- sync -------------------------------------------------------------------------------

    [[nodiscard]] virtual SyncPoint sync_point() const = 0;
    /// The changes after `after`, in order, up to the limits (at least one if there is any).
    [[nodiscard]] virtual std::vector<Unsent> unsent(record::Seq after, std::size_t most,
                                                     std::size_t most_bytes) const = 0;
    /// Records the central's verdicts on the changes from `first` on and the receipt that came
    /// with them (encoded, verified by the caller). A verdict that merged nothing takes its change
    /// off the record it was shown on; its words stay in the outbox.
    virtual void take_verdicts(record::Seq first, std::span<const Answered> verdicts,
                               std::string_view receipt) = 0;
    /// Puts the central's states under what is still unsent and moves the cursor, in one
    /// transaction. Between two slices it asks whether to stop, and then undoes more than
    /// limits::kSlicesKept; it ends before a slice with stubs that do not stand for what is here.
    /// None are applied, and nothing changed, if `from_cursor` is not this store's cursor.
    virtual AppliedSlices apply_slices(std::string_view from_cursor,
                                       std::span<const ServerSlice> slices, std::uint32_t epoch,
                                       const std::function<bool()>& is_to_stop = {}) = 0;
    /// After the last slice: does a part of what is to be done about records outside the scopes
    /// that are held. They are taken off the tablet for good, but for what has unanswered changes
    /// or is being written about. False when there is no more to do.
    virtual bool purge_some() = 0;
    /// Those of the shares whose digest is not that of what is here.
    [[nodiscard]] virtual std::vector<Share>
    differing(std::span<const ShareDigest> digests) const = 0;
    /// What is here of a share in places after `after`, by place and id: at least `least` records
    /// if there are so many, and all of the last place.
    [[nodiscard]] virtual std::vector<HeldDigest> held_after(const Share& share, base::AnyId after,
                                                             std::size_t least) const = 0;
    /// Puts what the central has instead of what differed, and no longer counts what the central
    /// lacks. That stays: nobody's words go because a central has forgotten them.
    virtual void repair(std::span<const ServerRecord> records,
                        std::span<const base::AnyId> lacking) = 0;
    /// Sums the digests up anew from the records.
    virtual void recount() = 0;
    /// Oldest first.
    [[nodiscard]] virtual std::vector<SetApart> quarantined(std::size_t limit) const = 0;
    /// Takes what went out of the pages of the file too, if anything did: nobody waits for it.
    virtual void finish_purge() = 0;
    /// Erased scopes, encoded, of which nothing is left in the file, until that was said.
    [[nodiscard]] virtual std::vector<std::string> purged_scopes() const = 0;
    virtual void said_purged(std::span<const std::string> scopes) = 0;
    /// Of changes that the central has merged and sent back, leaves stubs once they are in a backup
    /// (up to `backed_up`), or, where it says of none, after limits::kKeptWithoutBackupMs. How
    /// many; 0 when there are none left. Somewhat more than limits::kStubsAtOnce at most.
    virtual std::size_t trim(record::Seq backed_up) = 0;
    /// What a restored central is to be given, with a greater `wid`, in order.
    [[nodiscard]] virtual std::vector<Witness> witnesses(std::int64_t after,
                                                         std::size_t most) const = 0;
    /// The central has looked at them, after it had begun so many backups.
    virtual void note_given(std::span<const std::int64_t> wids, std::uint64_t backup) = 0;
    /// Forgets those that the central's backup of this number has, which is whole. 0: there is
    /// none.
    virtual void drop_witnesses(std::uint64_t backup) = 0;
    virtual void set_clock_offset(std::int64_t offset_ms) = 0;
    /// The last receipt, encoded; empty before the first.
    [[nodiscard]] virtual std::string receipt() const = 0;
    /// After this tablet's change `seq`; zero for 0, nothing for one that is not in the outbox.
    [[nodiscard]] virtual std::optional<record::Chain> chain_at(record::Seq seq) const = 0;

    /// The central no longer holds what it had accepted after `seq` (restored from a backup): it
    /// counts as unsent again, and what had merged nothing is shown again until it is answered.
    virtual void count_unsent_after(record::Seq seq) = 0;
    /// Keys for a new number: made and kept at the first call, the same ones until they were used.
    virtual DeviceSecrets next_secrets() = 0;
    /// This tablet's history and the central's have parted (its file was copied or rolled back):
    /// all its changes are stamped anew under `number` and the next secrets, each naming its first
    /// dot, and the pages begin anew. What the central holds already counts as merged.
    virtual void renumber(const NewNumber& number) = 0;
    /// What a dot that was seen earlier is called since `renumber`; others stay as they are.
    [[nodiscard]] virtual record::Dot present(const record::Dot& dot) const = 0;

    // --- upkeep -----------------------------------------------------------------------------

    /// Checks the file, the outbox's chain, every record's bytes, that each record is the
    /// central's state with the unsent changes on top, and that projections and search agree with
    /// the records. Empty when all is well.
    [[nodiscard]] virtual std::vector<std::string> verify() const = 0;
    /// Drops and refills projections and search from the records.
    virtual void rebuild_projections() = 0;

protected:
    Store() = default;
};

} // namespace b2go::store
