#pragma once

#include <filesystem>

#include "platform/files.hpp"

namespace b2go::platform {

/// Holds a store for this process as long as it lives: two programs on one store could damage it.
/// The kernel lets go when the process ends, however it ends, so no lock is ever stale.
class LockFile {
public:
    /// Makes the file if needed and locks it. Throws Fault{in_use} naming the holder's process
    /// number, UnusableFile if something else lies there, Fault{io} if the file cannot be made.
    explicit LockFile(const std::filesystem::path& path);

private:
    Descriptor file_;
};

} // namespace b2go::platform
