#pragma once

#include <algorithm>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/crypto.hpp"
#include "base/id.hpp"
#include "base/label.hpp"
#include "base/time.hpp"
#include "record/chain.hpp"
#include "record/dot.hpp"
#include "record/state.hpp"
#include "sync/central/stored_tables.hpp"

namespace b2go::central {

/// Place of a record's latest state in its stream's order.
using StreamSeq = std::uint64_t;

/// One stream is the unit of ordering and of distribution; a team's central has one.
using StreamNumber = std::uint32_t;
inline constexpr StreamNumber kOnlyStream = 1;

struct StoredStream {
    std::uint32_t epoch = 0; ///< raised by every restore from a backup
    bool demo = false;
    StreamSeq head = 0;               ///< the highest given to a record
    record::DeviceNumber devices = 0; ///< running number of the last device of this epoch
    std::uint64_t backup_begun = 0;   ///< backups are numbered from 1 in the order they begin
    std::uint64_t backup_whole = 0;   ///< the highest number of one that is whole
};

/// Names a change in the log.
struct ChangeName {
    record::DeviceNumber device = 0;
    record::Seq seq = 0; ///< 0: none
    auto operator<=>(const ChangeName&) const = default;
};

struct StoredRecord {
    /// What is found without reading the record, as bits of `flags`.
    enum Flag : unsigned {
        conflicted = 1, ///< something in it is undecided
        listed = 2,     ///< a staff member or a team: the central itself looks for them
        gone = 4,       ///< erased: the row stays, without its state, so that tablets are told
    };
    base::AnyId id;
    StreamSeq seq = 0;
    record::TypeNumber type = 0;
    std::string scope; ///< encoded
    unsigned flags = 0;
    ChangeName last; ///< the change merged last; with StoredChange::previous a record's history
    /// Where the record stood before `last.device` began to write without anybody in between; 0 if
    /// it made the record. That device holds these very bytes once it has come so far.
    StreamSeq below = 0;
    std::string state; ///< sealed where the scope has a key
};

struct StoredChange {
    ChangeName name;
    base::AnyId record;  ///< nil if it could not be decoded
    ChangeName previous; ///< merged into the same record before; seq 0 for none or not merged
    base::Hash hash{};   ///< of the change as it was sent; outlives the payload
    record::Chain chain{};
    int verdict = 0;       ///< sync::pb::VerdictKind
    std::string reason_da; ///< of a quarantine
    std::string reason_en;
    std::string payload; ///< sealed where the scope has a key; empty when quarantined or duplicate
};

struct StoredDevice {
    enum class Status : int { central = 0, active = 1, lost = 2, revoked = 3 };
    record::DeviceNumber device = 0;
    base::AnyId staff; ///< nil for the central's own
    Status status = Status::active;
    /// Ed25519 public key; for the central's own the name of its life, empty before any restore.
    std::string key;
    std::string box_key; ///< X25519 public key
    std::string program;
    base::Instant enrolled;
    base::Instant last_seen;
    record::Seq last_seq = 0;
    record::Chain chain{}; ///< at last_seq
    record::Seq backed_up_seq = 0;
    record::DeviceNumber replaces = 0; ///< whose history parted from the central's; 0 for none
};

struct StoredCode {
    std::string hash; ///< keyed; the code itself is kept nowhere
    base::AnyId staff;
    base::Instant expires;
    record::DeviceNumber device = 0; ///< whom it enrolled; 0 while unused
};

struct StoredQuarantine {
    ChangeName name;
    base::AnyId record;    ///< nil if it could not be decoded
    std::uint32_t tag = 0; ///< completes its dot
    std::string scope;     ///< encoded; empty if it could not be decoded
    std::string payload;   ///< sealed where the scope has a key; empty if it could not be sent
    bool follows = false;  ///< nothing is wrong with it but what it builds on
    std::string discarded; ///< why an administrator will not have it merged; empty: not decided
};

/// What may be told of a change in quarantine without opening it.
struct SetApart {
    ChangeName name;
    base::AnyId record; ///< nil if it could not be decoded
    base::Label reason; ///< what the writer was told
    bool follows = false;
    std::string discarded;
};

/// A scope of which nothing may be kept.
struct StoredErasure {
    std::string scope; ///< encoded
    base::Instant time;
    std::string reason; ///< no personal data
    /// Who held it, for a restored store that does not know; not kept in this row.
    std::vector<std::string> holders = {};
};

/// A scope of which nothing may be erased.
struct StoredHold {
    std::string scope; ///< encoded
    base::Instant time;
    std::string reason;
};

/// Who asks for a page.
struct Holder {
    std::vector<std::string> scopes; ///< held by name
    std::string citizens_of;         ///< subscriber whose citizens are held; empty for none
};

struct PageRecord {
    base::AnyId id;
    StreamSeq seq = 0;
    std::string scope;
    unsigned flags = 0;
    ChangeName last;     ///< the change merged last
    StreamSeq below = 0; ///< as StoredRecord::below
    std::string state;   ///< empty if it is gone
};

struct StoredPage {
    std::vector<PageRecord> records; ///< by seq
    StreamSeq reached = 0;           ///< everything up to here has been looked at
    bool more = false;               ///< there are records beyond `reached`
};

/// That somebody holds a scope, or has held it. Kept for ever: tablets that were away have to be
/// told.
struct StoredSubscription {
    std::string scope;
    std::string subscriber;
    StreamSeq entered = 0; ///< place in the stream's order; 0: with the scope's first record
    StreamSeq left = 0;    ///< 0: held

