#pragma once

#include <string_view>

struct sqlite3;

/// From SQLite's result codes to the product's faults. Internal to sqlite/.
namespace b2go::sqlite {

/// Throws the Fault that a result code stands for: disk_full, io, corrupt, in_use, environment.
/// `doing` says what was attempted; it holds no values. SQLite's own messages are left out: they
/// can quote what was bound.
[[noreturn]] void throw_fault(int code, std::string_view doing);

/// Throws unless the code is SQLITE_OK.
void check(int code, std::string_view doing);

/// As `check`, with SQLite's message: only where nothing was bound yet.
void check_text(sqlite3* handle, int code, std::string_view doing);

} // namespace b2go::sqlite
