#pragma once

#include "domain/ids.hpp"
#include "registry/entity.hpp"

namespace b2go::domain {

/// A promise that somebody else takes over a matter. Until it is closed it has an active owner and
/// a date on which the owner looks at it again.
struct ReferralEntity : registry::Entity {
    ReferralEntity();

    registry::Field<base::Id<Matter>> matter;
    registry::Field<std::string> receiver;
    registry::Field<base::Id<Unit>> receiver_unit;
    registry::Field<base::Id<Partner>> receiver_partner;
    registry::Field<std::string> content;
    registry::Field<base::Id<Consent>> consent;
    registry::Field<std::string> legal_basis;
    registry::Field<registry::Choice> urgency;
    registry::Field<base::Id<Staff>> owner;
    registry::Field<base::Id<Staff>> fallback_owner;
    registry::Field<base::Date> next_follow_up;
    registry::Field<registry::Choice> status;
    registry::Field<registry::Choice> closing;
    registry::Field<registry::Choice> closed_on_word_of;
    registry::SetField<std::string> attempts;
};

[[nodiscard]] const ReferralEntity& referral();

/// Drafts included: everything but closed. A referral without a status is open.
[[nodiscard]] bool is_open_referral(const registry::Object& object);

} // namespace b2go::domain
