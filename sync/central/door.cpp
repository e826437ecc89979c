#include "sync/central/door.hpp"

#include <string_view>

#include "sync/protocol/status.hpp"
#include "sync/protocol/wire.hpp"

namespace b2go::central::door {

namespace status = sync::status;

namespace {

Reply refusal(int status, std::string_view code, const base::Label& message) {
    return {status, sync::pack_refusal(code, message)};
}

} // namespace

Reply no_such_path() {
    return refusal(status::kNotFound, "no_such_path",
                   {"Centralen kender ikke adressen. Intet er ændret. Opdater programmet.",
                    "The central does not know the address. Nothing was changed. Update the "
                    "program."});
}

Reply wrong_method() {
    return refusal(status::kMethodNotAllowed, "wrong_method",
                   {"Adressen bruges på en anden måde. Intet er ændret. Opdater programmet.",
                    "The address is used in another way. Nothing was changed. Update the "
                    "program."});
}

Reply malformed() {
    return refusal(status::kBadRequest, "malformed",
                   {"Forespørgslen kan ikke læses. Intet er ændret.",
                    "The request cannot be read. Nothing was changed."});
}

Reply header_too_large() {
    return refusal(status::kHeaderTooLarge, "header_too_large",
                   {"Forespørgslens hoved er for stort. Intet er ændret.",
                    "The request's header is too large. Nothing was changed."});
}

Reply body_too_large() {
    return refusal(
        status::kBodyTooLarge, "body_too_large",
        {"Forespørgslen er for stor. Intet er ændret, og det, du har skrevet, er gemt på "
         "tabletten. Kontakt synk-administratoren.",
         "The request is too large. Nothing was changed, and what you have written is "
         "kept on the tablet. Contact the sync administrator."});
}

Reply too_many_codes() {
    return refusal(status::kTooManyRequests, "too_many_codes",
                   {"For mange forsøg med koder herfra. Vent et minut, og prøv igen.",
                    "Too many attempts with codes from here. Wait a minute and try again."});
}

Reply too_many_requests() {
    return refusal(status::kTooManyRequests, "too_many_requests",
                   {"For mange forespørgsler herfra på én gang. Intet er gået tabt; prøv igen om "
                    "lidt.",
                    "Too many requests from here at once. Nothing is lost; try again in a while."});
}

Reply no_client_named() {
    return refusal(status::kBadRequest, "no_client_named",
                   {"Serveren foran centralen siger ikke, hvem den spørger for. Intet er ændret. "
                    "Kontakt synk-administratoren: dens opsætning skal sende X-Real-IP.",
                    "The server in front of the central does not say whom it asks for. Nothing was "
                    "changed. Contact the sync administrator: its configuration must send "
                    "X-Real-IP."});
}

Reply no_certificate() {
    return refusal(status::kForbidden, "no_certificate",
                   {"Tabletten viste ikke et certifikat, som denne central har udstedt. Intet er "
                    "ændret, og det, du har skrevet, er gemt på tabletten. Kontakt "
                    "synk-administratoren.",
                    "The tablet showed no certificate that this central has issued. Nothing was "
                    "changed, and what you have written is kept on the tablet. Contact the sync "
                    "administrator."});
}

} // namespace b2go::central::door
