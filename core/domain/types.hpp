#pragma once

#include <cstdint>

#include "record/state.hpp"

/// The numbers entities are stored and sent under. Never changed, never reused; a new entity takes
/// the next one.
namespace b2go::domain {

/// Raised when an entity, a field or a choice is added. A record or change of a higher number was
/// written by a newer program: what it holds beyond this version's knowledge is kept and passed on.
inline constexpr std::uint32_t kSchema = 1;

namespace types {
inline constexpr record::TypeNumber kAny = 0; ///< of a reference: whatever the record is
inline constexpr record::TypeNumber kCitizen = 1;
inline constexpr record::TypeNumber kLocation = 2;
inline constexpr record::TypeNumber kOuting = 3;
inline constexpr record::TypeNumber kEncounter = 4;
inline constexpr record::TypeNumber kSubject = 5;
inline constexpr record::TypeNumber kMatter = 6;
inline constexpr record::TypeNumber kReferral = 7;
inline constexpr record::TypeNumber kFollowUp = 8;
inline constexpr record::TypeNumber kConsent = 9;
inline constexpr record::TypeNumber kNote = 10;
inline constexpr record::TypeNumber kStaff = 11;
inline constexpr record::TypeNumber kTeam = 12;
inline constexpr record::TypeNumber kTally = 13;
inline constexpr record::TypeNumber kPartner = 14;
inline constexpr record::TypeNumber kPartnerEvent = 15;
inline constexpr record::TypeNumber kHousingPlan = 16;
inline constexpr record::TypeNumber kDialogue = 17;
inline constexpr record::TypeNumber kUnit = 18;
inline constexpr record::TypeNumber kNotice = 19;
inline constexpr record::TypeNumber kAttachment = 20;
} // namespace types

} // namespace b2go::domain
