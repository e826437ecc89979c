#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/label.hpp"
#include "platform/cli/runner.hpp"
#include "platform/tablet/tablet.hpp"

namespace b2go::platform {

/// `b2go schema [TYPE]`: needs no store.
struct SchemaCall {
    std::string type;
};
struct EnrolCall {
    Enrolment enrolment;
    KdfEffort effort = KdfEffort::calibrated;
};
/// Everything that is one JSON command on an open store.
struct CommandCall {
    Json command;
};
struct BatchCall {
    std::string file; ///< "-" is standard input
};
/// A command of a later version: known by name, refused clearly.
struct LaterCall {
    std::string name;
};

/// What the person asked for on the command line.
struct Invocation {
    std::string store; ///< the tablet's folder
    base::Language language = base::Language::danish;
    std::variant<SchemaCall, EnrolCall, CommandCall, BatchCall, LaterCall> call;
};

/// What ends the program before anything is done: help asked for, or arguments that make no sense.
struct UsageEnd {
    int code = 0;
};

/// Reads the arguments; help and usage errors are printed to standard error.
[[nodiscard]] std::variant<Invocation, UsageEnd> read_arguments(int argc, char** argv);

} // namespace b2go::platform
