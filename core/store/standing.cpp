#include "store/standing.hpp"

#include "store/outbox.hpp"
#include "store/sql.hpp"

namespace b2go::store {

namespace {

/// Columns of read_sync.sql.
enum SyncColumn {
    kLastSeq,
    kChain,
    kAcceptedSeq,
    kAcceptedChain,
    kCursor,
    kEpoch,
    kClockOffset,
    kReceipt,
    kPurged
};

/// The seed of the key that the certificate is for, and the certificate behind it.
constexpr std::string_view kCertificate = "certificate";
constexpr std::size_t kSeedBytes = 32;

sqlite::Statement sync_row(sqlite::Connection& connection) {
    auto row = connection.statement(sql::read_sync);
    if (!row.step()) {
        throw base::Fault(base::FaultCode::corrupt, "the store has lost where it stands");
    }
    return row;
}

base::AnyId id_at(const sqlite::Statement& row, int column) {
    return base::AnyId::from_bytes(row.bytes(column)).value_or(base::AnyId{});
}

} // namespace

std::optional<Identity> Standing::identity() {
    auto row = connection_.statement(sql::read_identity);
    if (!row.step()) {
        return std::nullopt;
    }
    Identity identity;
    int column = 0;
    identity.device = static_cast<record::DeviceNumber>(row.integer(column++));
    identity.epoch = static_cast<std::uint32_t>(row.integer(column++));
    identity.staff = id_at(row, column++);
    identity.staff_name = row.text(column++);
    identity.role = static_cast<registry::Roles::Bit>(row.integer(column++));
    identity.team = id_at(row, column++);
    identity.demo = row.integer(column++) != 0;
    identity.central_url = row.text(column++);
    identity.ca_fingerprint = row.text(column++);
    identity.central_key = row.bytes(column++);
    identity.central_box_key = row.bytes(column++);
    identity.device_seed = row.bytes(column++);
    identity.box_private_key = row.bytes(column++);
    const std::string kept = meta(kCertificate);
    if (kept.size() > kSeedBytes) {
        identity.certificate_seed = kept.substr(0, kSeedBytes);
        identity.certificate = kept.substr(kSeedBytes);
    }
    return identity;
}

void Standing::save(const Identity& identity) {
    connection_.statement(sql::save_identity)
        .bind(":device", identity.device)
        .bind(":epoch", identity.epoch)
        .bind(":staff", identity.staff.view())
        .bind(":staff_name", identity.staff_name)
        .bind(":role", static_cast<unsigned>(identity.role))
        .bind(":team", identity.team.view())
        .bind(":demo", identity.demo)
        .bind(":central_url", identity.central_url)
        .bind(":ca_fingerprint", identity.ca_fingerprint)
        .bind(":central_key", base::as_bytes(identity.central_key))
        .bind(":central_box_key", base::as_bytes(identity.central_box_key))
        .bind(":device_seed", base::as_bytes(identity.device_seed))
        .bind(":box_private_key", base::as_bytes(identity.box_private_key))
        .step();
    if (!identity.certificate.empty()) {
        base::require(identity.certificate_seed.size() == kSeedBytes,
                      "a certificate is kept with the key it is for");
        save_meta(kCertificate, identity.certificate_seed + identity.certificate);
    }
}

SyncPoint Standing::sync_point() {
    const auto row = sync_row(connection_);
    SyncPoint point;
    point.last_seq = static_cast<record::Seq>(row.integer(kLastSeq));
    point.chain = chain_of(row.bytes(kChain));
    point.accepted_seq = static_cast<record::Seq>(row.integer(kAcceptedSeq));
    point.accepted_chain = chain_of(row.bytes(kAcceptedChain));
    point.cursor = row.bytes(kCursor);
    point.purged = row.bytes(kPurged);
    point.epoch = static_cast<std::uint32_t>(row.integer(kEpoch));
    return point;
}

void Standing::save_chain(record::Seq last_seq, const record::Chain& chain) {
    connection_.run(sql::save_chain, last_seq, base::ByteView(chain));
}

void Standing::save_accepted(record::Seq seq, const record::Chain& chain) {
    connection_.run(sql::save_accepted, seq, base::ByteView(chain));
}

void Standing::save_cursor(std::string_view cursor, std::uint32_t epoch) {
    connection_.run(sql::save_cursor, base::as_bytes(cursor), epoch);
}

void Standing::save_purged(std::string_view cursor) {
    connection_.run(sql::save_purged, base::as_bytes(cursor));
}

std::string Standing::receipt() { return std::string(sync_row(connection_).bytes(kReceipt)); }

void Standing::save_receipt(std::string_view receipt) {
    connection_.run(sql::save_receipt, base::as_bytes(receipt));
}

std::int64_t Standing::clock_offset_ms() { return sync_row(connection_).integer(kClockOffset); }

void Standing::save_clock_offset(std::int64_t offset_ms) {
    connection_.run(sql::save_clock_offset, offset_ms);
}

std::string Standing::meta(std::string_view name) {
    auto row = connection_.statement(sql::find_meta);
    row.bind(1, name);
    return row.step() ? std::string(row.bytes(0)) : std::string();
}

void Standing::save_meta(std::string_view name, std::string_view value) {
    connection_.run(sql::put_meta, name, base::as_bytes(value));
}

} // namespace b2go::store
