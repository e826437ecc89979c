#include "sync/client/refused.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "base/limits.hpp"
#include "base/text.hpp"
#include "sync/protocol/status.hpp"
#include "sync/protocol/wire.hpp"

namespace b2go::sync {

namespace {

constexpr std::array kSpokenRefusals{status::kBadRequest,       status::kNotSigned,
                                     status::kForbidden,        status::kNotFound,
                                     status::kMethodNotAllowed, status::kBodyTooLarge,
                                     status::kUpgradeRequired,  status::kHeaderTooLarge};

bool is_spoken_refusal(int status) {
    return std::ranges::find(kSpokenRefusals, status) != kSpokenRefusals.end();
}

/// Words from outside are shown only if they are short and hide nothing.
bool is_showable(const std::string& text) {
    return !text.empty() && text.size() <= limits::kReasonBytes && base::is_clean_text(text);
}

std::optional<base::Label> central_words(const Reply& reply) {
    pb::Refused refused;
    if (!unpack(reply.body, refused) || !is_showable(refused.message_da()) ||
        !is_showable(refused.message_en())) {
        return std::nullopt;
    }
    return base::Label(refused.message_da(), refused.message_en());
}

} // namespace

bool is_busy(const Reply& reply) {
    return reply.status == status::kTooManyRequests || reply.status == status::kUnavailable ||
           reply.status == status::kBadGateway || reply.status == status::kGatewayTimeout;
}

std::optional<base::Rejection> rejection_of(const Reply& reply) {
    if (reply.status == status::kOk) {
        return std::nullopt;
    }
    if (is_busy(reply)) {
        return base::Rejection{base::Refusal::offline,
                               {"Centralen har travlt lige nu. Dine ændringer er gemt på denne "
                                "tablet. Prøv igen om lidt.",
                                "The central is busy right now. Your changes are saved on this "
                                "tablet. Try again in a while."},
                               {}};
    }
    if (is_spoken_refusal(reply.status)) {
        if (auto words = central_words(reply)) {
            return base::Rejection{base::Refusal::peer_refused, *words, {}};
        }
    }
    const std::string status = std::to_string(reply.status);
    return base::Rejection{
        base::Refusal::peer_refused,
        {"Centralen afviste forespørgslen (kode " + status +
             "). Dine ændringer er stadig gemt på denne tablet. Kontakt synk-administratoren.",
         "The central refused the request (code " + status +
             "). Your changes are still saved on this tablet. Contact the sync administrator."},
        {}};
}

base::Rejection unreadable(std::string_view what) {
    const std::string detail(what);
    return {base::Refusal::peer_refused,
            {"Centralens svar kunne ikke bruges (" + detail +
                 "). Dine ændringer er stadig gemt på denne tablet. Prøv igen; sker det igen, så "
                 "kontakt synk-administratoren.",
             "The central's answer could not be used (" + detail +
                 "). Your changes are still saved on this tablet. Try again; if it happens "
                 "again, contact the sync administrator."},
            {}};
}

} // namespace b2go::sync