    [[nodiscard]] bool is_held() const { return left == 0; }
    [[nodiscard]] StreamSeq changed() const { return std::max(entered, left); }
};

/// What of a scope was read.
struct ScopePart {
    std::vector<PageRecord> records; ///< by id
    bool more = false;               ///< there are records beyond the last one
};

/// Bytes of an attachment, as those of one scope.
struct StoredBlob {
    std::string name; ///< a keyed hash of scope, content hash and size
    std::string scope;
    std::int64_t size = 0;
    std::int64_t pieces = 0;         ///< that have come, in order
    bool is_whole = false;           ///< all have, and they make the hash
    record::DeviceNumber device = 0; ///< whose record named them first
    base::Instant since;             ///< when
    base::Instant unnamed;           ///< since when no record that is not deleted does; 0: one does
};

/// That a record names bytes.
struct StoredAttachment {
    base::AnyId record;
    std::string name;
    bool is_live = false; ///< it is not deleted
};

/// Bytes that a record names and that have not all come.
struct AwaitedBlob {
    base::AnyId record;
    std::int64_t size = 0;
    std::int64_t pieces = 0;
    record::DeviceNumber device = 0;
    base::Instant since;
};

/// A record as a tablet had it before the store was restored, with words that it lacks.
struct StoredWitness {
    base::AnyId record;
    std::string digest; ///< of the state; two tablets may give the same
    std::string scope;
    record::DeviceNumber device = 0; ///< that gave it
    base::Instant time;
    std::string state; ///< sealed where the scope has a key
};

struct StoredCounts {
    std::uint64_t records = 0;
    std::uint64_t changes = 0;
    std::uint64_t devices = 0;
    std::uint64_t conflicts = 0;
    std::uint64_t quarantined = 0; ///< but for those that were discarded
    std::uint64_t awaited = 0;     ///< attachments whose bytes have not all come
};

/// Where one stream of the central is kept: opaque bytes, which may be sealed, and numbers. It
/// knows nothing of records, rules or rights, so that an engine for a city can stand in for the
/// embedded one; every table is keyed by the stream first.
///
/// One thread at a time, though others may use the same store through objects of their own. Within
/// a transaction a read sees what others have committed until then. Everything but reading happens
/// within a transaction. Throws base::Fault, StoreBusy among them; after that the transaction is
/// rolled back.
class CentralStore {
public:
    CentralStore() = default;
    CentralStore(const CentralStore&) = delete;
    CentralStore& operator=(const CentralStore&) = delete;
    virtual ~CentralStore() = default;

    // --- transactions -------------------------------------------------------------------------

    virtual void begin() = 0;
    /// For reading the whole store as of one moment; ended by `rollback`.
    virtual void begin_reading() = 0;
    /// Durable when it returns.
    virtual void commit() = 0;
    /// Also when there is none.
    virtual void rollback() noexcept = 0;
    /// One request's part of the transaction: kept, or undone without disturbing the others.
    virtual void begin_part() = 0;
    virtual void keep_part() = 0;
    virtual void undo_part() = 0;

