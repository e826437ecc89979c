#include "sync/central/postgres_connection.hpp"

#include <algorithm>
#include <utility>

#include <libpq-fe.h>
#include <poll.h>

#include "base/limits.hpp"
#include "sync/central/store_busy.hpp"

namespace b2go::central::postgres {

namespace {

constexpr int kBinary = 1;
/// Writes sent without looking at their answers: an answer is a few dozen bytes, so all of them
/// together never fill the socket that the server writes them to.
constexpr std::size_t kMostWaiting = 200;

/// Only what the caller's own string does not say otherwise.
constexpr std::array<std::pair<const char*, const char*>, 8> kDefaults{{
    {"application_name", "b2go-central"},
    {"connect_timeout", "5"},
    // A server that is cut off is given up within seconds, not hours.
    {"tcp_user_timeout", "15000"},
    {"keepalives_idle", "10"},
    {"keepalives_interval", "5"},
    {"keepalives_count", "2"},
    // Of several servers in the string the one that takes writes.
    {"target_session_attrs", "read-write"},
    {"client_encoding", "UTF8"},
}};

pg_conn* connect(const std::string& target) {
    std::vector<const char*> keywords;
    std::vector<const char*> values;
    for (const auto& [keyword, value] : kDefaults) {
        keywords.push_back(keyword);
        values.push_back(value);
    }
    keywords.push_back("dbname"); // expanded, and later words win over earlier ones
    values.push_back(target.c_str());
    keywords.push_back(nullptr);
    values.push_back(nullptr);
    return PQconnectdbParams(keywords.data(), values.data(), 1);
}

std::string state_of(const pg_result* result) {
    const char* state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
    return state != nullptr ? state : "";
}

void note_warning(void* warned, const pg_result* notice) {
    const char* severity = PQresultErrorField(notice, PG_DIAG_SEVERITY_NONLOCALIZED);
    if (severity != nullptr && std::string_view(severity) == "WARNING") {
        *static_cast<bool*>(warned) = true;
    }
}

bool is_good(ExecStatusType status) {
    return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_EMPTY_QUERY;
}

} // namespace

Target inspect(const std::string& target) {
    struct Free {
        void operator()(PQconninfoOption* options) const { PQconninfoFree(options); }
    };
    const std::unique_ptr<PQconninfoOption, Free> options(PQconninfoParse(target.c_str(), nullptr));
    if (!options) {
        return Target::unreadable;
    }
    for (const PQconninfoOption* option = options.get(); option->keyword != nullptr; ++option) {
        const std::string_view keyword = option->keyword;
        if (option->val != nullptr && (keyword == "password" || keyword == "sslpassword")) {
            return Target::has_password;
        }
    }
    return Target::usable;
}

void Connection::Finish::operator()(pg_conn* handle) const { PQfinish(handle); }

Connection::Connection(const std::string& target, std::chrono::milliseconds silence)
    : handle_(connect(target)), silence_(silence) {
    if (!is_usable()) {
        // What libpq says here names hosts and users, and never a password; it is told to people
        // as little as what servers say.
        throw_unreachable("no server of those named takes the connection");
    }
    PQsetNoticeReceiver(handle_.get(), note_warning, &warned_);
}

Connection::~Connection() = default;

bool Connection::is_usable() const { return !lost_ && PQstatus(handle_.get()) == CONNECTION_OK; }

void Connection::lose(std::string_view what) {
    lost_ = true;
    waiting_.clear();
    throw_unreachable(what);
}

void Connection::execute(std::string_view name, std::string_view script) {
    check_now(Rows(PQexec(handle_.get(), std::string(script).c_str())), name);
}

Rows Connection::query_now(std::string_view name, std::string_view statement) {
    Rows rows(PQexecParams(handle_.get(), std::string(statement).c_str(), 0, nullptr, nullptr,
                           nullptr, nullptr, kBinary));
    check_now(rows, name);
    return rows;
}

void Connection::check_now(const Rows& answer, std::string_view name) {
    if (PQstatus(handle_.get()) != CONNECTION_OK) {
        lose("the connection ended");
    }
    if (!is_good(PQresultStatus(answer.result_.get()))) {
        throw_fault({state_of(answer.result_.get()), std::string(name)});
    }
}

void Connection::prepare(
    std::span<const std::pair<std::string_view, std::string_view>> statements) {
    // What is sent must not wait for a server that does not read: see has_answered().
    if (PQenterPipelineMode(handle_.get()) != 1 || PQsetnonblocking(handle_.get(), 1) != 0) {
        lose("the connection cannot send statements together");
    }
    for (const auto& [name, text] : statements) {
        names_.emplace(text, name);
        note_sent(PQsendPrepare(handle_.get(), std::string(name).c_str(), std::string(text).c_str(),
                                0, nullptr),
                  "preparing " + std::string(name));
    }
    (void)wait();
}

void Connection::note_sent(int accepted, std::string name) {
    if (accepted != 1) {
        lose("the connection ended");
    }
    waiting_.push_back(std::move(name));
}

void Connection::send(std::string_view statement, std::span<const Parameter> parameters) {
    const auto found = names_.find(statement);
    base::require(found != names_.end(), "only prepared statements are sent");
    std::array<const char*, 16> values{};
    std::array<int, 16> lengths{};
    std::array<int, 16> formats{};
    base::require(parameters.size() <= values.size(), "a statement has few parameters");
    for (std::size_t i = 0; i < parameters.size(); ++i) {
        const std::string_view value = parameters[i].view();
        values[i] = value.data() != nullptr ? value.data() : ""; // an empty value is no null
        lengths[i] = static_cast<int>(value.size());
        formats[i] = kBinary;
    }
    note_sent(PQsendQueryPrepared(handle_.get(), found->second.c_str(),
                                  static_cast<int>(parameters.size()), values.data(),
                                  lengths.data(), formats.data(), kBinary),
              found->second);
}

void Connection::send_text(std::string_view name, const std::string& statement,
                           std::span<const Parameter> parameters) {
    std::vector<const char*> values;
    std::vector<int> lengths;
    const std::vector<int> formats(parameters.size(), kBinary);
    for (const Parameter& parameter : parameters) {
        const std::string_view value = parameter.view();
        values.push_back(value.data() != nullptr ? value.data() : "");
        lengths.push_back(static_cast<int>(value.size()));
    }
    note_sent(PQsendQueryParams(handle_.get(), statement.c_str(),
                                static_cast<int>(parameters.size()), nullptr, values.data(),
                                lengths.data(), formats.data(), kBinary),
              std::string(name));
}

void Connection::learn(std::string_view name, const std::string& statement) {
    if (names_.contains(statement)) {
        return;
    }
    note_sent(
        PQsendPrepare(handle_.get(), std::string(name).c_str(), statement.c_str(), 0, nullptr),
        "preparing " + std::string(name));
    (void)wait();
    names_.emplace(statement, name);
}

Rows Connection::query_once(std::string_view name, const std::string& statement,
                            std::span<const Parameter> parameters) {
    send_text(name, statement, parameters);
    return wait();
}

void Connection::run_with(std::string_view statement, std::span<const Parameter> parameters) {
    send(statement, parameters);
    wait_if_many();
}

void Connection::wait_if_many() {
    if (waiting_.size() >= kMostWaiting) {
        (void)wait();
    }
}

Rows Connection::wait() {
    if (PQpipelineSync(handle_.get()) != 1) {
        lose("the connection ended");
    }
    pg_result* last = nullptr;
    const auto error = collect(last);
    Rows rows(last);
    if (error) {
        throw_fault(*error);
    }
    return rows;
}

/// Sends what is left to be sent and returns once PQgetResult does not have to wait. False if the
/// server has said nothing for too long.
bool Connection::has_answered() {
    for (;;) {
        const int unsent = PQflush(handle_.get());
        if (unsent < 0 || PQisBusy(handle_.get()) == 0) {
            return true; // whatever is wrong is in the answer
        }
        const auto events = static_cast<short>(unsent > 0 ? POLLIN | POLLOUT : POLLIN);
        pollfd server{PQsocket(handle_.get()), events, 0};
        const int most_ms = is_patient_ ? -1 : static_cast<int>(silence_.count());
        if (::poll(&server, 1, most_ms) == 0) {
            return false;
        }
        if (PQconsumeInput(handle_.get()) != 1) {
            return true;
        }
    }
}

/// The answers to everything that was sent: the last one's rows, and the first error.
std::optional<ServerError> Connection::collect(pg_result*& last) {
    std::optional<ServerError> error;
    const auto sent = std::exchange(waiting_, {});
    const ServerError ended{"08006", sent.empty() ? "nothing" : sent.back()};
    for (const std::string& name : sent) {
        for (;;) {
            if (!has_answered()) {
                lost_ = true;
                return ended;
            }
            pg_result* result = PQgetResult(handle_.get());
            if (result == nullptr) {
                break;
            }
            PQclear(std::exchange(last, result));
            const ExecStatusType status = PQresultStatus(result);
            if (!is_good(status) && status != PGRES_PIPELINE_ABORTED && !error) {
                error = ServerError{state_of(result), name};
            }
        }
    }
    if (!has_answered()) {
        lost_ = true;
        return ended;
    }
    const Rows end(PQgetResult(handle_.get()));
    const bool is_whole = PQresultStatus(end.result_.get()) == PGRES_PIPELINE_SYNC &&
                          PQstatus(handle_.get()) == CONNECTION_OK;
    // An error without a code is libpq's own: the connection has ended.
    if (!is_whole || (error && error->state.empty())) {
        lost_ = true;
        if (!error || !ends_connection(error->state)) {
            error = ended;
        }
    } else if (error && ends_connection(error->state)) {
        lost_ = true;
    }
    return error;
}

void Connection::begin(std::string_view statement) {
    base::require(!in_transaction_, "the central's transactions do not nest");
    is_patient_ = false;
    say(std::string(statement));
    in_transaction_ = true;
}

void Connection::say(const std::string& statement) {
    send_text(statement, statement, {});
    wait_if_many();
}

void Connection::commit() {
    base::require(in_transaction_, "only what was begun is committed");
    const std::string name = "commit";
    const auto uncertain = [this](const std::string& why) {
        lost_ = true; // also if it is there: what became of the transaction is asked anew
        throw StoreBusy(StoreBusy::Why::uncertain, "PostgreSQL: " + why);
    };
    send_text(name, "COMMIT", {});
    warned_ = false;
    if (PQpipelineSync(handle_.get()) != 1) {
        uncertain("the connection ended at a commit");
    }
    pg_result* last = nullptr;
    const auto error = collect(last);
    const Rows answer(last);
    if (error && error->statement == name) {
        uncertain("error " + error->state + " at a commit");
    }
    if (error) {
        throw_fault(*error); // an earlier statement failed, and the commit was not reached
    }
    // A transaction that had failed is ended by COMMIT, too, but under another name.
    base::require(PQcmdStatus(answer.result_.get()) == std::string_view("COMMIT"),
                  "only a whole transaction is committed");
    in_transaction_ = false;
    if (warned_) {
        uncertain("a commit did not wait for the standby");
    }
}

void Connection::rollback() noexcept {
    if (!std::exchange(in_transaction_, false) || lost_) {
        return;
    }
    try {
        if (!waiting_.empty()) {
            try {
                (void)wait();
            } catch (const base::Fault&) {
                // It is what is rolled back; only a lost connection matters, and is looked at next.
            }
        }
        if (!lost_) {
            (void)query_once("rollback", "ROLLBACK", {});
        }
    } catch (const std::exception&) {
        lost_ = true; // the server rolls back what it hears no more of
    }
}

} // namespace b2go::central::postgres
