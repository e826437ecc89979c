#pragma once

#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "base/outcome.hpp"
#include "platform/exit_codes.hpp"

namespace b2go::platform {

using Json = nlohmann::ordered_json;

/// How one command of the central ends; the same whether it ran here or in the serving process.
struct Answer {
    ExitCode code = kDone;
    std::vector<Json> lines;        ///< for standard output, one object a line
    std::vector<std::string> words; ///< for standard error, in the language asked for
};

[[nodiscard]] Answer answer_of(const base::Rejection& rejection, base::Language language);
[[nodiscard]] Answer answer_of(const base::Fault& fault, base::Language language);

/// The language a command asks to be answered in, whatever else it holds; Danish unless it is one.
[[nodiscard]] base::Language language_of(const Json& command);

/// As it travels through the control socket.
[[nodiscard]] Json to_json(const Answer& answer);
/// Nothing if it is no answer.
[[nodiscard]] std::optional<Answer> answer_from_json(const Json& json);

/// Prints it and returns the exit code; where the lines were lost, another than kDone.
[[nodiscard]] int print(const Answer& answer, base::Language language);

} // namespace b2go::platform
