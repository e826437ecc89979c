#include "platform/usage.hpp"

#include <array>
#include <iostream>
#include <string>
#include <utility>

namespace b2go::platform {

namespace {

/// What CLI11 2 puts its messages together from; longer ones first, where one holds another.
constexpr std::array<std::pair<std::string_view, std::string_view>, 24> kPhrases{{
    {"The following arguments were not expected: ", "det følgende kendes ikke: "},
    {"The following argument was not expected: ", "det følgende kendes ikke: "},
    {"A subcommand is required", "der mangler en kommando"},
    {"Could not convert: ", "kan ikke læses: "},
    {"Number less or equal to 0", "skriv et tal, der er større end 0"},
    {"Failed parsing number", "tallet kan ikke læses"},
    {"Expected exactly ", "der skal være præcis "},
    {"Expected at least ", "der skal være mindst "},
    {"Should be true/false or a number", "skal være true, false eller et tal"},
    {" was given a disallowed flag override", " kan ikke gives en værdi"},
    {": too many inputs for a flag", " er givet for meget"},
    {" required but received ", " skal gives, men der kom "},
    {" not in range ", " er uden for området "},
    {" arguments to ", " ord efter "},
    {"At least ", "mindst "},
    {"At Most ", "højst "},
    {" is required", " mangler"},
    {" required ", " skal gives, og "},
    {" requires ", " kræver "},
    {" excludes ", " kan ikke bruges sammen med "},
    {" missing", " mangler"},
    {" not in ", " er ikke blandt "},
    {", got ", ", der kom "},
    {"Value ", "værdien "},
}};

std::string in_danish(std::string text) {
    for (const auto& [english, danish] : kPhrases) {
        if (const auto at = text.find(english); at != std::string::npos) {
            text.replace(at, english.size(), danish);
        }
    }
    return text;
}

/// CLI11 says of a number that must be positive that it is none of 0 to 10^308, in digits: 2.1 in
/// the first way, 2.4 in the other.
std::string plain(std::string said) {
    std::size_t range = said.find(" not in range 0.000000 to 179769");
    range = range == std::string::npos ? said.find(" not in range [2.22507e-308 - ") : range;
    const std::size_t value = range == std::string::npos ? range : said.rfind("Value ", range);
    if (value != std::string::npos) {
        said.replace(value, std::string::npos, "Number less or equal to 0");
    }
    return said;
}

} // namespace

base::Label usage_words(std::string_view english) {
    const std::string said = plain(std::string(english));
    return {"Kommandolinjen kan ikke forstås: " + in_danish(said) + ". Intet er ændret. Se --help.",
            "The command line cannot be understood: " + said +
                ". Nothing was changed. See --help."};
}

void tell_usage(const char* program, std::string_view english) {
    const base::Label words = usage_words(english);
    std::cerr << program << ": " << words.da << " / " << words.en << '\n';
}

} // namespace b2go::platform
