#include "store/tablet_store.hpp"

#include <utility>

#include "base/limits.hpp"
#include "domain/registry.hpp"
#include "domain/types.hpp"
#include "sqlite/transaction.hpp"
#include "store/sql.hpp"
#include "store/verification.hpp"

namespace b2go::store {

namespace {

constexpr std::string_view kSignature = "projections";

sqlite::OpenOptions options_of(const std::string& path, sqlite::OpenOptions::Mode mode) {
    sqlite::OpenOptions options;
    options.path = path;
    options.mode = mode;
    options.migrations = sql::migrations;
    return options;
}

std::vector<record::RecordState> decoded(const std::vector<std::string>& states) {
    std::vector<record::RecordState> records;
    records.reserve(states.size());
    for (const std::string& state : states) {
        records.push_back(decode_stored(state));
    }
    return records;
}

} // namespace

std::unique_ptr<Store> Store::create(const std::string& path, const base::SecretKey& key,
                                     const base::Clock& clock, base::Random& random) {
    return std::make_unique<TabletStore>(options_of(path, sqlite::OpenOptions::Mode::create), key,
                                         clock, random);
}

std::unique_ptr<Store> Store::open(const std::string& path, const base::SecretKey& key,
                                   const base::Clock& clock, base::Random& random) {
    return std::make_unique<TabletStore>(options_of(path, sqlite::OpenOptions::Mode::open), key,
                                         clock, random);
}

TabletStore::Parts::Parts(const sqlite::OpenOptions& options, const base::SecretKey& key,
                          base::Random& random)
    : connection(options, key), projections(connection, domain::registry()), search(connection),
      blobs(connection), records(connection, projections, search, blobs), outbox(connection),
      holdings(connection, records), standing(connection), witnesses(connection, standing, random),
      layers(records, outbox, holdings, witnesses),
      purge(connection, records, blobs, holdings, standing, witnesses, random), audit(connection),
      listing(connection), unfinished(connection) {}

TabletStore::TabletStore(const sqlite::OpenOptions& options, const base::SecretKey& key,
                         const base::Clock& clock, base::Random& random)
    : clock_(clock), random_(random), parts_(std::make_unique<Parts>(options, key, random)) {
    refresh_declarations();
    sweep_if_due();
    identity_ = parts_->standing.identity();
    clock_offset_ms_ = parts_->standing.clock_offset_ms();
}

/// The projections follow the program's declarations, not the schema's version.
void TabletStore::refresh_declarations() {
    if (parts_->standing.meta(kSignature) != parts_->projections.signature()) {
        rebuild_projections();
    }
}

void TabletStore::rebuild_projections() {
    sqlite::Transaction transaction(parts_->connection);
    parts_->projections.recreate();
    parts_->search.remove_all();
    parts_->records.refill();
    parts_->standing.save_meta(kSignature, parts_->projections.signature());
    transaction.commit();
}

std::optional<Identity> TabletStore::identity() const { return identity_; }

void TabletStore::set_identity(const Identity& identity) {
    sqlite::Transaction transaction(parts_->connection);
    parts_->standing.save(identity);
    transaction.commit();
    identity_ = identity;
}

base::Instant TabletStore::now() const { return {clock_.now().ms + clock_offset_ms_}; }

void TabletStore::set_clock_offset(std::int64_t offset_ms) {
    if (offset_ms == clock_offset_ms_) {
        return;
    }
    sqlite::Transaction transaction(parts_->connection);
    parts_->standing.save_clock_offset(offset_ms);
    transaction.commit();
    clock_offset_ms_ = offset_ms;
}

const Identity& TabletStore::owner() const {
    base::require(identity_.has_value(), "a store belongs to somebody before it is written to");
    return *identity_;
}

std::optional<record::RecordState> TabletStore::find(base::AnyId id) const {
    const auto state = parts_->records.find_state(id);
    return state ? std::optional(decode_stored(*state)) : std::nullopt;
}

std::vector<record::Seq> TabletStore::save(std::span<const Draft> drafts) {
    std::vector<record::Seq> saved;
    if (drafts.empty()) {
        return saved;
    }
    sqlite::Transaction transaction(parts_->connection);
    SyncPoint point = parts_->standing.sync_point();
    const base::Instant time = now();
    for (const Draft& draft : drafts) {
        saved.push_back(save_one(draft, point, time));
    }
    parts_->standing.save_chain(point.last_seq, point.chain);
    transaction.commit();
    return saved;
}

record::Seq TabletStore::save_one(const Draft& draft, SyncPoint& point, base::Instant time) {
    const Identity& owner = this->owner();
    record::Change change;
    change.device = owner.device;
    change.seq = point.last_seq + 1;
    change.id = draft.id;
    change.type = draft.type;
    change.scope = draft.scope;
    change.schema = domain::kSchema;
    change.time = time;
    change.author = owner.staff;
    change.reason = draft.reason;
    change.batch = draft.batch;
    change.writes = draft.writes;
    const std::string bytes = record::encode(change);
    base::require(bytes.size() + limits::kOriginBytes <= limits::kChangeBytes,
                  "a change that is saved can travel, also stamped anew");

