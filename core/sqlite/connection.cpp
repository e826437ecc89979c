#include "sqlite/connection.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

#include <sqlite3.h>

#include "sqlite/cached_statement.hpp"
#include "sqlite/fault.hpp"

namespace b2go::sqlite {

namespace {

using base::Fault;
using base::FaultCode;

constexpr std::string_view kOpening = "the store could not be opened";
/// A store that met its limit of the log grows the log file no further than this.
constexpr int kLogPagesBeforeCheckpoint = 4000;

/// A left log is read and written again in parts of this size; SQLite takes less than 128 KiB at
/// once.
constexpr int kLogPart = 64 * 1024;

/// The oldest SQLCipher whose SQLite has what the stores rely on.
constexpr std::array<int, 3> kOldestCipher{4, 5, 6};

std::array<int, 3> version_of(std::string_view text) {
    std::array<int, 3> version{};
    std::size_t part = 0;
    for (const char c : text) {
        if (c >= '0' && c <= '9') {
            version.at(part) = version.at(part) * 10 + (c - '0');
        } else if (c != '.' || ++part == version.size()) {
            break;
        }
    }
    return version;
}

/// A program that was killed, or whose flush failed, may have left commits in the log that only the
/// system's memory holds; what is told of them must survive a power cut. Flushing is not enough:
/// after a flush that failed the system takes those bytes for written. So they are written again.
void secure_log(sqlite3* handle) {
    sqlite3_file* log = nullptr;
    check(sqlite3_file_control(handle, "main", SQLITE_FCNTL_JOURNAL_POINTER, &log), kOpening);
    if (log == nullptr || log->pMethods == nullptr) {
        return;
    }
    sqlite3_int64 size = 0;
    check(log->pMethods->xFileSize(log, &size), kOpening);
    if (size == 0) {
        return;
    }
    std::vector<char> part(kLogPart);
    for (sqlite3_int64 at = 0; at < size; at += kLogPart) {
        const int length = static_cast<int>(std::min<sqlite3_int64>(kLogPart, size - at));
        check(log->pMethods->xRead(log, part.data(), length, at), kOpening);
        check(log->pMethods->xWrite(log, part.data(), length, at), kOpening);
    }
    check(log->pMethods->xSync(log, SQLITE_SYNC_NORMAL), kOpening);
}

int authorize(void* /*unused*/, int action, const char* /*first*/, const char* second,
              const char* /*database*/, const char* /*trigger*/) {
    switch (action) {
    case SQLITE_ATTACH:
    case SQLITE_DETACH:
        return SQLITE_DENY;
    case SQLITE_PRAGMA:
        return second == nullptr ? SQLITE_OK : SQLITE_DENY;
    case SQLITE_FUNCTION:
        return second != nullptr && sqlite3_stricmp(second, "load_extension") == 0 ? SQLITE_DENY
                                                                                   : SQLITE_OK;
    default:
        return SQLITE_OK;
    }
}

} // namespace

CachedStatement::~CachedStatement() { sqlite3_finalize(handle); }

void Connection::Close::operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }

Connection::Connection(const OpenOptions& options, const base::SecretKey& key) {
    open_file(options);
    give_key(key);
    probe();
    refuse_other_schemas(options);
    settle(options);
    migrate(options.migrations);
    install_authorizer();
}

Connection::~Connection() { cache_.clear(); }

void Connection::open_file(const OpenOptions& options) {
    const char* vfs_name = options.vfs.empty() ? nullptr : options.vfs.c_str();
    const bool create = options.mode == OpenOptions::Mode::create;
    if (create) {
        sqlite3_vfs* vfs = sqlite3_vfs_find(vfs_name);
        base::require(vfs != nullptr, "a named file system is registered");
        int exists = 0;
        check(vfs->xAccess(vfs, options.path.c_str(), SQLITE_ACCESS_EXISTS, &exists), kOpening);
        if (exists != 0) {
            throw Fault(FaultCode::io, "there is already a file where the store should be made");
        }
    }
    sqlite3* handle = nullptr;
    const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE |
                      (create ? SQLITE_OPEN_CREATE : 0);
    const int code = sqlite3_open_v2(options.path.c_str(), &handle, flags, vfs_name);
    handle_.reset(handle);
    check(code, kOpening);
    // Until the schema is accepted nothing is written, not even the log into the file.
    check(sqlite3_db_config(handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr), kOpening);
}

