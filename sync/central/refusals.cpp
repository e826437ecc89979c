#include "sync/central/refusals.hpp"

#include "sync/protocol/status.hpp"
#include "sync/protocol/wire.hpp"

namespace b2go::central {

namespace status = sync::status;

Reply refusal(const No& no) { return {no.status, sync::pack_refusal(no.code, no.message)}; }

namespace no {

No malformed() {
    return {status::kBadRequest,
            "malformed",
            {"Centralen kunne ikke læse det, tabletten sendte. Intet er ændret, og det, du har "
             "skrevet, er gemt på tabletten. Kontakt synk-administratoren.",
             "The central could not read what the tablet sent. Nothing was changed, and what you "
             "wrote is saved on the tablet. Contact the sync administrator."}};
}

No unknown_path() {
    return {status::kNotFound,
            "unknown_path",
            {"Centralen kender ikke det, tabletten bad om. Programmet på tabletten eller centralen "
             "skal opdateres.",
             "The central does not know what the tablet asked for. The program on the tablet or "
             "at the central must be updated."}};
}

No bad_signature() {
    return {status::kNotSigned,
            "bad_signature",
            {"Centralen kunne ikke se, at det kommer fra denne tablet. Intet er ændret, og det, "
             "du har skrevet, er gemt på tabletten. Kontakt synk-administratoren.",
             "The central could not see that this comes from this tablet. Nothing was changed, "
             "and what you wrote is saved on the tablet. Contact the sync administrator."}};
}

No unknown_device() {
    return {status::kNotSigned,
            "unknown_device",
            {"Centralen kender ikke denne tablet. Det, du har skrevet, er gemt på tabletten; slet "
             "den ikke. Bed synk-administratoren om en ny tilmeldingskode, og tilmeld den igen: så "
             "fortsætter den med alt, hvad der er skrevet.",
             "The central does not know this tablet. What you wrote is saved on the tablet; do "
             "not wipe it. Ask the sync administrator for a new enrolment code and enrol it again: "
             "then it goes on with everything that was written."}};
}

No revoked() {
    return {status::kForbidden,
            "revoked",
            {"Tabletten er spærret af synk-administratoren og synkroniserer ikke længere. Det, der "
             "ikke er sendt, ligger stadig på den; aflever den til synk-administratoren.",
             "The tablet has been revoked by the sync administrator and no longer syncs. What was "
             "not sent is still on it; hand it in to the sync administrator."}};
}

No not_active() {
    return {status::kForbidden,
            "not_active",
            {"Medarbejderen er ikke aktiv på centralen, eller mangler rolle eller team. Det, du "
             "har skrevet, er gemt på tabletten. Kontakt synk-administratoren.",
             "The staff member is not active at the central, or has no role or team. What you "
             "wrote is saved on the tablet. Contact the sync administrator."}};
}

No too_old() {
    return {status::kUpgradeRequired,
            "too_old",
            {"Programmet på tabletten er for gammelt til at hente nyt. Det, du skriver, bliver "
             "stadig sendt. Få programmet opdateret.",
             "The program on the tablet is too old to fetch anything new. What you write is still "
             "sent. Have the program updated."}};
}

No demo_mismatch(bool central_is_demo) {
    if (central_is_demo) {
        return {status::kForbidden,
                "demo_mismatch",
                {"Centralen er til øvelse, men tabletten rummer rigtige borgere. Intet er sendt.",
                 "The central is for practice, but the tablet holds real citizens. Nothing was "
                 "sent."}};
    }
    return {status::kForbidden,
            "demo_mismatch",
            {"Tabletten er til øvelse, men centralen rummer rigtige borgere. Intet er sendt.",
             "The tablet is for practice, but the central holds real citizens. Nothing was sent."}};
}

No bad_cursor() {
    return {status::kForbidden,
            "bad_cursor",
            {"Tablettens plads i rækken er ikke en, centralen har givet den. Intet er ændret, og "
             "det, du har skrevet, er gemt på tabletten. Kontakt synk-administratoren.",
             "The tablet's place in the order is not one the central gave it. Nothing was "
             "changed, and what you wrote is saved on the tablet. Contact the sync "
             "administrator."}};
}

No unknown_code() {
    return {status::kForbidden,
            "bad_code",
            {"Koden findes ikke. Se efter tastefejl, eller bed synk-administratoren om en ny.",
             "There is no such code. Look for typing errors, or ask the sync administrator for a "
             "new one."}};
}

No expired_code() {
    return {status::kForbidden,
            "bad_code",
            {"Koden er udløbet. Bed synk-administratoren om en ny.",
             "The code has expired. Ask the sync administrator for a new one."}};
}

No used_code() {
    return {status::kForbidden,
            "bad_code",
            {"Koden er allerede brugt på en anden tablet. Bed synk-administratoren om en ny.",
             "The code has been used on another tablet. Ask the sync administrator for a new "
             "one."}};
}

No other_person() {
    return {status::kForbidden,
            "other_person",
            {"Koden gælder en anden end den, der har skrevet på tabletten. Intet er ændret. Bed "
             "synk-administratoren om en kode til den rette.",
             "The code is for somebody else than has written on the tablet. Nothing was changed. "
             "Ask the sync administrator for a code for the right person."}};
}

No known_device() {
    return {status::kForbidden,
            "known_device",
            {"Centralen kender tabletten i forvejen, så den skal ikke tilmeldes igen. Intet er "
             "ændret. Synkronisér i stedet.",
             "The central knows the tablet already, so it is not to be enrolled again. Nothing was "
             "changed. Sync instead."}};
}

No not_held() {
    return {status::kForbidden,
            "not_held",
            {"Centralen har ingen post med det id, som du har adgang til. Intet er ændret.",
             "The central has no record of that id that you have access to. Nothing was changed."}};
}

} // namespace no

} // namespace b2go::central
