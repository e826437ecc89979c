#pragma once

#include "registry/entity.hpp"

/// A small entity with a field of every kind, so that the registry is tested without the domain.
namespace b2go::registry_test {

inline constexpr record::TypeNumber kSampleType = 77;

struct Sample : registry::Entity {
    Sample()
        : Entity(kSampleType, "sample", {"Prøve", "Sample"},
                 {registry::ScopeRule::Kind::reference, {}}, registry::Roles::team()) {
        set_check([this](const registry::Object& object, const registry::Object* before,
                         const registry::Surroundings& around, registry::Findings& findings) {
            if (object.has(due.number) && *object.get(due) < around.today()) {
                findings.warn("due", {"Datoen er gået.", "The date has passed."});
            }
            if (before != nullptr && before->get(count) > object.get(count)) {
                findings.error("count", {"Tallet kan ikke falde.", "The number cannot fall."});
            }
        });
    }

    registry::Field<bool> done = flag(10, "done", {"Færdig", "Done"});
    registry::Field<std::int64_t> count = number(11, "count", {"Antal", "Count"}, -5, 100);
    registry::Field<std::string> title =
        line(12, "title", {"Titel", "Title"}, {.required = true, .searched = true});
    registry::Field<std::string> notes = text(13, "notes", {"Noter", "Notes"});
    registry::Field<registry::Choice> state =
        choice(14, "state", {"Tilstand", "State"},
               {{"open", {"Åben", "Open"}}, {"closed", {"Lukket", "Closed"}}},
               {.rule = record::Rule::strictest({{"open"}, {"closed"}}), .projected = true});
    registry::Field<base::Date> due =
        date(15, "due", {"Frist", "Due"}, {.rule = record::Rule::earliest()});
    registry::Field<base::Instant> met =
        instant(16, "met", {"Mødt", "Met"}, {.rule = record::Rule::furthest()});
    registry::Field<base::Id<Sample>> parent =
        reference<Sample>(17, "parent", {"Over", "Parent"}, kSampleType);
    registry::Field<std::string> cpr = cpr_number(18, "cpr", {"CPR", "CPR"});
    registry::Field<record::Group> address =
        group(19, "address", {"Adresse", "Address"},
              {{1, "street", registry::Kind::line, {"Vej", "Street"}},
               {2, "floor", registry::Kind::number, {"Etage", "Floor"}},
               {3, "since", registry::Kind::date, {"Siden", "Since"}},
               {4, "contact_cpr", registry::Kind::cpr, {"Kontakts CPR", "Contact's CPR"}}});
    registry::SetField<registry::Choice> needs =
        choices(20, "needs", {"Behov", "Needs"},
                {{"housing", {"Bolig", "Housing"}}, {"debt", {"Gæld", "Debt"}}});
    registry::SetField<std::string> phones = lines(21, "phones", {"Telefoner", "Phones"});
    registry::SetField<base::Id<Sample>> others =
        references<Sample>(22, "others", {"Andre", "Others"}, kSampleType, {.required = false});
    registry::Field<std::string> contact_code =
        line(23, "contact_code", {"Kode", "Code"}, {.generated = true});
};

/// A fictitious person number: day + 60 and month + 80, so that it can be nobody's.
inline std::string fictitious_cpr() { return "6781854321"; }

inline base::AnyId id_of(unsigned char fill) {
    base::AnyId id;
    id.value.fill(static_cast<std::byte>(fill));
    return id;
}

} // namespace b2go::registry_test
