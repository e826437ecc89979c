#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "base/outcome.hpp"
#include "base/random.hpp"
#include "base/time.hpp"
#include "sync/central/central.hpp"

/// Where a central keeps what: the store, its lock and its control socket in the data folder; the
/// keys beside it, so that whoever copies the folder has nothing to open it with.
namespace b2go::platform {

/// Keys and two certificates are a few kilobytes.
inline constexpr std::size_t kKeyFileBytes = 64 * 1024;
/// Some hundred bytes an erasure; a city's of many years.
inline constexpr std::size_t kErasuresFileBytes = std::size_t{256} * 1024 * 1024;

struct CentralFolder {
    std::filesystem::path data; ///< absolute, without a slash at the end
    /// As `--key-file` gave it, or from the service manager; empty: beside the folder.
    std::optional<std::filesystem::path> other_key_file;
    /// The service manager vouches for who may read it.
    bool key_file_is_vouched_for = false;
    /// The database as `--postgres` named it; empty: as `postgres_file` does, if it is there.
    std::string other_postgres;

    /// `credentials` is the service manager's folder of secrets; empty where there is none.
    [[nodiscard]] static CentralFolder at(const std::string& data, const std::string& key_file,
                                          const std::string& credentials,
                                          const std::string& postgres);

    [[nodiscard]] std::filesystem::path store() const { return data / "central.db"; }
    /// Names the database in which the store is instead; written by `init`, `restore`, `migrate`.
    [[nodiscard]] std::filesystem::path postgres_file() const { return data / "postgres"; }
    [[nodiscard]] std::filesystem::path lock() const { return data / "lock"; }
    [[nodiscard]] std::filesystem::path socket() const { return data / "control.socket"; }
    /// There until `init` or `restore` is done; see SettingUp.
    [[nodiscard]] std::filesystem::path mark() const { return data / "setting-up"; }
    [[nodiscard]] std::filesystem::path key_file() const;
    [[nodiscard]] std::filesystem::path recovery_key_file() const;
    /// The list of what was erased: beside the data, so that no backup of the data puts it back.
    [[nodiscard]] std::filesystem::path erasures_file() const;

    /// The database's connection string; empty if the store is the file. Throws Fault{io}.
    [[nodiscard]] std::string postgres() const;

    /// True if there is nothing in it that could be lost.
    [[nodiscard]] bool is_unused() const;
    /// True where `init` or `restore` was begun and is not done.
    [[nodiscard]] bool is_unfinished() const { return std::filesystem::exists(mark()); }
};

/// The central's keys. Refused with `wrong_secret` when the file is missing, with `not_allowed`
/// when others may read it. Throws Fault{corrupt} when it holds no keys.
[[nodiscard]] base::Outcome<central::Keys> read_keys(const CentralFolder& folder);

/// The list in its file, for the central to keep.
[[nodiscard]] std::unique_ptr<central::ErasureList> erasure_list(const CentralFolder& folder);

/// Refused where `init` has not been run. The caller holds the folder's lock.
[[nodiscard]] base::Outcome<std::unique_ptr<central::Central>>
open_central(const CentralFolder& folder, const base::Clock& clock, base::Random& random);

/// Its store alone, in the file or the database.
[[nodiscard]] std::unique_ptr<central::CentralStore>
open_store(const CentralFolder& folder, const central::Keys& keys, base::Random& random);

/// Nothing if `target` can be used as a connection string; otherwise what to do. It never holds a
/// password: that would stand in the list of processes and in the folder.
[[nodiscard]] std::optional<base::Rejection> refused_target(const std::string& target);

/// Nothing if a central has been made in the folder; otherwise what to do.
[[nodiscard]] std::optional<base::Rejection> missing(const CentralFolder& folder);

} // namespace b2go::platform
