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

struct CentralFolder {
    std::filesystem::path data; ///< absolute, without a slash at the end
    /// As `--key-file` gave it, or from the service manager; empty: beside the folder.
    std::optional<std::filesystem::path> other_key_file;
    /// The service manager vouches for who may read it.
    bool key_file_is_vouched_for = false;

    /// `credentials` is the service manager's folder of secrets; empty where there is none.
    [[nodiscard]] static CentralFolder at(const std::string& data, const std::string& key_file,
                                          const std::string& credentials);

    [[nodiscard]] std::filesystem::path store() const { return data / "central.db"; }
    [[nodiscard]] std::filesystem::path lock() const { return data / "lock"; }
    [[nodiscard]] std::filesystem::path socket() const { return data / "control.socket"; }
    /// There until `init` or `restore` is done; see SettingUp.
    [[nodiscard]] std::filesystem::path mark() const { return data / "setting-up"; }
    [[nodiscard]] std::filesystem::path key_file() const;
    [[nodiscard]] std::filesystem::path recovery_key_file() const;
    /// The list of what was erased: beside the data, so that no backup of the data puts it back.
    [[nodiscard]] std::filesystem::path erasures_file() const;

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

/// Nothing if a central has been made in the folder; otherwise what to do.
[[nodiscard]] std::optional<base::Rejection> missing(const CentralFolder& folder);

} // namespace b2go::platform
