#pragma once

#include <utility> // asio of Boost 1.74 forgets it under g++ 12

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string_view>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/ssl/ssl_stream.hpp>

#include "base/time.hpp"
#include "sync/central/merge_thread.hpp"
#include "sync/central/peers.hpp"
#include "sync/central/server_options.hpp"

namespace b2go::central {

/// What all bodies that wait for an answer take in memory, together.
class BodyBudget {
public:
    explicit BodyBudget(std::size_t most_bytes) : most_bytes_(most_bytes) {}

    /// One request's part; given back when destroyed.
    class Share {
    public:
        explicit Share(BodyBudget& budget) : budget_(budget) {}
        Share(const Share&) = delete;
        Share& operator=(const Share&) = delete;
        ~Share() { budget_.used_ -= bytes_; }
        /// False if there is no room for so many bytes.
        [[nodiscard]] bool grow_to(std::size_t bytes);
        [[nodiscard]] std::size_t bytes() const { return bytes_; }

    private:
        BodyBudget& budget_;
        std::size_t bytes_ = 0;
    };

private:
    const std::size_t most_bytes_;
    std::atomic<std::size_t> used_{0};
};

/// What every connection of a server shares; outlives them.
struct Services {
    const Timeouts timeouts;
    const base::Clock& clock;
    const std::function<void()> check_health;     ///< on the merge thread
    const std::function<void(const Access&)> log; ///< any thread; may be empty
    Peers peers;
    BodyBudget bodies;
    MergeThread merge;
};

/// One TLS connection: handshake, then requests one after the other until either side has enough.
/// Everything but the constructor runs on the connection's own strand.
class Connection : public std::enable_shared_from_this<Connection> {
public:
    Connection(boost::asio::ip::tcp::socket socket, boost::asio::ssl::context& tls,
               Peers::Place place, Services& services);

    /// The connection's life. Ends when it is closed.
    boost::asio::awaitable<void> run();

    /// Closes it now if it is between requests, after the present answer otherwise. Any thread.
    void finish();

private:
    using Parser = boost::beast::http::request_parser<boost::beast::http::string_body>;
    template <typename T> using Awaitable = boost::asio::awaitable<T>;

    /// What becomes of the connection after a request.
    enum class Next { another, close, drain_and_close };

    Awaitable<bool> wait_for_bytes(std::chrono::milliseconds timeout);
    Awaitable<Next> serve_one();
    Awaitable<std::optional<Reply>> receive(Parser& parser, BodyBudget::Share& share);
    Awaitable<std::optional<Reply>> receive_body(Parser& parser, BodyBudget::Share& share);
    [[nodiscard]] std::optional<Reply> admit_client(const Parser& parser);
    /// Whose the present request is: what limits are counted by.
    [[nodiscard]] const std::string& client() const {
        return place_.is_of_proxy() ? client_.peer() : place_.peer();
    }
    Awaitable<Reply> reply_to(std::string_view path, std::string body);
    template <typename Start> Awaitable<Reply> wait_for_reply(Start start);
    Awaitable<bool> send(Reply reply, bool keep_alive, bool without_body);
    Awaitable<void> say_goodbye(Next next);
    void expire_after(std::chrono::milliseconds timeout);

    Services& services_;
    Peers::Place place_;
    Peers::Place client_; ///< of the present request, where a proxy passes it on
    boost::beast::ssl_stream<boost::beast::tcp_stream> stream_;
    boost::beast::flat_buffer buffer_;
    std::uint32_t claimed_device_ = 0; ///< of the present request; for the access log
    bool busy_ = false;                ///< a request has begun to arrive and is not answered
    bool finishing_ = false;           ///< no further request
};

} // namespace b2go::central
