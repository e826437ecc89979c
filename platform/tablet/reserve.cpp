#include "platform/tablet/reserve.hpp"

#include <system_error>

#include <fcntl.h>
#include <unistd.h>

#include "base/outcome.hpp"
#include "platform/files.hpp"

namespace b2go::platform {

namespace fs = std::filesystem;

void Reserve::keep() const noexcept {
    std::error_code trouble;
    if (fs::exists(fs::symlink_status(file_, trouble))) {
        return;
    }
    const fs::space_info space = fs::space(file_.parent_path(), trouble);
    if (trouble || static_cast<std::int64_t>(space.available) / kPartOfFree < kBytes) {
        return;
    }
    const Descriptor file(
        ::open(file_.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC | O_NOFOLLOW, kOwnerOnly));
    if (!file.is_open()) {
        return;
    }
    // Blocks, not a hole: a hole takes nothing and gives nothing back.
    if (::posix_fallocate(file.get(), 0, kBytes) != 0) {
        fs::remove(file_, trouble);
    }
}

bool Reserve::give_back_after(const std::exception& thrown) const noexcept {
    const auto* fault = dynamic_cast<const base::Fault*>(&thrown);
    std::error_code trouble;
    return fault != nullptr && fault->code() == base::FaultCode::disk_full &&
           fs::remove(file_, trouble);
}

} // namespace b2go::platform
