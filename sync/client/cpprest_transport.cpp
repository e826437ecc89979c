#include "sync/client/cpprest_transport.hpp"

#include <chrono>
#include <cstdint>
#include <exception>
#include <stdexcept>
#include <stop_token>
#include <system_error>
#include <utility>

#include <cpprest/http_client.h>
#include <pplx/threadpool.h>

#include "base/limits.hpp"
#include "sync/client/refused.hpp"
#include "sync/client/tls_pins.hpp"

namespace b2go::sync {

namespace {

using web::http::client::http_client;
using web::http::client::http_client_config;

/// One connection at a time needs one thread to drive it and one for its timer; the library would
/// start forty.
constexpr std::size_t kNetworkThreads = 2;

struct AnswerTooLarge : std::runtime_error {
    AnswerTooLarge() : std::runtime_error("the answer is larger than any answer may be") {}
};

void start_network_threads() {
    static const bool started = [] {
        try {
            crossplat::threadpool::initialize_with_threads(kNetworkThreads);
        } catch (const std::exception&) {
            return false; // somebody else in this process has started them
        }
        return true;
    }();
    static_cast<void>(started);
}

base::Rejection unreachable() {
    return {base::Refusal::offline,
            {"Centralen kan ikke nås lige nu. Dine ændringer er gemt på denne tablet og sendes, "
             "når der er forbindelse.",
             "The central cannot be reached right now. Your changes are saved on this tablet and "
             "are sent when there is a connection."},
            {}};
}

base::Rejection not_our_central(Peer peer) {
    switch (peer) {
    case Peer::wrong_host:
        return {base::Refusal::peer_refused,
                {"Serveren har et andet navn end den adresse, tabletten kender. Der er ikke sendt "
                 "noget. Se adressen efter, eller kontakt synk-administratoren.",
                 "The server has another name than the address this tablet knows. Nothing was "
                 "sent. Check the address, or contact the sync administrator."},
                {}};
    case Peer::expired:
        return {base::Refusal::peer_refused,
                {"Centralens certifikat gælder ikke på det tidspunkt, tablettens ur viser. Der er "
                 "ikke sendt noget. Se tablettens dato efter; er den rigtig, så kontakt "
                 "synk-administratoren.",
                 "The central's certificate is not valid at the time this tablet's clock shows. "
                 "Nothing was sent. Check the tablet's date; if it is right, contact the sync "
                 "administrator."},
                {}};
    default:
        return {base::Refusal::peer_refused,
                {"Det er ikke vores central, der svarer (forkert CA). Der er ikke sendt noget, og "
                 "dine ændringer er gemt på denne tablet. Prøv et andet netværk, eller kontakt "
                 "synk-administratoren.",
                 "It is not our central that answers (wrong CA). Nothing was sent, and your "
                 "changes are saved on this tablet. Try another network, or contact the sync "
                 "administrator."},
                {}};
    }
}

http_client_config config_for(const std::shared_ptr<TlsPins>& pins,
                              const ClientCertificate& certificate) {
    http_client_config config;
    config.set_timeout(std::chrono::seconds(limits::kRequestTimeoutSeconds));
    config.set_max_redirects(0);
    config.set_proxy(web::web_proxy(web::web_proxy::disabled));
    config.set_validate_certificates(true);
    // Held by the library as long as any connection made with it is being set up.
    config.set_ssl_context_callback([pins, certificate](boost::asio::ssl::context& context) {
        pins->install(*context.native_handle());
        if (certificate.is_there()) {
            show(certificate, *context.native_handle());
        }
    });
    return config;
}

class CpprestTransport final : public Transport {
public:
    CpprestTransport(const web::uri& address, std::shared_ptr<TlsPins> pins,
                     const ClientCertificate& certificate)
        : pins_(std::move(pins)), client_(address, config_for(pins_, certificate)) {}

