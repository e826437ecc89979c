#pragma once

#include <array>
#include <string>

#include "sqlite/connection.hpp"
#include "tests/support/seeded_random.hpp"
#include "tests/support/temp_folder.hpp"

namespace b2go::tests {

inline constexpr std::array<sqlite::Migration, 2> kTwoMigrations{{
    {1, "first", "CREATE TABLE note(id INTEGER PRIMARY KEY, body)"},
    {2, "second", "CREATE INDEX by_body ON note(body)"},
}};
inline constexpr std::array<sqlite::Migration, 1> kNoteTable{{
    {1, "first", "CREATE TABLE note(id INTEGER PRIMARY KEY, body)"},
}};

inline base::SecretKey key_of(std::uint64_t seed) {
    base::init_crypto();
    SeededRandom random(seed);
    return base::SecretKey::random(random);
}

/// One encrypted file and its key.
struct TestFile {
    TempFolder folder;
    std::string path = folder.file("store.db");
    base::SecretKey key = key_of(7);

    [[nodiscard]] sqlite::OpenOptions options(sqlite::OpenOptions::Mode mode) const {
        sqlite::OpenOptions result;
        result.path = path;
        result.mode = mode;
        result.migrations = kNoteTable;
        return result;
    }
    [[nodiscard]] sqlite::Connection create() const {
        return sqlite::Connection(options(sqlite::OpenOptions::Mode::create), key);
    }
    [[nodiscard]] sqlite::Connection open() const {
        return sqlite::Connection(options(sqlite::OpenOptions::Mode::open), key);
    }
};

inline auto faults_with(base::FaultCode code) {
    return [code](const base::Fault& fault) { return fault.code() == code; };
}

} // namespace b2go::tests
