#include "ui_imgui/screens/catalogue.hpp"

namespace b2go::screens {

const base::Label& label(Word word) {
    static const std::array<base::Label, static_cast<std::size_t>(Word::how_many)> labels{{
#define B2GO_WORD_LABEL(name, danish, english) {danish, english},
        B2GO_WORDS_OF_THE_DAY(B2GO_WORD_LABEL) B2GO_WORDS_OF_RECORDS(B2GO_WORD_LABEL)
            B2GO_WORDS_OF_SHEETS(B2GO_WORD_LABEL)
#undef B2GO_WORD_LABEL
    }};
    return labels.at(static_cast<std::size_t>(word));
}

const std::string& text(Word word, base::Language language) { return label(word).in(language); }

std::string filled(const std::string& text, std::initializer_list<std::string> values) {
    std::string result;
    std::size_t from = 0;
    for (const std::string& value : values) {
        const std::size_t at = text.find("{}", from);
        if (at == std::string::npos) {
            break;
        }
        result += text.substr(from, at - from) + value;
        from = at + 2;
    }
    return result + text.substr(from);
}

std::string counted(Word one, Word many, std::uint64_t count, base::Language language) {
    return count == 1 ? text(one, language) : filled(text(many, language), {std::to_string(count)});
}

} // namespace b2go::screens
