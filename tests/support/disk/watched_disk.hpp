#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "tests/support/disk/file_calls.hpp"

namespace b2go::tests {

/// One call that changed something, or a flush.
struct Entry {
    Operation operation = Operation::open; ///< open: the file came to be
    std::string path;
    std::string to;
    std::uint64_t offset = 0;
    std::string bytes;
    bool of_folder = false;
    bool failed = false; ///< sync: it was refused
};

/// Writes down everything that changes the disk, and refuses what its plan says.
class WatchedDisk final : public Watcher {
public:
    explicit WatchedDisk(const std::filesystem::path& folder) : watching_(folder, *this) {}

    /// An errno for a call that is to fail, 0 for one that is not; none for a sound disk.
    std::function<int(const Call&)> plan;
    std::vector<Entry> log;

    int refuse(const Call& call) override;
    void done(const Call& call) override;

private:
    Watching watching_;
};

/// A plan: the `index`-th call of a kind (from 0) fails, or that one and all later ones of it.
class Failure {
public:
    enum class Times { once, for_ever };
    Failure(std::function<bool(const Call&)> is_kind, std::size_t index, Times times, int error);
    int operator()(const Call& call);
    /// Calls of the kind so far: beyond the index, if it has happened.
    [[nodiscard]] bool happened() const { return seen_ > index_; }

private:
    std::function<bool(const Call&)> is_kind_;
    std::size_t index_;
    Times times_;
    int error_;
    std::size_t seen_ = 0;
};

} // namespace b2go::tests
