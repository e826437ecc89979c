#include "sync/central/sql.hpp"
#include "sync/central/sqlcipher_store.hpp"
#include "sync/central/stored_bytes.hpp"

/// Devices and enrolment codes in the embedded store.
namespace b2go::central {

using base::as_bytes;
using sqlite::Statement;

namespace {

StoredDevice device_in(const Statement& row) {
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

void SqlcipherStore::put_device(const StoredDevice& row) {
    database_.run(sql::put_device, kOnlyStream, row.device, row.staff.view(),
                  static_cast<int>(row.status), as_bytes(row.key), as_bytes(row.box_key),
                  std::string_view(row.program), row.enrolled.ms, row.last_seen.ms, row.last_seq,
                  base::ByteView(row.chain), row.backed_up_seq, row.replaces);
}

std::optional<StoredDevice> SqlcipherStore::find_device(record::DeviceNumber device) {
    Statement rows = database_.statement(sql::find_device);
    rows.bind_all(kOnlyStream, device);
    return rows.step() ? std::optional(device_in(rows)) : std::nullopt;
}

std::optional<StoredDevice> SqlcipherStore::lock_device(record::DeviceNumber device) {
    return find_device(device);
}

std::vector<StoredDevice> SqlcipherStore::devices() {
    std::vector<StoredDevice> devices;
    Statement rows = database_.statement(sql::list_devices);
    rows.bind_all(kOnlyStream);
    while (rows.step()) {
        devices.push_back(device_in(rows));
    }
    return devices;
}

void SqlcipherStore::set_position(record::DeviceNumber device, record::Seq last_seq,
                                  const record::Chain& chain) {
    database_.run(sql::set_position, kOnlyStream, device, last_seq, base::ByteView(chain));
}

void SqlcipherStore::set_last_seen(record::DeviceNumber device, base::Instant time) {
    database_.run(sql::set_last_seen, kOnlyStream, device, time.ms);
}

void SqlcipherStore::set_status(record::DeviceNumber device, StoredDevice::Status status) {
    database_.run(sql::set_status, kOnlyStream, device, static_cast<int>(status));
}

void SqlcipherStore::set_backed_up(record::DeviceNumber device, record::Seq seq) {
    database_.run(sql::set_backed_up, kOnlyStream, device, seq);
}

void SqlcipherStore::put_code(const StoredCode& row) {
    database_.run(sql::put_code, kOnlyStream, as_bytes(row.hash), row.staff.view(), row.expires.ms,
                  row.device);
}

std::optional<StoredCode> SqlcipherStore::lock_code(std::string_view hash) {
    Statement rows = database_.statement(sql::find_code);
    rows.bind_all(kOnlyStream, as_bytes(hash));
    if (!rows.step()) {
        return std::nullopt;
    }
    return StoredCode{std::string(rows.bytes(0)), id_in(rows.bytes(1)),
                      base::Instant{rows.integer(2)},
                      static_cast<record::DeviceNumber>(rows.integer(3))};
}

void SqlcipherStore::set_code_used(std::string_view hash, record::DeviceNumber device) {
    database_.run(sql::set_code_used, kOnlyStream, as_bytes(hash), device);
}

} // namespace b2go::central
