#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <string_view>

#include "domain/ids.hpp"
#include "domain/registry.hpp"
#include "domain/staff.hpp"
#include "registry/validate.hpp"

namespace b2go::domain::test {

inline base::Date day(int year, unsigned month, unsigned day_of_month) {
    return base::Date::from_civil(year, month, day_of_month).value();
}

inline base::Instant time(std::string_view text) { return base::Instant::parse(text).value(); }

/// An id that is different for every number.
inline base::AnyId id_of(unsigned number) {
    base::AnyId id;
    id.value[0] = std::byte{1};
    id.value[14] = static_cast<std::byte>(number / 256);
    id.value[15] = static_cast<std::byte>(number % 256);
    return id;
}

/// The records a check may look up; today is Wednesday 4 November 2026.
class KnownRecords : public registry::Surroundings {
public:
    [[nodiscard]] std::optional<registry::Object> find(base::AnyId id) const override {
        const auto at = records_.find(id);
        return at == records_.end() ? std::nullopt : std::optional(at->second);
    }
    [[nodiscard]] base::Date today() const override { return day(2026, 11, 4); }
    [[nodiscard]] bool is_demo() const override { return demo; }
    [[nodiscard]] base::AnyId writer() const override { return signed_in; }

    registry::Object& add(const registry::Object& object) {
        return records_.insert_or_assign(object.id, object).first->second;
    }
    /// An active staff member of that number.
    StaffId add_staff(unsigned number, const char* role = "staff") {
        registry::Object somebody = staff().make(id_of(number));
        somebody.set(staff().role, registry::Choice{role});
        somebody.set(staff().status, registry::Choice{"active"});
        add(somebody);
        return StaffId(somebody.id);
    }

    bool demo = true;
    base::AnyId signed_in;

private:
    std::map<base::AnyId, registry::Object> records_;
};

/// What saving this object would say.
inline registry::Findings findings_of(const registry::Object& object,
                                      const registry::Surroundings& around,
                                      const registry::Object* before = nullptr) {
    registry::Findings findings;
    const registry::Entity& entity = *registry().find(object.type);
    registry::validate_values(entity, object.fields, findings);
    registry::validate_object(entity, object, before, around, findings);
    return findings;
}

inline bool names(const std::vector<base::FieldError>& found, std::string_view field) {
    return std::ranges::find(found, field, &base::FieldError::field) != found.end();
}

inline bool has_error(const registry::Findings& findings, std::string_view field) {
    return names(findings.errors, field);
}

inline bool has_warning(const registry::Findings& findings, std::string_view field) {
    return names(findings.warnings, field);
}

} // namespace b2go::domain::test
