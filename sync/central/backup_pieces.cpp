#include "sync/central/backup_pieces.hpp"

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/limits.hpp"
#include "base/outcome.hpp"
#include "sync/central/lengths.hpp"

namespace b2go::central {

using base::as_bytes;

namespace {

/// A sealed piece is its plain bytes, a nonce and a tag; far below this.
constexpr std::size_t kLongestPiece = 2 * limits::kBackupPieceBytes;

[[noreturn]] void fail(const char* doing) {
    const bool is_full = errno == ENOSPC || errno == EDQUOT;
    throw base::Fault(is_full ? base::FaultCode::disk_full : base::FaultCode::io,
                      std::string("the backup could not be ") + doing);
}

std::string place_of(char part, std::uint64_t index, bool is_last) {
    return "b2go-backup-1 " + std::string(1, part) + ' ' + std::to_string(index) +
           (is_last ? " last" : " more");
}

} // namespace

FileWriter::FileWriter(const std::string& path)
    : descriptor_(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW,
                         S_IRUSR | S_IWUSR)) {
    if (descriptor_ < 0) {
        fail("begun");
    }
}

FileWriter::~FileWriter() {
    if (descriptor_ >= 0) {
        ::close(descriptor_);
    }
}

void FileWriter::write(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
        if (written < 0 && errno != EINTR) {
            fail("written");
        }
        if (written > 0) {
            bytes.remove_prefix(static_cast<std::size_t>(written));
        }
    }
}

void FileWriter::flush_to_disk() {
    if (::fsync(descriptor_) != 0) {
        fail("written");
    }
}

void FileWriter::close() {
    const int descriptor = std::exchange(descriptor_, -1);
    if (descriptor >= 0 && ::close(descriptor) != 0) {
        fail("written");
    }
}

FileReader::FileReader(const std::string& path)
    : descriptor_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {
    if (descriptor_ < 0) {
        fail("opened");
    }
}

FileReader::~FileReader() { ::close(descriptor_); }

std::string FileReader::read(std::size_t size) {
    std::string bytes(size, '\0');
    std::size_t have = 0;
    while (have < size) {
        const ssize_t got = ::read(descriptor_, bytes.data() + have, size - have);
        if (got < 0 && errno != EINTR) {
            fail("read");
        }
        if (got == 0) {
            break;
        }
        have += got > 0 ? static_cast<std::size_t>(got) : 0;
    }
    bytes.resize(have);
    return bytes;
}

std::optional<std::string> FileReader::read_with_length() {
    const std::string prefix = read(kLengthBytes);
    if (prefix.size() != kLengthBytes || length_in(prefix) > kLongestPiece) {
        return std::nullopt;
    }
    const std::size_t length = length_in(prefix);
    std::string bytes = read(length);
    return bytes.size() == length ? std::optional(std::move(bytes)) : std::nullopt;
}

bool FileReader::is_at_end() { return read(1).empty(); }

void rename_durably(const std::string& from, const std::string& to) {
    if (std::rename(from.c_str(), to.c_str()) != 0) {
        fail("named");
    }
    const auto parent = std::filesystem::path(to).parent_path();
    const int folder =
        ::open(parent.empty() ? "." : parent.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0) {
        fail("named");
    }
    const int result = ::fsync(folder);
    ::close(folder);
    if (result != 0) {
        fail("named");
    }
}

PieceWriter::PieceWriter(FileWriter& out, const base::SecretKey& key, char part,
                         base::Random& random)
    : out_(out), key_(key), part_(part), random_(random) {}

void PieceWriter::write(std::string_view bytes) {
    while (!bytes.empty()) {
        if (waiting_.size() == limits::kBackupPieceBytes) {
            put(waiting_, false);
            base::wipe(waiting_);
        }
        const std::string_view fits = bytes.substr(0, limits::kBackupPieceBytes - waiting_.size());
        waiting_ += fits;
        bytes.remove_prefix(fits.size());
    }
}

void PieceWriter::finish() {
    put(waiting_, true);
    base::wipe(waiting_);
}

void PieceWriter::put(std::string_view bytes, bool is_last) {
    std::string piece;
    append_with_length(piece, base::seal(key_, as_bytes(bytes),
                                         as_bytes(place_of(part_, index_, is_last)), random_));
    out_.write(piece);
    ++index_;
}

PieceReader::PieceReader(FileReader& in, const base::SecretKey& key, char part)
    : in_(in), key_(key), part_(part) {}

std::optional<std::string> PieceReader::next() {
    const auto sealed = saw_last_ ? std::nullopt : in_.read_with_length();
    if (!sealed) {
        return std::nullopt;
    }
    for (const bool is_last : {false, true}) {
        auto piece =
            base::open_sealed(key_, as_bytes(*sealed), as_bytes(place_of(part_, index_, is_last)));
        if (piece) {
            ++index_;
            saw_last_ = is_last;
            return piece;
        }
    }
    return std::nullopt;
}

} // namespace b2go::central
