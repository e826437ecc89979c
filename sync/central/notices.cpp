#include "sync/central/notices.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "base/crypto.hpp"
#include "domain/follow_up.hpp"
#include "domain/notice.hpp"
#include "domain/record_view.hpp"
#include "domain/referral.hpp"
#include "domain/registry.hpp"
#include "domain/types.hpp"
#include "record/value.hpp"
#include "sync/central/own_changes.hpp"

namespace b2go::central {

using domain::notice;
using merge::Conflict;
using record::Change;
using record::Dot;
using record::RecordState;
using record::Register;
using record::Version;

namespace {

/// The name of a deletion in what people and programs read.
constexpr const char* kLifeName = "_life";

std::string name_of_field(record::TypeNumber type, record::FieldNumber number) {
    if (number == record::kLifeField) {
        return kLifeName;
    }
    const registry::Entity* entity = domain::registry().find(type);
    const registry::FieldDecl* field = entity == nullptr ? nullptr : entity->find(number);
    return field == nullptr ? std::to_string(number) : field->name;
}

bool holds(const std::vector<Conflict>& conflicts, const Conflict& one) {
    return std::ranges::any_of(conflicts, [&](const Conflict& each) {
        return each.field == one.field && each.key == one.key;
    });
}

/// Between which versions a human must decide. Of a disputed deletion: all deletions and all that
/// no deletion had seen.
std::vector<const Version*> parties(const RecordState& state, const Conflict& conflict) {
    std::vector<const Version*> found;
    if (conflict.field != record::kLifeField) {
        if (const Register* item = state.find(conflict.field, conflict.key)) {
            for (const Version& version : item->versions) {
                found.push_back(&version);
            }
        }
        return found;
    }
    record::Dots deleted;
    if (const Register* life = state.find(record::kLifeField, "")) {
        for (const Version& version : life->versions) {
            found.push_back(&version);
            const auto value = record::decode_value(version.value);
            if (const auto* dots = value ? std::get_if<record::Dots>(&*value) : nullptr) {
                for (const Dot& dot : *dots) {
                    record::insert(deleted, dot);
                }
            }
        }
    }
    for (const Register& item : state.registers) {
        for (const Version& version : item.versions) {
            if (item.field != record::kLifeField && !record::contains(deleted, version.dot)) {
                found.push_back(&version);
            }
        }
    }
    return found;
}

base::AnyId notice_id(const Telling& telling) {
    std::string bytes = "b2go-notice-1" + telling.kind + '\0' + telling.to.raw() + telling.field +
                        '\0' + telling.change.text() + '\0' + telling.other_change.text();
    const base::Hash hash = base::blake2b({base::as_bytes(bytes)});
    base::AnyId id;
    std::copy_n(hash.begin(), id.value.size(), id.value.begin());
    // As ids made elsewhere: the time in front, version and variant in their places.
    auto ms = static_cast<std::uint64_t>(telling.time.ms);
    for (std::size_t i = 6; i-- > 0;) {
        id.value[i] = static_cast<std::byte>(ms & 0xffU);
        ms >>= 8U;
    }
    id.value[6] = (id.value[6] & std::byte{0x0f}) | std::byte{0x70};
    id.value[8] = (id.value[8] & std::byte{0x3f}) | std::byte{0x80};
    return id;
}

registry::Object notice_of(const Telling& telling, base::Instant now) {
    registry::Object object = notice().make(notice_id(telling));
    object.set(notice().kind, registry::Choice{telling.kind}).set(notice().at, now);
    if (!telling.about.is_nil()) {
        object.set(notice().about, domain::RecordId(telling.about));
    }
    if (!telling.field.empty()) {
        object.set(notice().field, telling.field);
    }
    object.set(notice().change,
               std::to_string(telling.change.device) + ":" + std::to_string(telling.change.seq));
    if (!telling.other.is_nil()) {
        object.set(notice().other, domain::StaffId(telling.other));
    }
    return object;
}

std::optional<record::FieldNumber> owner_field(record::TypeNumber type) {
    switch (type) {
    case domain::types::kReferral:
        return domain::referral().owner.number;
    case domain::types::kFollowUp:
        return domain::follow_up().owner.number;
    default:
        return std::nullopt;
    }
}

base::AnyId owner_in(const RecordState& state, record::FieldNumber field) {
    const registry::Object object = domain::object_of(state);
    const auto at = object.fields.plain.find(field);
    const auto* id =
        at == object.fields.plain.end() ? nullptr : std::get_if<base::AnyId>(&at->second);
    return id == nullptr ? base::AnyId{} : *id;
}

} // namespace

bool writes(const Change& change, const Conflict& conflict) {
    return std::ranges::any_of(change.writes, [&](const record::Write& write) {
        return write.field == conflict.field && write.key == conflict.key;
    });
}

bool Before::is_disputed() const {
    return std::ranges::any_of(
        conflicts, [](const Conflict& conflict) { return conflict.field == record::kLifeField; });
}

std::vector<Telling> tellings_of(const Change& change, const Dot& dot, const Before& before,
                                 const RecordState& now, const std::vector<Conflict>& after) {
    std::vector<Telling> tellings;
    const Dot first = change.origin.value_or(dot);
    const auto tell = [&](const char* kind, const Conflict& conflict, const Version& version,
                          base::AnyId to, bool is_own) {
        tellings.push_back({kind, to, change.id, name_of_field(change.type, conflict.field),
                            is_own ? first : version.dot, is_own ? version.dot : first,
                            is_own ? version.author : change.author, change.time});
    };
    for (const Conflict& conflict : after) {
        const bool is_met = writes(change, conflict) ||
                            (conflict.field == record::kLifeField && !before.is_disputed());
        if (!is_met) {
            continue;
        }
        for (const Version* version : parties(now, conflict)) {
            if (version->dot == dot || version->author == change.author) {
                continue;
            }
            tell(domain::notice_kind::kConflict, conflict, *version, version->author, false);
            tell(domain::notice_kind::kConflict, conflict, *version, change.author, true);
        }
    }
    for (const Conflict& conflict : before.conflicts) {
        if (holds(after, conflict) ||
            !(writes(change, conflict) || conflict.field == record::kLifeField)) {
            continue;
        }
        for (const Version* version : parties(before.state, conflict)) {
            if (version->author != change.author) {
                tell(domain::notice_kind::kDecided, conflict, *version, version->author, false);
            }
        }
    }
    return tellings;
}

bool gives_promise(const Change& change) {
    const auto field = owner_field(change.type);
    return field && std::ranges::any_of(change.writes, [&](const record::Write& write) {
               return write.field == *field;
           });
}

std::vector<Telling> promises_moved(const Change& change, const Dot& dot, const RecordState& was,
                                    const RecordState& now) {
    const auto field = owner_field(change.type);
    if (!field) {
        return {};
    }
    const base::AnyId owner = owner_in(now, *field);
    if (owner.is_nil() || owner == change.author || owner == owner_in(was, *field)) {
        return {};
    }
    return {{domain::notice_kind::kPromiseMoved,
             owner,
             change.id,
             name_of_field(change.type, *field),
             change.origin.value_or(dot),
             {},
             change.author,
             change.time}};
}

void write_notices(Context& context, OwnChanges& own, const std::vector<Telling>& tellings) {
    std::set<base::AnyId> told;
    std::set<base::AnyId> apart; // of one record's changes that were set apart the first is told
    for (const Telling& telling : tellings) {
        registry::Object object = notice_of(telling, context.clock.now());
        const auto person =
            telling.to.is_nil() ? std::nullopt : context.store.find_record(telling.to);
        const bool is_again = telling.kind == domain::notice_kind::kQuarantined &&
                              !telling.about.is_nil() && !apart.insert(telling.about).second;
        if (is_again || !person || person->type != domain::types::kStaff ||
            !told.insert(object.id).second || context.store.find_record(object.id)) {
            continue;
        }
        own.write(
            change_of(make_edit(object, record::Scope::staff(telling.to)), context.clock.now()));
    }
}

void write_notices(Context& context, const std::vector<Telling>& tellings) {
    if (tellings.empty()) {
        return;
    }
    OwnChanges own(context);
    write_notices(context, own, tellings);
    own.finish();
}

} // namespace b2go::central
