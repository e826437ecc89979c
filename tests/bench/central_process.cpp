#include "tests/bench/central_process.hpp"

#include <stdexcept>

#include <nlohmann/json.hpp>

#include "tests/bench/report.hpp"

namespace b2go::bench {

namespace {

constexpr const char* kTeam = "Team Nordvest";

std::uint16_t port_in(const std::string& line) {
    const auto listening = nlohmann::json::parse(line).at("listening").get<std::string>();
    return static_cast<std::uint16_t>(std::stoul(listening.substr(listening.rfind(':') + 1)));
}

} // namespace

CentralProcess::CentralProcess(const std::filesystem::path& program,
                               const std::filesystem::path& data, std::uint16_t port)
    : process_({program, "serve", "--data", data, "--listen", "127.0.0.1:" + std::to_string(port)}),
      port_(port_in(process_.read_line())) {}

void CentralProcess::stop() {
    if (const int code = process_.end(); code != 0) {
        throw std::runtime_error("the central ended with " + std::to_string(code));
    }
}

std::string init_central(const std::filesystem::path& program, const std::filesystem::path& data) {
    const std::string line = first_line_of({program, "init", "--data", data, "--demo"});
    return nlohmann::json::parse(line).at("ca_fingerprint").get<std::string>();
}

std::string enrolment_code(const std::filesystem::path& program, const std::filesystem::path& data,
                           const std::string& staff_name) {
    const std::string line = first_line_of({program, "enrol", "--data", data, "--staff", staff_name,
                                            "--role", "coordinator", "--team", kTeam});
    return nlohmann::json::parse(line).at("code").get<std::string>();
}

void verify_central(const std::filesystem::path& program, const std::filesystem::path& data) {
    ChildProcess process({program, "verify", "--data", data});
    const std::string line = process.read_line();
    if (process.wait() != 0) {
        throw WrongResult("the central's verify: " + line);
    }
}

} // namespace b2go::bench
