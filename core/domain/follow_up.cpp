#include "domain/follow_up.hpp"

#include "domain/promise.hpp"
#include "domain/types.hpp"

namespace b2go::domain {

using record::Rule;
using registry::Findings;
using registry::Object;
using registry::Roles;
using registry::ScopeRule;
using registry::Surroundings;

namespace {

void check_follow_up(const Object& object, const Object* /*before*/, const Surroundings& around,
                     Findings& findings) {
    if (is_open_follow_up(object)) {
        check_promise(object, follow_up().owner, follow_up().due, "due", around, findings);
    }
}

} // namespace

FollowUpEntity::FollowUpEntity()
    : Entity(types::kFollowUp, "follow_up", {"Opfølgning", "Follow-up"},
             {ScopeRule::Kind::follow, {14}}, Roles::team()) {
    owner = reference<Staff>(10, "owner", {"Ansvarlig", "Owner"}, types::kStaff,
                             {.projected = true, .sought_unset = true});
    fallback_owner = reference<Staff>(11, "fallback_owner", {"Stedfortræder", "Fallback owner"},
                                      types::kStaff, {.projected = true});
    due = date(12, "due", {"Frist", "Due"},
               {.rule = Rule::earliest(), .projected = true, .sought_unset = true});
    kind = line(13, "kind", {"Hvad", "What"}, {.projected = true, .searched = true});
    parent = reference<AnyRecord>(14, "parent", {"Hører til", "Belongs to"}, types::kAny,
                                  {.projected = true});
    status =
        choice(15, "status", {"Status", "Status"},
               {{"open", {"Åben", "Open"}},
                {"done", {"Udført", "Done"}},
                {"handed_over", {"Overdraget", "Handed over"}}},
               {.rule = Rule::strictest({{"open"}, {"handed_over"}, {"done"}}), .projected = true});
    set_check(check_follow_up);
}

const FollowUpEntity& follow_up() {
    static const FollowUpEntity entity;
    return entity;
}

bool is_open_follow_up(const Object& object) { return !object.is(follow_up().status, "done"); }

} // namespace b2go::domain
