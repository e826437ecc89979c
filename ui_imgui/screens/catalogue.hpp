#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>

#include "base/label.hpp"
#include "ui_imgui/screens/words_of_records.hpp"
#include "ui_imgui/screens/words_of_sheets.hpp"
#include "ui_imgui/screens/words_of_the_day.hpp"

/// The window's own words; what is stored has its labels in the registry.
namespace b2go::screens {

enum class Word {
#define B2GO_WORD_NAME(name, danish, english) name,
    B2GO_WORDS_OF_THE_DAY(B2GO_WORD_NAME) B2GO_WORDS_OF_RECORDS(B2GO_WORD_NAME)
        B2GO_WORDS_OF_SHEETS(B2GO_WORD_NAME)
#undef B2GO_WORD_NAME
            how_many,
};

[[nodiscard]] const base::Label& label(Word word);
[[nodiscard]] const std::string& text(Word word, base::Language language);
/// Every `{}` of a text replaced by the next of `values`.
[[nodiscard]] std::string filled(const std::string& text,
                                 std::initializer_list<std::string> values);
/// `one` for a count of 1, otherwise `many` with the count in it.
[[nodiscard]] std::string counted(Word one, Word many, std::uint64_t count,
                                  base::Language language);

} // namespace b2go::screens
