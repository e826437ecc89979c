#include "record/digest.hpp"

#include <algorithm>

#include "base/crypto.hpp"

namespace b2go::record {

namespace {

constexpr std::size_t kHalf = DigestSum::kBytes / 2;

std::uint64_t number_in(base::ByteView bytes) {
    std::uint64_t number = 0;
    for (const std::byte byte : bytes) {
        number = number << 8U | std::to_integer<std::uint64_t>(byte);
    }
    return number;
}

void append(std::string& bytes, std::uint64_t number) {
    for (int shift = 56; shift >= 0; shift -= 8) {
        bytes.push_back(static_cast<char>((number >> static_cast<unsigned>(shift)) & 0xffU));
    }
}

} // namespace

Digest digest_of(base::AnyId id, std::string_view encoded_state) {
    const base::Hash hash = base::blake2b({id.view(), base::as_bytes(encoded_state)});
    Digest digest{};
    std::copy_n(hash.begin(), digest.size(), digest.begin());
    return digest;
}

std::string stub_of(base::AnyId id, std::string_view encoded_state) {
    const Digest digest = digest_of(id, encoded_state);
    return std::string(base::as_chars(digest).substr(0, kStubBytes));
}

void DigestSum::add(const Digest& digest) {
    const base::ByteView bytes(digest);
    DigestSum one;
    one.high_ = number_in(bytes.first(kHalf));
    one.low_ = number_in(bytes.last(kHalf));
    add(one);
}

void DigestSum::subtract(const Digest& digest) {
    DigestSum one;
    one.add(digest);
    subtract(one);
}

void DigestSum::add(const DigestSum& other) {
    low_ += other.low_;
    high_ += other.high_ + (low_ < other.low_ ? 1 : 0);
}

void DigestSum::subtract(const DigestSum& other) {
    high_ -= other.high_ + (low_ < other.low_ ? 1 : 0);
    low_ -= other.low_;
}

std::string DigestSum::encode() const {
    std::string bytes;
    append(bytes, high_);
    append(bytes, low_);
    return bytes;
}

std::optional<DigestSum> DigestSum::decode(std::string_view bytes) {
    if (bytes.size() != kBytes) {
        return std::nullopt;
    }
    DigestSum sum;
    sum.high_ = number_in(base::as_bytes(bytes.substr(0, kHalf)));
    sum.low_ = number_in(base::as_bytes(bytes.substr(kHalf)));
    return sum;
}

} // namespace b2go::record
