#pragma once

#include <string>
#include <string_view>

#include "base/outcome.hpp"
#include "base/time.hpp"

namespace b2go::domain {

/// A Danish personal number. It cannot be printed by accident: there is no stream operator and no
/// formatter; `masked` is what people see, `digits` is for storing and for an audited reveal.
class Cpr {
public:
    enum class Form {
        ordinary,
        replacement, ///< erstatningsnummer: day + 60
        fictitious,  ///< synthetic data: day + 60 and month + 80, which nobody was ever given
    };

    /// Ten digits that hold a date that exists. A hyphen after the sixth is allowed. The rejection
    /// does not repeat the number.
    [[nodiscard]] static base::Outcome<Cpr> parse(std::string_view text);

    [[nodiscard]] Form form() const { return form_; }
    [[nodiscard]] bool is_fictitious() const { return form_ == Form::fictitious; }
    /// The century follows from digits 5 to 7 (the CPR office's table "Opbygning af CPR-nummeret").
    [[nodiscard]] base::Date birth_date() const { return birth_date_; }
    /// Numbers given since October 2007 may fail, so this is a reason to look twice, not to refuse.
    [[nodiscard]] bool passes_modulus_11() const;
    /// `010101-••••`.
    [[nodiscard]] std::string masked() const;
    [[nodiscard]] const std::string& digits() const { return digits_; }

    bool operator==(const Cpr&) const = default;

private:
    Cpr(std::string digits, Form form, base::Date birth_date)
        : digits_(std::move(digits)), form_(form), birth_date_(birth_date) {}

    std::string digits_;
    Form form_;
    base::Date birth_date_;
};

} // namespace b2go::domain
