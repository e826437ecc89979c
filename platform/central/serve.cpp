#include "platform/central/serve.hpp"

#include <charconv>
#include <csignal>
#include <filesystem>
#include <functional>
#include <future>
#include <iostream>
#include <optional>
#include <thread>

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>
#include <unistd.h>

#include "platform/central/admin.hpp"
#include "platform/central/control_socket.hpp"
#include "platform/central/written_target.hpp"
#include "platform/files.hpp"
#include "platform/lock_file.hpp"
#include "platform/process.hpp"
#include "sync/central/certificates.hpp"
#include "sync/central/peers.hpp"
#include "sync/central/server.hpp"
#include "sync/central/store_busy.hpp"

namespace b2go::platform {

namespace {

/// The signals that end a service. Blocked before any other thread is started, so that all of
/// them inherit that the signals are not theirs.
sigset_t block_stop_signals() {
    sigset_t signals{};
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    return signals;
}

/// Waits for them on a thread of its own, where anything may be called.
class StopWatch {
public:
    StopWatch(const sigset_t& signals, std::function<void()> stop)
        : thread_([signals, stop = std::move(stop)] {
              int signal = 0;
              sigwait(&signals, &signal);
              stop();
          }) {}
    StopWatch(const StopWatch&) = delete;
    StopWatch& operator=(const StopWatch&) = delete;
    ~StopWatch() {
        ::kill(::getpid(), SIGTERM); // blocked everywhere: only wakes the thread if it still waits
        thread_.join();
    }

private:
    std::thread thread_;
};

void warn(const base::Label& words, base::Language language) {
    std::cerr << "b2go-central: " << words.in(language) << '\n';
}

std::function<void(const central::Access&)> access_log(bool wanted) {
    if (!wanted) {
        return {};
    }
    auto log = std::make_shared<spdlog::logger>("access",
                                                std::make_shared<spdlog::sinks::stderr_sink_mt>());
    log->set_pattern(R"({"time":"%Y-%m-%dT%H:%M:%S.%eZ",%v})", spdlog::pattern_time_type::utc);
    return [log](const central::Access& access) {
        log->info(R"("path":"{}","status":{},"device":{},"bytes_in":{},"bytes_out":{},"ms":{})",
                  access.path, access.status, access.device, access.bytes_in, access.bytes_out,
                  access.ms);
    };
}

/// Says what a fault is that the central goes on after, once a minute: while a database is away
/// every request meets it.
class Warnings {
public:
    Warnings(const base::Clock& clock, base::Language language)
        : clock_(clock), language_(language) {}

