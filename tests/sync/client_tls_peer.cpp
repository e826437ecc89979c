// Asio's scheduler, once inlined, trips this warning at -O1 under g++ 12: a false alarm.
#pragma GCC diagnostic ignored "-Wnull-dereference"

#include "tests/sync/client_tls_peer.hpp"

#include <array>
#include <charconv>
#include <cstddef>
#include <stdexcept>

#include <boost/asio/connect.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/streambuf.hpp>
#include <boost/asio/write.hpp>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include "base/bytes.hpp"

namespace b2go::tests {

namespace asio = boost::asio;

namespace {

template <auto Function> struct Free {
    template <typename T> void operator()(T* thing) const { Function(thing); }
};
using Key = std::unique_ptr<EVP_PKEY, Free<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Free<X509_free>>;

void check(bool done) {
    if (!done) {
        throw std::runtime_error("OpenSSL refused to make a test certificate");
    }
}

Key make_key() { return Key(EVP_EC_gen("P-256")); }

void add_extension(X509& certificate, X509& issuer, int kind, const std::string& value) {
    X509V3_CTX context{};
    X509V3_set_ctx(&context, &issuer, &certificate, nullptr, nullptr, 0);
    X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, &context, kind, value.c_str());
    check(extension != nullptr);
    check(X509_add_ext(&certificate, extension, -1) == 1);
    X509_EXTENSION_free(extension);
}

Certificate blank(EVP_PKEY& key, const std::string& name, Validity validity) {
    Certificate certificate(X509_new());
    check(X509_set_version(certificate.get(), X509_VERSION_3) == 1);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), 1);
    ASN1_TIME_set(X509_getm_notBefore(certificate.get()), validity.from_s);
    ASN1_TIME_set(X509_getm_notAfter(certificate.get()), validity.to_s);
    X509_NAME* subject = X509_get_subject_name(certificate.get());
    X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_UTF8,
                               reinterpret_cast<const unsigned char*>(name.c_str()), -1, -1, 0);
    check(X509_set_pubkey(certificate.get(), &key) == 1);
    return certificate;
}

template <typename Write> std::string pem(Write write) {
    BIO* memory = BIO_new(BIO_s_mem());
    check(write(memory) == 1);
    char* data = nullptr;
    const long size = BIO_get_mem_data(memory, &data);
    std::string text(data, static_cast<std::size_t>(size));
    BIO_free(memory);
    return text;
}

std::size_t content_length(const std::string& headers) {
    const std::string name = "Content-Length:";
    std::size_t at = headers.find(name);
    if (at == std::string::npos) {
        return 0;
    }
    at = headers.find_first_not_of(' ', at + name.size());
    std::size_t length = 0;
    std::from_chars(headers.data() + at, headers.data() + headers.size(), length);
    return length;
}

} // namespace

struct Authority::Impl {
    Key key = make_key();
    Certificate certificate;
};

Authority::Authority(Validity validity) : impl_(std::make_unique<Impl>()) {
    impl_->certificate = blank(*impl_->key, "Test CA", validity);
    X509& certificate = *impl_->certificate;
    check(X509_set_issuer_name(&certificate, X509_get_subject_name(&certificate)) == 1);
    add_extension(certificate, certificate, NID_basic_constraints, "critical,CA:TRUE");
    add_extension(certificate, certificate, NID_key_usage, "critical,keyCertSign");
    check(X509_sign(&certificate, impl_->key.get(), EVP_sha256()) != 0);
}

Authority::~Authority() = default;

std::string Authority::fingerprint() const {
    std::array<unsigned char, 32> print{};
    unsigned int size = 0;
    check(X509_digest(impl_->certificate.get(), EVP_sha256(), print.data(), &size) == 1);
    return base::to_hex(std::as_bytes(std::span(print)));
}

ServerCertificate Authority::issue(const std::string& names, Validity validity) const {
    const Key key = make_key();
    const Certificate certificate = blank(*key, "Test central", validity);
    X509& issuer = *impl_->certificate;
    check(X509_set_issuer_name(certificate.get(), X509_get_subject_name(&issuer)) == 1);
    add_extension(*certificate, issuer, NID_subject_alt_name, names);
    add_extension(*certificate, issuer, NID_ext_key_usage, "serverAuth");
    check(X509_sign(certificate.get(), impl_->key.get(), EVP_sha256()) != 0);
    return {pem([&](BIO* to) { return PEM_write_bio_X509(to, certificate.get()); }) +
                pem([&](BIO* to) { return PEM_write_bio_X509(to, &issuer); }),
            pem([&](BIO* to) {
                return PEM_write_bio_PrivateKey(to, key.get(), nullptr, nullptr, 0, nullptr,
                                                nullptr);
            })};
}

TlsPeer::TlsPeer(const ServerCertificate& certificate, Script script)
    : script_(std::move(script)), tls_(asio::ssl::context::tls_server),
      acceptor_(io_, {asio::ip::address_v4::loopback(), 0}),
      port_(acceptor_.local_endpoint().port()) {
    tls_.use_certificate_chain(asio::buffer(certificate.chain_pem));
    tls_.use_private_key(asio::buffer(certificate.key_pem), asio::ssl::context::pem);
    if (script_.old_tls_only) {
        SSL_CTX_set_max_proto_version(tls_.native_handle(), TLS1_2_VERSION);
    }
    acceptor_thread_ = std::thread([this] { accept(); });
}

TlsPeer::~TlsPeer() {
    stopping_ = true;
    // The acceptor waits for a connection, so it gets one.
    asio::ip::tcp::socket last(io_);
    boost::system::error_code ignored;
    last.connect({asio::ip::address_v4::loopback(), port_}, ignored);
    acceptor_thread_.join();
    {
        const std::lock_guard lock(mutex_);
        for (const auto& socket : sockets_) {
            socket->shutdown(Socket::shutdown_both, ignored);
        }
    }
    for (std::thread& thread : threads_) {
        thread.join();
    }
}

void TlsPeer::accept() {
    for (;;) {
        auto socket = std::make_unique<Socket>(io_);
        boost::system::error_code error;
        acceptor_.accept(*socket, error);
        if (stopping_ || error) {
            return;
        }
        ++connections_;
        const std::lock_guard lock(mutex_);
        Socket& served = *sockets_.emplace_back(std::move(socket));
        threads_.emplace_back([this, &served] { serve(served); });
    }
}

void TlsPeer::serve(Socket& socket) {
    asio::ssl::stream<Socket&> stream(socket, tls_);
    boost::system::error_code error;
    stream.handshake(asio::ssl::stream_base::server, error);
    asio::streambuf buffer;
    while (!error) {
        const std::size_t head = asio::read_until(stream, buffer, "\r\n\r\n", error);
        if (error) {
            break;
        }
        std::string headers(head, '\0');
        buffer.sgetn(headers.data(), static_cast<std::streamsize>(head));
        const std::size_t length = content_length(headers);
        if (buffer.size() < length) {
            asio::read(stream, buffer, asio::transfer_exactly(length - buffer.size()), error);
        }
        if (error) {
            break;
        }
        std::string body(length, '\0');
        buffer.sgetn(body.data(), static_cast<std::streamsize>(length));
        ++requests_;
        asio::write(stream, asio::buffer(script_.answer(body)), error);
        if (script_.close_after_answer) {
            break;
        }
    }
    boost::system::error_code ignored;
    socket.shutdown(Socket::shutdown_both, ignored);
}

std::string http_answer(const std::string& status, const std::string& headers,
                        const std::string& body) {
    return "HTTP/1.1 " + status + "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n" +
           headers + "\r\n" + body;
}

} // namespace b2go::tests