    // --- the stream ---------------------------------------------------------------------------

    [[nodiscard]] virtual std::optional<StoredStream> stream() = 0;
    virtual void make_stream(std::uint32_t epoch, bool demo) = 0;
    /// Locks the stream's row until the end of the transaction, so that the order of sequence
    /// numbers is the order of commits; see also hold_stream. Returns the head before: the caller
    /// has `count` numbers after it, for records and for scopes entered or left.
    virtual StreamSeq raise_head(std::uint64_t count) = 0;
    /// Before any other row, by whoever locks some: requests that come together share a
    /// transaction, so that one's place in the stream is held while the next one's rows are locked.
    /// A node that held such a row and waited for the stream would wait for ever.
    void hold_stream() { static_cast<void>(raise_head(0)); }
    /// The number of a backup that begins once this transaction has ended. Waits for whoever has
    /// called raise_head.
    [[nodiscard]] virtual std::uint64_t begin_backup() = 0;
    virtual void end_backup(std::uint64_t number) = 0;
    /// The next running number, from 1 in every epoch.
    virtual record::DeviceNumber next_device() = 0;
    /// After a restore: the running numbers begin anew, and the backup it came from is whole.
    virtual void set_epoch(std::uint32_t epoch) = 0;

    // --- records ------------------------------------------------------------------------------

    [[nodiscard]] virtual std::optional<StoredRecord> find_record(base::AnyId id) = 0;
    /// As find_record, of the latest state, which nobody else changes before the transaction ends.
    [[nodiscard]] virtual std::optional<StoredRecord> lock_record(base::AnyId id) = 0;
    virtual void insert_record(const StoredRecord& row) = 0;
    /// Type and scope never change.
    virtual void update_record(const StoredRecord& row) = 0;
    /// Records after `after` that the holder holds, in order, up to the limits (at least one if
    /// there is any). Reads no other record's bytes.
    [[nodiscard]] virtual StoredPage read_page(StreamSeq after, const Holder& holder,
                                               std::size_t most_records,
                                               std::size_t most_bytes) = 0;
    /// Records of one scope whose id is greater than `after`, by id, up to the limits (at least one
    /// if there is any).
    [[nodiscard]] virtual ScopePart read_scope(std::string_view scope, base::AnyId after,
                                               std::size_t most_records,
                                               std::size_t most_bytes) = 0;
    /// The ids of a scope's records.
    [[nodiscard]] virtual std::vector<base::AnyId> records_of(std::string_view scope) = 0;
    /// All records, by seq: for verification.
    [[nodiscard]] virtual std::vector<StoredRecord> records_after(StreamSeq after,
                                                                  std::size_t most) = 0;
    /// Those that have any of the flags, by seq.
    [[nodiscard]] virtual std::vector<StoredRecord> flagged(unsigned flags, std::size_t most) = 0;

    // --- changes ------------------------------------------------------------------------------

    virtual void append_change(const StoredChange& row) = 0;
    [[nodiscard]] virtual std::optional<StoredChange> find_change(ChangeName name) = 0;
    /// The chain after a change: as find_change, without reading the payload.
    [[nodiscard]] virtual std::optional<record::Chain> chain_at(ChangeName name) = 0;
    /// A device's changes after `after`, in order.
    [[nodiscard]] virtual std::vector<StoredChange> changes_after(ChangeName after,
                                                                  std::size_t most) = 0;

    /// Takes the payload out; hash and chain stay.
    virtual void erase_payload(ChangeName name) = 0;

    virtual void put_quarantine(const StoredQuarantine& row) = 0;
    [[nodiscard]] virtual std::optional<StoredQuarantine> find_quarantine(ChangeName name) = 0;
    /// By device and seq.
    [[nodiscard]] virtual std::vector<SetApart> set_apart(std::size_t most) = 0;
    /// Whole rows after `after`, by device and seq.
    [[nodiscard]] virtual std::vector<StoredQuarantine> quarantine_after(ChangeName after,
                                                                         std::size_t most) = 0;
    /// Whole rows of one record.
    [[nodiscard]] virtual std::vector<StoredQuarantine> quarantined_of(base::AnyId record) = 0;
    virtual void set_discarded(ChangeName name, std::string_view reason) = 0;
    /// It was released or erased; the log keeps its verdict.
    virtual void remove_quarantine(ChangeName name) = 0;
    /// Whether anything is; a request asks once before it asks about every change.
    [[nodiscard]] virtual bool has_quarantine() = 0;
    [[nodiscard]] virtual bool is_quarantined(const record::Dot& dot) = 0;
    [[nodiscard]] virtual bool has_quarantined(base::AnyId record) = 0;

