#include "platform/process.hpp"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <limits>

#include <fcntl.h>
#include <google/protobuf/stubs/logging.h>
#include <malloc.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/outcome.hpp"

namespace b2go::platform {

namespace {

/// A file opened under the number of a closed standard stream would be written to by every message.
void occupy_standard_streams() {
    for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        if (::fcntl(stream, F_GETFD) < 0 && errno == EBADF) {
            // The wrong way round, so that what is read or written there fails as it did.
            (void)::open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY);
        }
    }
}

} // namespace

void harden_process() {
    occupy_standard_streams();
    std::signal(SIGPIPE, SIG_IGN);            // who no longer listens is told of, and ends nothing
    google::protobuf::SetLogHandler(nullptr); // what a peer or a file sends wrong is answered
    const rlimit none{0, 0};
    ::umask(S_IRWXG | S_IRWXO); // whatever the program writes is its owner's alone
#ifdef __SANITIZE_ADDRESS__
    // The leak check at the end of a sanitized run reads its own process as a debugger does.
    const bool hidden = true;
#else
    const bool hidden = ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0;
#endif
    if (::setrlimit(RLIMIT_CORE, &none) != 0 || !hidden) {
        throw base::Fault(base::FaultCode::environment,
                          "the system does not let the program keep its memory off the disk");
    }
}

void settle_heap() {
#ifdef __GLIBC__
    // An allocator that knows none of these, a sanitizer's for one, does as well without.
    constexpr int kMegabyte = 1 << 20;
    (void)::mallopt(M_ARENA_MAX, 1);
    (void)::mallopt(M_TOP_PAD, kMegabyte);
    (void)::mallopt(M_TRIM_THRESHOLD, 16 * kMegabyte);
    (void)::mallopt(M_MMAP_THRESHOLD, 4 * kMegabyte); // more than a page or a batch takes
#endif
}

std::size_t raise_open_files(std::size_t wanted) {
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) {
        return 0;
    }
    if (limit.rlim_cur < wanted) {
        limit.rlim_cur = std::min<rlim_t>(wanted, limit.rlim_max);
        ::setrlimit(RLIMIT_NOFILE, &limit);
    }
    return static_cast<std::size_t>(limit.rlim_cur);
}

std::size_t lockable_bytes() {
    rlimit limit{};
    if (::getrlimit(RLIMIT_MEMLOCK, &limit) != 0) {
        return 0;
    }
    return limit.rlim_cur == RLIM_INFINITY ? std::numeric_limits<std::size_t>::max()
                                           : static_cast<std::size_t>(limit.rlim_cur);
}

} // namespace b2go::platform
