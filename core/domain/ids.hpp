#pragma once

#include "base/id.hpp"

/// One tag per entity, so that an outing's id cannot be given where a citizen's is meant.
namespace b2go::domain {

struct Citizen;
struct Location;
struct Outing;
struct Encounter;
struct Subject;
struct Matter;
struct Referral;
struct FollowUp;
struct Consent;
struct Note;
struct Staff;
struct Team;
struct Tally;
struct Partner;
struct PartnerEvent;
struct HousingPlan;
struct Dialogue;
struct Unit;
struct Notice;
struct Attachment;
/// What a field that may refer to records of several types holds.
struct AnyRecord;

using CitizenId = base::Id<Citizen>;
using LocationId = base::Id<Location>;
using OutingId = base::Id<Outing>;
using EncounterId = base::Id<Encounter>;
using SubjectId = base::Id<Subject>;
using MatterId = base::Id<Matter>;
using ReferralId = base::Id<Referral>;
using FollowUpId = base::Id<FollowUp>;
using ConsentId = base::Id<Consent>;
using NoteId = base::Id<Note>;
using StaffId = base::Id<Staff>;
using TeamId = base::Id<Team>;
using TallyId = base::Id<Tally>;
using PartnerId = base::Id<Partner>;
using PartnerEventId = base::Id<PartnerEvent>;
using HousingPlanId = base::Id<HousingPlan>;
using DialogueId = base::Id<Dialogue>;
using UnitId = base::Id<Unit>;
using NoticeId = base::Id<Notice>;
using AttachmentId = base::Id<Attachment>;
using RecordId = base::Id<AnyRecord>;

} // namespace b2go::domain