    /// `alias` stands for the same words as `first`, which has been merged.
    virtual void put_alias(const record::Dot& alias, const record::Dot& first) = 0;
    [[nodiscard]] virtual bool has_aliases() = 0;
    [[nodiscard]] virtual std::optional<record::Dot> find_alias(const record::Dot& alias) = 0;
    /// What else the words merged as `first` are called.
    [[nodiscard]] virtual std::vector<record::Dot> aliases_of(const record::Dot& first) = 0;

    // --- devices ------------------------------------------------------------------------------

    virtual void put_device(const StoredDevice& row) = 0;
    [[nodiscard]] virtual std::optional<StoredDevice> find_device(record::DeviceNumber device) = 0;
    /// As lock_record: what is decided by a device's history is decided by one at a time.
    [[nodiscard]] virtual std::optional<StoredDevice> lock_device(record::DeviceNumber device) = 0;
    /// By number, the central's own among them.
    [[nodiscard]] virtual std::vector<StoredDevice> devices() = 0;
    virtual void set_position(record::DeviceNumber device, record::Seq last_seq,
                              const record::Chain& chain) = 0;
    virtual void set_last_seen(record::DeviceNumber device, base::Instant time) = 0;
    virtual void set_status(record::DeviceNumber device, StoredDevice::Status status) = 0;
    /// Everything of this device up to `seq` is in a backup.
    virtual void set_backed_up(record::DeviceNumber device, record::Seq seq) = 0;

    virtual void put_code(const StoredCode& row) = 0;
    /// As lock_record: a code is good once.
    [[nodiscard]] virtual std::optional<StoredCode> lock_code(std::string_view hash) = 0;
    virtual void set_code_used(std::string_view hash, record::DeviceNumber device) = 0;

    // --- scopes -------------------------------------------------------------------------------

    /// Whether it is held now.
    [[nodiscard]] virtual bool is_subscribed(std::string_view scope,
                                             std::string_view subscriber) = 0;
    /// Everybody who holds the scope or has held it, by subscriber. Nobody: it was never held.
    [[nodiscard]] virtual std::vector<StoredSubscription> subscriptions(std::string_view scope) = 0;
    /// Makes or replaces the one of this scope and subscriber.
    virtual void put_subscription(const StoredSubscription& row) = 0;
    /// Those of a subscriber that were entered or left after `after`, in the order of that.
    [[nodiscard]] virtual std::vector<StoredSubscription>
    subscriptions_changed(std::string_view subscriber, StreamSeq after, std::size_t most) = 0;

    /// Scopes greater than `after` that a subscriber holds now, in order.
    [[nodiscard]] virtual std::vector<std::string>
    subscribed_scopes(std::string_view subscriber, std::string_view after, std::size_t most) = 0;

    /// The sum of digests kept under a key; empty if there is none. Read and written after
    /// raise_head, whose lock keeps two nodes from adding to the same sum at once.
    [[nodiscard]] virtual std::string find_sum(std::string_view key) = 0;
    virtual void put_sum(std::string_view key, std::string_view sum) = 0;

    virtual void put_scope_key(std::string_view scope, std::string_view wrapped) = 0;
    /// Empty if the scope has no key.
    [[nodiscard]] virtual std::string find_scope_key(std::string_view scope) = 0;
    /// Destroys it: what was sealed under it can not be opened again.
    virtual void remove_scope_key(std::string_view scope) = 0;
    /// All of them, in order of scope, outside the store's copy (below).
    virtual void each_scope_key(
        const std::function<void(std::string_view scope, std::string_view wrapped)>& take) = 0;

    // --- bytes of attachments -----------------------------------------------------------------

