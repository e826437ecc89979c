#pragma once

#include "store/audit_log.hpp"
#include "store/blobs.hpp"
#include "store/layers.hpp"
#include "store/listing.hpp"
#include "store/outbox.hpp"
#include "store/projections.hpp"
#include "store/purge.hpp"
#include "store/records.hpp"
#include "store/renaming.hpp"
#include "store/search_index.hpp"
#include "store/standing.hpp"
#include "store/store.hpp"
#include "store/unfinished_texts.hpp"
#include "store/witnesses.hpp"

namespace b2go::store {

/// The store in one SQLCipher file.
class TabletStore final : public Store {
public:
    TabletStore(const sqlite::OpenOptions& options, const base::SecretKey& key,
                const base::Clock& clock, base::Random& random);

    [[nodiscard]] std::optional<Identity> identity() const override;
    void set_identity(const Identity& identity) override;
    [[nodiscard]] base::Instant now() const override;

    [[nodiscard]] std::optional<record::RecordState> find(base::AnyId id) const override;
    std::vector<record::Seq> save(std::span<const Draft> drafts) override;
    [[nodiscard]] std::vector<record::RecordState> list(record::TypeNumber type,
                                                        std::span<const Filter> filters,
                                                        std::size_t limit) const override;
    [[nodiscard]] std::uint64_t count(record::TypeNumber type,
                                      std::span<const Filter> filters) const override;
    [[nodiscard]] std::vector<record::RecordState> search(std::string_view text,
                                                          std::size_t limit) const override;
    [[nodiscard]] std::vector<record::RecordState> in_conflict(std::size_t limit) const override;
    [[nodiscard]] Counts counts() const override;
    void audit(const AuditEntry& entry) override;

    void keep_unfinished(std::string_view screen, base::AnyId id,
                         std::string_view content) override;
    void drop_unfinished(std::string_view screen, base::AnyId id) override;
    [[nodiscard]] std::vector<Unfinished> unfinished() const override;

    [[nodiscard]] std::optional<Blob> find_blob(const BlobName& name) const override;
    std::int64_t add_piece(const BlobName& name, std::int64_t start,
                           std::string_view bytes) override;
    [[nodiscard]] std::string piece(const BlobName& name, std::int64_t start) const override;
    void judge_blob(const BlobName& name, bool has_the_hash) override;
    void confirm_blobs(std::span<const BlobName> names) override;
    [[nodiscard]] std::vector<BlobTask> unconfirmed_blobs(std::int64_t after,
                                                          std::size_t most) const override;
    [[nodiscard]] std::vector<BlobTask> missing_blobs(std::int64_t before,
                                                      std::size_t most) const override;
    [[nodiscard]] BlobCounts blob_counts() const override;
    void collect_blobs() override;

    [[nodiscard]] SyncPoint sync_point() const override;
    [[nodiscard]] std::vector<Unsent> unsent(record::Seq after, std::size_t most,
                                             std::size_t most_bytes) const override;
    void take_verdicts(record::Seq first, std::span<const Answered> verdicts,
                       std::string_view receipt) override;
    AppliedSlices apply_slices(std::string_view from_cursor, std::span<const ServerSlice> slices,
                               std::uint32_t epoch,
                               const std::function<bool()>& is_to_stop) override;
    bool purge_some() override;
    [[nodiscard]] std::vector<Share> differing(std::span<const ShareDigest> digests) const override;
    [[nodiscard]] std::vector<HeldDigest> held_after(const Share& share, base::AnyId after,
                                                     std::size_t least) const override;
    void repair(std::span<const ServerRecord> records,
                std::span<const base::AnyId> lacking) override;
    void recount() override;
    [[nodiscard]] std::vector<SetApart> quarantined(std::size_t limit) const override;
    void finish_purge() override;
    [[nodiscard]] std::vector<std::string> purged_scopes() const override;
    void said_purged(std::span<const std::string> scopes) override;
    std::size_t trim(record::Seq backed_up) override;
    [[nodiscard]] std::vector<Witness> witnesses(std::int64_t after,
                                                 std::size_t most) const override;
    void note_given(std::span<const std::int64_t> wids, std::uint64_t backup) override;
    void drop_witnesses(std::uint64_t backup) override;
    void set_clock_offset(std::int64_t offset_ms) override;
    [[nodiscard]] std::string receipt() const override;
    [[nodiscard]] std::optional<record::Chain> chain_at(record::Seq seq) const override;
    void count_unsent_after(record::Seq seq) override;
    DeviceSecrets next_secrets() override;
    void renumber(const NewNumber& number) override;
    [[nodiscard]] record::Dot present(const record::Dot& dot) const override;

    [[nodiscard]] std::vector<std::string> verify() const override;
    void rebuild_projections() override;

private:
    /// The stubs that do not stand for what is here.
    std::vector<base::AnyId> apply(const ServerSlice& slice, record::Seq accepted);
    void leave_set_apart();
    void take_gone(const ServerRecord& record, std::string& purged);
    /// The parts read and write through one connection; reading is const to the store's callers.
    struct Parts {
        Parts(const sqlite::OpenOptions& options, const base::SecretKey& key, base::Random& random);
        sqlite::Connection connection;
        Projections projections;
        SearchIndex search;
        Blobs blobs;
        Records records;
        Outbox outbox;
        Holdings holdings;
        Standing standing;
        Witnesses witnesses;
        Layers layers;
        Purge purge;
        AuditLog audit;
        Listing listing;
        UnfinishedTexts unfinished;
    };

    [[nodiscard]] const Identity& owner() const;
    record::Seq save_one(const Draft& draft, SyncPoint& point, base::Instant time);
    void refresh_declarations();
    void purge_scope(const std::string& scope);
    void forget_words(record::Seq seq);
    void note_sweep_due();
    void note_purged();
    [[nodiscard]] bool is_sweep_due();
    void drop_unfinished_about(const std::vector<base::AnyId>& ids);
    /// Leaves a stub of a change of the scope.
    void erase_change(record::Seq seq, std::string_view bytes, std::string_view scope);
    bool trim_one(const Outbox::Merged& merged);
    [[nodiscard]] bool is_held_by_central(base::AnyId id, record::Seq seq);
    bool take_out_some_pieces();
    void sweep_if_due();
    void close_slice(const ServerSlice& slice, const SyncPoint& before, std::uint32_t epoch);

    Renaming stamp_anew(const NewNumber& number);

    const base::Clock& clock_;
    base::Random& random_;
    std::unique_ptr<Parts> parts_;
    std::optional<Identity> identity_;
    std::int64_t clock_offset_ms_ = 0;
};

} // namespace b2go::store
