#include "domain/cpr.hpp"

#include <array>

#include "registry/json.hpp"

namespace b2go::domain {

namespace {

constexpr std::size_t kDigits = 10;
constexpr unsigned kReplacementDayOffset = 60;
constexpr unsigned kFictitiousMonthOffset = 80;

int digit_at(std::string_view digits, std::size_t at) { return digits[at] - '0'; }

unsigned two_digits(std::string_view digits, std::size_t at) {
    return static_cast<unsigned>(digit_at(digits, at) * 10 + digit_at(digits, at + 1));
}

int full_year(std::string_view digits) {
    const int year = static_cast<int>(two_digits(digits, 4));
    const int seventh = digit_at(digits, 6);
    if (seventh <= 3) {
        return 1900 + year;
    }
    if (seventh == 4 || seventh == 9) {
        return (year <= 36 ? 2000 : 1900) + year;
    }
    return (year <= 57 ? 2000 : 1800) + year;
}

} // namespace

base::Outcome<Cpr> Cpr::parse(std::string_view text) {
    std::string digits(text);
    if (digits.size() == kDigits + 1 && digits[6] == '-') {
        digits.erase(6, 1);
    }
    if (digits.size() != kDigits || digits.find_first_not_of("0123456789") != std::string::npos) {
        return base::refuse(base::Refusal::invalid,
                            {"Et CPR-nummer har ti cifre. Ret det, eller lad det stå tomt.",
                             "A CPR number has ten digits. Correct it or leave it empty."});
    }
    unsigned day = two_digits(digits, 0);
    unsigned month = two_digits(digits, 2);
    Form form = Form::ordinary;
    if (day > kReplacementDayOffset) {
        day -= kReplacementDayOffset;
        form = Form::replacement;
        if (month > kFictitiousMonthOffset) {
            month -= kFictitiousMonthOffset;
            form = Form::fictitious;
        }
    }
    const auto birth_date = base::Date::from_civil(full_year(digits), month, day);
    if (!birth_date) {
        return base::refuse(
            base::Refusal::invalid,
            {"CPR-nummeret begynder ikke med en dato, der findes. Ret det, eller lad det stå tomt.",
             "The CPR number does not begin with a date that exists. Correct it or leave it "
             "empty."});
    }
    return Cpr(std::move(digits), form, *birth_date);
}

bool Cpr::passes_modulus_11() const {
    constexpr std::array<int, kDigits> kWeights{4, 3, 2, 7, 6, 5, 4, 3, 2, 1};
    int sum = 0;
    for (std::size_t i = 0; i < kDigits; ++i) {
        sum += kWeights[i] * digit_at(digits_, i);
    }
    return sum % 11 == 0;
}

std::string Cpr::masked() const { return registry::masked_cpr(digits_); }

} // namespace b2go::domain
