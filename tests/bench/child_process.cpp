#include "tests/bench/child_process.hpp"

#include <array>
#include <cerrno>
#include <csignal>
#include <fstream>
#include <stdexcept>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ; // NOLINT: POSIX declares it nowhere

namespace b2go::bench {

ChildProcess::ChildProcess(const std::vector<std::string>& command) {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
        throw std::runtime_error("no pipe");
    }
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    std::vector<std::string> words = command;
    std::vector<char*> arguments;
    for (std::string& word : words) {
        arguments.push_back(word.data());
    }
    arguments.push_back(nullptr);
    const int failed =
        ::posix_spawn(&pid_, arguments[0], &actions, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    ::close(ends[1]);
    output_ = ends[0];
    if (failed != 0) {
        ::close(output_);
        throw std::runtime_error("cannot start " + command.front());
    }
}

ChildProcess::~ChildProcess() {
    if (pid_ > 0) {
        end();
    }
    ::close(output_);
}

std::string ChildProcess::read_line() {
    std::string line;
    char c = 0;
    for (;;) {
        const auto got = ::read(output_, &c, 1);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got <= 0) {
            throw std::runtime_error("the program ended without an answer");
        }
        if (c == '\n') {
            return line;
        }
        line.push_back(c);
    }
}

int ChildProcess::end() {
    ::kill(pid_, SIGTERM);
    return wait();
}

int ChildProcess::wait() {
    int status = 0;
    while (::waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
    }
    pid_ = -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

std::string first_line_of(const std::vector<std::string>& command) {
    ChildProcess process(command);
    std::string line = process.read_line();
    if (const int code = process.wait(); code != 0) {
        throw std::runtime_error(command.front() + " ended with " + std::to_string(code));
    }
    return line;
}

double peak_memory_mib(pid_t pid) {
    std::ifstream in("/proc/" + std::to_string(pid) + "/status");
    std::string word;
    while (in >> word) {
        if (word == "VmHWM:") {
            double kib = 0;
            in >> kib;
            return kib / 1024;
        }
    }
    return 0;
}

double processor_ms(pid_t pid) {
    std::ifstream in("/proc/" + std::to_string(pid) + "/stat");
    std::string text;
    std::getline(in, text, ')'); // the name may hold anything but this
    // The state and ten numbers stand before the two that are wanted.
    for (int i = 0; i < 11; ++i) {
        in >> text;
    }
    double user = 0;
    double system = 0;
    in >> user >> system;
    return (user + system) * 1000 / static_cast<double>(::sysconf(_SC_CLK_TCK));
}

} // namespace b2go::bench
