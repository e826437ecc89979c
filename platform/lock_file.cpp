#include "platform/lock_file.hpp"

#include <array>
#include <cerrno>
#include <cstring>
#include <string>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/outcome.hpp"

namespace b2go::platform {

namespace {

/// What the holder wrote: its process number. Empty in the moment before it has.
std::string holder(int fd) {
    std::array<char, 24> text{};
    const ssize_t length = ::pread(fd, text.data(), text.size(), 0);
    std::string pid(text.data(), length > 0 ? static_cast<std::size_t>(length) : 0);
    return pid.substr(0, pid.find_first_not_of("0123456789"));
}

} // namespace

LockFile::LockFile(const std::filesystem::path& path) : file_(open_or_make(path)) {
    if (::flock(file_.get(), LOCK_EX | LOCK_NB) != 0) {
        const std::string pid = holder(file_.get());
        throw base::Fault(base::FaultCode::in_use,
                          path.string() + ", pid " + (pid.empty() ? "?" : pid));
    }
    // Whoever held it before may have taken the file away: then this lock keeps nobody out.
    struct stat held {};
    struct stat named {};
    if (::fstat(file_.get(), &held) != 0 || ::stat(path.c_str(), &named) != 0 ||
        held.st_ino != named.st_ino || held.st_dev != named.st_dev) {
        throw base::Fault(base::FaultCode::in_use, path.string() + " was just taken away");
    }
    const std::string pid = std::to_string(::getpid()) + "\n";
    if (::ftruncate(file_.get(), 0) != 0 ||
        ::pwrite(file_.get(), pid.data(), pid.size(), 0) != static_cast<ssize_t>(pid.size())) {
        throw base::Fault(errno == ENOSPC ? base::FaultCode::disk_full : base::FaultCode::io,
                          "write " + path.string() + ": " + std::strerror(errno));
    }
}

} // namespace b2go::platform
