#pragma once

#include "domain/ids.hpp"
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

} // namespace b2go::domain
