#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "sync/central/postgres_fault.hpp"
#include "sync/central/postgres_options.hpp"
#include "sync/central/postgres_parameters.hpp"

struct pg_conn;
struct pg_result;

/// A thin wrapper around libpq: with its source file the only place that knows libpq-fe.h.
namespace b2go::central::postgres {

enum class Target {
    usable,
    unreadable,   ///< no connection string
    has_password, ///< would stand in process lists, files and backups
};
/// Looks at a connection string or URL without connecting.
[[nodiscard]] Target inspect(const std::string& target);

/// The rows of one answer. Columns count from 0; views live as long as this object.
class Rows {
public:
    explicit Rows(pg_result* result);
    /// True: a row is there.
    bool step();
    [[nodiscard]] bool is_null(int column) const;
    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] std::string_view bytes(int column) const;
    [[nodiscard]] std::string_view text(int column) const { return bytes(column); }

private:
    friend class Connection;
    struct Clear {
        void operator()(pg_result* result) const;
    };
    std::unique_ptr<pg_result, Clear> result_;
    int row_ = -1;
};

/// One connection to a PostgreSQL server, all statements prepared when it is made. Used by one
/// thread at a time.
///
/// What is only written is sent along with the next question (libpq's pipeline mode), so a
/// transaction of a thousand writes waits for the network a few times, not a thousand; an error of
/// such a write is thrown by whatever waits next, at the latest by `commit`.
///
/// Throws StoreBusy{unreachable} when the connection is lost; it is then of no more use
/// (`is_usable`). Any other error inside a transaction leaves it to be rolled back.
class Connection {
public:
    /// `target` is a connection string or URL as libpq takes them. Only a server that can be
    /// written to is taken. One that owes an answer and says nothing for `silence` counts as lost.
    explicit Connection(const std::string& target,
                        std::chrono::milliseconds silence = kServerSilence);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    /// Before anything else can be said: prepares the statements, which must fit the schema.
    void prepare(std::span<const std::pair<std::string_view, std::string_view>> statements);

    /// One more, made at run time.
    void learn(std::string_view name, const std::string& statement);

    /// Statements without parameters, at once; only before `prepare`. `name` is for faults.
    void execute(std::string_view name, std::string_view script);
    /// The same for a statement that gives rows.
    [[nodiscard]] Rows query_now(std::string_view name, std::string_view statement);

    /// A prepared statement, by its text, that gives nothing back; waits for nothing.
    template <typename... Values> void run(std::string_view statement, const Values&... values) {
        const std::array<Parameter, sizeof...(Values)> parameters{Parameter(values)...};
        run_with(statement, parameters);
    }
    void run_with(std::string_view statement, std::span<const Parameter> parameters);
    /// The rows a prepared statement gives.
    template <typename... Values>
    [[nodiscard]] Rows query(std::string_view statement, const Values&... values) {
        const std::array<Parameter, sizeof...(Values)> parameters{Parameter(values)...};
        send(statement, parameters);
        return wait();
    }
    /// A statement that is not among the prepared ones.
    [[nodiscard]] Rows query_once(std::string_view name, const std::string& statement,
                                  std::span<const Parameter> parameters);

    /// `statement`: BEGIN, and how.
    void begin(std::string_view statement);
    /// In this transaction an answer may take as long as it will.
    void be_patient() { is_patient_ = true; }
    /// Durable when it returns. StoreBusy{uncertain}: the server went meanwhile, or let it through
    /// without its standby.
    void commit();
    /// Also when there is no transaction.
    void rollback() noexcept;
    /// A statement without parameters that is not prepared; waits for nothing.
    void say(const std::string& statement);

    [[nodiscard]] bool in_transaction() const { return in_transaction_; }
    /// False once it is lost.
    [[nodiscard]] bool is_usable() const;

private:
    struct Finish {
        void operator()(pg_conn* handle) const;
    };
    struct TextHash : std::hash<std::string_view> {
        using is_transparent = void;
    };

    void check_now(const Rows& answer, std::string_view name);
    void send(std::string_view statement, std::span<const Parameter> parameters);
    void send_text(std::string_view name, const std::string& statement,
                   std::span<const Parameter> parameters);
    void note_sent(int accepted, std::string name);
    void wait_if_many();
    [[nodiscard]] Rows wait();
    [[nodiscard]] bool has_answered();
    [[nodiscard]] std::optional<ServerError> collect(pg_result*& last);
    [[noreturn]] void lose(std::string_view what);

    std::unique_ptr<pg_conn, Finish> handle_;
    std::chrono::milliseconds silence_;
    bool is_patient_ = false;
    /// The names under which statements are prepared, by their texts.
    std::unordered_map<std::string, std::string, TextHash, std::equal_to<>> names_;
    std::vector<std::string> waiting_; ///< names of what was sent and not answered yet
    bool in_transaction_ = false;
    bool lost_ = false;
    bool warned_ = false; ///< the server has warned since this was last cleared
};

} // namespace b2go::central::postgres