    base::Outcome<Reply> post(std::string_view path, std::string body,
                              const std::stop_token& stop) override {
        const bool may_be_stale = has_connected_;
        auto reply = attempt(path, body, stop);
        if (!reply && may_be_stale && failed_on_kept_connection_ && !stop.stop_requested()) {
            // The central closes connections that were idle; only using one tells.
            reply = attempt(path, body, stop);
        }
        has_connected_ = has_connected_ || reply.has_value();
        return reply;
    }

private:
    base::Outcome<Reply> attempt(std::string_view path, const std::string& body,
                                 const std::stop_token& stop) {
        pins_->forget();
        failed_on_kept_connection_ = false;
        try {
            return exchange(path, body, stop);
        } catch (const AnswerTooLarge&) {
            return tl::unexpected(unreadable("the answer is too large"));
        } catch (const base::Fault&) {
            throw;
        } catch (const web::http::http_exception& error) {
            failed_on_kept_connection_ =
                pins_->peer() == Peer::unknown && error.error_code() != std::errc::timed_out;
        } catch (const std::exception&) {
            // said below
        }
        const Peer peer = pins_->peer();
        return tl::unexpected(peer == Peer::unknown || peer == Peer::ours ? unreachable()
                                                                          : not_our_central(peer));
    }

    Reply exchange(std::string_view path, const std::string& body, const std::stop_token& stop) {
        web::http::http_request request(web::http::methods::POST);
        request.set_request_uri(web::uri(std::string(path)));
        request.set_body(std::vector<unsigned char>(body.begin(), body.end()));
        // Called for each part as it comes in; what it throws ends the request.
        request.set_progress_handler([](web::http::message_direction::direction direction,
                                        utility::size64_t bytes) {
            if (direction == web::http::message_direction::download && bytes > limits::kBodyBytes) {
                throw AnswerTooLarge();
            }
        });
        const pplx::cancellation_token_source abandon;
        const std::stop_callback abandon_on_stop(stop, [&abandon] { abandon.cancel(); });
        const auto response = client_.request(request, abandon.get_token()).get();
        if (response.headers().has(web::http::header_names::content_length) &&
            response.headers().content_length() > limits::kBodyBytes) {
            abandon.cancel();
            throw AnswerTooLarge();
        }
        const std::vector<unsigned char> bytes = response.extract_vector().get();
        if (bytes.size() > limits::kBodyBytes) {
            throw AnswerTooLarge();
        }
        return {response.status_code(), std::string(bytes.begin(), bytes.end())};
    }

    std::shared_ptr<TlsPins> pins_;
    http_client client_;
    bool has_connected_ = false;
    bool failed_on_kept_connection_ = false; ///< no handshake took place in the last attempt
};

base::Outcome<web::uri> https_address(const std::string& url) {
    try {
        web::uri address(url);
        if (address.scheme() == "https" && !address.host().empty() && address.user_info().empty() &&
            address.query().empty() && address.fragment().empty()) {
            return address;
        }
    } catch (const web::uri_exception&) {
        // said below
    }
    const base::Label message{
        "Centralens adresse skal have formen https://navn:port. Der er ikke sendt noget.",
        "The central's address must have the form https://name:port. Nothing was sent."};
    return base::refuse(base::Refusal::invalid, message, {{"central", message}});
}

base::Outcome<std::vector<Fingerprint>> pins_of(const std::vector<std::string>& texts) {
    std::vector<Fingerprint> prints;
    for (const std::string& text : texts) {
        if (const auto print = fingerprint_from(text)) {
            prints.push_back(*print);
        }
    }
    if (prints.empty() || prints.size() != texts.size()) {
        const base::Label message{
            "CA-fingeraftrykket skal være 64 tegn 0-9 og a-f. Få det af synk-administratoren.",
            "The CA fingerprint must be 64 characters 0-9 and a-f. Get it from the sync "
            "administrator."};
        return base::refuse(base::Refusal::invalid, message, {{"ca_fingerprint", message}});
    }
    return prints;
}

} // namespace

base::Outcome<std::unique_ptr<Transport>> make_rest_transport(const CentralAddress& address,
                                                              const base::Clock& clock) {
    const auto url = https_address(address.url);
    if (!url) {
        return tl::unexpected(url.error());
    }
    auto prints = pins_of(address.ca_fingerprints);
    if (!prints) {
        return tl::unexpected(std::move(prints.error()));
    }
    start_network_threads();
    return std::make_unique<CpprestTransport>(
        *url, std::make_shared<TlsPins>(std::move(*prints), url->host(), clock),
        address.certificate);
}

} // namespace b2go::sync
