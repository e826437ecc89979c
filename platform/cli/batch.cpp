#include "platform/cli/batch.hpp"

#include <iostream>
#include <optional>
#include <string>

#include "app/commands.hpp"
#include "base/limits.hpp"
#include "platform/exit_codes.hpp"
#include "platform/json_text.hpp"

namespace b2go::platform {

namespace {

/// Reads to the end of the line, keeping no more than the limit: nothing if it was longer.
std::optional<std::string> bounded_line(std::istream& input, bool& ended) {
    std::string line;
    bool too_long = false;
    int c = input.get();
    ended = c == std::istream::traits_type::eof();
    for (; c != std::istream::traits_type::eof() && c != '\n'; c = input.get()) {
        if (line.size() < limits::kBatchLineBytes) {
            line.push_back(static_cast<char>(c));
        } else {
            too_long = true;
        }
    }
    return too_long ? std::nullopt : std::optional(std::move(line));
}

Json failure(ExitCode code, const base::Label& message, Json errors, base::Language language) {
    return {{"ok", false},
            {"exit", static_cast<int>(code)},
            {"message", message.in(language)},
            {"errors", std::move(errors)}};
}

Json refusal(const base::Rejection& rejection, base::Language language) {
    return failure(exit_code_of(rejection.kind), rejection.message,
                   app::errors_to_json(rejection, language)["errors"], language);
}

Json malformed(const base::Label& message, base::Language language) {
    return failure(kUsage, message, Json::array(), language);
}

Json answer(Runner& runner, const std::optional<std::string>& line, base::Language language) {
    if (!line) {
        return malformed(
            {"Linjen er for lang. Intet er ændret.", "The line is too long. Nothing was changed."},
            language);
    }
    auto command = parse_json(*line);
    if (!command) {
        return malformed({"Linjen er ikke gyldig JSON. Intet er ændret.",
                          "The line is not valid JSON. Nothing was changed."},
                         language);
    }
    auto result = runner.run(std::move(*command));
    return result ? Json{{"ok", true}, {"result", std::move(*result)}}
                  : refusal(result.error(), language);
}

Json unreadable(base::Language language) {
    const base::Label message{
        "Filen kan ikke læses. Det, der er svaret på, er gjort, og intet andet er ændret. Angiv en "
        "fil med en kommando på hver linje.",
        "The file cannot be read. What was answered is done, and nothing else was changed. Give a "
        "file with a command on each line."};
    return refusal({base::Refusal::invalid, message, {{"FILE", message}}}, language);
}

} // namespace

int run_batch(Runner& runner, std::istream& input, std::ostream& output, base::Language language) {
    while (output) {
        bool ended = false;
        const auto line = bounded_line(input, ended);
        if (input.bad()) { // half a line is no command
            const Json answer = unreadable(language);
            std::cerr << "b2go: " << answer["message"].get<std::string>() << '\n';
            output << answer.dump() << std::endl;
            return kRefused;
        }
        if (ended) {
            return kDone;
        }
        if (line && line->find_first_not_of(" \t\r") == std::string::npos) {
            continue;
        }
        try {
            output << answer(runner, line, language).dump() << std::endl;
        } catch (const base::Fault& fault) {
            const ExitCode code = exit_code_of(fault.code());
            output << failure(code, words_for(fault), Json::array(), language).dump() << std::endl;
            return code;
        }
    }
    return kDone; // nobody reads the answers any more, which main says
}

} // namespace b2go::platform
