#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "sqlite/connection.hpp"
#include "store/look.hpp"

namespace b2go::store {

/// One typed table per entity, with what lists ask for. Holds the records that are not deleted;
/// can be dropped and refilled from them at any time. Calls are made within a transaction.
class Projections {
public:
    Projections(sqlite::Connection& connection, const registry::Registry& registry);

    /// A change of the declarations, or of how words are folded, gives another text.
    [[nodiscard]] std::string signature() const;
    /// Makes every table anew, empty.
    void recreate();

    /// `visible_before`: whether the record had a row here.
    void put(std::int64_t rid, const Look& look, bool visible_before);
    void remove(std::int64_t rid, const registry::Entity* entity);

    /// True if the record's row and elements are exactly those of its look.
    [[nodiscard]] bool agrees(std::int64_t rid, const Look& look);
    /// Rows of all tables.
    [[nodiscard]] std::uint64_t row_count();

private:
    struct Texts {
        std::vector<const registry::FieldDecl*> columns;
        std::string insert;
        std::vector<std::string> updates; ///< one per column
        std::string remove;
        std::string find;
        bool has_sets = false;
    };
    /// A field's number and an element of its set.
    using Elements = std::set<std::pair<std::int64_t, std::string>>;
    void insert_row(std::int64_t rid, const Texts& texts, const registry::Object& object);
    /// Writes the columns that differ only: each one has an index that is rewritten with it.
    void update_row(std::int64_t rid, const Texts& texts, const registry::Object& object);
    /// Which columns differ; nothing if there is no row.
    [[nodiscard]] std::optional<std::vector<std::size_t>>
    differing(std::int64_t rid, const Texts& texts, const registry::Object& object);
    [[nodiscard]] Elements elements_of(std::int64_t rid);
    void insert_elements(std::int64_t rid, const registry::Entity& entity,
                         const Elements& elements);

    sqlite::Connection& connection_;
    const registry::Registry& registry_;
    std::map<const registry::Entity*, Texts> texts_;
};

/// Binds a field's value in the form its column holds: Null where the value is not of the field's
/// kind, as a newer program may have written it.
void bind_field(sqlite::Statement& statement, int position, registry::Kind kind,
                const record::Value& value);

/// A set field that lists can ask for.
[[nodiscard]] inline bool is_projected_set(const registry::FieldDecl& field) {
    return field.traits.projected && field.is_set;
}

} // namespace b2go::store
