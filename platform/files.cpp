#include "platform/files.hpp"

#include <cerrno>
#include <cstdio>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace b2go::platform {

namespace {

[[noreturn]] void fail(const char* what, const std::filesystem::path& path) {
    const int error = errno;
    const bool full = error == ENOSPC || error == EDQUOT;
    throw base::Fault(full ? base::FaultCode::disk_full : base::FaultCode::io,
                      std::string(what) + " " + path.string() + ": " + std::strerror(error));
}

void write_all(int fd, std::string_view bytes, const std::filesystem::path& path) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(fd, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) {
            continue;
        }
        if (written <= 0) {
            fail("write", path);
        }
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

base::Label may_not(const char* da, const char* en) {
    return {std::string("må programmet ikke ") + da, std::string("may not be ") + en};
}

UnusableFile of_no_use(const std::filesystem::path& path, const base::Label& why) {
    return {path,
            why,
            {"Flyt det, der ligger der, væk, læg filen tilbage, hvis der var en, og prøv igen.",
             "Move what lies there away, put the file back if there was one, and try again."}};
}

UnusableFile not_permitted(const std::filesystem::path& path, const base::Label& why) {
    return {path,
            why,
            {"Giv programmets bruger lov til at læse og skrive filen, og prøv igen.",
             "Let the user of the program read and write the file, and try again."}};
}

/// What the system said when it would not open the file.
[[noreturn]] void fail_to_open(const std::filesystem::path& path) {
    switch (errno) {
    case ELOOP:
        throw of_no_use(path,
                        {"er et link, der går i ring", "is a link that leads round in a circle"});
    case EACCES:
    case EPERM:
        throw not_permitted(path, may_not("læse", "read by the program"));
    case ENXIO: // a socket
        throw of_no_use(path, {"er ikke en almindelig fil", "is no ordinary file"});
    default:
        fail("open", path);
    }
}

void require_regular(int fd, const std::filesystem::path& path) {
    struct stat found {};
    if (::fstat(fd, &found) != 0) {
        fail("look at", path);
    }
    if (S_ISDIR(found.st_mode)) {
        throw of_no_use(path, {"er en mappe", "is a folder"});
    }
    if (!S_ISREG(found.st_mode)) {
        throw of_no_use(path, {"er ikke en almindelig fil", "is no ordinary file"});
    }
}

/// Not waiting for whoever might write to a pipe. Closed if there is no such file.
Descriptor open_to_read(const std::filesystem::path& path) {
    Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
    if (file.is_open()) {
        require_regular(file.get(), path);
    } else if (errno != ENOENT && errno != ENOTDIR) {
        fail_to_open(path);
    }
    return file;
}

std::filesystem::path folder_of(const std::filesystem::path& path) {
    return path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
}

} // namespace

UnusableFile::UnusableFile(const std::filesystem::path& path, const base::Label& why,
                           const base::Label& cure)
    : Fault(base::FaultCode::io, path.string() + " " + why.en),
      words_{path.string() + " " + why.da + " og kan ikke bruges. Alt, der er gemt, er urørt. " +
                 cure.da,
             path.string() + " " + why.en +
                 " and cannot be used. All that is saved is untouched. " + cure.en} {}

std::optional<std::string> read_file(const std::filesystem::path& path, std::size_t most_bytes) {
    const Descriptor file = open_to_read(path);
    if (!file.is_open()) {
        return std::nullopt;
    }
    std::string bytes;
    std::size_t length = 0;
    for (;;) {
        bytes.resize(length + 64 * 1024);
        const ssize_t got = ::read(file.get(), bytes.data() + length, bytes.size() - length);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got < 0) {
            fail("read", path);
        }
        length += static_cast<std::size_t>(got);
        if (length > most_bytes) {
            throw base::Fault(base::FaultCode::corrupt, path.string() + " is too large");
        }
        if (got == 0) {
            bytes.resize(length);
            return bytes;
        }
    }
}

Descriptor open_or_make(const std::filesystem::path& path) {
    Descriptor file(::open(path.c_str(),
                           O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY,
                           kOwnerOnly));
    if (!file.is_open() && errno == ELOOP) {
        throw of_no_use(path, {"er et link", "is a link"});
    }
    if (!file.is_open()) {
        fail_to_open(path);
    }
    require_regular(file.get(), path);
    return file;
}

void require_usable(const std::filesystem::path& path) {
    const Descriptor file = open_to_read(path);
    if (file.is_open() && ::faccessat(AT_FDCWD, path.c_str(), W_OK, AT_EACCESS) != 0) {
        throw not_permitted(path, may_not("skrive", "written by the program"));
    }
}

std::optional<std::string> read_named_file(const std::filesystem::path& path,
                                           std::size_t most_bytes) {
    try {
        return read_file(path, most_bytes);
    } catch (const base::Fault&) { // nothing of ours is broken: another file was meant
        return std::nullopt;
    }
}

void write_file(const std::filesystem::path& path, std::string_view bytes, mode_t mode) {
    const std::filesystem::path temporary = unfinished_of(path);
    const Descriptor file(::open(temporary.c_str(),
                                 O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, kOwnerOnly));
    if (!file.is_open()) {
        fail("create", errno == EEXIST ? temporary : path); // the neighbour is nobody's business
    }
    try {
        if (::fchmod(file.get(), mode) != 0) {
            fail("set the mode of", path);
        }
        write_all(file.get(), bytes, path);
        if (::fsync(file.get()) != 0) {
            fail("flush", path);
        }
        if (::rename(temporary.c_str(), path.c_str()) != 0) {
            fail("rename", path);
        }
    } catch (const base::Fault&) {
        ::unlink(temporary.c_str());
        throw;
    }
    flush_folder(folder_of(path));
}

void overwrite_file(const std::filesystem::path& path, std::string_view bytes) {
    const Descriptor file(::open(path.c_str(), O_WRONLY | O_NOFOLLOW | O_CLOEXEC));
    if (!file.is_open()) {
        fail("open", path);
    }
    write_all(file.get(), bytes, path);
    if (::fsync(file.get()) != 0) {
        fail("flush", path);
    }
}

std::filesystem::path unfinished_of(const std::filesystem::path& path) {
    return path.string() + ".b2go-unfinished";
}

void move_file(const std::filesystem::path& from, const std::filesystem::path& to) {
    if (::rename(from.c_str(), to.c_str()) != 0) {
        fail("rename", from);
    }
}

void remove_file(const std::filesystem::path& path) {
    if (::remove(path.c_str()) != 0 && errno != ENOENT) {
        fail("remove", path);
    }
}

void remove_unfinished(const std::filesystem::path& path) { remove_file(unfinished_of(path)); }

void make_folder(const std::filesystem::path& path) {
    if (::mkdir(path.c_str(), 0700) == 0) {
        flush_folder(folder_of(path));
    } else if (errno != EEXIST) {
        fail("create", path);
    }
}

void flush_folder(const std::filesystem::path& folder) {
    const Descriptor open(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!open.is_open() || ::fsync(open.get()) != 0) {
        fail("flush", folder);
    }
}

bool is_open_to_others(const std::filesystem::path& path) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) {
        fail("look at", path);
    }
    return (status.st_mode & (S_IRWXG | S_IRWXO)) != 0;
}

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
    if (this != &other) {
        reset();
        fd_ = other.release();
    }
    return *this;
}

int Descriptor::release() {
    const int fd = fd_;
    fd_ = -1;
    return fd;
}

void Descriptor::reset() {
    if (fd_ >= 0) {
        ::close(fd_);
    }
    fd_ = -1;
}

} // namespace b2go::platform
