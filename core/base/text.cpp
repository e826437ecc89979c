#include "base/text.hpp"

#include <algorithm>
#include <memory>

#include <unicode/coll.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include "base/outcome.hpp"

namespace b2go::base {

namespace {

icu::UnicodeString to_unicode(std::string_view text) {
    return icu::UnicodeString::fromUTF8(
        icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
}

void check(UErrorCode status) {
    if (U_FAILURE(status) != 0) {
        throw Fault(FaultCode::environment, "the Unicode library lacks its data");
    }
}

const icu::Normalizer2& normaliser(bool decompose) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* found = decompose ? icu::Normalizer2::getNFDInstance(status)
                                              : icu::Normalizer2::getNFCInstance(status);
    check(status);
    return *found;
}

const icu::Collator& danish_collator() {
    static const std::unique_ptr<const icu::Collator> collator = [] {
        UErrorCode status = U_ZERO_ERROR;
        std::unique_ptr<const icu::Collator> made(
            icu::Collator::createInstance(icu::Locale("da", "DK"), status));
        check(status);
        return made;
    }();
    return *collator;
}

/// What no note needs: NUL, escape sequences, and second ways to end a line.
bool controls(UChar32 character) {
    const auto type = u_charType(character);
    return (type == U_CONTROL_CHAR && character != '\t' && character != '\n') ||
           type == U_LINE_SEPARATOR || type == U_PARAGRAPH_SEPARATOR;
}

/// Negative where the bytes are not UTF-8.
UChar32 next_character(std::string_view text, std::size_t& at) {
    UChar32 character = 0;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion" // the macro narrows the bytes it has masked
    U8_NEXT(text.data(), at, text.size(), character);
#pragma GCC diagnostic pop
    return character;
}

bool turns_direction(UChar32 character) {
    return (character >= 0x202A && character <= 0x202E) ||
           (character >= 0x2066 && character <= 0x2069);
}

/// Accents, vowel signs of scripts that write them as marks, joiners and soft hyphens: parts of the
/// word they stand in.
bool belongs_to_word(UChar32 character) {
    return (U_GET_GC_MASK(character) & (U_GC_M_MASK | U_GC_CF_MASK)) != 0;
}

/// Two-letter spelling of a lower-case Danish, Swedish or German letter, or null.
const char* spelled_out(UChar32 character) {
    switch (character) {
    case 0xE6: // æ
    case 0xE4: // ä
        return "ae";
    case 0xF8: // ø
    case 0xF6: // ö
        return "oe";
    case 0xE5: // å
        return "aa";
    case 0xDF: // ß
        return "ss";
    case 0xF0: // ð
        return "d";
    case 0xFE: // þ
        return "th";
    case 0x142: // ł
        return "l";
    case 0x131: // dotless ı
        return "i";
    case 0x111: // đ
        return "d";
    default:
        return nullptr;
    }
}

void append_folded(std::string& folded, UChar32 character) {
    if (const char* spelling = spelled_out(character)) {
        folded += spelling;
        return;
    }
    icu::UnicodeString parts;
    UErrorCode status = U_ZERO_ERROR;
    normaliser(true).normalize(icu::UnicodeString(character), parts, status);
    check(status);
    bool any = false;
    for (std::int32_t i = 0; i < parts.length(); i = parts.moveIndex32(i, 1)) {
        const UChar32 part = parts.char32At(i);
        if (const char* spelling = spelled_out(part)) {
            folded += spelling; // the ø of ǿ
            any = true;
        } else if (u_isalnum(part) != 0) {
            icu::UnicodeString(part).toUTF8String(folded);
            any = true;
        } else if (belongs_to_word(part)) {
            any = true; // dropped, but it does not end the word
        }
    }
    if (!any && !folded.empty() && folded.back() != ' ') {
        folded.push_back(' ');
    }
}

bool is_ascii(std::string_view text) {
    for (const char c : text) {
        if (static_cast<unsigned char>(c) >= 0x80) {
            return false;
        }
    }
    return true;
}

std::string fold_ascii(std::string_view text) {
    std::string folded;
    for (const char c : text) {
        if (c >= 'A' && c <= 'Z') {
            folded.push_back(static_cast<char>(c - 'A' + 'a'));
        } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
            folded.push_back(c);
        } else if (!folded.empty() && folded.back() != ' ') {
            folded.push_back(' ');
        }
    }
    return folded;
}

} // namespace

std::optional<UncleanCharacter> first_unclean(std::string_view text) {
    std::size_t at = 0;
    for (std::size_t position = 1; at < text.size(); ++position) {
        const UChar32 character = next_character(text, at);
        if (character < 0) {
            return UncleanCharacter{std::nullopt, position};
        }
        if (turns_direction(character) || controls(character)) {
            return UncleanCharacter{static_cast<char32_t>(character), position};
        }
    }
    return std::nullopt;
}

bool is_clean_text(std::string_view text) { return !first_unclean(text); }

std::string normalised(std::string_view text) {
    icu::UnicodeString composed = to_unicode(text);
    if (!is_ascii(text)) {
        UErrorCode status = U_ZERO_ERROR;
        composed = normaliser(false).normalize(composed, status);
        check(status);
    }
    composed.trim();
    std::string result;
    composed.toUTF8String(result);
    return result;
}

std::string search_folded(std::string_view text) {
    std::string folded;
    if (is_ascii(text)) {
        folded = fold_ascii(text);
    } else {
        // Composed first, so that a letter typed as `a` + ring is folded as å.
        icu::UnicodeString lower = to_unicode(normalised(text));
        lower.toLower(icu::Locale::getRoot());
        for (std::int32_t i = 0; i < lower.length(); i = lower.moveIndex32(i, 1)) {
            append_folded(folded, lower.char32At(i));
        }
    }
    while (!folded.empty() && folded.back() == ' ') {
        folded.pop_back();
    }
    return folded;
}

namespace {

/// No word that anybody looks for is longer; an index cuts what is longer than it can hold.
constexpr std::size_t kWordBytes = 256;

/// Where the word from `begin` to `end` is cut, before a character that would not be whole.
std::size_t whole_characters(std::string_view text, std::size_t begin, std::size_t end) {
    std::size_t at = std::min(end, begin + kWordBytes);
    while (at < end && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) {
        --at;
    }
    return at;
}

} // namespace

std::vector<std::string> search_words(std::string_view text) {
    const std::string folded = search_folded(text);
    std::vector<std::string> words;
    for (std::size_t begin = 0; begin < folded.size();) {
        const std::size_t end = std::min(folded.find(' ', begin), folded.size());
        words.push_back(folded.substr(begin, whole_characters(folded, begin, end) - begin));
        begin = end + 1;
    }
    return words;
}

std::string danish_sort_key(std::string_view text) {
    const icu::UnicodeString unicode = to_unicode(text);
    const std::int32_t length = danish_collator().getSortKey(unicode, nullptr, 0);
    std::string key(static_cast<std::size_t>(length), '\0');
    danish_collator().getSortKey(unicode, reinterpret_cast<std::uint8_t*>(key.data()), length);
    key.pop_back(); // the terminating zero
    return key;
}

std::size_t character_count(std::string_view text) {
    std::size_t count = 0;
    for (const char c : text) {
        count += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1U : 0U;
    }
    return count;
}

} // namespace b2go::base
