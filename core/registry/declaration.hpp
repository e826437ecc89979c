#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/label.hpp"
#include "base/outcome.hpp"
#include "record/rule.hpp"
#include "record/state.hpp"
#include "registry/object.hpp"

/// What is declared once per field and entity, and read by everything else: the codec, the diff,
/// the merge, validation, projections, permissions, and the labels of every screen.
namespace b2go::registry {

using base::Label;

/// What a field (or each element of a set field) holds.
enum class Kind {
    flag,
    number,
    line,   ///< one line of text
    text,   ///< several lines
    choice, ///< one of `options`
    date,
    instant,
    reference, ///< the id of another record, of type `target` (0: of any type)
    cpr,       ///< ten digits; masked wherever it is shown
    group,     ///< `parts`, merged as a unit
};
[[nodiscard]] std::string_view name(Kind kind);

struct Option {
    std::string code;
    Label label;
};

struct PartDecl {
    std::uint32_t number = 0;
    std::string name;
    Kind kind = Kind::line;
    Label label;
};

/// Who may write; a set of roles as bits.
struct Roles {
    enum Bit : unsigned { staff = 1, coordinator = 2, sync_admin = 4, partner_staff = 8 };
    unsigned bits = 0;
    [[nodiscard]] bool allow(Bit role) const { return (bits & role) != 0; }
    [[nodiscard]] static Roles none() { return {0}; }
    [[nodiscard]] static Roles team() { return {staff | coordinator | sync_admin}; }
    [[nodiscard]] static Roles planners() { return {coordinator | sync_admin}; }
    [[nodiscard]] static Roles admins() { return {sync_admin}; }
};
/// `staff`, `coordinator`, `sync_admin`, `partner_staff`.
[[nodiscard]] std::optional<Roles::Bit> role_from(std::string_view name);
[[nodiscard]] std::string_view name(Roles::Bit role);

/// The traits of a field beside its kind.
struct Traits {
    record::Rule rule{};
    bool required = false;     ///< an object without it is refused
    bool projected = false;    ///< a column of the entity's table: can be listed by
    bool sought_unset = false; ///< also looked for by being without it: a promise without owner
    bool searched = false;     ///< its words are found by the full-text search
    bool generated = false;    ///< filled by the program, never by hand (a contact code)
};

struct FieldDecl {
    record::FieldNumber number = 0; ///< stored and sent; never reused
    std::string name;               ///< identifier in commands and JSON
    Kind kind = Kind::line;
    bool is_set = false;
    Label label;
    Traits traits;
    std::int64_t min = std::numeric_limits<std::int64_t>::min(); ///< of numbers
    std::int64_t max = std::numeric_limits<std::int64_t>::max();
    std::vector<Option> options;
    record::TypeNumber target = 0;
    std::vector<PartDecl> parts;
};

/// Where a new record lives.
struct ScopeRule {
    enum class Kind {
        reference,
        team,    ///< the writer's team
        citizen, ///< the record is the citizen
        follow,  ///< the citizen scope of the record that `field` names; the writer's team if that
                 ///< record is not within a citizen's scope or is not named
        staff,   ///< the staff member that `field` names
        admin,
    };
    Kind kind = Kind::reference;
    std::vector<record::FieldNumber> fields; ///< tried in order
};

/// What a validation may look up beside the object itself.
class Surroundings {
public:
    Surroundings() = default;
    Surroundings(const Surroundings&) = delete;
    Surroundings& operator=(const Surroundings&) = delete;
    virtual ~Surroundings() = default;
    /// The record as this store sees it; nothing if it is not held or is deleted.
    [[nodiscard]] virtual std::optional<Object> find(base::AnyId id) const = 0;
    /// Today in Copenhagen.
    [[nodiscard]] virtual base::Date today() const = 0;
    /// A demo store takes fictitious CPR numbers and only those; any other store refuses them.
    [[nodiscard]] virtual bool is_demo() const = 0;
    /// The staff member who is signed in, known even before the first sync brought their record;
    /// nil where nobody is.
    [[nodiscard]] virtual base::AnyId writer() const { return {}; }
};

/// What a check found.
struct Findings {
    std::vector<base::FieldError> errors;   ///< the object is refused
    std::vector<base::FieldError> warnings; ///< shown, never in the way
    void error(std::string_view field, Label message) {
        errors.push_back({std::string(field), std::move(message)});
    }
    void warn(std::string_view field, Label message) {
        warnings.push_back({std::string(field), std::move(message)});
    }
};

/// Rules that concern several fields: a pure function of the object and what it refers to.
/// `before` is the stored object when one is edited, null when it is new.
using Check = std::function<void(const Object& object, const Object* before,
                                 const Surroundings& around, Findings& findings)>;

} // namespace b2go::registry
