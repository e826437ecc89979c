#pragma once

#include <string_view>

struct sqlite3;

/// From SQLite's result codes to the product's faults. Internal to sqlite/.
namespace b2go::sqlite {

/// Before a call into SQLite whose code is then judged: an errno from something else says nothing.
void forget_errno();
/// Whether the disk refused something since then.
[[nodiscard]] bool disk_refused();

/// Throws the Fault that a result code stands for: disk_full, io, corrupt, in_use, environment.
/// `doing` says what was attempted; it holds no values. SQLite's own messages are left out: they
/// can quote what was bound. Called right after SQLite returned: where it calls a page damaged, or
/// a statement wrong, that the disk did not give, errno tells.
[[noreturn]] void throw_fault(int code, std::string_view doing);

/// Throws unless the code is SQLITE_OK.
void check(int code, std::string_view doing);

/// As `check`, with SQLite's message: only where nothing was bound yet.
void check_text(sqlite3* handle, int code, std::string_view doing);

} // namespace b2go::sqlite
