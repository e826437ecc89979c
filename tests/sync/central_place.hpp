#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "sync/central/backup.hpp"
#include "sync/central/central_store.hpp"

/// Which of the two stores the tests of this process run over: PostgreSQL if B2GO_TEST_POSTGRES
/// names a file with a connection string (tests/support/postgres.py), the embedded one otherwise.
namespace b2go::tests {

[[nodiscard]] bool on_postgres();

/// The database of this process; made when first asked for.
[[nodiscard]] std::string postgres_target();
/// Runs SQL on it, as somebody with the server's own rights would.
void run_on_postgres(std::string_view script);

/// Where one central of a test is kept: a file, or a stream of its own in the process's database.
class CentralPlace {
public:
    /// Of the embedded store; restoring unpacks beside it in any case.
    explicit CentralPlace(std::string path);

    [[nodiscard]] std::unique_ptr<central::CentralStore> create(const base::SecretKey& master,
                                                                base::Random& random) const;
    [[nodiscard]] std::unique_ptr<central::CentralStore> open(const base::SecretKey& master,
                                                              base::Random& random) const;
    /// Makes the store here from a backup; see central::restore_backup.
    [[nodiscard]] base::Outcome<central::Keys> restore(const std::string& file,
                                                       const base::SecretKey& recovery_private,
                                                       const base::Clock& clock,
                                                       base::Random& random) const;

    [[nodiscard]] const std::string& path() const { return path_; }
    [[nodiscard]] central::PostgresOptions postgres() const { return {postgres_target(), stream_}; }

private:
    std::string path_;
    central::StreamNumber stream_;
};

} // namespace b2go::tests
