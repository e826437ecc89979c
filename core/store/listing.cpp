#include "store/listing.hpp"

#include <algorithm>

#include "domain/record_view.hpp"
#include "store/projection_sql.hpp"
#include "store/records.hpp"

namespace b2go::store {

namespace {

using record::Value;
using registry::Entity;
using registry::FieldDecl;
using registry::Kind;

constexpr std::string_view kStates = "SELECT record.state";
constexpr std::string_view kNumber = "SELECT count(*)";

bool is_column(const FieldDecl& field) {
    return field.traits.projected && !field.is_set && field.kind != Kind::group;
}

/// Asked of the database; the others are looked at one record at a time.
bool is_asked(const Entity& entity, const Filter& filter) {
    const FieldDecl* field = entity.find(filter.field);
    if (field == nullptr) {
        return false;
    }
    return is_column(*field) || (is_projected_set(*field) && !record::is_null(filter.value));
}

bool split(const Entity& entity, std::span<const Filter> filters, std::vector<Filter>& asked) {
    std::ranges::copy_if(filters, std::back_inserter(asked),
                         [&](const Filter& filter) { return is_asked(entity, filter); });
    return asked.size() == filters.size();
}

/// A set's element in the form of a register's key.
std::string element_of(const Value& value) {
    if (const auto* id = std::get_if<base::AnyId>(&value)) {
        return id->raw();
    }
    const auto* text = std::get_if<std::string>(&value);
    return text != nullptr ? *text : std::string();
}

void bind_filters(sqlite::Statement& statement, const Entity& entity,
                  const std::vector<Filter>& filters) {
    int position = 1;
    for (const Filter& filter : filters) {
        const FieldDecl& field = *entity.find(filter.field);
        if (field.is_set) {
            statement.bind(position++, base::as_bytes(element_of(filter.value)));
        } else if (!record::is_null(filter.value)) {
            bind_field(statement, position++, field.kind, filter.value);
        }
    }
}

bool meets(const registry::Object& object, const Entity& entity, const Filter& filter) {
    const FieldDecl* field = entity.find(filter.field);
    bool equal = false;
    if (field != nullptr && field->is_set) {
        const auto at = object.fields.sets.find(filter.field);
        const bool empty = at == object.fields.sets.end() || at->second.empty();
        equal = record::is_null(filter.value)
                    ? empty
                    : !empty && at->second.contains(element_of(filter.value));
    } else {
        const auto at = object.fields.plain.find(filter.field);
        equal = (at == object.fields.plain.end() ? Value() : at->second) == filter.value;
    }
    return equal == (filter.op == Filter::Op::equal);
}

} // namespace

std::string Listing::statement_of(const Entity& entity, std::span<const Filter> filters,
                                  std::string_view selected) {
    const bool states = selected == kStates;
    std::string text = std::string(selected) + " FROM " + projection_sql::table(entity) + " AS p";
    text += states ? " JOIN record ON record.rid = p.rid" : "";
    std::string_view glue = " WHERE ";
    for (const Filter& filter : filters) {
        const FieldDecl& field = *entity.find(filter.field);
        const bool equal = filter.op == Filter::Op::equal;
        text += glue;
        glue = " AND ";
        if (field.is_set) {
            text +=
                std::string(equal ? "" : "NOT ") +
                "EXISTS (SELECT 1 FROM element WHERE type = " + std::to_string(entity.number()) +
                " AND field = " + std::to_string(field.number) +
                " AND element = ? AND element.rid = p.rid)";
        } else if (record::is_null(filter.value)) {
            text += projection_sql::column(field) + (equal ? " IS NULL" : " IS NOT NULL");
        } else {
            text += projection_sql::column(field) + (equal ? " = ?" : " IS NOT ?");
        }
    }
    return text + (states ? " ORDER BY p.rid" : "");
}

void Listing::each(const Entity& entity, std::span<const Filter> filters,
                   const std::function<bool(record::RecordState)>& visit) {
    std::vector<Filter> asked;
    const bool all_asked = split(entity, filters, asked);
    auto rows = connection_.statement(statement_of(entity, asked, kStates));
    bind_filters(rows, entity, asked);
    while (rows.step()) {
        record::RecordState state = decode_stored(rows.bytes(0));
        const auto met = [&] {
            const registry::Object object = domain::object_of(state);
            return std::ranges::all_of(
                filters, [&](const Filter& filter) { return meets(object, entity, filter); });
        };
        if ((all_asked || met()) && !visit(std::move(state))) {
            return;
        }
    }
}

std::vector<record::RecordState> Listing::list(const Entity& entity,
                                               std::span<const Filter> filters, std::size_t limit) {
    std::vector<record::RecordState> found;
    if (limit == 0) {
        return found;
    }
    each(entity, filters, [&](record::RecordState state) {
        found.push_back(std::move(state));
        return found.size() < limit;
    });
    return found;
}

std::uint64_t Listing::count(const Entity& entity, std::span<const Filter> filters) {
    std::vector<Filter> asked;
    if (split(entity, filters, asked)) {
        auto counting = connection_.statement(statement_of(entity, asked, kNumber));
        bind_filters(counting, entity, asked);
        return counting.step() ? static_cast<std::uint64_t>(counting.integer(0)) : 0;
    }
    std::uint64_t number = 0;
    each(entity, filters, [&](const record::RecordState&) {
        ++number;
        return true;
    });
    return number;
}

} // namespace b2go::store
