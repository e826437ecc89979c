#include "domain/notice.hpp"

#include "domain/types.hpp"

namespace b2go::domain {

using record::Rule;
using registry::Findings;
using registry::Object;
using registry::Roles;
using registry::ScopeRule;
using registry::Surroundings;

namespace {

/// All but the reader's own mark.
void check_notice(const Object& object, const Object* before, const Surroundings& /*around*/,
                  Findings& findings) {
    if (before == nullptr) {
        findings.error("kind", {"Beskeder skrives af centralen. Skriv et notat i stedet.",
                                "Notices are written by the central. Write a note instead."});
        return;
    }
    for (const registry::FieldDecl& field : notice().fields()) {
        if (field.traits.rule.kind != Rule::Kind::once) {
            continue;
        }
        const auto now = object.fields.plain.find(field.number);
        const auto was = before->fields.plain.find(field.number);
        const bool is_same = now == object.fields.plain.end()
                                 ? was == before->fields.plain.end()
                                 : was != before->fields.plain.end() && now->second == was->second;
        if (!is_same) {
            findings.error(field.name, {"En besked ændres ikke; den kan kun markeres som læst.",
                                        "A notice is not changed; it can only be marked as "
                                        "read."});
        }
    }
}

} // namespace

// Partner staff count people and are told what became of their counts.
NoticeEntity::NoticeEntity()
    : Entity(types::kNotice, "notice", {"Besked", "Notice"}, {ScopeRule::Kind::staff, {}},
             {Roles::team().bits | Roles::partner_staff}) {
    kind = choice(
        10, "kind", {"Hvad", "What"},
        {{notice_kind::kConflict, {"Din rettelse mødte en anden", "Your edit met another"}},
         {notice_kind::kDecided, {"En konflikt er afgjort", "A conflict was decided"}},
         {notice_kind::kQuarantined, {"En ændring er lagt til side", "A change was set apart"}},
         {notice_kind::kReleased, {"En ændring er frigivet", "A change was released"}},
         {notice_kind::kDiscarded, {"En ændring er kasseret", "A change was discarded"}},
         {notice_kind::kPromiseMoved, {"Et løfte er flyttet", "A promise has moved"}}},
        {.rule = Rule::once(), .projected = true});
    about = reference<AnyRecord>(11, "about", {"Om", "About"}, types::kAny,
                                 {.rule = Rule::once(), .projected = true});
    field = line(12, "field", {"Felt", "Field"}, {.rule = Rule::once()});
    change = line(13, "change", {"Ændring", "Change"}, {.rule = Rule::once(), .projected = true});
    other = reference<Staff>(14, "other", {"Anden medarbejder", "Other staff member"},
                             types::kStaff, {.rule = Rule::once()});
    at = instant(15, "at", {"Tidspunkt", "Time"}, {.rule = Rule::once(), .projected = true});
    read = flag(16, "read", {"Læst", "Read"}, {.rule = Rule::latest(), .projected = true});
    set_check(check_notice);
}

const NoticeEntity& notice() {
    static const NoticeEntity entity;
    return entity;
}

} // namespace b2go::domain
