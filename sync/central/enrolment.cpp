#include "sync/central/enrolment.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "base/limits.hpp"
#include "base/text.hpp"
#include "domain/record_view.hpp"
#include "domain/staff.hpp"
#include "domain/team.hpp"
#include "domain/types.hpp"
#include "merge/effective.hpp"
#include "record/seen.hpp"
#include "record/value.hpp"
#include "registry/diff.hpp"
#include "registry/validate.hpp"
#include "sync/central/certificates.hpp"
#include "sync/central/own_changes.hpp"
#include "sync/central/page.hpp"
#include "sync/central/people.hpp"
#include "sync/protocol/wire.hpp"

namespace b2go::central {

using base::Refusal;
using domain::staff;
using domain::team;
using record::RecordState;
using registry::Choice;
using registry::Object;
namespace pb = sync::pb;

namespace {

constexpr std::size_t kKeyBytes = 32;
/// A program's name and version, shown in the fleet list.
constexpr std::size_t kProgramBytes = 100;

std::string hash_of(const Context& context, std::string_view normalised) {
    const base::SecretKey hash = base::derive_key(
        {context.keys.master.view(), base::as_bytes(normalised)}, "b2go-enrolment-code-1");
    return std::string(base::as_chars(hash.view()));
}

/// A new record, or what differs from the one there is.
OwnEdit edit_of(const Object& wanted, const std::optional<RecordState>& stored) {
    if (!stored) {
        return make_edit(wanted, record::Scope::reference());
    }
    return {stored->id, stored->type, stored->scope,
            registry::writes_of(domain::object_of(*stored).fields, wanted.fields,
                                record::seen_of(*stored), registry::Given::changed)};
}

base::Outcome<void> check(const registry::Entity& entity, const Object& object) {
    registry::Findings findings;
    registry::validate_values(entity, object.fields, findings);
    if (!findings.errors.empty()) {
        return base::refuse(Refusal::invalid,
                            {"Koden er ikke lavet: navn, rolle eller team kan ikke bruges.",
                             "No code was made: the name, role or team cannot be used."},
                            std::move(findings.errors));
    }
    return {};
}

base::Outcome<void> name_missing(std::string_view field) {
    return base::refuse(Refusal::invalid,
                        {"Koden er ikke lavet: navn eller team mangler.",
                         "No code was made: the name or the team is missing."},
                        {{std::string(field), {"Skal udfyldes.", "Must be filled in."}}});
}

/// The staff member's record as asked for, made or edited; with it the team's, if it is new. One at
/// a time: two nodes that are asked for the same new name must not both make it.
base::Outcome<base::AnyId> write_person(Context& context, const std::string& staff_name,
                                        std::string_view role, const std::string& team_name) {
    lock_own(context);
    const auto stored_team = find_by_name(context, domain::types::kTeam, team_name);
    const auto stored_staff = find_by_name(context, domain::types::kStaff, staff_name);
    Object wanted_team =
        team().make(stored_team ? stored_team->id : base::make_id(context.clock, context.random));
    wanted_team.set(team().name, team_name);
    Object wanted_staff = staff().make(stored_staff ? stored_staff->id
                                                    : base::make_id(context.clock, context.random));
    wanted_staff.set(staff().display_name, staff_name)
        .set(staff().role, Choice{std::string(role)})
        .set(staff().team, domain::TeamId(wanted_team.id))
        .set(staff().status, Choice{"active"});
    for (const auto& checked : {check(team(), wanted_team), check(staff(), wanted_staff)}) {
        if (!checked) {
            return tl::unexpected(checked.error());
        }
    }
    std::vector<OwnEdit> edits;
    for (OwnEdit edit : {edit_of(wanted_team, stored_team), edit_of(wanted_staff, stored_staff)}) {
        if (!edit.writes.empty()) {
            edits.push_back(std::move(edit));
        }
    }
    write_own(context, edits);
    return wanted_staff.id;
}

pb::EnrolAnswer answer_of(Context& context, const StoredDevice& device, const Writer& writer) {
    const auto stream = context.store.stream();
    pb::EnrolAnswer answer;
    answer.set_device(device.device);
    answer.set_epoch(stream->epoch);
    answer.set_staff(writer.staff.raw());
    answer.set_staff_name(name_of(context, writer.staff));
    answer.set_role(std::string(registry::name(writer.role)));
    answer.set_team(writer.team.raw());
    answer.set_central_key(std::string(base::as_chars(context.keys.signing.public_key())));
    answer.set_central_box_key(std::string(base::as_chars(context.keys.box.public_key)));
    answer.set_demo(stream->demo);
    answer.set_time_ms(context.clock.now().ms);
    for (const std::string& scope : holder_of(writer).scopes) {
        answer.add_scopes(scope);
    }
    if (!context.keys.certificates.empty()) {
        const auto certificates = Certificates::decode(context.keys.certificates);
        answer.set_certificate(make_client_certificate(certificates.authority, device.key,
                                                       "tablet " + std::to_string(device.device),
                                                       context.clock.now(), context.random));
    }
    return answer;
}

/// A person whose record was forgotten in a restore goes on under the id they wrote with: `made`,
/// the record that the new code made under their name, gives way to it.
void know_again(Context& context, base::AnyId made, base::AnyId before) {
    const auto state = read_record(context, made);
    Object person = domain::object_of(*state);
    person.id = before;
    std::vector<OwnEdit> edits{make_edit(person, record::Scope::reference())};
    const auto all = context.store.devices();
    if (std::ranges::find(all, made, &StoredDevice::staff) == all.end()) {
        edits.push_back({made,
                         state->type,
                         state->scope,
                         {{record::kLifeField,
                           {},
                           record::encode(record::Value(merge::live_dots(*state))),
                           record::seen_of(*state).of(record::kLifeField),
                           std::nullopt}}});
    }
    write_own(context, edits);
}

/// Whose tablet it will be: the one the code is for, also if it was enrolled before.
tl::expected<base::AnyId, No> owner_of(Context& context, const StoredCode& code,
                                       const pb::EnrolRequest& request) {
    if (request.staff().empty()) {
        return code.staff;
    }
    const auto wrote = base::AnyId::from_bytes(request.staff());
    if (!wrote || wrote->is_nil()) {
        return tl::unexpected(no::malformed());
    }
    const auto former = context.store.find_device(request.former_device());
    if (former && former->staff == *wrote) {
        return tl::unexpected(former->status == StoredDevice::Status::revoked ? no::revoked()
                                                                              : no::known_device());
    }
    if (*wrote == code.staff) {
        return code.staff;
    }
    if (context.store.find_record(*wrote) || name_of(context, code.staff) != request.staff_name()) {
        return tl::unexpected(no::other_person());
    }
    know_again(context, code.staff, *wrote);
    return *wrote;
}

tl::expected<pb::EnrolAnswer, No> answer_for(Context& context, const StoredDevice& device) {
    const auto writer = writer_of(context, device.staff);
    if (!writer) {
        return tl::unexpected(no::not_active());
    }
    return answer_of(context, device, *writer);
}

} // namespace

base::Outcome<EnrolmentCode> make_code(Context& context, std::string_view staff_name,
                                       std::string_view role, std::string_view team_name) {
    const std::string person = base::normalised(staff_name);
    const std::string team_text = base::normalised(team_name);
    for (const auto& [field, text] : {std::pair("staff", &person), std::pair("team", &team_text)}) {
        if (text->empty()) {
            return tl::unexpected(name_missing(field).error());
        }
    }
    const auto staff_id = write_person(context, person, role, team_text);
    if (!staff_id) {
        return tl::unexpected(staff_id.error());
    }
    EnrolmentCode code{sync::make_code(context.random),
                       {context.clock.now().ms + limits::kCodeLifetimeMs}};
    const auto normalised = sync::normalised_code(code.code);
    base::require(normalised.has_value(), "a code that was made can be read");
    context.store.put_code({hash_of(context, *normalised), *staff_id, code.expires, 0});
    return code;
}

bool is_device_key(std::string_view bytes) { return bytes.size() == kKeyBytes; }

StoredDevice add_device(Context& context, const NewDevice& made) {
    const auto stream = context.store.stream();
    base::require(stream.has_value(), "a central that enrols has been initialised");
    const record::DeviceNumber running = context.store.next_device();
    if (running >= record::kDevicesPerEpoch) {
        throw base::Fault(base::FaultCode::environment,
                          "there are no device numbers left in this epoch");
    }
    const auto own = context.store.find_device(own_device(stream->epoch));
    base::require(own.has_value(), "the central has a number in every epoch");
    StoredDevice device;
    device.device = own->device + place_in_epoch(running, own->key);
    device.staff = made.staff;
    device.key = made.key;
    device.box_key = made.box_key;
    device.program = made.program.substr(0, kProgramBytes);
    device.enrolled = context.clock.now();
    device.last_seen = device.enrolled;
    device.replaces = made.replaces;
    context.store.put_device(device);
    return device;
}

tl::expected<pb::EnrolAnswer, No> enrol(Context& context, const pb::EnrolRequest& request) {
    if (request.protocol() < sync::kProtocol) {
        return tl::unexpected(no::too_old());
    }
    if (!is_device_key(request.device_key()) || !is_device_key(request.box_key()) ||
        !base::is_clean_text(request.program())) {
        return tl::unexpected(no::malformed());
    }
    const auto normalised = sync::normalised_code(request.code());
    const auto code =
        normalised ? context.store.lock_code(hash_of(context, *normalised)) : std::nullopt;
    if (!code) {
        return tl::unexpected(no::unknown_code());
    }
    if (code->device != 0) {
        const auto device = context.store.find_device(code->device);
        if (!device || device->key != request.device_key()) {
            return tl::unexpected(no::used_code());
        }
        if (device->status == StoredDevice::Status::revoked) {
            return tl::unexpected(no::revoked());
        }
        return answer_for(context, *device);
    }
    if (!writer_of(context, code->staff)) {
        return tl::unexpected(no::not_active());
    }
    if (context.clock.now() >= code->expires) {
        return tl::unexpected(no::expired_code());
    }
    const auto staff_id = owner_of(context, *code, request);
    if (!staff_id) {
        return tl::unexpected(staff_id.error());
    }
    const StoredDevice device =
        add_device(context, {*staff_id, request.device_key(), request.box_key(), request.program(),
                             request.staff().empty() ? 0 : request.former_device()});
    context.store.set_code_used(code->hash, device.device);
    return answer_for(context, device);
}

} // namespace b2go::central
