#include "store/projections.hpp"

#include <algorithm>

#include "store/projection_sql.hpp"
#include "store/sql.hpp"

namespace b2go::store {

namespace {

using record::Value;
using registry::Entity;
using registry::FieldDecl;
using registry::Kind;
using registry::Object;

/// Raised when the words a record is found by are made in another way.
constexpr std::string_view kWordsVersion = "words 2";

template <typename T>
void bind_as(sqlite::Statement& statement, int position, const Value& value,
             auto (*column_of)(const T&)) {
    if (const T* held = std::get_if<T>(&value)) {
        statement.bind(position, column_of(*held));
    } else {
        statement.bind(position, nullptr);
    }
}

const Value& value_of(const Object& object, const FieldDecl& field) {
    static const Value null;
    const auto at = object.fields.plain.find(field.number);
    return at == object.fields.plain.end() ? null : at->second;
}

bool column_is(const sqlite::Statement& row, int column, const FieldDecl& field,
               const Value& value) {
    switch (field.kind) {
    case Kind::flag:
        if (const auto* flag = std::get_if<bool>(&value)) {
            return !row.is_null(column) && row.integer(column) == (*flag ? 1 : 0);
        }
        break;
    case Kind::number:
        if (const auto* number = std::get_if<std::int64_t>(&value)) {
            return !row.is_null(column) && row.integer(column) == *number;
        }
        break;
    case Kind::date:
        if (const auto* date = std::get_if<base::Date>(&value)) {
            return !row.is_null(column) && row.integer(column) == date->days;
        }
        break;
    case Kind::instant:
        if (const auto* instant = std::get_if<base::Instant>(&value)) {
            return !row.is_null(column) && row.integer(column) == instant->ms;
        }
        break;
    case Kind::reference:
        if (const auto* id = std::get_if<base::AnyId>(&value)) {
            return !row.is_null(column) && row.bytes(column) == base::as_chars(id->view());
        }
        break;
    default:
        if (const auto* text = std::get_if<std::string>(&value)) {
            return !row.is_null(column) && row.text(column) == *text;
        }
        break;
    }
    return row.is_null(column);
}

/// The elements of projected set fields, each with its field's number.
std::set<std::pair<std::int64_t, std::string>> elements_in(const Entity& entity,
                                                           const Object& object) {
    std::set<std::pair<std::int64_t, std::string>> elements;
    for (const auto& [number, set] : object.fields.sets) {
        const FieldDecl* field = entity.find(number);
        if (field != nullptr && is_projected_set(*field)) {
            for (const std::string& element : set) {
                elements.emplace(number, element);
            }
        }
    }
    return elements;
}

} // namespace

void bind_field(sqlite::Statement& statement, int position, Kind kind, const Value& value) {
    switch (kind) {
    case Kind::flag:
        return bind_as<bool>(
            statement, position, value, +[](const bool& flag) { return flag; });
    case Kind::number:
        return bind_as<std::int64_t>(
            statement, position, value, +[](const std::int64_t& number) { return number; });
    case Kind::date:
        return bind_as<base::Date>(
            statement, position, value,
            +[](const base::Date& date) { return std::int64_t{date.days}; });
    case Kind::instant:
        return bind_as<base::Instant>(
            statement, position, value, +[](const base::Instant& instant) { return instant.ms; });
    case Kind::reference:
        return bind_as<base::AnyId>(
            statement, position, value, +[](const base::AnyId& id) { return id.view(); });
    default:
        return bind_as<std::string>(
            statement, position, value,
            +[](const std::string& text) { return std::string_view(text); });
    }
}

Projections::Projections(sqlite::Connection& connection, const registry::Registry& registry)
    : connection_(connection), registry_(registry) {
    for (const Entity* entity : registry.entities()) {
        Texts texts{projection_sql::columns_of(*entity),
                    projection_sql::insert(*entity),
                    {},
                    projection_sql::remove(*entity),
                    projection_sql::find(*entity),
                    std::ranges::any_of(entity->fields(), is_projected_set)};
        for (const FieldDecl* field : texts.columns) {
            texts.updates.push_back(projection_sql::update(*entity, *field));
        }
        texts_[entity] = std::move(texts);
    }
}

std::string Projections::signature() const {
    std::string text(kWordsVersion);
    for (const Entity* entity : registry_.entities()) {
        text += "\n" + std::to_string(entity->number()) + " " + projection_sql::create(*entity);
        for (const FieldDecl& field : entity->fields()) {
            if (field.traits.searched || is_projected_set(field)) {
                text += std::to_string(field.number) + (field.traits.searched ? "s" : "") +
                        (is_projected_set(field) ? "p " : " ");
            }
        }
    }
    return base::to_hex(base::blake2b({base::as_bytes(text)}));
}

void Projections::recreate() {
    std::vector<std::string> old;
    auto tables = connection_.statement(sql::projection_tables);
    while (tables.step()) {
        old.emplace_back(tables.text(0));
    }
    for (const std::string& table : old) {
        connection_.execute("DROP TABLE \"" + table + "\"");
    }
    connection_.run(sql::remove_all_elements);
    for (const Entity* entity : registry_.entities()) {
        connection_.execute(projection_sql::create(*entity));
    }
}

void Projections::insert_row(std::int64_t rid, const Texts& texts, const Object& object) {
    auto statement = connection_.statement(texts.insert);
    statement.bind(1, rid);
    int position = 2;
    for (const FieldDecl* field : texts.columns) {
        bind_field(statement, position++, field->kind, value_of(object, *field));
    }
    statement.run();
}

std::optional<std::vector<std::size_t>> Projections::differing(std::int64_t rid, const Texts& texts,
                                                               const Object& object) {
    auto row = connection_.statement(texts.find);
    row.bind(1, rid);
    if (!row.step()) {
        return std::nullopt;
    }
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < texts.columns.size(); ++i) {
        const FieldDecl& field = *texts.columns[i];
        if (!column_is(row, static_cast<int>(i) + 1, field, value_of(object, field))) {
            found.push_back(i);
        }
    }
    return found;
}

