#include "tests/bench/raw_loop.hpp"

#include <memory>
#include <stdexcept>

#include <sqlite3.h>

#include "base/limits.hpp"
#include "tests/bench/timing.hpp"

namespace b2go::bench {

namespace {

constexpr std::size_t kRowsPerTransaction = 500;
/// Any key: how long it takes does not depend on which.
constexpr std::string_view kKey =
    "x'000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f'";

struct Close {
    void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};

void require_ok(int code) {
    if (code != SQLITE_OK && code != SQLITE_DONE && code != SQLITE_ROW) {
        throw std::runtime_error("the raw loop: SQLite said " + std::to_string(code));
    }
}

void execute(sqlite3* database, const std::string& sql) {
    require_ok(sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr));
}

} // namespace

double raw_insert_ms(const std::filesystem::path& path, const std::vector<std::string>& rows) {
    for (const char* suffix : {"", "-wal", "-shm"}) {
        std::filesystem::remove(path.string() + suffix);
    }
    sqlite3* opened = nullptr;
    const int code = sqlite3_open(path.c_str(), &opened);
    const std::unique_ptr<sqlite3, Close> database(opened);
    require_ok(code);
    require_ok(sqlite3_key_v2(opened, "main", kKey.data(), static_cast<int>(kKey.size())));
    execute(opened, "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL;"
                    "PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 4000;"
                    "PRAGMA cache_size = -" +
                        std::to_string(limits::kStoreCacheKib) +
                        "; CREATE TABLE row(number INTEGER PRIMARY KEY, bytes BLOB NOT NULL)");
    sqlite3_stmt* prepared = nullptr;
    require_ok(sqlite3_prepare_v2(opened, "INSERT INTO row VALUES(?, ?)", -1, &prepared, nullptr));
    const std::unique_ptr<sqlite3_stmt, Close> insert(prepared);

    const Stopwatch stopwatch;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (i % kRowsPerTransaction == 0) {
            execute(opened, i == 0 ? "BEGIN" : "COMMIT; BEGIN");
        }
        require_ok(sqlite3_bind_int64(prepared, 1, static_cast<sqlite3_int64>(i)));
        require_ok(sqlite3_bind_blob64(prepared, 2, rows[i].data(), rows[i].size(), nullptr));
        require_ok(sqlite3_step(prepared));
        require_ok(sqlite3_reset(prepared));
    }
    execute(opened, "COMMIT");
    return stopwatch.ms();
}

} // namespace b2go::bench
