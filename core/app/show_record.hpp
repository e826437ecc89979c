#pragma once

#include <string>
#include <vector>

#include "app/workspace.hpp"
#include "merge/effective.hpp"
#include "record/seen.hpp"

namespace b2go::app {

/// One concurrent version, ready to show.
struct ShownVersion {
    record::Dot dot;
    record::Value value;
    std::optional<record::Value> was; ///< what its author saw before
    std::string author;               ///< display name
    base::Instant time;
    std::string reason;
};

/// A field (or one element of a set field) with several versions.
struct ShownField {
    const registry::FieldDecl* field = nullptr; ///< null for the record's deletion
    std::string key;                            ///< the element, for a set field
    merge::Why why = merge::Why::absent;
    std::vector<ShownVersion> versions;
    /// Of the version that is shown elsewhere: what the rule chose, or the latest meanwhile.
    std::optional<record::Dot> stands = {};
};

/// A record as a person opens it.
struct Card {
    const registry::Entity* entity = nullptr;
    registry::Object object;
    record::Seen seen;
    std::vector<ShownField> concurrent; ///< every field with more than one version
    /// Of a disputed record: what was written by people who had not seen its deletion.
    std::vector<ShownField> against_deletion;
    bool undecided = false;
    [[nodiscard]] std::vector<std::string> conflict_fields() const;
};

/// Identifier of the deletion among field names.
inline constexpr std::string_view kLifeName = "_life";

[[nodiscard]] base::Outcome<Card> show(const Workspace& workspace, base::AnyId id);
/// The same from a state already at hand; the type is known.
[[nodiscard]] Card card_of(const Workspace& workspace, const record::RecordState& state);

/// The CPR of a citizen in full. Each call is written to the audit first.
[[nodiscard]] base::Outcome<std::string> reveal_cpr(Workspace& workspace, base::AnyId citizen);

} // namespace b2go::app