void Projections::update_row(std::int64_t rid, const Texts& texts, const Object& object) {
    const auto columns = differing(rid, texts, object);
    if (!columns) {
        return insert_row(rid, texts, object); // it is derived, so it can be made at any time
    }
    for (const std::size_t i : *columns) {
        const FieldDecl& field = *texts.columns[i];
        auto statement = connection_.statement(texts.updates[i]);
        statement.bind(1, rid);
        bind_field(statement, 2, field.kind, value_of(object, field));
        statement.run();
    }
}

void Projections::insert_elements(std::int64_t rid, const Entity& entity,
                                  const Elements& elements) {
    for (const auto& [field, element] : elements) {
        connection_.run(sql::add_element, entity.number(), field, base::as_bytes(element), rid);
    }
}

void Projections::put(std::int64_t rid, const Look& look, bool visible_before) {
    const Texts& texts = texts_.at(look.entity);
    if (visible_before) {
        update_row(rid, texts, look.object);
    } else {
        insert_row(rid, texts, look.object);
    }
    if (!texts.has_sets) {
        return;
    }
    const Elements elements = elements_in(*look.entity, look.object);
    if (!visible_before) {
        insert_elements(rid, *look.entity, elements);
    } else if (elements_of(rid) != elements) {
        connection_.run(sql::remove_elements, rid);
        insert_elements(rid, *look.entity, elements);
    }
}

void Projections::remove(std::int64_t rid, const Entity* entity) {
    if (entity == nullptr) {
        return;
    }
    const Texts& texts = texts_.at(entity);
    connection_.run(texts.remove, rid);
    if (texts.has_sets) {
        connection_.run(sql::remove_elements, rid);
    }
}

bool Projections::agrees(std::int64_t rid, const Look& look) {
    const auto columns = differing(rid, texts_.at(look.entity), look.object);
    return columns && columns->empty() &&
           elements_of(rid) == elements_in(*look.entity, look.object);
}

Projections::Elements Projections::elements_of(std::int64_t rid) {
    Elements found;
    auto rows = connection_.statement(sql::elements_of);
    rows.bind(1, rid);
    while (rows.step()) {
        found.emplace(rows.integer(0), rows.bytes(1));
    }
    return found;
}

std::uint64_t Projections::row_count() {
    std::uint64_t rows = 0;
    for (const Entity* entity : registry_.entities()) {
        auto counting = connection_.statement(projection_sql::count(*entity));
        rows += counting.step() ? static_cast<std::uint64_t>(counting.integer(0)) : 0;
    }
    return rows;
}

} // namespace b2go::store
