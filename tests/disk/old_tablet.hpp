#pragma once

#include "base/crypto.hpp"
#include "store/tablet_store.hpp"
#include "tests/support/manual_clock.hpp"
#include "tests/support/seeded_random.hpp"

namespace b2go::tests {

/// A tablet's store as a program of an earlier schema left it: fictitious people, fictitious key.
/// The files in fixtures/stores were made by it, each with the program that had that schema as its
/// newest, or with its migrations up to there.
class OldTablet {
public:
    OldTablet();

    /// Makes the file anew with the first `schema` migrations, and closes it.
    void make(const std::string& path, std::size_t schema);
    /// As this program opens it, migrating it.
    [[nodiscard]] std::unique_ptr<store::Store> open(const std::string& path);

    /// In every file: saved, of these the first accepted; and one the central sent.
    static constexpr std::uint64_t kSaved = 4;
    static constexpr std::uint64_t kUnsent = 3;
    static constexpr std::uint64_t kRecords = 4;

private:
    ManualClock clock_;
    SeededRandom random_{2026};
    base::SecretKey key_;
};

} // namespace b2go::tests
