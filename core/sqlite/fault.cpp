#include "sqlite/fault.hpp"

#include <cerrno>
#include <string>

#include <sqlite3.h>

#include "base/outcome.hpp"

namespace b2go::sqlite {

namespace {

base::FaultCode fault_of(int code) {
    switch (code & 0xFF) {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_ERROR: // ALTER TABLE says so when the disk fails while it reads the schema
        return disk_refused() ? base::FaultCode::io : base::FaultCode::corrupt;
    case SQLITE_FULL:
        return base::FaultCode::disk_full;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return base::FaultCode::in_use;
    case SQLITE_NOMEM:
    case SQLITE_AUTH:
    case SQLITE_NOLFS:
        return base::FaultCode::environment;
    case SQLITE_IOERR:
        return code == SQLITE_IOERR_NOMEM ? base::FaultCode::environment : base::FaultCode::io;
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_PROTOCOL:
        return base::FaultCode::io;
    default:
        return base::FaultCode::corrupt;
    }
}

std::string context_of(int code, std::string_view doing) {
    return std::string(doing) + ": " + sqlite3_errstr(code) + " (" + std::to_string(code) + ")";
}

} // namespace

void forget_errno() { errno = 0; }

bool disk_refused() { return errno == EIO || errno == ENXIO; }

void throw_fault(int code, std::string_view doing) {
    throw base::Fault(fault_of(code), context_of(code, doing));
}

void check(int code, std::string_view doing) {
    if (code != SQLITE_OK) {
        throw_fault(code, doing);
    }
}

void check_text(sqlite3* handle, int code, std::string_view doing) {
    if (code != SQLITE_OK) {
        throw base::Fault(fault_of(code), context_of(code, doing) + ": " + sqlite3_errmsg(handle));
    }
}

} // namespace b2go::sqlite
