#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/outcome.hpp"
#include "base/random.hpp"
#include "sync/central/central.hpp"
#include "sync/central/central_store.hpp"
#include "sync/central/postgres_options.hpp"

/// A backup is one file in three parts:
///
///     B2GOBACKUP1
///     seals    two random part keys and the copy's key, each sealed to the recovery public key
///     store    the store without its scope keys
///     keys     the central's own keys and the scope keys
///
/// Only the private half of the recovery key, which lies offline, opens it. The last two parts are
/// under different keys: a citizen's payloads in the store part are readable only with the scope
/// key in the keys part, which is what lets an erasure reach a backup by its (small) keys part.
/// The central's own keys are inside so that a backup and the recovery key are all it takes to
/// stand up again after the machine and its key file are gone; who holds the recovery key could
/// read everything anyway.
namespace b2go::central {

class SqlcipherStore;

/// Nothing if a backup may be written to `file`: there is none such yet, or an earlier backup.
/// Otherwise why not.
[[nodiscard]] std::optional<base::Rejection> refused_target(const std::string& file);

/// Writes beside `file` (in the folder `file`.unfinished), flushes, and renames, so that `file` is
/// whole or not there at all. Throws Fault{io, disk_full}, also where the target is refused; what
/// was at `file` then stays as it was. Returns the devices as the backup holds them.
std::vector<StoredDevice> write_backup(CentralStore& store, const Keys& keys, base::Random& random,
                                       const std::string& file);

/// Makes the store of a restored central, from the backup's whole store and the keys it was made
/// with: in a file, or in PostgreSQL.
using MakeStore = std::function<void(SqlcipherStore& source, const Keys& keys)>;
[[nodiscard]] MakeStore as_file(std::string path);
[[nodiscard]] MakeStore in_postgres(PostgresOptions options, base::Random& random);

/// Makes a new store from a backup and returns the keys it was made with, for the
/// key file. The restored central is in a new epoch: device numbers given after the backup are
/// never given again, and every tablet starts its pages over. Refusal{wrong_secret} if the
/// recovery key does not open the file, Refusal{invalid} if the file is no whole backup; then
/// nothing is left behind. The backup is unpacked, still encrypted, beside `scratch`. Throws
/// Fault{io} if there is a store already.
[[nodiscard]] base::Outcome<Keys> restore_backup(const std::string& file,
                                                 const base::SecretKey& recovery_private,
                                                 const std::string& scratch, const MakeStore& make,
                                                 const base::Clock& clock, base::Random& random);
/// The same for a store in the file `store_path`.
[[nodiscard]] base::Outcome<Keys> restore_backup(const std::string& file,
                                                 const base::SecretKey& recovery_private,
                                                 const std::string& store_path,
                                                 const base::Clock& clock, base::Random& random);

} // namespace b2go::central
