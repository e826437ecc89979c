#include "platform/central/answer.hpp"

#include <iostream>

#include "app/commands.hpp"
#include "platform/program.hpp"

namespace b2go::platform {

Answer answer_of(const base::Rejection& rejection, base::Language language) {
    Answer answer{exit_code_of(rejection.kind), {}, {rejection.message.in(language)}};
    if (answer.code == kRefused) {
        answer.lines.push_back(app::errors_to_json(rejection, language));
    }
    return answer;
}

Answer answer_of(const base::Fault& fault, base::Language language) {
    return {exit_code_of(fault.code()), {}, {words_for(fault).in(language)}};
}

base::Language language_of(const Json& command) {
    const auto asked = command.is_object() ? command.find("lang") : command.end();
    return asked != command.end() && *asked == "en" ? base::Language::english
                                                    : base::Language::danish;
}

Json to_json(const Answer& answer) {
    return {
        {"code", static_cast<int>(answer.code)}, {"lines", answer.lines}, {"words", answer.words}};
}

std::optional<Answer> answer_from_json(const Json& json) {
    try {
        return Answer{static_cast<ExitCode>(json.at("code").get<int>()),
                      json.at("lines").get<std::vector<Json>>(),
                      json.at("words").get<std::vector<std::string>>()};
    } catch (const Json::exception&) {
        return std::nullopt;
    }
}

int print(const Answer& answer, base::Language language) {
    for (const Json& line : answer.lines) {
        std::cout << line.dump() << '\n';
    }
    std::cout.flush();
    for (const std::string& words : answer.words) {
        std::cerr << "b2go-central: " << words << '\n';
    }
    return hand_over(answer.code, "b2go-central", language);
}

} // namespace b2go::platform
