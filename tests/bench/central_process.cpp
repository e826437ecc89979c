#include "tests/bench/central_process.hpp"

#include <stdexcept>

#include <nlohmann/json.hpp>

#include "tests/bench/database.hpp"
#include "tests/bench/report.hpp"

namespace b2go::bench {

namespace {

std::uint16_t port_in(const std::string& line) {
    const auto listening = nlohmann::json::parse(line).at("listening").get<std::string>();
    return static_cast<std::uint16_t>(std::stoul(listening.substr(listening.rfind(':') + 1)));
}

std::vector<std::string> with(std::vector<std::string> command, std::string last) {
    command.push_back(std::move(last));
    return command;
}

} // namespace

CentralProcess::CentralProcess(const std::filesystem::path& program,
                               const std::filesystem::path& data, std::uint16_t port)
    : CentralProcess({program, "serve", "--data", data, "--listen"}, port) {}

CentralProcess::CentralProcess(const std::vector<std::string>& command, std::uint16_t port)
    : process_(with(command, "127.0.0.1:" + std::to_string(port))),
      port_(port_in(process_.read_line())) {}

std::unique_ptr<CentralProcess> CentralProcess::beside(const std::filesystem::path& program,
                                                       const std::filesystem::path& data,
                                                       int number) {
    const std::string node = data.string() + "-node" + std::to_string(number);
    std::filesystem::copy_file(data.string() + ".key", node + ".key",
                               std::filesystem::copy_options::overwrite_existing);
    const std::vector<std::string> command{program,      "serve",           "--data",  node,
                                           "--postgres", database_of(data), "--listen"};
    return std::unique_ptr<CentralProcess>(new CentralProcess(command, 0));
}

void CentralProcess::stop() {
    if (const int code = process_.end(); code != 0) {
        throw std::runtime_error("the central ended with " + std::to_string(code));
    }
}

std::string init_central(const std::filesystem::path& program, const std::filesystem::path& data) {
    std::vector<std::string> command{program, "init", "--data", data, "--demo"};
    if (const std::string database = new_database(); !database.empty()) {
        command.insert(command.end(), {"--postgres", database});
    }
    const std::string line = first_line_of(command);
    return nlohmann::json::parse(line).at("ca_fingerprint").get<std::string>();
}

std::string enrolment_code(const std::filesystem::path& program, const std::filesystem::path& data,
                           const std::string& staff_name, const std::string& team) {
    const std::string line = first_line_of({program, "enrol", "--data", data, "--staff", staff_name,
                                            "--role", "coordinator", "--team", team});
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
