#include "platform/exit_codes.hpp"

#include <string>

#include "platform/files.hpp"
#include "sync/central/store_busy.hpp"

namespace b2go::platform {

namespace {

base::Label words_for(base::FaultCode code) {
    using base::FaultCode;
    switch (code) {
    case FaultCode::io:
        return {"Disken eller filen kunne ikke læses eller skrives. Det, der var gemt, er urørt. "
                "Se efter, om disken er i orden, og prøv igen",
                "The disk or file could not be read or written. What was saved is untouched. "
                "Check the disk and try again"};
    case FaultCode::disk_full:
        return {"Disken er fuld. Det, der var gemt, er urørt. Gør plads, og prøv igen",
                "The disk is full. What was saved is untouched. Make room and try again"};
    case FaultCode::corrupt:
        return {"En fil indeholder ikke det, der blev skrevet i den. Intet er ændret. Brug den "
                "seneste sikkerhedskopi, eller kontakt support",
                "A file does not hold what was written to it. Nothing was changed. Use the latest "
                "backup or contact support"};
    case FaultCode::wrong_key:
        return {"Nøglen åbner ikke lageret. Intet er ændret. Brug den nøglefil, der hører til",
                "The key does not open the store. Nothing was changed. Use the key file that "
                "belongs to it"};
    case FaultCode::newer_schema:
        return {"Lageret er skrevet af en nyere version af programmet. Intet er ændret. Opdater "
                "programmet",
                "The store was written by a newer version of the program. Nothing was changed. "
                "Update the program"};
    case FaultCode::in_use:
        return {"Lageret er i brug af et andet program. Intet er ændret. Afslut det, eller vent",
                "The store is in use by another program. Nothing was changed. End it or wait"};
    case FaultCode::environment:
        return {"Noget, programmet har brug for, mangler på maskinen. Intet er ændret",
                "Something the program needs is missing on this machine. Nothing was changed"};
    }
    return {};
}

base::Label words_for(central::StoreBusy::Why why) {
    using Why = central::StoreBusy::Why;
    switch (why) {
    case Why::contended:
        return {"Databasen er optaget af andre. Intet er ændret. Prøv igen",
                "The database is busy with others. Nothing was changed. Try again"};
    case Why::unreachable:
        return {"Databasen kan ikke nås. Det, der var gemt, er urørt. Se efter, om PostgreSQL "
                "kører, og prøv igen",
                "The database cannot be reached. What was saved is untouched. Check that "
                "PostgreSQL runs and try again"};
    case Why::uncertain:
        return {"Forbindelsen til databasen gik tabt, mens der blev gemt. Enten er alt gemt, eller "
                "intet. Se efter, før du prøver igen",
                "The connection to the database was lost while saving. All of it is saved, or "
                "nothing. Look before you try again"};
    }
    return {};
}

} // namespace

ExitCode exit_code_of(base::Refusal refusal) {
    using base::Refusal;
    switch (refusal) {
    case Refusal::malformed:
        return kUsage;
    case Refusal::offline:
        return kOffline;
    case Refusal::wrong_secret:
        return kLocked;
    case Refusal::invalid:
    case Refusal::not_found:
    case Refusal::not_allowed:
    case Refusal::stale:
    case Refusal::peer_refused:
    case Refusal::unsupported:
        return kRefused;
    }
    return kRefused;
}

ExitCode exit_code_of(base::FaultCode fault) {
    return fault == base::FaultCode::wrong_key ? kLocked : kFault;
}

base::Label words_for(const base::Fault& fault) {
    if (const auto* unusable = dynamic_cast<const UnusableFile*>(&fault)) {
        return unusable->words();
    }
    const auto* busy = dynamic_cast<const central::StoreBusy*>(&fault);
    const base::Label words = busy != nullptr ? words_for(busy->why()) : words_for(fault.code());
    const std::string context = fault.what();
    return {words.da + " (" + context + ").", words.en + " (" + context + ")."};
}

} // namespace b2go::platform
