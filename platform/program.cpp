#include "platform/program.hpp"

#include <algorithm>
#include <iostream>

#include <nlohmann/json.hpp>

#include "platform/exit_codes.hpp"

namespace b2go::platform {

std::string version() { return B2GO_VERSION; }

bool are_utf8(std::span<char* const> arguments) {
    return std::all_of(arguments.begin(), arguments.end(), [](const char* argument) {
        try {
            (void)nlohmann::json(argument).dump();
            return true;
        } catch (const nlohmann::json::exception&) {
            return false;
        }
    });
}

base::Label not_utf8() {
    return {"Det, der er skrevet på kommandolinjen, er ikke UTF-8. Intet er ændret. Sæt terminalen "
            "til UTF-8, og prøv igen.",
            "What was typed on the command line is not UTF-8. Nothing was changed. Set the "
            "terminal to UTF-8 and try again."};
}

int hand_over(int code, const char* program, base::Language language) {
    std::cout.flush();
    if (std::cout) {
        return code;
    }
    const base::Label words{
        "Svaret kunne ikke skrives til standard output. Det, kommandoen gemte, er gemt. Se efter, "
        "hvor svaret sendes hen, og om der er plads, før du prøver igen.",
        "The answer could not be written to standard output. What the command saved is saved. "
        "Check where the answer is sent, and whether there is room, before you try again."};
    std::cerr << program << ": " << words.in(language) << '\n';
    return code == kDone ? kFault : code;
}

} // namespace b2go::platform
