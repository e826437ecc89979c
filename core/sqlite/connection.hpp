#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/crypto.hpp"
#include "base/limits.hpp"
#include "sqlite/migration.hpp"
#include "sqlite/statement.hpp"

struct sqlite3;

/// A thin wrapper around SQLCipher: the only place that knows sqlite3.h.
namespace b2go::sqlite {

struct OpenOptions {
    enum class Mode {
        create, ///< Fault{io} if the file exists
        open,   ///< Fault{io} if it does not, Fault{corrupt} if it was never filled
    };
    std::string path;
    Mode mode = Mode::open;
    /// Numbered 1..N; those beyond the file's version are run at open.
    std::span<const Migration> migrations;
    int cache_kib = limits::kStoreCacheKib;
    /// A registered VFS, for fault injection; empty for the system's.
    std::string vfs;
    /// The file cannot grow beyond this many pages; 0 for no such limit.
    std::int64_t max_pages = 0;
};

/// The one connection to an encrypted file. Used by one thread at a time; a second connection,
/// from this process or another, gets Fault{in_use}.
///
/// Opening: key, probe by reading a page (Fault{wrong_key}), the file's schema against the
/// migrations (Fault{newer_schema} before anything is written), settings, migrations in one
/// exclusive transaction. From then on an authorizer refuses ATTACH, loading of extensions and
/// settings (Fault{environment}). Durable when a commit returns.
class Connection {
public:
    Connection(const OpenOptions& options, const base::SecretKey& key);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    /// Prepared once per text and kept. While a statement is borrowed, a second borrower of the
    /// same text gets another one.
    [[nodiscard]] Statement statement(std::string_view sql);
    /// Runs statements without parameters or rows, one after the other.
    void execute(std::string_view script);
    /// What a statement without parameters counts; 0 if it gives no row.
    [[nodiscard]] std::uint64_t count(std::string_view sql) {
        Statement counting = statement(sql);
        return counting.step() ? static_cast<std::uint64_t>(counting.integer(0)) : 0;
    }
    /// As statement(sql).run(values...).
    template <typename... Values> void run(std::string_view sql, const Values&... values) {
        statement(sql).run(values...);
    }

    [[nodiscard]] std::int64_t last_insert_rowid() const;
    /// Rows changed by the last statement that was run.
    [[nodiscard]] std::int64_t changes() const;
    [[nodiscard]] int user_version();

    /// Moves everything from the write-ahead log into the file and empties the log.
    void checkpoint();
    /// Copies the whole database, as of now, into a connection to a new file.
    void copy_to(Connection& target);

    /// What is wrong with the file; empty when nothing is. Reads every page.
    /// Every page's authentication code.
    [[nodiscard]] std::vector<std::string> check_authentication();
    /// The database's own structure.
    [[nodiscard]] std::vector<std::string> check_structure();

private:
    friend class Transaction;
    struct Close {
        void operator()(sqlite3* handle) const;
    };
    /// So that a statement is found by its text without copying it.
    struct TextHash : std::hash<std::string_view> {
        using is_transparent = void;
    };
    using Cache = std::unordered_multimap<std::string, std::unique_ptr<CachedStatement>, TextHash,
                                          std::equal_to<>>;

    void open_file(const OpenOptions& options);
    void give_key(const base::SecretKey& key);
    void probe();
    void refuse_other_schemas(const OpenOptions& options);
    void settle(const OpenOptions& options);
    void migrate(std::span<const Migration> migrations);
    void install_authorizer();
    [[nodiscard]] std::string setting(std::string_view pragma);
    [[nodiscard]] std::vector<std::string> complaints(std::string_view pragma);
    [[nodiscard]] std::unique_ptr<CachedStatement> prepare(std::string_view sql);

    std::unique_ptr<sqlite3, Close> handle_;
    Cache cache_;
    /// A commit failed in the file system: what the file holds is known only after reopening.
    bool failed_ = false;
};

} // namespace b2go::sqlite
