#pragma once

#include <functional>
#include <map>
#include <string>

#include <nlohmann/json_fwd.hpp>

#include "app/workspace.hpp"

/// The use cases as JSON commands: what the command line, its batch mode and automation send.
/// Every program that speaks JSON goes through this one door.
namespace b2go::app {

/// Runs one command, `{"cmd":"put","type":"citizen","object":{…}}`, and gives its result: an
/// object, or an array for `list`, `search`, `conflicts` and `quarantined`. Refused with
/// `malformed` for an unknown command or a missing part. Commands: put, edit, delete, get, list,
/// search, conflicts, resolve, status, verify, quarantined (what the central set apart), and
/// rebuild, which drops lists and search and fills them anew from the records.
base::Outcome<nlohmann::ordered_json> run_command(Workspace& workspace,
                                                  const nlohmann::ordered_json& command);

/// A rejection as the contract has it: `{"errors":[{"field","message"}…]}`.
[[nodiscard]] nlohmann::ordered_json errors_to_json(const base::Rejection& rejection,
                                                    base::Language language);

} // namespace b2go::app
