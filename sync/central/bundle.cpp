#include "sync/central/bundle.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/limits.hpp"
#include "sync/central/page.hpp"
#include "sync/central/people.hpp"
#include "sync/protocol/bundle.hpp"
#include "sync/protocol/status.hpp"
#include "sync/protocol/wire.hpp"

namespace b2go::central {

namespace pb = sync::pb;

namespace {

tl::unexpected<base::Rejection> no_use(base::Refusal kind, const std::string& da,
                                       const std::string& en) {
    return base::refuse(kind, {da + " Intet er ændret, og alt, hvad der er skrevet, ligger stadig "
                                    "på tabletten.",
                               en + " Nothing was changed, and all that was written is still on "
                                    "the tablet."});
}

tl::unexpected<base::Rejection> damaged() {
    return no_use(base::Refusal::invalid,
                  "Filen kan ikke åbnes: den er til en anden central, eller den er beskadiget "
                  "undervejs. Lav en ny på tabletten.",
                  "The file cannot be opened: it is for another central, or was damaged on its "
                  "way. Make a new one on the tablet.");
}

/// All of it, before any of it is answered.
bool is_signed(const Asked& asked, const StoredDevice& device) {
    return std::ranges::all_of(asked.requests, [&](const Request& request) {
        const auto signed_request = sync::read_request(request.body);
        return signed_request &&
               sync::is_signed_by(*signed_request, request.path, base::as_bytes(device.key));
    });
}

/// What a request that has been answered was about.
void name_changes(const Request& request, pb::BundledAnswer& answer) {
    const auto signed_request = sync::read_request(request.body);
    pb::SyncRequest sync;
    if (signed_request && sync::unpack(signed_request->payload(), sync)) {
        answer.set_first_seq(sync.first_seq());
        answer.set_changes(static_cast<std::uint32_t>(sync.changes_size()));
    }
}

/// Where the pages go on after this answer; nothing when there are no more.
std::optional<std::string> next_cursor(const Reply& reply) {
    pb::SyncAnswer answer;
    if (!sync::unpack(reply.body, answer) || !answer.has_accepted() ||
        !answer.accepted().has_page() || !answer.accepted().page().more() ||
        answer.accepted().page().slices_size() == 0) {
        return std::nullopt;
    }
    const pb::Page& page = answer.accepted().page();
    return page.slices(page.slices_size() - 1).cursor();
}

/// The pages after the one in the last answer. Nobody can ask for them: who holds the stick has
/// left.
void add_pages(Context& context, record::DeviceNumber number, std::string cursor,
               pb::BundledAnswers& answers, std::size_t bytes) {
    const auto device = context.store.find_device(number);
    const auto writer = device ? writer_of(context, device->staff) : std::nullopt;
    const auto stream = context.store.stream();
    base::require(writer && stream, "who was answered is known");
    for (bool more = true; more && bytes < limits::kBundledBytes;) {
        auto page = make_page(context,
                              {.epoch = stream->epoch,
                               .device = number,
                               .holder = holder_of(*writer),
                               .wants_whole = true},
                              cursor);
        base::require(page.has_value(), "the central reads its own cursor");
        more = page->more() && page->slices_size() > 0;
        if (more) {
            cursor = page->slices(page->slices_size() - 1).cursor();
        }
        pb::PullAnswer pulled;
        pulled.set_time_ms(context.clock.now().ms);
        *pulled.mutable_page() = std::move(*page);
        pb::BundledAnswer& answer = *answers.add_answers();
        answer.set_path(std::string(sync::path::kPull));
        answer.set_status(sync::status::kOk);
        answer.set_body(sync::pack(pulled));
        bytes += answer.body().size();
    }
}

} // namespace

base::Outcome<Asked> open_asked(const Keys& keys, std::string_view file) {
    const auto head = sync::read_bundle_head(file);
    if (!head || head->kind != sync::BundleKind::requests) {
        return no_use(base::Refusal::invalid,
                      "Filen er ikke en forsendelse fra en tablet, eller den er for stor.",
                      "The file is no bundle of a tablet, or it is too large.");
    }
    pb::BundledRequests bundle;
    if (!sync::open_bundle(file, keys.box, bundle) || bundle.device() != head->device) {
        return damaged();
    }
    Asked asked{head->device, {}};
    for (std::string& body : *bundle.mutable_requests()) {
        const auto signed_request = sync::read_request(body);
        if (!signed_request || signed_request->device() != head->device ||
            signed_request->path() != sync::path::kSync) {
            return damaged();
        }
        asked.requests.push_back({std::string(sync::path::kSync), std::move(body)});
    }
    if (asked.requests.empty()) {
        return damaged();
    }
    return asked;
}

base::Outcome<std::string> answer_bundle(Context& context, const Asked& asked,
                                         const std::function<Reply(const Request&)>& answer) {
    const auto device = context.store.find_device(asked.device);
    if (!device || device->box_key.size() != base::SecretKey::kSize) {
        return no_use(base::Refusal::not_allowed,
                      "Centralen kender ikke tablet " + std::to_string(asked.device) + ".",
                      "The central does not know tablet " + std::to_string(asked.device) + ".");
    }
    if (!is_signed(asked, *device)) {
        return no_use(base::Refusal::not_allowed,
                      "Filen er ikke underskrevet af tablet " + std::to_string(asked.device) + ".",
                      "The file is not signed by tablet " + std::to_string(asked.device) + ".");
    }
    pb::BundledAnswers answers;
    answers.set_device(asked.device);
    answers.set_time_ms(context.clock.now().ms);
    std::size_t bytes = 0;
    std::optional<std::string> cursor;
    for (const Request& request : asked.requests) {
        Reply reply = answer(request);
        cursor = reply.status == sync::status::kOk ? next_cursor(reply) : std::nullopt;
        pb::BundledAnswer& one = *answers.add_answers();
        one.set_path(request.path);
        one.set_status(static_cast<std::uint32_t>(reply.status));
        name_changes(request, one);
        bytes += reply.body.size();
        one.set_body(std::move(reply.body));
    }
    if (cursor) {
        add_pages(context, asked.device, std::move(*cursor), answers, bytes);
    }
    sync::sign_answers(answers, context.keys.signing);
    return sync::seal_bundle({sync::BundleKind::answers, asked.device}, answers,
                             base::as_bytes(device->box_key));
}

} // namespace b2go::central
