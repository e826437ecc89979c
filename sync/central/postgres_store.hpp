#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "base/random.hpp"
#include "sync/central/central_store.hpp"
#include "sync/central/nonces.hpp"
#include "sync/central/postgres_connection.hpp"
#include "sync/central/postgres_options.hpp"
#include "sync/central/postgres_schema.hpp"
#include "sync/central/store_busy.hpp"

namespace b2go::central {

/// The store for a city: PostgreSQL, which several nodes may use at once. A node keeps nothing but
/// its connection, and makes it anew when it is lost: the transaction under way is then gone
/// (StoreBusy), the next one begins on the new connection.
///
/// Every transaction reads what others have committed (READ COMMITTED) and locks the rows it
/// decides by; `raise_head` holds the stream's row until the end, so that whoever sees a sequence
/// number sees all below it.
///
/// What the embedded file's encryption covers is sealed here under a key made from the master key.
class PostgresStore final : public CentralStore {
public:
    PostgresStore(PostgresOptions options, postgres::Mode mode, const base::SecretKey& master,
                  base::Random& random);

    void begin() override;
    void begin_reading() override;
    void commit() override;
    void rollback() noexcept override;
    void begin_part() override;
    void keep_part() override;
    void undo_part() override;

    [[nodiscard]] std::optional<StoredStream> stream() override;
    [[nodiscard]] std::uint64_t begin_backup() override;
    void end_backup(std::uint64_t number) override;
    void make_stream(std::uint32_t epoch, bool demo) override;
    StreamSeq raise_head(std::uint64_t count) override;
    record::DeviceNumber next_device() override;
    void set_epoch(std::uint32_t epoch) override;

    [[nodiscard]] std::optional<StoredRecord> find_record(base::AnyId id) override;
    [[nodiscard]] std::optional<StoredRecord> lock_record(base::AnyId id) override;
    void insert_record(const StoredRecord& row) override;
    void update_record(const StoredRecord& row) override;
    [[nodiscard]] StoredPage read_page(StreamSeq after, const Holder& holder,
                                       std::size_t most_records, std::size_t most_bytes) override;
    [[nodiscard]] std::vector<base::AnyId> records_of(std::string_view scope) override;
    [[nodiscard]] ScopePart read_scope(std::string_view scope, base::AnyId after,
                                       std::size_t most_records, std::size_t most_bytes) override;
    [[nodiscard]] std::vector<StoredRecord> records_after(StreamSeq after,
                                                          std::size_t most) override;
    [[nodiscard]] std::vector<StoredRecord> flagged(unsigned flags, std::size_t most) override;

    void append_change(const StoredChange& row) override;
    [[nodiscard]] std::optional<StoredChange> find_change(ChangeName name) override;
    [[nodiscard]] std::optional<record::Chain> chain_at(ChangeName name) override;
    [[nodiscard]] std::vector<StoredChange> changes_after(ChangeName after,
                                                          std::size_t most) override;
    void erase_payload(ChangeName name) override;
    void put_quarantine(const StoredQuarantine& row) override;
    [[nodiscard]] std::optional<StoredQuarantine> find_quarantine(ChangeName name) override;
    [[nodiscard]] std::vector<SetApart> set_apart(std::size_t most) override;
    [[nodiscard]] std::vector<StoredQuarantine> quarantine_after(ChangeName after,
                                                                 std::size_t most) override;
    [[nodiscard]] std::vector<StoredQuarantine> quarantined_of(base::AnyId record) override;
    void set_discarded(ChangeName name, std::string_view reason) override;
    void remove_quarantine(ChangeName name) override;
    [[nodiscard]] bool has_quarantine() override;
    [[nodiscard]] bool is_quarantined(const record::Dot& dot) override;
    [[nodiscard]] bool has_quarantined(base::AnyId record) override;
    void put_alias(const record::Dot& alias, const record::Dot& first) override;
    [[nodiscard]] bool has_aliases() override;
    [[nodiscard]] std::optional<record::Dot> find_alias(const record::Dot& alias) override;
    [[nodiscard]] std::vector<record::Dot> aliases_of(const record::Dot& first) override;

    void put_device(const StoredDevice& row) override;
    [[nodiscard]] std::optional<StoredDevice> find_device(record::DeviceNumber device) override;
    [[nodiscard]] std::optional<StoredDevice> lock_device(record::DeviceNumber device) override;
    [[nodiscard]] std::vector<StoredDevice> devices() override;
    void set_position(record::DeviceNumber device, record::Seq last_seq,
                      const record::Chain& chain) override;
    void set_last_seen(record::DeviceNumber device, base::Instant time) override;
    void set_status(record::DeviceNumber device, StoredDevice::Status status) override;
    void set_backed_up(record::DeviceNumber device, record::Seq seq) override;
    void put_code(const StoredCode& row) override;
    [[nodiscard]] std::optional<StoredCode> lock_code(std::string_view hash) override;
    void set_code_used(std::string_view hash, record::DeviceNumber device) override;

    [[nodiscard]] bool is_subscribed(std::string_view scope, std::string_view subscriber) override;
    [[nodiscard]] std::vector<StoredSubscription> subscriptions(std::string_view scope) override;
    void put_subscription(const StoredSubscription& row) override;
    [[nodiscard]] std::vector<StoredSubscription>
    subscriptions_changed(std::string_view subscriber, StreamSeq after, std::size_t most) override;
    [[nodiscard]] std::vector<std::string> subscribed_scopes(std::string_view subscriber,
                                                             std::string_view after,
                                                             std::size_t most) override;
    [[nodiscard]] std::string find_sum(std::string_view key) override;
    void put_sum(std::string_view key, std::string_view sum) override;
    void put_scope_key(std::string_view scope, std::string_view wrapped) override;
    [[nodiscard]] std::string find_scope_key(std::string_view scope) override;
    void remove_scope_key(std::string_view scope) override;
    void each_scope_key(
        const std::function<void(std::string_view scope, std::string_view wrapped)>& take) override;

