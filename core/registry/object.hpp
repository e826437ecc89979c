#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <type_traits>
#include <utility>

#include "base/id.hpp"
#include "record/state.hpp"
#include "record/value.hpp"

/// An entity's value as a person sees and edits it: one value per field, no versions.
namespace b2go::registry {

/// A choice's code; distinct from free text.
struct Choice {
    std::string code;
    auto operator<=>(const Choice&) const = default;
};

/// A typed handle of a field holding one value. Made by an entity's declaration.
template <typename T> struct Field {
    record::FieldNumber number = 0;
};

/// A typed handle of a field holding a set.
template <typename T> struct SetField {
    record::FieldNumber number = 0;
};

/// Field values by number. As an edit, a Null in `plain` clears the field and an entry in `sets`
/// is the whole new set. Set elements are register keys: text and choice codes as they are,
/// references as 16 bytes.
struct Fields {
    std::map<record::FieldNumber, record::Value> plain;
    std::map<record::FieldNumber, std::set<std::string>> sets;
    bool operator==(const Fields&) const = default;
};

namespace detail {

template <typename T> struct IsId : std::false_type {};
template <typename E> struct IsId<base::Id<E>> : std::true_type {};

template <typename T> record::Value to_value(const T& value) {
    if constexpr (std::is_same_v<T, Choice>) {
        return value.code;
    } else if constexpr (IsId<T>::value) {
        return value.any;
    } else {
        return value;
    }
}

template <typename T> std::optional<T> from_value(const record::Value& value) {
    if constexpr (std::is_same_v<T, Choice>) {
        const auto* code = std::get_if<std::string>(&value);
        return code ? std::optional(Choice{*code}) : std::nullopt;
    } else if constexpr (IsId<T>::value) {
        const auto* id = std::get_if<base::AnyId>(&value);
        return id ? std::optional(T(*id)) : std::nullopt;
    } else {
        const auto* held = std::get_if<T>(&value);
        return held ? std::optional(*held) : std::nullopt;
    }
}

template <typename T> std::string to_key(const T& element) {
    if constexpr (std::is_same_v<T, Choice>) {
        return element.code;
    } else if constexpr (IsId<T>::value) {
        return element.any.raw();
    } else {
        return element;
    }
}

} // namespace detail

class Object {
public:
    record::TypeNumber type = 0;
    base::AnyId id;
    Fields fields;

    bool operator==(const Object&) const = default;

    /// Nothing when the field is empty.
    template <typename T> [[nodiscard]] std::optional<T> get(Field<T> field) const {
        const auto at = fields.plain.find(field.number);
        return at == fields.plain.end() ? std::nullopt : detail::from_value<T>(at->second);
    }
    template <typename T> Object& set(Field<T> field, const T& value) {
        fields.plain[field.number] = detail::to_value(value);
        return *this;
    }
    template <typename T> Object& clear(Field<T> field) {
        fields.plain[field.number] = record::Null{};
        return *this;
    }
    [[nodiscard]] bool has(record::FieldNumber number) const {
        const auto at = fields.plain.find(number);
        return at != fields.plain.end() && !record::is_null(at->second);
    }
    /// True for a choice field that holds this code.
    [[nodiscard]] bool is(Field<Choice> field, const char* code) const {
        return get(field) == Choice{code};
    }
    template <typename T> [[nodiscard]] std::size_t count(SetField<T> field) const {
        const auto at = fields.sets.find(field.number);
        return at == fields.sets.end() ? 0 : at->second.size();
    }
    template <typename T> [[nodiscard]] bool contains(SetField<T> field, const T& element) const {
        const auto at = fields.sets.find(field.number);
        return at != fields.sets.end() && at->second.contains(detail::to_key(element));
    }
    template <typename T> Object& add(SetField<T> field, const T& element) {
        fields.sets[field.number].insert(detail::to_key(element));
        return *this;
    }
};

} // namespace b2go::registry