void Connection::give_key(const base::SecretKey& key) {
    if (version_of(setting("PRAGMA cipher_version")) < kOldestCipher) {
        throw Fault(FaultCode::environment,
                    "SQLCipher 4.5.6 or newer is needed; without it the store would not be safe");
    }
    std::array<char, 2 * base::SecretKey::kSize + 3> text{};
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::size_t at = 0;
    text.at(at++) = 'x';
    text.at(at++) = '\'';
    for (const std::byte byte : key.view()) {
        text.at(at++) = kDigits[std::to_integer<std::size_t>(byte >> 4)];
        text.at(at++) = kDigits[std::to_integer<std::size_t>(byte & std::byte{0xF})];
    }
    text.at(at++) = '\'';
    const int code =
        sqlite3_key_v2(handle_.get(), "main", text.data(), static_cast<int>(text.size()));
    explicit_bzero(text.data(), text.size());
    check(code, kOpening);
    // The library writes to standard error by itself otherwise. The first key in a process sets
    // this back, so it is said after every one.
    execute("PRAGMA cipher_log_level = NONE");
}

/// A key is only known to be right once a page has been read with it.
void Connection::probe() {
    execute("PRAGMA temp_store = MEMORY");
    // No shared-memory file, and a second program is turned away at once.
    execute("PRAGMA locking_mode = EXCLUSIVE");
    forget_errno();
    const int code = sqlite3_exec(handle_.get(), "SELECT count(*) FROM sqlite_master", nullptr,
                                  nullptr, nullptr);
    if ((code & 0xFF) == SQLITE_NOTADB && !disk_refused()) {
        throw Fault(FaultCode::wrong_key, "the key does not open the store");
    }
    check(code, kOpening);
}

void Connection::refuse_other_schemas(const OpenOptions& options) {
    const int version = user_version();
    if (version > static_cast<int>(options.migrations.size())) {
        throw Fault(FaultCode::newer_schema,
                    "the store was written by a newer version of the program; nothing was changed");
    }
    if (options.mode == OpenOptions::Mode::open && version == 0) {
        throw Fault(FaultCode::corrupt, "the file was never filled as a store");
    }
}

