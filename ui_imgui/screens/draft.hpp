#pragma once

#include <compare>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "base/outcome.hpp"
#include "base/time.hpp"
#include "registry/entity.hpp"

namespace b2go::screens {

/// Which form, about what. The forms' names are in `form_name`.
struct DraftKey {
    std::string form;
    base::AnyId id;
    auto operator<=>(const DraftKey&) const = default;
};

namespace form_name {
inline constexpr std::string_view kCitizen = "citizen"; ///< id: the outing it leads to, or nil
inline constexpr std::string_view kVisit = "visit";     ///< with the outing; id: the citizen
inline constexpr std::string_view kCitizenEdit = "citizen_edit"; ///< id: the citizen
inline constexpr std::string_view kConsent = "consent";          ///< id: the citizen
inline constexpr std::string_view kReferral = "referral";        ///< id: the citizen
inline constexpr std::string_view kFollowUp = "follow_up";       ///< id: the citizen
inline constexpr std::string_view kNote = "note";                ///< id: the citizen
inline constexpr std::string_view kCorrection = "correction";    ///< id: the note it corrects
inline constexpr std::string_view kDecision = "decision";        ///< id: the record in conflict
} // namespace form_name

/// True for a citizen's visit, whichever outing it is on.
[[nodiscard]] inline bool is_visit(const DraftKey& key) {
    return key.form.starts_with(form_name::kVisit);
}
/// A citizen's visit on one outing: somebody who comes on two outings has two.
[[nodiscard]] DraftKey visit_key(base::AnyId outing, base::AnyId citizen);

/// What a person has written in a form and not saved, by the fields' identifiers; a part of a
/// group is `address.street`. Names that begin with `_` are the form's own (its step). Of a record
/// that exists, only what was touched. Kept in the store on every edit.
struct Draft {
    base::AnyId record; ///< the id the record gets: a draft of a record that exists was saved
    std::string seen;   ///< record::Seen token of the record being edited; empty for a new one
    std::map<std::string, std::string> texts;
    std::map<std::string, std::set<std::string>> sets; ///< references as text
    base::Instant kept;

    [[nodiscard]] bool is_empty() const;
    /// Empty if it was not written.
    [[nodiscard]] const std::string& text(const std::string& name) const;
    [[nodiscard]] bool has(const std::string& name, const std::string& element) const;
    bool operator==(const Draft&) const = default;
};

[[nodiscard]] std::string encode(const Draft& draft);
/// Nothing if the bytes are none of this version's drafts.
[[nodiscard]] std::optional<Draft> decode_draft(std::string_view bytes);

/// The values a draft holds for an entity's fields. With `clears`, an empty text clears its field;
/// otherwise it is left out. Refused with every value that cannot be what its field holds.
enum class Emptied { left_out, clears };
[[nodiscard]] base::Outcome<registry::Fields> fields_of(const registry::Entity& entity,
                                                        const Draft& draft, Emptied emptied);

} // namespace b2go::screens
