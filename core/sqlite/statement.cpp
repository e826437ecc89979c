#include "sqlite/statement.hpp"

#include <cerrno>
#include <string>

#include <sqlite3.h>

#include "sqlite/cached_statement.hpp"
#include "sqlite/fault.hpp"

namespace b2go::sqlite {

namespace {

constexpr std::string_view kBinding = "a value could not be bound";

} // namespace

Statement::Statement(CachedStatement& cached) : cached_(&cached) {
    base::require(!cached.borrowed, "a statement is borrowed once at a time");
    cached.borrowed = true;
}

Statement::~Statement() {
    if (cached_ != nullptr) {
        sqlite3_reset(cached_->handle);
        sqlite3_clear_bindings(cached_->handle);
        cached_->borrowed = false;
    }
}

Statement& Statement::bind(int position, std::nullptr_t) {
    check(sqlite3_bind_null(cached_->handle, position), kBinding);
    return *this;
}

Statement& Statement::bind(int position, std::int64_t value) {
    check(sqlite3_bind_int64(cached_->handle, position, value), kBinding);
    return *this;
}

Statement& Statement::bind(int position, std::string_view text) {
    // A null pointer would be bound as NULL; an empty text is not null.
    const char* data = text.data() == nullptr ? "" : text.data();
    check(sqlite3_bind_text64(cached_->handle, position, data, text.size(), SQLITE_TRANSIENT,
                              SQLITE_UTF8),
          kBinding);
    return *this;
}

Statement& Statement::bind(int position, base::ByteView blob) {
    check(blob.empty() ? sqlite3_bind_zeroblob(cached_->handle, position, 0)
                       : sqlite3_bind_blob64(cached_->handle, position, blob.data(), blob.size(),
                                             SQLITE_TRANSIENT),
          kBinding);
    return *this;
}

int Statement::position_of(std::string_view name) const {
    const int position = sqlite3_bind_parameter_index(cached_->handle, std::string(name).c_str());
    base::require(position > 0, "a bound name is in the statement");
    return position;
}

bool Statement::step() {
    forget_errno();
    const int code = sqlite3_step(cached_->handle);
    if (code == SQLITE_ROW) {
        return true;
    }
    const int error = errno;
    sqlite3_reset(cached_->handle);
    if (code != SQLITE_DONE) {
        errno = error;
        throw_fault(code, "the database did not carry out a statement");
    }
    return false;
}

void Statement::reset() { sqlite3_reset(cached_->handle); }

bool Statement::is_null(int column) const {
    return sqlite3_column_type(cached_->handle, column) == SQLITE_NULL;
}

std::int64_t Statement::integer(int column) const {
    return sqlite3_column_int64(cached_->handle, column);
}

std::string_view Statement::text(int column) const {
    const auto* data = reinterpret_cast<const char*>(sqlite3_column_text(cached_->handle, column));
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(cached_->handle, column));
    return data == nullptr ? std::string_view() : std::string_view(data, size);
}

std::string_view Statement::bytes(int column) const {
    const auto* data = static_cast<const char*>(sqlite3_column_blob(cached_->handle, column));
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(cached_->handle, column));
    return data == nullptr ? std::string_view() : std::string_view(data, size);
}

bool Statement::is_read_only() const { return sqlite3_stmt_readonly(cached_->handle) != 0; }

} // namespace b2go::sqlite