    void put_blob(const StoredBlob& row) override;
    [[nodiscard]] std::optional<StoredBlob> find_blob(std::string_view name) override;
    [[nodiscard]] std::optional<StoredBlob> lock_blob(std::string_view name) override;
    void set_pieces(std::string_view name, std::int64_t pieces, bool is_whole) override;
    void set_unnamed(std::string_view name, base::Instant since) override;
    [[nodiscard]] std::vector<StoredBlob> blobs_of(std::string_view scope) override;
    [[nodiscard]] std::vector<StoredBlob> unnamed_blobs(base::Instant until,
                                                        std::size_t most) override;
    [[nodiscard]] std::vector<AwaitedBlob> awaited_blobs(std::size_t most) override;
    void remove_blob(std::string_view name) override;
    void put_piece(std::string_view name, std::int64_t number, std::string_view bytes) override;
    [[nodiscard]] std::string find_piece(std::string_view name, std::int64_t number) override;
    void remove_pieces(std::string_view name) override;
    void put_attachment(const StoredAttachment& row) override;
    [[nodiscard]] std::optional<StoredAttachment> find_attachment(base::AnyId record) override;
    [[nodiscard]] bool is_blob_named(std::string_view name) override;

    void put_witness(const StoredWitness& row) override;
    [[nodiscard]] std::vector<StoredWitness> witnesses_after(base::AnyId after,
                                                             std::size_t most) override;
    [[nodiscard]] std::vector<StoredWitness> witnesses_of(base::AnyId record) override;
    [[nodiscard]] bool has_witness_of(std::string_view scope) override;
    void remove_witnesses(base::AnyId record) override;
    void remove_witnesses_of(std::string_view scope) override;

    void put_erasure(const StoredErasure& row) override;
    [[nodiscard]] std::optional<StoredErasure> find_erasure(std::string_view scope) override;
    [[nodiscard]] std::uint64_t erasure_count() override;
    [[nodiscard]] std::vector<StoredErasure> erasures() override;
    void put_hold(const StoredHold& row) override;
    [[nodiscard]] std::optional<StoredHold> find_hold(std::string_view scope) override;
    void remove_hold(std::string_view scope) override;
    void acknowledge_erasure(std::string_view scope, record::DeviceNumber device) override;
    [[nodiscard]] std::vector<record::DeviceNumber>
    acknowledged_by(std::string_view scope) override;

    [[nodiscard]] StoredCounts counts() override;
    [[nodiscard]] std::vector<std::string> check() override;
    void forget_deleted() override;
    void copy_without_scope_keys(const std::string& path, const base::SecretKey& key) override;
    void each_row(const StoredTable& table, const TakeRow& take) override;
    void put_row(const StoredTable& table, std::span<const StoredValue> row) override;

private:
    /// Connected; anew if it was lost and no transaction is under way.
    postgres::Connection& link();
    template <typename... Values> void run(std::string_view statement, const Values&... values) {
        link().run(statement, stream_, values...);
    }
    template <typename... Values>
    [[nodiscard]] postgres::Rows query(std::string_view statement, const Values&... values) {
        try {
            return link().query(statement, stream_, values...);
        } catch (const StoreBusy& busy) {
            // A connection that has ended since it was last used is found out by using it.
            if (link_->in_transaction() || busy.why() != StoreBusy::Why::unreachable) {
                throw;
            }
        }
        return link().query(statement, stream_, values...);
    }
    [[nodiscard]] std::uint64_t number(std::string_view statement);
    void be_patient();

    /// `place` is where it stands, so that no sealed bytes can be put in another's place.
    [[nodiscard]] std::string seal(std::string_view plain, std::string_view place);
    [[nodiscard]] std::string open(std::string_view sealed, std::string_view place);
    void refuse_other_states(postgres::Mode mode);
    void refuse_other_keys();

    [[nodiscard]] StoredRecord record_in(const postgres::Rows& row);
    [[nodiscard]] std::vector<StoredRecord> records_in(postgres::Rows rows);
    [[nodiscard]] StoredQuarantine quarantine_in(const postgres::Rows& row);
    [[nodiscard]] StoredWitness witness_in(const postgres::Rows& row);
    [[nodiscard]] StoredChange change_in(const postgres::Rows& row);

    PostgresOptions options_;
    StreamNumber stream_;
    base::SecretKey at_rest_;
    Nonces nonces_;
    std::unique_ptr<postgres::Connection> link_;
    bool is_patient_ = false;
};

/// Whether there would be room for a new central: throws what create_postgres_store would throw,
/// and leaves nothing in a database that has no schema of ours.
void try_postgres_store(const PostgresOptions& options, const base::SecretKey& master,
                        base::Random& random);

/// Room for a new central; Central::initialise fills it. Throws Fault{io} if there is one already.
[[nodiscard]] std::unique_ptr<CentralStore> create_postgres_store(const PostgresOptions& options,
                                                                  const base::SecretKey& master,
                                                                  base::Random& random);
/// Throws Fault{io} if there is none, Fault{wrong_key, newer_schema}, StoreBusy if no server of
/// those named can be reached.
[[nodiscard]] std::unique_ptr<CentralStore> open_postgres_store(const PostgresOptions& options,
                                                                const base::SecretKey& master,
                                                                base::Random& random);

} // namespace b2go::central
