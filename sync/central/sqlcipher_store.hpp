#pragma once

#include <memory>
#include <string>

#include "sync/central/central_store.hpp"

/// The embedded store: one SQLCipher file, for a team's central on one small machine.
namespace b2go::central {

struct StoreOptions {
    std::string path;
    /// A registered VFS, for fault injection; empty for the system's.
    std::string vfs;
};

/// An empty store; Central::initialise fills it. Throws Fault{io} if the file exists.
[[nodiscard]] std::unique_ptr<CentralStore> create_sqlcipher_store(const StoreOptions& options,
                                                                   const base::SecretKey& master);
/// Throws Fault{io} if there is none, Fault{wrong_key, newer_schema, corrupt, in_use}.
[[nodiscard]] std::unique_ptr<CentralStore> open_sqlcipher_store(const StoreOptions& options,
                                                                 const base::SecretKey& master);

} // namespace b2go::central
