#pragma once

namespace b2go::store::record_flags {

/// Stored in `record.flags`; never renumbered. The indexes of the first migration name the first
/// two.
inline constexpr unsigned kDeleted = 1;
inline constexpr unsigned kConflict = 2; ///< something a human must decide
inline constexpr unsigned kDisputed = 4; ///< deleted by one, edited by another
inline constexpr unsigned kPending = 8;  ///< own changes on top of what the central has
inline constexpr unsigned kLocal = 16;   ///< the central's state is not known: made here
inline constexpr unsigned kLacking = 32; ///< the central held it once and does not any more

} // namespace b2go::store::record_flags
