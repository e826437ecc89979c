#include "sync/central/postgres/sql.hpp"
#include "sync/central/postgres_store.hpp"
#include "sync/central/stored_bytes.hpp"

/// Devices and enrolment codes in the PostgreSQL store.
namespace b2go::central {

namespace statements = postgres::sql;

using base::as_bytes;
using postgres::Rows;

namespace {

StoredDevice device_in(const Rows& row) {
    return {static_cast<record::DeviceNumber>(row.integer(0)),
            id_in(row.bytes(1)),
            static_cast<StoredDevice::Status>(row.integer(2)),
            std::string(row.bytes(3)),
            std::string(row.bytes(4)),
            std::string(row.text(5)),
            base::Instant{row.integer(6)},
            base::Instant{row.integer(7)},
            static_cast<record::Seq>(row.integer(8)),
            hash_in(row.bytes(9)),
            static_cast<record::Seq>(row.integer(10)),
            static_cast<record::DeviceNumber>(row.integer(11))};
}

} // namespace

void PostgresStore::put_device(const StoredDevice& row) {
    run(statements::put_device, row.device, row.staff.view(), static_cast<int>(row.status),
        as_bytes(row.key), as_bytes(row.box_key), std::string_view(row.program), row.enrolled.ms,
        row.last_seen.ms, row.last_seq, base::ByteView(row.chain), row.backed_up_seq, row.replaces);
}

std::optional<StoredDevice> PostgresStore::find_device(record::DeviceNumber device) {
    Rows rows = query(statements::find_device, device);
    return rows.step() ? std::optional(device_in(rows)) : std::nullopt;
}

std::optional<StoredDevice> PostgresStore::lock_device(record::DeviceNumber device) {
    Rows rows = query(statements::lock_device, device);
    return rows.step() ? std::optional(device_in(rows)) : std::nullopt;
}

std::vector<StoredDevice> PostgresStore::devices() {
    std::vector<StoredDevice> devices;
    Rows rows = query(statements::list_devices);
    while (rows.step()) {
        devices.push_back(device_in(rows));
    }
    return devices;
}

void PostgresStore::set_position(record::DeviceNumber device, record::Seq last_seq,
                                 const record::Chain& chain) {
    run(statements::set_position, device, last_seq, base::ByteView(chain));
}

void PostgresStore::set_last_seen(record::DeviceNumber device, base::Instant time) {
    run(statements::set_last_seen, device, time.ms);
}

void PostgresStore::set_status(record::DeviceNumber device, StoredDevice::Status status) {
    run(statements::set_status, device, static_cast<int>(status));
}

void PostgresStore::set_backed_up(record::DeviceNumber device, record::Seq seq) {
    run(statements::set_backed_up, device, seq);
}

void PostgresStore::put_code(const StoredCode& row) {
    run(statements::put_code, as_bytes(row.hash), row.staff.view(), row.expires.ms, row.device);
}

std::optional<StoredCode> PostgresStore::lock_code(std::string_view hash) {
    Rows rows = query(statements::lock_code, as_bytes(hash));
    if (!rows.step()) {
        return std::nullopt;
    }
    return StoredCode{std::string(rows.bytes(0)), id_in(rows.bytes(1)),
                      base::Instant{rows.integer(2)},
                      static_cast<record::DeviceNumber>(rows.integer(3))};
}

void PostgresStore::set_code_used(std::string_view hash, record::DeviceNumber device) {
    run(statements::set_code_used, as_bytes(hash), device);
}

} // namespace b2go::central
