#include "sync/protocol/wire.hpp"

#include <array>

#include <zstd.h>

#include "base/limits.hpp"

namespace b2go::sync {

namespace {

/// Fast, and already within a few per cent of higher levels on bodies of this size.
constexpr int kCompressionLevel = 3;
constexpr std::string_view kCodeAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t kCodeLength = 10;

template <typename Number> void append_big_endian(std::string& bytes, Number number) {
    for (int shift = (static_cast<int>(sizeof number) - 1) * 8; shift >= 0; shift -= 8) {
        bytes.push_back(static_cast<char>((number >> shift) & 0xffU));
    }
}

std::string signed_bytes(const pb::SignedRequest& request) {
    std::string bytes = "b2go-request-1";
    bytes.push_back('\0');
    bytes += request.method();
    bytes.push_back('\0');
    bytes += request.path();
    bytes.push_back('\0');
    append_big_endian(bytes, request.device());
    append_big_endian(bytes, static_cast<std::uint64_t>(request.time_ms()));
    bytes += base::as_chars(base::blake2b({base::as_bytes(request.payload())}));
    return bytes;
}

std::string signed_bytes(pb::Receipt receipt) {
    receipt.clear_signature();
    return "b2go-receipt-1" + std::string(1, '\0') + serialized(receipt);
}

} // namespace

std::string serialized(const google::protobuf::MessageLite& message) {
    std::string bytes;
    base::require(message.SerializeToString(&bytes), "a message that was built can be written");
    return bytes;
}

std::string pack(const google::protobuf::MessageLite& message) {
    const std::string plain = serialized(message);
    std::string body(ZSTD_compressBound(plain.size()), '\0');
    const std::size_t size =
        ZSTD_compress(body.data(), body.size(), plain.data(), plain.size(), kCompressionLevel);
    base::require(ZSTD_isError(size) == 0, "a bounded buffer holds the compressed message");
    body.resize(size);
    return body;
}

bool unpack(std::string_view body, google::protobuf::MessageLite& message) {
    const unsigned long long size = ZSTD_getFrameContentSize(body.data(), body.size());
    if (size == ZSTD_CONTENTSIZE_UNKNOWN || size == ZSTD_CONTENTSIZE_ERROR ||
        size > limits::kPlainBytes) {
        return false;
    }
    std::string plain(static_cast<std::size_t>(size), '\0');
    const std::size_t written =
        ZSTD_decompress(plain.data(), plain.size(), body.data(), body.size());
    return ZSTD_isError(written) == 0 && written == plain.size() &&
           message.ParseFromArray(plain.data(), static_cast<int>(plain.size()));
}

std::string sign_request(const google::protobuf::MessageLite& message, std::string_view path,
                         record::DeviceNumber device, const base::SigningKey& key,
                         base::Instant time) {
    pb::SignedRequest request;
    request.set_device(device);
    request.set_time_ms(time.ms);
    request.set_method("POST");
    request.set_path(std::string(path));
    request.set_payload(pack(message));
    request.set_signature(key.sign(base::as_bytes(signed_bytes(request))));
    return serialized(request);
}

std::optional<pb::SignedRequest> read_request(std::string_view bytes) {
    pb::SignedRequest request;
    if (bytes.size() > limits::kBodyBytes ||
        !request.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()))) {
        return std::nullopt;
    }
    return request;
}

bool is_signed_by(const pb::SignedRequest& request, std::string_view path,
                  base::ByteView public_key) {
    return request.method() == "POST" && request.path() == path &&
           base::verify_signature(public_key, base::as_bytes(signed_bytes(request)),
                                  base::as_bytes(request.signature()));
}

void sign_receipt(pb::Receipt& receipt, const base::SigningKey& central_key) {
    receipt.set_signature(central_key.sign(base::as_bytes(signed_bytes(receipt))));
}

bool is_valid(const pb::Receipt& receipt, base::ByteView central_key) {
    return base::verify_signature(central_key, base::as_bytes(signed_bytes(receipt)),
                                  base::as_bytes(receipt.signature()));
}

std::string pack_refusal(std::string_view code, const base::Label& message) {
    pb::Refused refused;
    refused.set_code(std::string(code));
    refused.set_message_da(message.da);
    refused.set_message_en(message.en);
    return pack(refused);
}

std::string make_code(base::Random& random) {
    std::array<std::byte, kCodeLength> bytes{};
    random.fill(bytes);
    std::string code;
    for (const std::byte byte : bytes) {
        if (code.size() == kCodeLength / 2) {
            code.push_back('-');
        }
        code.push_back(kCodeAlphabet[std::to_integer<std::size_t>(byte) % kCodeAlphabet.size()]);
    }
    return code;
}

std::optional<std::string> normalised_code(std::string_view typed) {
    std::string code;
    for (char c : typed) {
        if (c == '-' || c == ' ') {
            continue;
        }
        if (c >= 'a' && c <= 'z') {
            c = static_cast<char>(c - 'a' + 'A');
        }
        if (c == 'I' || c == 'L') {
            c = '1';
        } else if (c == 'O') {
            c = '0';
        }
        if (kCodeAlphabet.find(c) == std::string_view::npos) {
            return std::nullopt;
        }
        code.push_back(c);
    }
    return code.size() == kCodeLength ? std::optional(code) : std::nullopt;
}

} // namespace b2go::sync
