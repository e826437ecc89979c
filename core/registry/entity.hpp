#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "registry/declaration.hpp"

namespace b2go::registry {

/// Base of an entity's declaration. A derived struct lists its fields as members, one line each;
/// the member is the typed handle, and the call that makes it adds the row to `fields()`:
///
///     struct CitizenEntity : Entity {
///         CitizenEntity();
///         Field<std::string> name = line(12, "name", {"Navn", "Name"}, {.searched = true});
///     };
///
/// Numbers 1 to 9 are common to all entities; an entity's own begin at 10.
class Entity {
public:
    Entity(const Entity&) = delete;
    Entity& operator=(const Entity&) = delete;
    virtual ~Entity() = default;

    [[nodiscard]] record::TypeNumber number() const { return number_; }
    [[nodiscard]] const std::string& name() const { return name_; }
    [[nodiscard]] const Label& label() const { return label_; }
    [[nodiscard]] const ScopeRule& scope() const { return scope_; }
    [[nodiscard]] Roles writers() const { return writers_; }
    [[nodiscard]] const Check& check() const { return check_; }
    /// In order of number.
    [[nodiscard]] const std::vector<FieldDecl>& fields() const { return fields_; }
    [[nodiscard]] const FieldDecl* find(record::FieldNumber number) const;
    [[nodiscard]] const FieldDecl* find(std::string_view name) const;
    /// `ask` for a field this version does not know.
    [[nodiscard]] const record::Rule& rule_of(record::FieldNumber number) const;
    /// An empty object of this type.
    [[nodiscard]] Object make(base::AnyId id) const { return {number_, id, {}}; }

    /// Handles common to all entities.
    Field<Choice> confidentiality;

protected:
    Entity(record::TypeNumber number, std::string name, Label label, ScopeRule scope,
           Roles writers);

    void set_check(Check check) { check_ = std::move(check); }
    /// For the rare set whose elements a human decides: `ask` in its traits means `add_wins`.
    void ask_about(record::FieldNumber number);

    Field<bool> flag(record::FieldNumber number, std::string name, Label label, Traits traits = {});
    Field<std::int64_t> number(record::FieldNumber number, std::string name, Label label,
                               std::int64_t min, std::int64_t max, Traits traits = {});
    Field<std::string> line(record::FieldNumber number, std::string name, Label label,
                            Traits traits = {});
    Field<std::string> text(record::FieldNumber number, std::string name, Label label,
                            Traits traits = {});
    Field<std::string> cpr_number(record::FieldNumber number, std::string name, Label label,
                                  Traits traits = {});
    Field<Choice> choice(record::FieldNumber number, std::string name, Label label,
                         std::vector<Option> options, Traits traits = {});
    Field<base::Date> date(record::FieldNumber number, std::string name, Label label,
                           Traits traits = {});
    Field<base::Instant> instant(record::FieldNumber number, std::string name, Label label,
                                 Traits traits = {});
    Field<record::Group> group(record::FieldNumber number, std::string name, Label label,
                               std::vector<PartDecl> parts, Traits traits = {});
    /// `target` is the referred type's number; 0 for any.
    template <typename Target>
    Field<base::Id<Target>> reference(record::FieldNumber number, std::string name, Label label,
                                      record::TypeNumber target, Traits traits = {}) {
        add(number, std::move(name), Kind::reference, false, std::move(label), std::move(traits))
            .target = target;
        return {number};
    }

    /// Sets default to `add_wins`.
    SetField<Choice> choices(record::FieldNumber number, std::string name, Label label,
                             std::vector<Option> options, Traits traits = {});
    SetField<std::string> lines(record::FieldNumber number, std::string name, Label label,
                                Traits traits = {});
    template <typename Target>
    SetField<base::Id<Target>> references(record::FieldNumber number, std::string name, Label label,
                                          record::TypeNumber target, Traits traits = {}) {
        add(number, std::move(name), Kind::reference, true, std::move(label), std::move(traits))
            .target = target;
        return {number};
    }

private:
    FieldDecl& add(record::FieldNumber number, std::string name, Kind kind, bool is_set,
                   Label label, Traits traits);

    record::TypeNumber number_;
    std::string name_;
    Label label_;
    ScopeRule scope_;
    Roles writers_;
    Check check_;
    std::vector<FieldDecl> fields_;
};

/// All entities of the product. Immutable; safe to read from any thread.
class Registry {
public:
    explicit Registry(std::vector<const Entity*> entities);
    /// In order of type number.
    [[nodiscard]] const std::vector<const Entity*>& entities() const { return entities_; }
    /// Null for a type this version does not know.
    [[nodiscard]] const Entity* find(record::TypeNumber type) const;
    [[nodiscard]] const Entity* find(std::string_view name) const;

private:
    std::vector<const Entity*> entities_;
};

} // namespace b2go::registry
