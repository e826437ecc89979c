#pragma once

#include <string>
#include <variant>

#include "platform/central/migrate.hpp"
#include "platform/central/proxy_files.hpp"
#include "platform/central/serve.hpp"
#include "platform/central/set_up.hpp"

namespace b2go::platform {

/// A command on the store; see administer().
struct AdminCall {
    Json command;
};

struct CentralInvocation {
    std::string data;
    std::string key_file;
    std::string postgres; ///< a connection string; empty if none was given
    base::Language language = base::Language::danish;
    std::variant<InitCall, ServeCall, RestoreCall, MigrateCall, ProxyFilesCall, AdminCall> call;
};

/// Reads the arguments; help and mistakes are printed to standard error and end the program with
/// the exit code given instead.
[[nodiscard]] std::variant<CentralInvocation, ExitCode> read_central_arguments(int argc,
                                                                               char** argv);

} // namespace b2go::platform
