#pragma once

#include <string>
#include <string_view>

/// What PostgreSQL's error codes mean to the central. Internal to the PostgreSQL store.
namespace b2go::central::postgres {

/// What the server said, by its five characters (SQLSTATE), and to which of our statements. The
/// message itself is never shown: it may quote what is stored.
struct ServerError {
    std::string state;
    std::string statement;
};

/// True if the connection is of no use after this error: the server ends it, or it leads to a
/// server that does not take what is written.
[[nodiscard]] bool ends_connection(std::string_view state);

/// Throws the StoreBusy or base::Fault that the error means.
[[noreturn]] void throw_fault(const ServerError& error);

/// Throws for a connection that could not be made, or ended by itself.
[[noreturn]] void throw_unreachable(std::string_view what);

} // namespace b2go::central::postgres
