#pragma once

#include <string>
#include <vector>

#include <sys/types.h>

namespace b2go::bench {

/// A program started from here, its standard output read through a pipe. Ended with SIGTERM when
/// it still runs at the end. Throws std::runtime_error when it cannot be started.
class ChildProcess {
public:
    explicit ChildProcess(const std::vector<std::string>& command);
    ~ChildProcess();
    ChildProcess(const ChildProcess&) = delete;
    ChildProcess& operator=(const ChildProcess&) = delete;

    /// The next line of its standard output; throws std::runtime_error if it ends first.
    [[nodiscard]] std::string read_line();
    [[nodiscard]] pid_t pid() const { return pid_; }
    /// Asks it to end, waits, and gives its exit code; 128 + the signal if one killed it.
    int end();
    /// Waits until it ends by itself.
    int wait();

private:
    pid_t pid_ = -1;
    int output_ = -1;
};

/// Runs a program to its end and gives the first line it wrote. Throws std::runtime_error unless
/// it ended with 0.
std::string first_line_of(const std::vector<std::string>& command);

/// The most memory a running process has held at once (VmHWM), in MiB.
[[nodiscard]] double peak_memory_mib(pid_t pid);
/// What a running process has used of processors so far; 0 if there is none.
[[nodiscard]] double processor_ms(pid_t pid);

} // namespace b2go::bench
