#include "sync/central/connection.hpp"

#include <array>
#include <iterator>
#include <optional>
#include <string>

#include <boost/asio/async_result.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/string.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/write.hpp>

#include "sync/central/door.hpp"
#include "sync/protocol/status.hpp"
#include "sync/protocol/wire.hpp"

namespace b2go::central {

namespace net = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using boost::system::error_code;

namespace {

/// Holds a whole header and as much of a body as is read in one go.
constexpr std::size_t kReadBufferBytes = 64 * 1024;
constexpr int kHttp11 = 11;
constexpr const char* kRetryBusySeconds = "1";
constexpr const char* kRetryLaterSeconds = "60";
constexpr std::string_view kOtherPath = "other";
/// In which a proxy names its client; nothing that the client itself may have said is kept in it.
constexpr const char* kClientHeader = "X-Real-IP";

auto into(error_code& error) { return net::redirect_error(net::use_awaitable, error); }

struct Route {
    std::string_view path = kOtherPath;
    http::verb method = http::verb::unknown;
};

constexpr std::array<Route, 12> kRoutes{{{sync::path::kEnrol, http::verb::post},
                                         {sync::path::kSync, http::verb::post},
                                         {sync::path::kPull, http::verb::post},
                                         {sync::path::kRanges, http::verb::post},
                                         {sync::path::kRecords, http::verb::post},
                                         {sync::path::kRenumber, http::verb::post},
                                         {sync::path::kHistory, http::verb::post},
                                         {sync::path::kWitness, http::verb::post},
                                         {sync::path::kBlobs, http::verb::post},
                                         {sync::path::kPutBlob, http::verb::post},
                                         {sync::path::kGetBlob, http::verb::post},
                                         {sync::path::kHealth, http::verb::get}}};

Route route_of(beast::string_view target) {
    for (const Route& route : kRoutes) {
        if (std::string_view(target.data(), target.size()) == route.path) {
            return route;
        }
    }
    return {};
}

/// Status of no reply at all, where the peer is gone or too slow: there is nobody to tell.
constexpr int kNobody = 0;

Reply reply_to_error(error_code error) {
    if (error == http::error::end_of_stream || error == http::error::partial_message ||
        error.category() != http::make_error_code(http::error::end_of_stream).category()) {
        return {kNobody, {}};
    }
    if (error == http::error::header_limit || error == http::error::buffer_overflow) {
        return door::header_too_large();
    }
    return error == http::error::body_limit ? door::body_too_large() : door::malformed();
}

std::uint32_t claimed_device(std::string_view body) {
    const auto request = sync::read_request(body);
    return request ? request->device() : 0;
}

} // namespace

bool BodyBudget::Share::grow_to(std::size_t bytes) {
    if (bytes > bytes_) {
        budget_.used_ += bytes - bytes_;
        bytes_ = bytes;
    }
    return budget_.used_ <= budget_.most_bytes_;
}

Connection::Connection(net::ip::tcp::socket socket, net::ssl::context& tls, Peers::Place place,
                       Services& services)
    : services_(services), place_(std::move(place)), stream_(std::move(socket), tls),
      buffer_(kReadBufferBytes) {}

void Connection::expire_after(std::chrono::milliseconds timeout) {
    beast::get_lowest_layer(stream_).expires_after(timeout);
}

net::awaitable<void> Connection::run() {
    error_code error;
    expire_after(services_.timeouts.handshake);
    co_await stream_.async_handshake(net::ssl::stream_base::server, into(error));
    if (error) {
        co_return;
    }
    Next next = Next::another;
    auto patience = services_.timeouts.header;
    while (next == Next::another) {
        const bool arrived = co_await wait_for_bytes(patience);
        if (!arrived) {
            next = Next::close;
            break;
        }
        busy_ = true;
        next = co_await serve_one();
        busy_ = false;
        patience = services_.timeouts.idle;
    }
    co_await say_goodbye(next);
}

void Connection::finish() {
    net::post(stream_.get_executor(), [self = shared_from_this()] {
        self->finishing_ = true;
        if (!self->busy_) {
            beast::get_lowest_layer(self->stream_).close();
        }
    });
}

net::awaitable<bool> Connection::wait_for_bytes(std::chrono::milliseconds timeout) {
    if (finishing_) {
        co_return false;
    }
    if (buffer_.size() > 0) {
        co_return true;
    }
    error_code error;
    expire_after(timeout);
    constexpr std::size_t kFirstRead = 4096;
    const std::size_t length =
        co_await stream_.async_read_some(buffer_.prepare(kFirstRead), into(error));
    buffer_.commit(length);
    co_return !error;
}

net::awaitable<Connection::Next> Connection::serve_one() {
    const base::Instant began = services_.clock.now();
    Parser parser;
    BodyBudget::Share share(services_.bodies);
    std::optional<Reply> refused = co_await receive(parser, share);
    if (refused && refused->status == kNobody) {
        co_return Next::close;
    }
    const auto& request = parser.get();
    const Route route = route_of(request.target());
    Reply reply;
    if (refused) {
        reply = std::move(*refused);
    } else {
        reply = co_await reply_to(route.path, std::move(parser.get().body()));
    }
    const bool keep_alive = !refused && request.keep_alive() && !finishing_;
    Access access{route.path, reply.status, claimed_device_, share.bytes(), reply.body.size(), 0};
    const bool sent =
        co_await send(std::move(reply), keep_alive, request.method() == http::verb::head);
    if (services_.log) {
        access.ms = services_.clock.now().ms - began.ms;
        services_.log(access);
    }
    client_ = {};
    if (sent && refused) {
        co_return Next::drain_and_close;
    }
    const bool goes_on = sent && keep_alive;
    co_return goes_on ? Next::another : Next::close;
}

/// Nothing when the request is here whole; otherwise what it is refused with.
net::awaitable<std::optional<Reply>> Connection::receive(Parser& parser, BodyBudget::Share& share) {
    parser.header_limit(limits::kHeaderBytes);
    parser.body_limit(limits::kBodyBytes);
    error_code error;
    expire_after(services_.timeouts.header);
    co_await http::async_read_header(stream_, buffer_, parser, into(error));
    if (error) {
        co_return reply_to_error(error);
    }
    const Route route = route_of(parser.get().target());
    if (route.path == kOtherPath) {
        co_return door::no_such_path();
    }
    if (parser.get().method() != route.method) {
        co_return door::wrong_method();
    }
    if (auto refused = admit_client(parser)) {
        co_return refused;
    }
    co_return co_await receive_body(parser, share);
}

/// Gives a request that a proxy passes on a place among its client's. What anybody else says of a
/// client is taken no notice of.
std::optional<Reply> Connection::admit_client(const Parser& parser) {
    if (!place_.is_of_proxy()) {
        return std::nullopt;
    }
    const auto [first, last] = parser.get().equal_range(kClientHeader);
    if (first == last || std::next(first) != last) {
        return door::no_client_named();
    }
    const beast::string_view named = first->value();
    const auto client = client_address({named.data(), named.size()});
    if (!client) {
        return door::no_client_named();
    }
    client_ = services_.peers.admit_for_proxy(*client);
    return client_ ? std::nullopt : std::optional(door::too_many_requests());
}

net::awaitable<std::optional<Reply>> Connection::receive_body(Parser& parser,
                                                              BodyBudget::Share& share) {
    error_code error;
    expire_after(services_.timeouts.body);
    if (beast::iequals(parser.get()[http::field::expect], "100-continue")) {
        http::response<http::empty_body> go_on(http::status::continue_, kHttp11);
        co_await http::async_write(stream_, go_on, into(error));
    }
    parser.eager(true);
    while (!error && !parser.is_done()) {
        co_await http::async_read_some(stream_, buffer_, parser, into(error));
        if (!error && !share.grow_to(parser.get().body().size())) {
            co_return busy_reply();
        }
    }
    if (error) {
        co_return reply_to_error(error);
    }
    co_return std::nullopt;
}

/// Starts something on another thread and resumes here, on the strand, with its reply.
template <typename Start> net::awaitable<Reply> Connection::wait_for_reply(Start start) {
    auto initiate = [executor = stream_.get_executor(), start = std::move(start)](auto handler) {
        auto waiting = std::make_shared<decltype(handler)>(std::move(handler));
        start([executor, waiting](const Reply& reply) {
            net::post(executor,
                      [waiting, reply = Reply(reply)]() mutable { (*waiting)(std::move(reply)); });
        });
    };
    return net::async_initiate<const net::use_awaitable_t<>, void(Reply)>(std::move(initiate),
                                                                          net::use_awaitable);
}

net::awaitable<Reply> Connection::reply_to(std::string_view path, std::string body) {
    claimed_device_ = services_.log ? claimed_device(body) : 0;
    const bool enrols = path == sync::path::kEnrol;
    if (enrols && !services_.peers.try_code(client())) {
        co_return door::too_many_codes();
    }
    MergeThread& merge = services_.merge;
    Reply reply;
    if (path == sync::path::kHealth) {
        const auto& check_health = services_.check_health;
        reply = co_await wait_for_reply([&merge, &check_health](const MergeThread::Done& done) {
            const bool taken = merge.run([&check_health, done](bool usable) {
                Reply health = busy_reply();
                try {
                    if (usable) {
                        check_health();
                        health = {sync::status::kOk, {}};
                    }
                } catch (const base::Fault&) {
                    done(std::move(health));
                    throw;
                }
                done(std::move(health));
            });
            if (!taken) {
                done(busy_reply());
            }
        });
    } else {
        Request request{std::string(path), std::move(body)};
        reply = co_await wait_for_reply([&merge, &request](const MergeThread::Done& done) {
            if (!merge.submit(std::move(request), done)) {
                done(busy_reply());
            }
        });
    }
    if (enrols && reply.status == sync::status::kOk) {
        services_.peers.forgive_code(client());
    }
    co_return reply;
}

/// False if the peer did not take it.
net::awaitable<bool> Connection::send(Reply reply, bool keep_alive, bool without_body) {
    http::response<http::string_body> response(static_cast<http::status>(reply.status), kHttp11);
    response.keep_alive(keep_alive);
    response.set(http::field::content_type, "application/octet-stream");
    if (response.result() == http::status::service_unavailable) {
        response.set(http::field::retry_after, kRetryBusySeconds);
    } else if (response.result() == http::status::too_many_requests) {
        response.set(http::field::retry_after, kRetryLaterSeconds);
    }
    if (!without_body) {
        response.body() = std::move(reply.body);
    }
    response.prepare_payload();
    error_code error;
    expire_after(services_.timeouts.body);
    co_await http::async_write(stream_, response, into(error));
    co_return !error;
}

net::awaitable<void> Connection::say_goodbye(Next next) {
    if (finishing_) {
        co_return; // the peer has its answer; nobody waits for its goodbye
    }
    error_code error;
    expire_after(services_.timeouts.header);
    co_await stream_.async_shutdown(into(error));
    auto& socket = beast::get_lowest_layer(stream_);
    if (next != Next::drain_and_close || !socket.socket().is_open()) {
        co_return;
    }
    // Closing with unread bytes would reset the connection before the peer has read the answer.
    socket.socket().shutdown(net::ip::tcp::socket::shutdown_send, error);
    error = {};
    expire_after(services_.timeouts.body);
    buffer_.clear();
    for (std::size_t drained = 0; !error && drained < limits::kDrainedBytes;) {
        drained += co_await socket.async_read_some(buffer_.prepare(kReadBufferBytes), into(error));
    }
}

} // namespace b2go::central
