#include "platform/os_random.hpp"

#include <cerrno>

#include <sys/random.h>

#include "base/outcome.hpp"

namespace b2go::platform {

void OsRandom::fill(std::span<std::byte> target) {
    while (!target.empty()) {
        const ssize_t got = ::getrandom(target.data(), target.size(), 0);
        if (got > 0) {
            target = target.subspan(static_cast<std::size_t>(got));
        } else if (errno != EINTR) {
            throw base::Fault(base::FaultCode::environment, "the kernel gave no random bytes");
        }
    }
}

} // namespace b2go::platform
