#pragma once

#include <string_view>

#include "base/label.hpp"

/// A command line that cannot be understood, in words for a person.
namespace b2go::platform {

/// In both languages what CLI11 says in English; what a person typed stands in it as it was.
[[nodiscard]] base::Label usage_words(std::string_view english);

/// Says so for `program` on standard error, in both languages: which one is wanted is not known
/// before the command line is.
void tell_usage(const char* program, std::string_view english);

} // namespace b2go::platform
