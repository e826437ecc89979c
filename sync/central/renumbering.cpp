#include "sync/central/renumbering.hpp"

#include <algorithm>

#include "base/limits.hpp"
#include "sync/central/enrolment.hpp"
#include "sync/central/history.hpp"

namespace b2go::central {

namespace pb = sync::pb;

namespace {

bool is_in_order(const pb::RenumberRequest& request) {
    record::Seq before = 0;
    for (const pb::Mark& mark : request.marks()) {
        if (mark.seq() <= before || mark.seq() > request.position().last_seq()) {
            return false;
        }
        before = mark.seq();
    }
    return static_cast<std::size_t>(request.marks_size()) <= limits::kMarks;
}

/// The one that was given when the same tablet asked before.
std::optional<StoredDevice> given_before(Context& context, const StoredDevice& device,
                                         const std::string& key) {
    for (StoredDevice& each : context.store.devices()) {
        if (each.replaces == device.device && each.key == key) {
            return std::move(each);
        }
    }
    return std::nullopt;
}

} // namespace

tl::expected<pb::RenumberAnswer, No> renumber(Context& context, const StoredDevice& device,
                                              const pb::RenumberRequest& request) {
    if (!is_device_key(request.device_key()) || !is_device_key(request.box_key()) ||
        request.device_key() == device.key || !is_in_order(request)) {
        return tl::unexpected(no::malformed());
    }
    const auto shared = shared_history(context.store, device, request);
    if (!shared) {
        return tl::unexpected(no::malformed());
    }
    pb::RenumberAnswer answer;
    answer.set_device_key(request.device_key());
    answer.set_time_ms(context.clock.now().ms);
    answer.set_common_seq(shared->common_seq);
    if (!shared->has_parted) {
        return answer;
    }
    auto renewed = given_before(context, device, request.device_key());
    if (renewed && renewed->status != StoredDevice::Status::active) {
        return tl::unexpected(no::revoked());
    }
    if (!renewed) {
        renewed = add_device(context, {.staff = device.staff,
                                       .key = request.device_key(),
                                       .box_key = request.box_key(),
                                       .program = device.program,
                                       .replaces = device.device});
    }
    answer.set_device(renewed->device);
    answer.set_epoch(context.store.stream()->epoch);
    return answer;
}

} // namespace b2go::central
