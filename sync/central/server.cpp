#include "sync/central/server.hpp"

#include <utility> // asio of Boost 1.74 forgets it under g++ 12

#include <condition_variable>
#include <exception>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "sync/central/connection.hpp"
#include "sync/central/store_busy.hpp"
#include "sync/central/tls.hpp"

namespace b2go::central {

namespace net = boost::asio;
using boost::system::error_code;
using net::ip::tcp;

namespace {

/// When the process has no descriptor left for a connection, others end in about this time.
constexpr std::chrono::milliseconds kAcceptAgain{100};

tcp::acceptor listen(net::io_context& io, const ServerOptions& options) {
    try {
        const tcp::endpoint endpoint(net::ip::make_address(options.address), options.port);
        return tcp::acceptor(net::make_strand(io), endpoint, /*reuse_addr=*/true);
    } catch (const boost::system::system_error& error) {
        throw base::Fault(base::FaultCode::environment,
                          "cannot listen on " + options.address + " port " +
                              std::to_string(options.port) + ": " + error.code().message());
    }
}

} // namespace

struct Server::Impl {
    Impl(ServerOptions given, Answer answer, std::function<void()> check_health,
         const base::Clock& clock)
        : options(std::move(given)),
          tls(make_tls_context(options.certificate_chain, options.private_key)),
          services{options.timeouts,
                   clock,
                   std::move(check_health),
                   options.log,
                   Peers(options.peers, options.proxies, clock),
                   BodyBudget(options.bodies_in_memory_bytes),
                   MergeThread(
                       std::move(answer), [this](const base::Fault& fault) { take(fault); },
                       options.queued_requests)},
          acceptor(listen(io, options)) {}
    // Before the context its answers are posted to.
    ~Impl() { services.merge.stop(); }
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;

    net::awaitable<void> accept();
    void start(tcp::socket socket, Peers::Place place);
    void forget(const Connection* connection);
    void take(const base::Fault& fault);
    void request_stop();
    void finish_connections();

    const ServerOptions options;
    net::ssl::context tls;

    std::mutex mutex; ///< guards the members below
    std::condition_variable changed;
    std::map<const Connection*, std::weak_ptr<Connection>> connections;
    bool stopping = false;
    std::optional<base::Fault> broken;

    Services services;
    // After what connections use: what is left of them ends with the context.
    net::io_context io;
    net::executor_work_guard<net::io_context::executor_type> keep_running{io.get_executor()};
    tcp::acceptor acceptor;
};

net::awaitable<void> Server::Impl::accept() {
    net::steady_timer again(acceptor.get_executor());
    while (acceptor.is_open()) {
        tcp::socket socket(net::make_strand(io));
        error_code error;
        co_await acceptor.async_accept(socket, net::redirect_error(net::use_awaitable, error));
        if (error) {
            if (!acceptor.is_open()) {
                co_return;
            }
            again.expires_after(kAcceptAgain);
            co_await again.async_wait(net::redirect_error(net::use_awaitable, error));
            continue;
        }
        const tcp::endpoint peer = socket.remote_endpoint(error);
        if (error) {
            continue; // gone already
        }
        Peers::Place place = services.peers.admit(peer.address());
        if (place) {
            start(std::move(socket), std::move(place));
        }
    }
}

void Server::Impl::start(tcp::socket socket, Peers::Place place) {
    error_code ignored; // only slower without
    socket.set_option(tcp::no_delay(true), ignored);
    const auto executor = socket.get_executor();
    auto connection =
        std::make_shared<Connection>(std::move(socket), tls, std::move(place), services);
    {
        const std::lock_guard lock(mutex);
        connections.emplace(connection.get(), connection);
        if (stopping) {
            connection->finish();
        }
    }
    net::co_spawn(executor, connection->run(), [this, connection](const std::exception_ptr&) {
        // Whatever ended it (memory at the worst) concerns this peer only, who will try again.
        forget(connection.get());
    });
}

void Server::Impl::forget(const Connection* connection) {
    {
        const std::lock_guard lock(mutex);
        connections.erase(connection);
    }
    changed.notify_all();
}

void Server::Impl::take(const base::Fault& fault) {
    if (options.on_fault) {
        options.on_fault(fault);
    }
    if (leaves_store_whole(fault)) {
        return;
    }
    const std::lock_guard lock(mutex);
    broken = broken.value_or(fault);
    stopping = true;
    changed.notify_all();
}

void Server::Impl::request_stop() {
    const std::lock_guard lock(mutex);
    stopping = true;
    changed.notify_all();
}

void Server::Impl::finish_connections() {
    std::unique_lock lock(mutex);
    for (const auto& [address, weak] : connections) {
        if (const auto connection = weak.lock()) {
            connection->finish();
        }
    }
    changed.wait_for(lock, std::chrono::seconds(limits::kStopTimeoutSeconds),
                     [this] { return connections.empty(); });
}

Server::Server(ServerOptions options, Answer answer, std::function<void()> check_health,
               const base::Clock& clock)
    : impl_(std::make_unique<Impl>(std::move(options), std::move(answer), std::move(check_health),
                                   clock)) {}

Server::~Server() = default;

std::uint16_t Server::port() const { return impl_->acceptor.local_endpoint().port(); }

void Server::run() {
    Impl& impl = *impl_;
    net::co_spawn(impl.acceptor.get_executor(), impl.accept(), net::detached);
    std::vector<std::thread> threads;
    for (unsigned i = 0; i < impl.options.io_threads; ++i) {
        threads.emplace_back([&impl] { impl.io.run(); });
    }
    {
        std::unique_lock lock(impl.mutex);
        impl.changed.wait(lock, [&impl] { return impl.stopping; });
    }
    net::post(impl.acceptor.get_executor(), [&impl] { impl.acceptor.close(); });
    impl.finish_connections();
    impl.services.merge.stop();
    impl.io.stop();
    for (std::thread& thread : threads) {
        thread.join();
    }
    if (impl.broken) {
        throw base::Fault(*impl.broken);
    }
}

void Server::stop() { impl_->request_stop(); }

bool Server::run_command(MergeThread::Command command) {
    return impl_->services.merge.run(std::move(command));
}

} // namespace b2go::central
