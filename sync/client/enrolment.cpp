#include "sync/client/enrolment.hpp"

#include <utility>

#include "domain/types.hpp"
#include "registry/declaration.hpp"
#include "sync/client/client_certificate.hpp"
#include "sync/client/refused.hpp"
#include "sync/protocol/wire.hpp"

namespace b2go::sync {

namespace {

constexpr std::size_t kPublicKeyBytes = 32;

std::string copy(base::ByteView bytes) { return std::string(base::as_chars(bytes)); }

} // namespace

DeviceKeys DeviceKeys::make(base::Random& random) {
    return {base::SigningKey::random(random), base::make_box_keys(random)};
}

DeviceKeys DeviceKeys::of(std::string_view device_seed, std::string_view box_private_key) {
    auto signing = base::SigningKey::from_seed(base::as_bytes(device_seed));
    auto box = base::SecretKey::copy_of(base::as_bytes(box_private_key));
    if (!signing || !box) {
        throw base::Fault(base::FaultCode::corrupt, "the device's keys are damaged");
    }
    return {std::move(*signing), base::box_keys_of(std::move(*box))};
}

namespace {

base::Outcome<pb::EnrolRequest> filled_in(std::string_view typed_code, const DeviceKeys& keys,
                                          std::string_view program) {
    const auto code = normalised_code(typed_code);
    if (!code) {
        const base::Label message{
            "Koden skal være ti tegn, fx ABCDE-12345. Se efter, og skriv den igen.",
            "The code must be ten characters, such as ABCDE-12345. Check it and type it again."};
        return base::refuse(base::Refusal::invalid, message, {{"code", message}});
    }
    pb::EnrolRequest request;
    request.set_protocol(kProtocol);
    request.set_schema(domain::kSchema);
    request.set_code(*code);
    request.set_device_key(copy(keys.signing.public_key()));
    request.set_box_key(copy(keys.box.public_key));
    request.set_program(std::string(program));
    return request;
}

Outgoing signed_by(const pb::EnrolRequest& request, const DeviceKeys& keys, base::Instant now) {
    return {path::kEnrol, sign_request(request, path::kEnrol, 0, keys.signing, now)};
}

DeviceKeys next_keys(store::Store& store) {
    store::DeviceSecrets secrets = store.next_secrets();
    auto keys = DeviceKeys::of(secrets.device_seed, secrets.box_private_key);
    base::wipe(secrets.device_seed);
    base::wipe(secrets.box_private_key);
    return keys;
}

base::Rejection somebody_elses() {
    return {base::Refusal::not_allowed,
            {"Koden gælder en anden medarbejder eller en anden central. Intet er ændret på "
             "tabletten. Bed synk-administratoren om en kode til den, der har skrevet på den.",
             "The code is for another staff member or another central. Nothing was changed on the "
             "tablet. Ask the sync administrator for a code for whoever has written on it."},
            {}};
}

} // namespace

base::Outcome<Outgoing> enrol_request(std::string_view typed_code, const DeviceKeys& keys,
                                      std::string_view program, base::Instant now) {
    auto request = filled_in(typed_code, keys, program);
    if (!request) {
        return tl::unexpected(request.error());
    }
    return signed_by(*request, keys, now);
}

base::Outcome<Outgoing> enrol_again_request(std::string_view typed_code, store::Store& store,
                                            std::string_view program) {
    const auto identity = store.identity();
    base::require(identity && identity->device != 0, "only an enrolled tablet enrols again");
    const DeviceKeys keys = next_keys(store);
    auto request = filled_in(typed_code, keys, program);
    if (!request) {
        return tl::unexpected(request.error());
    }
    request->set_staff(identity->staff.raw());
    request->set_staff_name(identity->staff_name);
    request->set_former_device(identity->device);
    return signed_by(*request, keys, store.now());
}

base::Outcome<void> enrol_again(const Reply& reply, store::Store& store,
                                const CentralGiven& central) {
    const auto given = read_enrol_answer(reply, next_keys(store), central);
    if (!given) {
        return tl::unexpected(given.error());
    }
    auto identity = store.identity();
    base::require(identity.has_value(), "only an enrolled tablet enrols again");
    if (given->staff != identity->staff || given->central_key != identity->central_key ||
        given->demo != identity->demo || given->device == identity->device) {
        return tl::unexpected(somebody_elses());
    }
    identity->staff_name = given->staff_name;
    identity->role = given->role;
    identity->team = given->team;
    identity->central_url = given->central_url;
    identity->ca_fingerprint = given->ca_fingerprint;
    if (!given->certificate.empty()) {
        identity->certificate = given->certificate;
        identity->certificate_seed = given->certificate_seed;
    }
    store.set_identity(*identity);
    store.renumber({given->device, given->epoch, 0});
    return {};
}

base::Outcome<store::Identity> read_enrol_answer(const Reply& reply, const DeviceKeys& keys,
                                                 const CentralGiven& central) {
    if (auto rejection = rejection_of(reply)) {
        return tl::unexpected(std::move(*rejection));
    }
    pb::EnrolAnswer answer;
    if (!unpack(reply.body, answer)) {
        return tl::unexpected(unreadable("not an enrolment answer"));
    }
    const auto staff = base::AnyId::from_bytes(answer.staff());
    const auto team = base::AnyId::from_bytes(answer.team());
    const auto role = registry::role_from(answer.role());
    if (answer.epoch() == 0 || answer.device() / record::kDevicesPerEpoch != answer.epoch() ||
        !staff || staff->is_nil() || !team || !role || answer.staff_name().empty()) {
        return tl::unexpected(unreadable("an incomplete enrolment"));
    }
    if (answer.central_key().size() != kPublicKeyBytes ||
        answer.central_box_key().size() != kPublicKeyBytes) {
        return tl::unexpected(unreadable("a key of the wrong size"));
    }
    store::Identity identity;
    identity.device = answer.device();
    identity.epoch = answer.epoch();
    identity.staff = *staff;
    identity.staff_name = answer.staff_name();
    identity.role = *role;
    identity.team = *team;
    identity.demo = answer.demo();
    identity.central_url = central.url;
    identity.ca_fingerprint = central.ca_fingerprint;
    identity.central_key = answer.central_key();
    identity.central_box_key = answer.central_box_key();
    identity.device_seed = copy(keys.signing.seed());
    identity.box_private_key = copy(keys.box.private_key.view());
    if (!answer.certificate().empty()) {
        identity.certificate = answer.certificate();
        identity.certificate_seed = identity.device_seed;
        if (!fits({identity.certificate, identity.certificate_seed})) {
            return tl::unexpected(unreadable("a certificate that is not this tablet's"));
        }
    }
    return identity;
}

} // namespace b2go::sync
