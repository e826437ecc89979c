#include "platform/tablet/passphrase.hpp"

#include <array>
#include <cstdio>
#include <cstdlib>

#include <termios.h>
#include <unistd.h>

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

base::Outcome<std::string> from_file(const char* path) {
    const auto bytes = read_file(path, kMostPassphraseBytes);
    if (!bytes) {
        return base::refuse(Refusal::wrong_secret,
                            {"Filen i B2GO_PASSPHRASE_FILE findes ikke. Intet er ændret.",
                             "The file in B2GO_PASSPHRASE_FILE does not exist. Nothing was "
                             "changed."});
    }
    return first_line(*bytes);
}

base::Outcome<std::string> from_terminal(base::Language language) {
    if (::isatty(STDIN_FILENO) == 0) {
        return base::refuse(Refusal::wrong_secret,
                            {"Adgangssætningen mangler. Sæt B2GO_PASSPHRASE_FILE til en fil, der "
                             "indeholder den.",
                             "The passphrase is missing. Set B2GO_PASSPHRASE_FILE to a file that "
                             "holds it."});
    }
    std::fputs(base::Label("Adgangssætning: ", "Passphrase: ").in(language).c_str(), stderr);
    std::array<char, kMostPassphraseBytes> line{};
    const HiddenInput hidden;
    const char* read = std::fgets(line.data(), static_cast<int>(line.size()), stdin);
    std::fputc('\n', stderr);
    return read != nullptr ? first_line(line.data()) : std::string();
}

} // namespace

base::Outcome<std::string> read_passphrase(base::Language language) {
    const char* path = std::getenv("B2GO_PASSPHRASE_FILE");
    auto passphrase = path != nullptr ? from_file(path) : from_terminal(language);
    if (passphrase && passphrase->empty()) {
        return base::refuse(Refusal::wrong_secret,
                            {"Adgangssætningen er tom. Intet er ændret.",
                             "The passphrase is empty. Nothing was changed."});
    }
    return passphrase;
}

} // namespace b2go::platform
