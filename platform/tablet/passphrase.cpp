#include "platform/tablet/passphrase.hpp"

#include <array>
#include <cstdio>
#include <cstdlib>

#include <termios.h>
#include <unistd.h>

#include "base/text.hpp"
#include "platform/files.hpp"

namespace b2go::platform {

using base::Refusal;

namespace {

constexpr std::size_t kMostPassphraseBytes = 4096;

/// Hides what is typed for as long as it lives.
class HiddenInput {
public:
    HiddenInput() {
        valid_ = ::tcgetattr(STDIN_FILENO, &shown_) == 0;
        if (valid_) {
            termios hidden = shown_;
            hidden.c_lflag &= ~static_cast<tcflag_t>(ECHO);
            ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden);
        }
    }
    ~HiddenInput() {
        if (valid_) {
            ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &shown_);
        }
    }
    HiddenInput(const HiddenInput&) = delete;
    HiddenInput& operator=(const HiddenInput&) = delete;

private:
    termios shown_{};
    bool valid_ = false;
};

std::string first_line(const std::string& text) {
    return text.substr(0, text.find_first_of("\r\n"));
}

base::Outcome<std::string> from_file(const std::string& path) {
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored)) {
        return base::refuse(
            Refusal::wrong_secret,
            {"Filen i B2GO_PASSPHRASE_FILE, " + path + ", findes ikke. Intet er ændret. Ret stien.",
             "The file in B2GO_PASSPHRASE_FILE, " + path +
                 ", does not exist. Nothing was changed. Correct the path."});
    }
    const auto bytes = read_named_file(path, kMostPassphraseBytes);
    if (!bytes) {
        const std::string most = std::to_string(kMostPassphraseBytes);
        return base::refuse(Refusal::wrong_secret,
                            {"Filen i B2GO_PASSPHRASE_FILE, " + path +
                                 ", er ingen fil med en adgangssætning på " + "højst " + most +
                                 " bytes, eller den kan ikke læses. Intet er ændret. Ret stien.",
                             "The file in B2GO_PASSPHRASE_FILE, " + path +
                                 ", is no file with a passphrase of at " + "most " + most +
                                 " bytes, or cannot be read. Nothing was changed. Correct the "
                                 "path."});
    }
    return first_line(*bytes);
}

std::string asked(const base::Label& question, base::Language language) {
    std::array<char, kMostPassphraseBytes> line{};
    const HiddenInput hidden; // before the question: it drops what was typed until then
    std::fputs(question.in(language).c_str(), stderr);
    const char* read = std::fgets(line.data(), static_cast<int>(line.size()), stdin);
    std::fputc('\n', stderr);
    return read != nullptr ? first_line(line.data()) : std::string();
}

base::Label too_short() {
    const std::string least = std::to_string(kLeastPassphraseCharacters);
    return {"Adgangssætningen er kort: vælg mindst " + least + " tegn, helst fem tilfældige ord.",
            "The passphrase is short: choose at least " + least +
                " characters, best five random words."};
}

bool is_short(const std::string& passphrase) {
    return base::character_count(passphrase) < kLeastPassphraseCharacters;
}

/// A new one is asked for twice: nobody sees what is typed, and there is no way back to it.
base::Outcome<std::string> from_terminal(base::Language language, bool is_new) {
    if (::isatty(STDIN_FILENO) == 0) {
        return base::refuse(Refusal::wrong_secret,
                            {"Adgangssætningen mangler. Sæt B2GO_PASSPHRASE_FILE til en fil, der "
                             "indeholder den.",
                             "The passphrase is missing. Set B2GO_PASSPHRASE_FILE to a file that "
                             "holds it."});
    }
    std::string passphrase = asked({"Adgangssætning: ", "Passphrase: "}, language);
    if (is_new && is_short(passphrase)) {
        return base::refuse(Refusal::wrong_secret, {too_short().da + " Intet er ændret.",
                                                    too_short().en + " Nothing was changed."});
    }
    if (is_new && passphrase != asked({"Adgangssætning igen: ", "Passphrase again: "}, language)) {
        return base::refuse(Refusal::wrong_secret,
                            {"De to adgangssætninger er ikke ens. Intet er ændret. Prøv igen.",
                             "The two passphrases differ. Nothing was changed. Try again."});
    }
    return passphrase;
}

base::Outcome<std::string> read(base::Language language, bool is_new) {
    const char* path = std::getenv("B2GO_PASSPHRASE_FILE");
    auto passphrase = path != nullptr ? from_file(path) : from_terminal(language, is_new);
    if (passphrase && passphrase->empty()) {
        return base::refuse(Refusal::wrong_secret,
                            {"Adgangssætningen er tom. Intet er ændret.",
                             "The passphrase is empty. Nothing was changed."});
    }
    return passphrase;
}

} // namespace

base::Outcome<std::string> read_passphrase(base::Language language) {
    return read(language, false);
}

base::Outcome<std::string> read_new_passphrase(base::Language language) {
    auto passphrase = read(language, true);
    if (passphrase && is_short(*passphrase)) { // from a file: whoever automates is told
        std::fputs(("b2go: " + too_short().in(language) + "\n").c_str(), stderr);
    }
    return passphrase;
}

} // namespace b2go::platform
