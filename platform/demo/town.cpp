#include "platform/demo/town.hpp"

#include <array>
#include <cstdio>
#include <string>

#include "app/save_record.hpp"
#include "domain/citizen.hpp"

namespace b2go::demo {

namespace {

constexpr std::array kFirstNames{"Åse",   "Søren",  "Karla",  "Aage",   "Ingrid", "Mahmoud",
                                 "Fatma", "Jørgen", "Birthe", "Zofia",  "Ærø",    "Viggo",
                                 "Nadia", "Erling", "Tove",   "Hassan", "Gudrun", "Øjvind"};
constexpr std::array kSurnames{"Demosen", "Fiktivgaard", "Prøvekjær", "Testholm"};
constexpr std::array kLanguages{"da", "da", "da", "ar", "pl", "so", "en"};
constexpr std::array kNeeds{"easy_danish", "hearing", "reading", "interpreter", "calm"};

template <typename List> auto one_of(const List& list, SeededRandom& random) {
    return list[random.pick(list.size())];
}

/// Born between 1930 and 1999: the seventh digit of those years is 0 to 3.
struct Birth {
    int year;
    unsigned month;
    unsigned day;
};

std::string fictitious_cpr(const Birth& birth, SeededRandom& random) {
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "%02u%02u%02d%04d", birth.day + 60, birth.month + 80,
                  birth.year % 100, static_cast<int>(random.pick(4000)));
    return text.data();
}

registry::Object citizen(app::Workspace& workspace, SeededRandom& random) {
    const auto& declared = domain::citizen();
    const Birth birth{1930 + static_cast<int>(random.pick(70)),
                      static_cast<unsigned>(1 + random.pick(12)),
                      static_cast<unsigned>(1 + random.pick(28))};
    registry::Object person = declared.make(workspace.new_id());
    person.set(declared.cpr, fictitious_cpr(birth, random))
        .set(declared.name,
             std::string(one_of(kFirstNames, random)) + " " + one_of(kSurnames, random))
        .set(declared.birth_date, *base::Date::from_civil(birth.year, birth.month, birth.day))
        .set(declared.address,
             record::Group{
                 {domain::address_part::kStreet, "Demovej " + std::to_string(1 + random.pick(120))},
                 {domain::address_part::kPostcode, std::string("2400")},
                 {domain::address_part::kCity, std::string("København NV")}})
        .set(declared.language, registry::Choice{one_of(kLanguages, random)});
    if (random.pick(3) == 0) {
        person.add(declared.needs, registry::Choice{one_of(kNeeds, random)});
    }
    return person;
}

} // namespace

base::Outcome<std::vector<base::AnyId>> register_town(app::Workspace& workspace,
                                                      SeededRandom& random, std::size_t count) {
    std::vector<base::AnyId> ids;
    for (std::size_t i = 0; i < count; ++i) {
        auto saved = app::create(workspace, citizen(workspace, random));
        if (!saved) {
            return tl::unexpected(saved.error());
        }
        ids.push_back(saved->id);
    }
    return ids;
}

} // namespace b2go::demo
