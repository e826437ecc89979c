#include "tests/support/disk/file_calls.hpp"

#include <atomic>
#include <cerrno>
#include <cstdarg>
#include <cstdio>

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace b2go::tests {

namespace {

constinit std::atomic<Watching*> g_watching{nullptr};

/// The function of that name that would have been called if this file were not there.
template <typename Function> Function* real(const char* name) {
    return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

} // namespace

Watching::Watching(const std::filesystem::path& folder, Watcher& watcher)
    : folder_(folder.string()), watcher_(watcher) {
    g_watching = this;
}

Watching::~Watching() { g_watching = nullptr; }

bool Watching::covers(const char* path, std::string& relative) const {
    const std::string_view whole(path);
    if (whole == folder_) {
        relative.clear();
        return true;
    }
    if (!whole.starts_with(folder_) || whole[folder_.size()] != '/') {
        return false;
    }
    relative = whole.substr(folder_.size() + 1);
    return true;
}

bool Watching::find(int fd, Call& call) {
    const std::lock_guard lock(mutex_);
    const auto at = open_.find(fd);
    if (at == open_.end()) {
        return false;
    }
    call.path = at->second;
    return true;
}

void Watching::closed(int fd) {
    const std::lock_guard lock(mutex_);
    open_.erase(fd);
}

template <typename Real> auto Watching::call(const Call& call, const Real& carry_out) {
    using Result = decltype(carry_out());
    const std::lock_guard lock(mutex_);
    if (const int error = watcher_.refuse(call); error != 0) {
        errno = error;
        return static_cast<Result>(-1);
    }
    const Result result = carry_out();
    if (result >= 0) {
        const int kept = errno;
        watcher_.done(call);
        errno = kept;
    }
    return result;
}

template <typename Real> int Watching::open(const char* path, int flags, const Real& carry_out) {
    Call opening;
    if (!covers(path, opening.path)) {
        return carry_out();
    }
    struct stat status {};
    opening.creates = (flags & O_CREAT) != 0 && ::lstat(path, &status) != 0;
    const std::lock_guard lock(mutex_);
    const int fd = call(opening, carry_out);
    if (fd >= 0) {
        open_[fd] = opening.path;
    }
    return fd;
}

namespace {

using Open = int(const char*, int, ...);

int watched_open(Open* carry_out, const char* path, int flags, mode_t mode) {
    Watching* watching = g_watching;
    const auto open = [&] { return carry_out(path, flags, mode); };
    return watching != nullptr ? watching->open(path, flags, open) : open();
}

/// On an open file.
template <typename Real> auto watched(int fd, Call call, const Real& carry_out) {
    Watching* watching = g_watching;
    return watching != nullptr && watching->find(fd, call) ? watching->call(call, carry_out)
                                                           : carry_out();
}

/// By name.
template <typename Real> int watched(const char* path, Call call, const Real& carry_out) {
    Watching* watching = g_watching;
    return watching != nullptr && watching->covers(path, call.path)
               ? watching->call(call, carry_out)
               : carry_out();
}

Call call_of(Operation operation) {
    Call call;
    call.operation = operation;
    return call;
}

Call writing(const void* bytes, std::size_t size, off_t offset) {
    Call call = call_of(Operation::write);
    call.bytes = {static_cast<const char*>(bytes), size};
    call.offset = static_cast<std::uint64_t>(offset);
    return call;
}

Call truncating(off_t length) {
    Call call = call_of(Operation::truncate);
    call.offset = static_cast<std::uint64_t>(length);
    return call;
}

/// Not passed on where it is watched.
int watched_sync(int fd, int (*carry_out)(int)) {
    Watching* watching = g_watching;
    Call call = call_of(Operation::sync);
    if (watching == nullptr || !watching->find(fd, call)) {
        return carry_out(fd);
    }
    struct stat status {};
    call.of_folder = ::fstat(fd, &status) == 0 && S_ISDIR(status.st_mode);
    return watching->call(call, [] { return 0; });
}

mode_t mode_in(std::va_list arguments, int flags) {
    return (flags & O_CREAT) != 0 ? va_arg(arguments, mode_t) : 0;
}

} // namespace

} // namespace b2go::tests

// The C library's functions, as this program's libraries find them. Those of two names do the same
// on every machine this is built on.
using namespace b2go::tests;

extern "C" {

int open(const char* path, int flags, ...) {
    static auto* const carry_out = real<Open>("open");
    std::va_list arguments;
    va_start(arguments, flags);
    const mode_t mode = mode_in(arguments, flags);
    va_end(arguments);
    return watched_open(carry_out, path, flags, mode);
}

int open64(const char* path, int flags, ...) {
    static auto* const carry_out = real<Open>("open64");
    std::va_list arguments;
    va_start(arguments, flags);
    const mode_t mode = mode_in(arguments, flags);
    va_end(arguments);
    return watched_open(carry_out, path, flags, mode);
}

int close(int fd) {
    static auto* const carry_out = real<int(int)>("close");
    if (Watching* watching = g_watching) {
        watching->closed(fd);
    }
    return carry_out(fd);
}

ssize_t read(int fd, void* bytes, std::size_t size) {
    static auto* const carry_out = real<ssize_t(int, void*, std::size_t)>("read");
    return watched(fd, call_of(Operation::read), [&] { return carry_out(fd, bytes, size); });
}

ssize_t pread64(int fd, void* bytes, std::size_t size, off_t offset) {
    static auto* const carry_out = real<ssize_t(int, void*, std::size_t, off_t)>("pread64");
    return watched(fd, call_of(Operation::read),
                   [&] { return carry_out(fd, bytes, size, offset); });
}

ssize_t write(int fd, const void* bytes, std::size_t size) {
    static auto* const carry_out = real<ssize_t(int, const void*, std::size_t)>("write");
    return watched(fd, writing(bytes, size, ::lseek(fd, 0, SEEK_CUR)),
                   [&] { return carry_out(fd, bytes, size); });
}

ssize_t pwrite64(int fd, const void* bytes, std::size_t size, off_t offset) {
    static auto* const carry_out = real<ssize_t(int, const void*, std::size_t, off_t)>("pwrite64");
    return watched(fd, writing(bytes, size, offset),
                   [&] { return carry_out(fd, bytes, size, offset); });
}

ssize_t pwrite(int fd, const void* bytes, std::size_t size, off_t offset) {
    static auto* const carry_out = real<ssize_t(int, const void*, std::size_t, off_t)>("pwrite");
    return watched(fd, writing(bytes, size, offset),
                   [&] { return carry_out(fd, bytes, size, offset); });
}

int ftruncate(int fd, off_t length) noexcept {
    static auto* const carry_out = real<int(int, off_t)>("ftruncate");
    return watched(fd, truncating(length), [&] { return carry_out(fd, length); });
}

int ftruncate64(int fd, off_t length) noexcept {
    static auto* const carry_out = real<int(int, off_t)>("ftruncate64");
    return watched(fd, truncating(length), [&] { return carry_out(fd, length); });
}

int fsync(int fd) {
    static auto* const carry_out = real<int(int)>("fsync");
    return watched_sync(fd, carry_out);
}

int fdatasync(int fd) {
    static auto* const carry_out = real<int(int)>("fdatasync");
    return watched_sync(fd, carry_out);
}

int rename(const char* from, const char* to) noexcept {
    static auto* const carry_out = real<int(const char*, const char*)>("rename");
    Call call = call_of(Operation::rename);
    if (Watching* watching = g_watching; watching != nullptr) {
        static_cast<void>(watching->covers(to, call.to));
    }
    return watched(from, call, [&] { return carry_out(from, to); });
}

int unlink(const char* path) noexcept {
    static auto* const carry_out = real<int(const char*)>("unlink");
    return watched(path, call_of(Operation::remove), [&] { return carry_out(path); });
}

int remove(const char* path) noexcept {
    static auto* const carry_out = real<int(const char*)>("remove");
    return watched(path, call_of(Operation::remove), [&] { return carry_out(path); });
}

int mkdir(const char* path, mode_t mode) noexcept {
    static auto* const carry_out = real<int(const char*, mode_t)>("mkdir");
    return watched(path, call_of(Operation::make_folder), [&] { return carry_out(path, mode); });
}

} // extern "C"
