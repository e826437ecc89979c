#include "domain/period.hpp"

namespace b2go::domain {

void check_period(const registry::Object& object, registry::Field<base::Date> from,
                  registry::Field<base::Date> to, std::string_view to_name,
                  registry::Findings& findings) {
    const auto begins = object.get(from);
    const auto ends = object.get(to);
    if (begins && ends && *ends < *begins) {
        findings.error(to_name, {"Perioden slutter, før den begynder. Ret en af datoerne.",
                                 "The period ends before it begins. Correct one of the dates."});
    }
}

} // namespace b2go::domain
