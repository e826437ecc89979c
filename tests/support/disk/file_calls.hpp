#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <mutex>
#include <string>
#include <string_view>

/// What a program asks of the file system, seen where it leaves the program: at the C library's own
/// functions. So SQLite's files, key files and backups are seen alike, in one order, and nothing
/// has to be told that it is watched. A program that links this watches nothing until a `Watching`
/// lives.
namespace b2go::tests {

enum class Operation { open, read, write, truncate, sync, rename, remove, make_folder };

struct Call {
    Operation operation = Operation::open;
    std::string path;         ///< relative to the watched folder; empty for the folder itself
    std::string to;           ///< rename: the new name
    std::uint64_t offset = 0; ///< write: where; truncate: the new length
    std::string_view bytes;   ///< write
    bool creates = false;     ///< open: there was no such file
    bool of_folder = false;   ///< sync: a folder's list of names
};

class Watcher {
public:
    virtual ~Watcher() = default;
    /// An errno to fail with; 0 lets the call through.
    virtual int refuse(const Call& call) = 0;
    /// The call was carried out. A flush is told and not passed on: what it would have saved is
    /// worked out from what was told.
    virtual void done(const Call& call) = 0;
};

/// While it lives, every call on what lies below `folder` goes past `watcher`; of files, those
/// that were opened since. One at a time; calls from any thread.
class Watching {
public:
    Watching(const std::filesystem::path& folder, Watcher& watcher);
    ~Watching();
    Watching(const Watching&) = delete;
    Watching& operator=(const Watching&) = delete;

    /// For the C library's functions in file_calls.cpp only. `carry_out` does the real thing.
    template <typename Real> auto call(const Call& call, const Real& carry_out);
    template <typename Real> int open(const char* path, int flags, const Real& carry_out);
    void closed(int fd);
    /// The call on an open file, or nothing if it is not one of ours.
    [[nodiscard]] bool find(int fd, Call& call);
    [[nodiscard]] bool covers(const char* path, std::string& relative) const;

private:
    std::string folder_;
    Watcher& watcher_;
    std::recursive_mutex mutex_;
    std::map<int, std::string> open_;
};

} // namespace b2go::tests