    /// One that is there stays as it was.
    virtual void put_blob(const StoredBlob& row) = 0;
    [[nodiscard]] virtual std::optional<StoredBlob> find_blob(std::string_view name) = 0;
    /// As lock_record: pieces come one at a time.
    [[nodiscard]] virtual std::optional<StoredBlob> lock_blob(std::string_view name) = 0;
    virtual void set_pieces(std::string_view name, std::int64_t pieces, bool is_whole) = 0;
    virtual void set_unnamed(std::string_view name, base::Instant since) = 0;
    [[nodiscard]] virtual std::vector<StoredBlob> blobs_of(std::string_view scope) = 0;
    /// Those with pieces that no record has named since `until` or longer.
    [[nodiscard]] virtual std::vector<StoredBlob> unnamed_blobs(base::Instant until,
                                                                std::size_t most) = 0;
    /// The longest awaited first.
    [[nodiscard]] virtual std::vector<AwaitedBlob> awaited_blobs(std::size_t most) = 0;
    /// With its pieces and with what is known of who names it.
    virtual void remove_blob(std::string_view name) = 0;
    virtual void put_piece(std::string_view name, std::int64_t number, std::string_view bytes) = 0;
    /// Empty if there is none.
    [[nodiscard]] virtual std::string find_piece(std::string_view name, std::int64_t number) = 0;
    virtual void remove_pieces(std::string_view name) = 0;
    /// In place of what the record named before.
    virtual void put_attachment(const StoredAttachment& row) = 0;
    [[nodiscard]] virtual std::optional<StoredAttachment> find_attachment(base::AnyId record) = 0;
    /// By a record that is not deleted.
    [[nodiscard]] virtual bool is_blob_named(std::string_view name) = 0;

    // --- witnesses ----------------------------------------------------------------------------

    /// One that is there stays as it was.
    virtual void put_witness(const StoredWitness& row) = 0;
    /// Of records greater than `after`, by record; the last record's may be cut.
    [[nodiscard]] virtual std::vector<StoredWitness> witnesses_after(base::AnyId after,
                                                                     std::size_t most) = 0;
    [[nodiscard]] virtual std::vector<StoredWitness> witnesses_of(base::AnyId record) = 0;
    [[nodiscard]] virtual bool has_witness_of(std::string_view scope) = 0;
    virtual void remove_witnesses(base::AnyId record) = 0;
    virtual void remove_witnesses_of(std::string_view scope) = 0;

    // --- erasure ------------------------------------------------------------------------------

    /// One that is there stays as it was.
    virtual void put_erasure(const StoredErasure& row) = 0;
    [[nodiscard]] virtual std::optional<StoredErasure> find_erasure(std::string_view scope) = 0;
    /// How many there are. Asked again after raise_head, with whose lock erasures are made too, it
    /// says whether another node has made one meanwhile.
    [[nodiscard]] virtual std::uint64_t erasure_count() = 0;
    /// By scope.
    [[nodiscard]] virtual std::vector<StoredErasure> erasures() = 0;
    /// By law nothing of the scope may be erased; in place of an earlier hold.
    virtual void put_hold(const StoredHold& row) = 0;
    [[nodiscard]] virtual std::optional<StoredHold> find_hold(std::string_view scope) = 0;
    virtual void remove_hold(std::string_view scope) = 0;
    /// The device holds nothing of the scope any more. May be said again.
    virtual void acknowledge_erasure(std::string_view scope, record::DeviceNumber device) = 0;
    /// By number.
    [[nodiscard]] virtual std::vector<record::DeviceNumber>
    acknowledged_by(std::string_view scope) = 0;

    // --- upkeep -------------------------------------------------------------------------------

    [[nodiscard]] virtual StoredCounts counts() = 0;
    /// What is wrong with the engine's own files; empty when nothing is.
    [[nodiscard]] virtual std::vector<std::string> check() = 0;
    /// After a commit that took something out: it is in none of the engine's own files any more.
    virtual void forget_deleted() = 0;
    /// A consistent copy of everything but the scope keys, as one new file under another key.
    virtual void copy_without_scope_keys(const std::string& path, const base::SecretKey& key) = 0;

    // --- copying (store_copy.hpp) ---------------------------------------------------------------

    using TakeRow = std::function<void(std::span<const StoredValue> row)>;
    /// Every row of this stream in a table, in order of its key. Within a transaction.
    virtual void each_row(const StoredTable& table, const TakeRow& take) = 0;
    virtual void put_row(const StoredTable& table, std::span<const StoredValue> row) = 0;
};

} // namespace b2go::central
