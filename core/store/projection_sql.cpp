#include "store/projection_sql.hpp"

#include <algorithm>
#include <string_view>

#include "base/outcome.hpp"

namespace b2go::store::projection_sql {

namespace {

using registry::Entity;
using registry::FieldDecl;
using registry::Kind;

std::string quoted(std::string_view prefix, const std::string& name) {
    const bool plain = !name.empty() && std::ranges::all_of(name, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    });
    base::require(plain, "a declared name is lower case, digits and _");
    return '"' + std::string(prefix) + name + '"';
}

std::string_view type_of(Kind kind) {
    switch (kind) {
    case Kind::flag:
    case Kind::number:
    case Kind::date:
    case Kind::instant:
        return "INTEGER";
    case Kind::reference:
        return "BLOB";
    default:
        return "TEXT";
    }
}

/// `"a", "b"` with a separator before each.
std::string listed(const std::vector<const FieldDecl*>& columns) {
    std::string text;
    for (const FieldDecl* field : columns) {
        text += ", " + quoted("", field->name);
    }
    return text;
}

std::string parameters(std::size_t first, std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) {
        text += (i == 0 ? "?" : ", ?") + std::to_string(first + i);
    }
    return text;
}

} // namespace

std::vector<const FieldDecl*> columns_of(const Entity& entity) {
    std::vector<const FieldDecl*> columns;
    for (const FieldDecl& field : entity.fields()) {
        if (field.traits.projected && !field.is_set && field.kind != Kind::group) {
            columns.push_back(&field);
        }
    }
    return columns;
}

std::string table(const Entity& entity) { return quoted("p_", entity.name()); }

std::string column(const FieldDecl& field) { return "p." + quoted("", field.name); }

std::string create(const Entity& entity) {
    std::string columns = "rid INTEGER PRIMARY KEY";
    std::string indexes;
    for (const FieldDecl* field : columns_of(entity)) {
        columns += ", " + quoted("", field->name) + " " + std::string(type_of(field->kind));
        const std::string name = quoted("", field->name);
        indexes += "CREATE INDEX " + quoted("p_" + entity.name() + "_", field->name) + " ON " +
                   table(entity) + "(" + name + ")" +
                   // Most records lack most fields: each index costs every record that is in it.
                   (field->traits.sought_unset ? "" : " WHERE " + name + " IS NOT NULL") + ";\n";
    }
    return "CREATE TABLE " + table(entity) + "(" + columns + ") STRICT;\n" + indexes;
}

std::string insert(const Entity& entity) {
    const auto columns = columns_of(entity);
    return "INSERT INTO " + table(entity) + "(rid" + listed(columns) + ") VALUES(" +
           parameters(1, columns.size() + 1) + ")";
}

std::string update(const Entity& entity, const FieldDecl& field) {
    return "UPDATE " + table(entity) + " SET " + quoted("", field.name) + " = ?2 WHERE rid = ?1";
}

std::string remove(const Entity& entity) {
    return "DELETE FROM " + table(entity) + " WHERE rid = ?1";
}

std::string find(const Entity& entity) {
    return "SELECT rid" + listed(columns_of(entity)) + " FROM " + table(entity) + " WHERE rid = ?1";
}

std::string count(const Entity& entity) { return "SELECT count(*) FROM " + table(entity); }

} // namespace b2go::store::projection_sql
