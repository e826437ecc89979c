#pragma once

#include <vector>

#include "app/show_record.hpp"

namespace b2go::app {

/// Everything this tablet holds about one citizen: what to know before the conversation begins.
/// Each list is as it came to this store, oldest first.
struct CitizenFile {
    Card card; ///< the citizen's CPR is in it: mask it before it is shown
    std::vector<registry::Object> encounters;
    std::vector<registry::Object> matters;
    std::vector<registry::Object> consents;
    std::vector<registry::Object> promises; ///< referrals and follow-ups, open or done
    std::vector<registry::Object> notes;    ///< about the citizen or anything of theirs
};

/// Refused with `not_found` for a record that is not held or is no citizen.
[[nodiscard]] base::Outcome<CitizenFile> open_citizen(const Workspace& workspace,
                                                      base::AnyId citizen);

} // namespace b2go::app
