#include "sync/protocol/bundle.hpp"

#include "base/limits.hpp"
#include "base/outcome.hpp"
#include "sync/protocol/wire.hpp"

namespace b2go::sync {

namespace {

constexpr std::string_view kMagic = "b2go-bundle-1\n";
constexpr std::size_t kNumberBytes = 4;
constexpr std::size_t kHeadBytes = kMagic.size() + 1 + kNumberBytes;
constexpr unsigned kBitsInByte = 8;

std::string head_bytes(const BundleHead& head) {
    std::string bytes(kMagic);
    bytes.push_back(static_cast<char>(head.kind));
    for (std::size_t i = kNumberBytes; i > 0; --i) {
        bytes.push_back(static_cast<char>((head.device >> (kBitsInByte * (i - 1))) & 0xFFU));
    }
    return bytes;
}

std::string signed_bytes(pb::BundledAnswers answers) {
    answers.clear_signature();
    const base::Hash hash = base::blake2b({base::as_bytes(serialized(answers))});
    std::string bytes("b2go-bundle-answers-1");
    bytes.push_back('\0');
    bytes += base::as_chars(hash);
    return bytes;
}

} // namespace

std::optional<BundleHead> read_bundle_head(std::string_view file) {
    if (file.size() <= kHeadBytes || file.size() > limits::kBundleBytes ||
        !file.starts_with(kMagic)) {
        return std::nullopt;
    }
    const char kind = file[kMagic.size()];
    if (kind != static_cast<char>(BundleKind::requests) &&
        kind != static_cast<char>(BundleKind::answers)) {
        return std::nullopt;
    }
    BundleHead head{static_cast<BundleKind>(kind), 0};
    for (const char c : file.substr(kMagic.size() + 1, kNumberBytes)) {
        head.device = (head.device << kBitsInByte) | static_cast<unsigned char>(c);
    }
    return head;
}

std::string seal_bundle(const BundleHead& head, const google::protobuf::MessageLite& message,
                        base::ByteView box_key) {
    std::string file = head_bytes(head);
    // The head is sealed along: one that was changed on the way opens nothing.
    file += base::seal_to(box_key, base::as_bytes(file + serialized(message)));
    return file;
}

bool open_bundle(std::string_view file, const base::BoxKeyPair& keys,
                 google::protobuf::MessageLite& message) {
    if (!read_bundle_head(file)) {
        return false;
    }
    const auto plain = base::open_box(keys, base::as_bytes(file.substr(kHeadBytes)));
    return plain && plain->starts_with(file.substr(0, kHeadBytes)) &&
           message.ParseFromArray(plain->data() + kHeadBytes,
                                  static_cast<int>(plain->size() - kHeadBytes));
}

void sign_answers(pb::BundledAnswers& answers, const base::SigningKey& central_key) {
    answers.set_signature(central_key.sign(base::as_bytes(signed_bytes(answers))));
}

bool is_valid(const pb::BundledAnswers& answers, base::ByteView central_key) {
    return base::verify_signature(central_key, base::as_bytes(signed_bytes(answers)),
                                  base::as_bytes(answers.signature()));
}

} // namespace b2go::sync