    void take(const base::Fault& fault) {
        const base::Instant now = clock_.now();
        if (said_ && now >= *said_ && now.ms - said_->ms < kBetweenMs) {
            return;
        }
        said_ = now;
        warn(words_for(fault), language_);
    }

private:
    static constexpr std::int64_t kBetweenMs = 60'000;
    const base::Clock& clock_;
    base::Language language_;
    std::optional<base::Instant> said_;
};

central::ServerOptions options_of(const ServeCall& call, const central::Certificates& certificates,
                                  Warnings& warnings) {
    central::ServerOptions options;
    options.address = call.address;
    options.port = call.port;
    options.certificate_chain = certificates.chain();
    options.private_key = certificates.server.private_key;
    options.proxies = call.proxies;
    options.log = access_log(call.access_log);
    options.on_fault = [&warnings](const base::Fault& fault) {
        // Any other fault ends the program, which says it then.
        if (central::leaves_store_whole(fault)) {
            warnings.take(fault);
        }
    };
    return options;
}

/// One command, between two batches, on the thread that owns the store.
Answer run_between_batches(central::Server& server, central::Central& central,
                           const Json& command) {
    const auto answer = std::make_shared<std::promise<Answer>>();
    auto answered = answer->get_future();
    const Answer busy =
        answer_of(base::Fault(base::FaultCode::in_use, "the central is ending or busy"),
                  language_of(command));
    const bool taken = server.run_command([answer, busy, &central, command](bool usable) {
        answer->set_value(usable ? administer(central, command) : busy);
    });
    return taken ? answered.get() : busy;
}

void check_process(base::Language language) {
    if (lockable_bytes() < kNeededLockableBytes) {
        warn({"Nøgler kan ikke holdes helt ude af swap: hæv RLIMIT_MEMLOCK til 256 KiB.",
              "Keys cannot all be kept out of swap: raise RLIMIT_MEMLOCK to 256 KiB."},
             language);
    }
    // Each connection is a descriptor; the rest is the store, the socket and the log.
    constexpr std::size_t kOthers = 64;
    if (raise_open_files(limits::kConnections + kOthers) < limits::kConnections + kOthers) {
        warn({"Færre tablets end normalt kan være forbundet på én gang: hæv RLIMIT_NOFILE.",
              "Fewer tablets than usual can be connected at once: raise RLIMIT_NOFILE."},
             language);
    }
}

/// So that commands to another node's folder need not be told where its store is.
void write_down_place(const CentralFolder& folder) {
    if (!folder.other_postgres.empty() && !std::filesystem::exists(folder.postgres_file()) &&
        !std::filesystem::exists(folder.store())) {
        write_file(folder.postgres_file(), folder.other_postgres, kOwnerOnly);
    }
}

std::string shown_address(const ServeCall& call, std::uint16_t port) {
    const bool v6 = call.address.find(':') != std::string::npos;
    return (v6 ? "[" + call.address + "]" : call.address) + ":" + std::to_string(port);
}

} // namespace

std::optional<ServeCall> listen_address(std::string_view text) {
    const std::size_t colon = text.rfind(':');
    if (colon == std::string_view::npos) {
        return std::nullopt;
    }
    std::string_view address = text.substr(0, colon);
    const std::string_view digits = text.substr(colon + 1);
    const bool in_brackets = address.starts_with('[') && address.ends_with(']');
    if (in_brackets) {
        address = address.substr(1, address.size() - 2);
    }
    ServeCall call;
    const auto [stop, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), call.port);
    const bool number = error == std::errc{} && stop == digits.data() + digits.size();
    if (!number || address.empty() || in_brackets != (address.find(':') != address.npos)) {
        return std::nullopt;
    }
    call.address = address;
    return call;
}

bool is_address(const std::string& text) { return central::client_address(text).has_value(); }

Answer serve(const CentralFolder& folder, const ServeCall& call, const base::Clock& clock,
             base::Random& random, base::Language language) {
    const sigset_t signals = block_stop_signals();
    if (const auto rejection = missing(folder)) {
        return answer_of(*rejection, language);
    }
    if (!folder.other_postgres.empty()) {
        make_folder(folder.data); // another node, which keeps nothing there but its lock and socket
    }
    const LockFile lock(folder.lock());
    const auto keys = read_keys(folder);
    if (!keys) {
        return answer_of(keys.error(), language);
    }
    const auto certificates = central::Certificates::decode(keys->certificates);
    auto central = open_central(folder, clock, random);
    if (!central) {
        return answer_of(central.error(), language);
    }
    write_down_place(folder);
    check_process(language);
    central::Central& merging = **central;
    Warnings warnings(clock, language);
    central::Server server(
        options_of(call, certificates, warnings),
        [&merging](std::span<const central::Request> requests) { return merging.answer(requests); },
        [&merging] { merging.check_health(); }, clock);
    const ControlSocket control(folder.data, kControlSocketName, [&](const Json& command) {
        const auto rejection = refused_target(folder, command);
        return rejection ? answer_of(*rejection, language_of(command))
                         : run_between_batches(server, merging, command);
    });
    const StopWatch watch(signals, [&server] { server.stop(); });
    std::cout << Json{{"listening", shown_address(call, server.port())}}.dump() << std::endl;
    server.run();
    return {};
}

} // namespace b2go::platform
