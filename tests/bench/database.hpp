#pragma once

#include <filesystem>
#include <string>

/// Where the centrals of the bench keep their stores: in their folders, or each in a database of
/// the PostgreSQL server that B2GO_TEST_POSTGRES names (tests/support/postgres.py).
namespace b2go::bench {

/// As it stands in the table: "embedded SQLCipher", "PostgreSQL 15.9".
[[nodiscard]] std::string store_name();

/// A new database's connection string; empty where stores lie in their folders.
[[nodiscard]] std::string new_database();

/// The connection string that a central's folder names; empty if its store lies in the folder.
[[nodiscard]] std::string database_of(const std::filesystem::path& central);
/// What the database takes on the disk, in MB.
[[nodiscard]] double database_mb(const std::string& target);

/// A town's folder, with a central in `central`, once more, with a database of its own if it has
/// one. Nothing of either may be running; what lies at `to` is taken away.
void copy_town(const std::filesystem::path& from, const std::filesystem::path& to);
/// The folder and its central's database.
void remove_town(const std::filesystem::path& folder);

} // namespace b2go::bench
