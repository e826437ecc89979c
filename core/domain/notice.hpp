#pragma once

#include "domain/ids.hpp"
#include "registry/entity.hpp"

namespace b2go::domain {

/// What a staff member is told of what became of their words or promises. Made by the central; the
/// person reads it and marks it as read. Names records and changes, never what stands in them.
struct NoticeEntity : registry::Entity {
    NoticeEntity();

    registry::Field<registry::Choice> kind;
    registry::Field<base::Id<AnyRecord>> about;
    registry::Field<std::string> field;     ///< the field's identifier; `_life` of a deletion
    registry::Field<std::string> change;    ///< device:seq of the recipient's own, if it is of one
    registry::Field<base::Id<Staff>> other; ///< who else
    registry::Field<base::Instant> at;
    registry::Field<bool> read;
};

[[nodiscard]] const NoticeEntity& notice();

/// Codes of `kind`.
namespace notice_kind {
inline constexpr const char* kConflict = "conflict";
inline constexpr const char* kDecided = "decided";
inline constexpr const char* kQuarantined = "quarantined";
inline constexpr const char* kReleased = "released";
inline constexpr const char* kDiscarded = "discarded";
inline constexpr const char* kPromiseMoved = "promise_moved";
} // namespace notice_kind

} // namespace b2go::domain
