#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

#include "tests/bench/child_process.hpp"

namespace b2go::bench {

/// A real b2go-central serving over HTTPS on loopback.
class CentralProcess {
public:
    /// `port` 0: any free one.
    CentralProcess(const std::filesystem::path& program, const std::filesystem::path& data,
                   std::uint16_t port);
    /// Another node over the same database, with a folder of its own beside the first one's.
    static std::unique_ptr<CentralProcess> beside(const std::filesystem::path& program,
                                                  const std::filesystem::path& data, int number);
    /// Throws std::runtime_error unless it ends cleanly.
    void stop();

    [[nodiscard]] std::uint16_t port() const { return port_; }
    [[nodiscard]] pid_t pid() const { return process_.pid(); }
    [[nodiscard]] double peak_mib() const { return peak_memory_mib(process_.pid()); }
    [[nodiscard]] double processor_ms() const { return bench::processor_ms(process_.pid()); }

private:
    CentralProcess(const std::vector<std::string>& command, std::uint16_t port);

    ChildProcess process_;
    std::uint16_t port_ = 0;
};

/// Makes a demo central's keys and empty store, in a database of its own if that is where the
/// bench's stores are; gives its CA's fingerprint.
std::string init_central(const std::filesystem::path& program, const std::filesystem::path& data);
/// A one-time code for a coordinator.
std::string enrolment_code(const std::filesystem::path& program, const std::filesystem::path& data,
                           const std::string& staff_name,
                           const std::string& team = "Team Nordvest");
/// Throws WrongResult if the central's own check finds anything.
void verify_central(const std::filesystem::path& program, const std::filesystem::path& data);

} // namespace b2go::bench
