#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "domain/ids.hpp"
#include "record/state.hpp"
#include "registry/entity.hpp"

namespace b2go::domain {

/// What is known of a document kept beside the records: its content is found by its hash.
struct AttachmentEntity : registry::Entity {
    AttachmentEntity();

    registry::Field<std::string> sha256; ///< 64 lower-case hex digits
    registry::Field<std::string> media_type;
    registry::Field<std::int64_t> size; ///< bytes
    registry::Field<base::Id<Matter>> matter;
};

[[nodiscard]] const AttachmentEntity& attachment();

/// The bytes that an attachment names.
struct Content {
    std::string sha256;    ///< 32 bytes
    std::int64_t size = 0; ///< bytes, at least one
    bool operator==(const Content&) const = default;
};
/// Nothing of other records, and of an attachment that lacks the hash or the size. Whether it is
/// deleted makes no difference.
[[nodiscard]] std::optional<Content> content_of(const record::RecordState& state);
[[nodiscard]] std::optional<Content> content_of(const registry::Object& object);

} // namespace b2go::domain
