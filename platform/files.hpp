#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include <sys/types.h>

#include "base/outcome.hpp"

/// Whole small files, written so that a crash leaves the old or the new one, never half of either.
namespace b2go::platform {

inline constexpr mode_t kOwnerOnly = 0600;

/// Something lies where one of the program's files should, and is none or may not be read: a
/// folder, a pipe, a link that leads round in a circle. Nothing is wrong with the disk.
class UnusableFile : public base::Fault {
public:
    /// `why` follows the name of the file; `cure` is what to do.
    UnusableFile(const std::filesystem::path& path, const base::Label& why,
                 const base::Label& cure);
    [[nodiscard]] const base::Label& words() const { return words_; }

private:
    base::Label words_;
};

/// The whole file; nothing if there is none. Never waits: a pipe or a device is no file. Throws
/// UnusableFile, Fault{corrupt} beyond `most_bytes` and Fault{io} when the disk does not give it.
[[nodiscard]] std::optional<std::string> read_file(const std::filesystem::path& path,
                                                   std::size_t most_bytes);

/// Throws UnusableFile if something lies there that `read_file` would not read, or that may not be
/// written.
void require_usable(const std::filesystem::path& path);

/// The whole of a file that a person named; nothing if there is none, it is no file, cannot be read
/// or is longer than `most_bytes`.
[[nodiscard]] std::optional<std::string> read_named_file(const std::filesystem::path& path,
                                                         std::size_t most_bytes);

/// Writes a neighbour, flushes it, renames it over `path` and flushes the folder. Throws
/// Fault{disk_full} or Fault{io}; `path` is then as it was. Two writers do not mix: the second
/// finds the neighbour there and fails.
void write_file(const std::filesystem::path& path, std::string_view bytes, mode_t mode);

/// Writes `bytes` over the beginning of a file that is there, and flushes it: needs no room on a
/// disk that is full. What a cut leaves is part of either. Throws Fault{disk_full} or Fault{io}.
void overwrite_file(const std::filesystem::path& path, std::string_view bytes);

/// The neighbour `write_file` writes: a name nobody else has a reason to give.
[[nodiscard]] std::filesystem::path unfinished_of(const std::filesystem::path& path);

/// Renames within a disk, over what is there. Throws Fault{disk_full} or Fault{io}.
void move_file(const std::filesystem::path& from, const std::filesystem::path& to);

/// Takes a file or an empty folder away, if it is there. Throws Fault{io}.
void remove_file(const std::filesystem::path& path);

/// Takes away the neighbour that a killed `write_file` left. For whoever knows that nobody is
/// writing `path` now. Throws Fault{io}.
void remove_unfinished(const std::filesystem::path& path);

/// Makes a folder only its owner may enter; an existing one is left as it is. Throws Fault{io}.
void make_folder(const std::filesystem::path& path);

/// Flushes a folder's list of names to the disk. Throws Fault{io}.
void flush_folder(const std::filesystem::path& folder);

/// True if anybody but the file's owner may read or write it. Throws Fault{io} if there is none.
[[nodiscard]] bool is_open_to_others(const std::filesystem::path& path);

/// Owns a file descriptor and closes it.
class Descriptor {
public:
    explicit Descriptor(int fd = -1) : fd_(fd) {}
    Descriptor(Descriptor&& other) noexcept : fd_(other.release()) {}
    Descriptor& operator=(Descriptor&& other) noexcept;
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() { reset(); }
    [[nodiscard]] int get() const { return fd_; }
    [[nodiscard]] bool is_open() const { return fd_ >= 0; }
    int release();
    void reset();

private:
    int fd_;
};

/// A file to read and write, its owner's only, made if there is none. Not through a link: what it
/// points at is somebody else's. Throws UnusableFile and Fault{io}.
[[nodiscard]] Descriptor open_or_make(const std::filesystem::path& path);

} // namespace b2go::platform
