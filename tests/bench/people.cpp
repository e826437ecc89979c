#include "tests/bench/people.hpp"

#include <array>
#include <cstdio>

#include "domain/citizen.hpp"

namespace b2go::bench {

namespace {

constexpr std::array kFirstNames{
    "Åse",   "Søren",      "Karla",  "Aage",  "Ingrid", "Mahmoud", "Fatma",   "Jørgen",  "Birthe",
    "Zofia", "Ærø",        "Viggo",  "Nadia", "Erling", "Tove",    "Hassan",  "Gudrun",  "Øjvind",
    "Maren", "Kristoffer", "Anette", "Yusuf", "Leyla",  "Poul",    "Bodil",   "Henning", "Asta",
    "Ellen", "Magnus",     "Signe",  "Amina", "Torben", "Ruth",    "Valdemar"};
constexpr std::array kSurnames{"Demosen", "Fiktivgaard", "Prøvekjær", "Testholm"};
constexpr std::array kLanguages{"da", "da", "da", "ar", "pl", "so", "en"};
constexpr std::array kDigital{"self", "assisted", "exempt", "unknown"};

template <typename List> auto one_of(const List& list, People& people) {
    return list[people.pick(list.size())];
}

} // namespace

std::string People::first_name() { return one_of(kFirstNames, *this); }

std::string People::name() {
    return first_name() + " " + one_of(kFirstNames, *this) + " " + one_of(kSurnames, *this);
}

record::Group People::address() {
    return {{domain::address_part::kStreet, "Demovej " + std::to_string(1 + pick(400))},
            {domain::address_part::kPostcode, std::to_string(2100 + 100 * pick(8))},
            {domain::address_part::kCity, std::string("København")}};
}

registry::Object People::citizen(app::Workspace& workspace) {
    const auto& declared = domain::citizen();
    // The seventh digit of those born from 1930 to 1999 is 0 to 3.
    const int year = 1930 + static_cast<int>(pick(70));
    const auto month = static_cast<unsigned>(1 + pick(12));
    const auto day = static_cast<unsigned>(1 + pick(28));
    std::array<char, 16> cpr{};
    std::snprintf(cpr.data(), cpr.size(), "%02u%02u%02d%04d", day + 60, month + 80, year % 100,
                  static_cast<int>(pick(4000)));
    std::array<char, 16> phone{};
    std::snprintf(phone.data(), phone.size(), "00 00 %02d %02d", static_cast<int>(pick(100)),
                  static_cast<int>(pick(100)));
    registry::Object person = declared.make(workspace.new_id());
    person.set(declared.cpr, std::string(cpr.data()))
        .set(declared.name, name())
        .set(declared.preferred_name, first_name())
        .set(declared.address, address())
        .add(declared.phones, std::string(phone.data()))
        .set(declared.digital, registry::Choice{one_of(kDigital, *this)})
        .set(declared.language, registry::Choice{one_of(kLanguages, *this)});
    return person;
}

} // namespace b2go::bench
