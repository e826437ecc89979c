#include "domain/promise.hpp"

#include "domain/staff.hpp"

namespace b2go::domain {

void check_promise(const registry::Object& promise, registry::Field<base::Id<Staff>> owner,
                   registry::Field<base::Date> date, std::string_view date_name,
                   const registry::Surroundings& around, registry::Findings& findings) {
    const auto named = promise.get(owner);
    if (!named) {
        findings.error("owner", {"Det, der er åbent, skal have en ansvarlig. Vælg en medarbejder.",
                                 "What is open must have an owner. Choose a staff member."});
    } else if (!is_active_staff(*named, around)) {
        findings.error("owner", {"Den ansvarlige er ikke en aktiv medarbejder. Vælg en anden.",
                                 "The owner is not an active staff member. Choose another."});
    }
    if (!promise.get(date)) {
        findings.error(date_name,
                       {"Det, der er åbent, skal have en dato. Vælg den dag, der følges op.",
                        "What is open must have a date. Choose the day it is followed up."});
    }
}

} // namespace b2go::domain
