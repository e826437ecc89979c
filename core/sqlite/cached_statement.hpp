#pragma once

struct sqlite3_stmt;

namespace b2go::sqlite {

/// A prepared statement as its connection keeps it. Internal to sqlite/.
struct CachedStatement {
    explicit CachedStatement(sqlite3_stmt* prepared) : handle(prepared) {}
    CachedStatement(const CachedStatement&) = delete;
    CachedStatement& operator=(const CachedStatement&) = delete;
    ~CachedStatement();

    sqlite3_stmt* handle;
    bool borrowed = false;
};

} // namespace b2go::sqlite