void Connection::settle(const OpenOptions& options) {
    if (setting("PRAGMA journal_mode = WAL") != "wal") {
        throw Fault(FaultCode::environment, "the store's place does not support its log");
    }
    secure_log(handle_.get());
    execute("PRAGMA synchronous = FULL");
    execute("PRAGMA secure_delete = ON");
    execute("PRAGMA foreign_keys = ON");
    execute("PRAGMA trusted_schema = OFF");
    execute("PRAGMA cell_size_check = ON");
    execute("PRAGMA wal_autocheckpoint = " + std::to_string(kLogPagesBeforeCheckpoint));
    execute("PRAGMA cache_size = -" + std::to_string(options.cache_kib));
    if (options.max_pages > 0) {
        execute("PRAGMA max_page_count = " + std::to_string(options.max_pages));
    }
    check(sqlite3_db_config(handle_.get(), SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr), kOpening);
    check(sqlite3_db_config(handle_.get(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, nullptr), kOpening);
}

void Connection::migrate(std::span<const Migration> migrations) {
    const int version = user_version();
    if (version == static_cast<int>(migrations.size())) {
        return;
    }
    execute("BEGIN EXCLUSIVE");
    try {
        for (const Migration& migration : migrations) {
            if (migration.version > version) {
                execute(migration.text);
            }
        }
        execute("PRAGMA user_version = " + std::to_string(migrations.size()));
        execute("COMMIT");
    } catch (...) {
        sqlite3_exec(handle_.get(), "ROLLBACK", nullptr, nullptr, nullptr);
        throw;
    }
}

void Connection::install_authorizer() {
    check(sqlite3_set_authorizer(handle_.get(), authorize, nullptr), kOpening);
}

std::unique_ptr<CachedStatement> Connection::prepare(std::string_view sql) {
    sqlite3_stmt* prepared = nullptr;
    const char* rest = nullptr;
    forget_errno();
    const int code = sqlite3_prepare_v3(handle_.get(), sql.data(), static_cast<int>(sql.size()),
                                        SQLITE_PREPARE_PERSISTENT, &prepared, &rest);
    check_text(handle_.get(), code, "a statement could not be prepared");
    auto result = std::make_unique<CachedStatement>(prepared);
    base::require(prepared != nullptr, "a statement is not empty");
    const std::string_view tail(rest, static_cast<std::size_t>(sql.data() + sql.size() - rest));
    base::require(tail.find_first_not_of(" \n\t\r;") == std::string_view::npos,
                  "a prepared text is one statement");
    return result;
}

Statement Connection::statement(std::string_view sql) {
    const auto [begin, end] = cache_.equal_range(sql);
    const auto free = std::find_if(begin, end, [](const auto& at) { return !at.second->borrowed; });
    return Statement(*(free != end ? free : cache_.emplace(sql, prepare(sql)))->second);
}

void Connection::execute(std::string_view script) {
    const std::string text(script);
    forget_errno();
    check_text(handle_.get(), sqlite3_exec(handle_.get(), text.c_str(), nullptr, nullptr, nullptr),
               "the database did not carry out a statement");
}

std::int64_t Connection::last_insert_rowid() const {
    return sqlite3_last_insert_rowid(handle_.get());
}

std::int64_t Connection::changes() const { return sqlite3_changes64(handle_.get()); }

int Connection::user_version() {
    const auto prepared = prepare("PRAGMA user_version");
    Statement reading(*prepared);
    return reading.step() ? static_cast<int>(reading.integer(0)) : 0;
}

std::string Connection::setting(std::string_view pragma) {
    const auto prepared = prepare(pragma);
    Statement reading(*prepared);
    return reading.step() ? std::string(reading.text(0)) : std::string();
}

std::vector<std::string> Connection::complaints(std::string_view pragma) {
    std::vector<std::string> found;
    const auto prepared = prepare(pragma);
    Statement reading(*prepared);
    while (reading.step()) {
        if (reading.text(0) != "ok") {
            found.emplace_back(reading.text(0));
        }
    }
    return found;
}

std::vector<std::string> Connection::check_authentication() {
    // It reads the file itself, so what is only in the log is moved there first.
    checkpoint();
    return complaints("PRAGMA cipher_integrity_check");
}

std::vector<std::string> Connection::check_structure() {
    return complaints("PRAGMA integrity_check");
}

void Connection::checkpoint() {
    forget_errno();
    check(sqlite3_wal_checkpoint_v2(handle_.get(), nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr,
                                    nullptr),
          "the log could not be moved into the store");
}

void Connection::copy_to(Connection& target) {
    forget_errno();
    sqlite3_backup* copying =
        sqlite3_backup_init(target.handle_.get(), "main", handle_.get(), "main");
    if (copying == nullptr) {
        throw_fault(sqlite3_extended_errcode(target.handle_.get()), "the copy could not be begun");
    }
    const int code = sqlite3_backup_step(copying, -1);
    const int finished = sqlite3_backup_finish(copying);
    if (code != SQLITE_DONE) {
        throw_fault(code, "the copy could not be written");
    }
    check(finished, "the copy could not be finished");
    target.checkpoint();
}

} // namespace b2go::sqlite
