#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace b2go::base {

/// True if the bytes are well-formed UTF-8 without NUL, control characters other than tab and
/// line feed, Unicode's line and paragraph separators, or characters that turn the reading
/// direction (they can hide what a text says). Joiners are allowed: Persian and emoji need them.
[[nodiscard]] bool is_clean_text(std::string_view text);

/// What keeps a text from being clean.
struct UncleanCharacter {
    std::optional<char32_t> code_point; ///< nothing where the bytes are not UTF-8
    std::size_t position = 0;           ///< in characters, the first is 1
};

/// The first such character; nothing in a clean text.
[[nodiscard]] std::optional<UncleanCharacter> first_unclean(std::string_view text);

/// Unicode NFC, so that the same word typed on two keyboards is the same bytes; outer white
/// space is taken off.
[[nodiscard]] std::string normalised(std::string_view text);

/// The form two words are compared in when searching: lower case, Danish letters as their
/// two-letter spellings (å→aa, æ→ae, ø→oe, ö→oe, ä→ae), other accents and vowel signs taken off,
/// everything else that is no letter or digit turned into a single space. `Åse Sørensen` → `aase
/// soerensen`.
[[nodiscard]] std::string search_folded(std::string_view text);

/// The words of `search_folded(text)`.
[[nodiscard]] std::vector<std::string> search_words(std::string_view text);

/// Bytes that sort as Danes sort: æ, ø, å last, aa as å, case aside at first.
[[nodiscard]] std::string danish_sort_key(std::string_view text);

/// Number of Unicode code points.
[[nodiscard]] std::size_t character_count(std::string_view text);

} // namespace b2go::base