    point.chain = record::extend(point.chain, record::change_hash(bytes));
    point.last_seq = change.seq;
    parts_->layers.add(change, {change.device, change.seq, record::tag_of(point.chain)});
    parts_->outbox.append(change.seq, change.id, bytes, point.chain);
    parts_->audit.append(time, owner.staff, {"save", change.id, std::to_string(change.seq)});
    return change.seq;
}

std::vector<record::RecordState> TabletStore::list(record::TypeNumber type,
                                                   std::span<const Filter> filters,
                                                   std::size_t limit) const {
    const registry::Entity* entity = domain::registry().find(type);
    if (entity == nullptr) {
        return {};
    }
    return parts_->listing.list(*entity, filters, limit);
}

std::uint64_t TabletStore::count(record::TypeNumber type, std::span<const Filter> filters) const {
    const registry::Entity* entity = domain::registry().find(type);
    return entity == nullptr ? 0 : parts_->listing.count(*entity, filters);
}

std::vector<record::RecordState> TabletStore::search(std::string_view text,
                                                     std::size_t limit) const {
    const auto digits = ten_digits(text);
    if (!digits) {
        return decoded(parts_->search.find(text, limit));
    }
    for (const registry::Entity* entity : domain::registry().entities()) {
        for (const registry::FieldDecl& field : entity->fields()) {
            if (field.kind == registry::Kind::cpr && field.traits.projected) {
                const Filter filter{field.number, Filter::Op::equal, *digits};
                return parts_->listing.list(*entity, {&filter, 1}, limit);
            }
        }
    }
    return {};
}

std::vector<record::RecordState> TabletStore::in_conflict(std::size_t limit) const {
    return decoded(parts_->records.conflicting(limit));
}

Counts TabletStore::counts() const {
    Counts counts;
    counts.records = parts_->connection.count(sql::count_records);
    counts.conflicts = parts_->connection.count(sql::count_conflicts);
    counts.unsent = parts_->outbox.unanswered();
    counts.quarantined = parts_->outbox.quarantined();
    return counts;
}

void TabletStore::audit(const AuditEntry& entry) {
    sqlite::Transaction transaction(parts_->connection);
    parts_->audit.append(now(), identity_ ? identity_->staff : base::AnyId{}, entry);
    transaction.commit();
}

void TabletStore::keep_unfinished(std::string_view screen, base::AnyId id,
                                  std::string_view content) {
    base::require(content.size() <= limits::kUnfinishedBytes, "a form's content is within limits");
    sqlite::Transaction transaction(parts_->connection);
    parts_->unfinished.keep({std::string(screen), id, std::string(content), now()});
    transaction.commit();
}

void TabletStore::drop_unfinished(std::string_view screen, base::AnyId id) {
    sqlite::Transaction transaction(parts_->connection);
    parts_->unfinished.drop(screen, id);
    transaction.commit();
}

std::vector<Unfinished> TabletStore::unfinished() const { return parts_->unfinished.all(); }

std::vector<std::string> TabletStore::verify() const {
    return Verification(parts_->connection, parts_->records, parts_->outbox, parts_->projections,
                        parts_->blobs, parts_->holdings, parts_->standing, parts_->audit)
        .run();
}

} // namespace b2go::store
