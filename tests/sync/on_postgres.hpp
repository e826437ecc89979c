#pragma once

#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "sync/central/postgres_store.hpp"
#include "tests/sync/central_tablet.hpp"

/// A central in the database of this process, a tablet with one citizen, and doors beside them.
namespace b2go::tests {

/// The rows of a question to the server, as texts.
[[nodiscard]] inline std::vector<std::string> asked(const std::string& question) {
    central::postgres::Connection connection(postgres_target());
    connection.execute("settle", "SET search_path = b2go");
    std::vector<std::string> rows;
    auto answer = connection.query_now("question", question);
    while (answer.step()) {
        rows.emplace_back(answer.text(0));
    }
    return rows;
}

/// Returns once so many sessions wait for a lock that another one holds. Throws if they never do.
inline void wait_until_waiting(int sessions) {
    const std::string question =
        "SELECT 'yes' FROM pg_stat_activity WHERE datname = current_database()"
        " AND cardinality(pg_blocking_pids(pid)) > 0 HAVING count(*) >= " +
        std::to_string(sessions);
    constexpr int kMostQuestions = 20'000; // each takes milliseconds; nobody needs so long
    for (int i = 0; i < kMostQuestions; ++i) {
        if (!asked(question).empty()) {
            return;
        }
    }
    throw std::runtime_error("no session waits for a lock");
}

/// Ends every session on the database but the one that asks, as an administrator may.
inline void end_all_sessions() {
    (void)asked("SELECT pg_terminate_backend(pid)::text FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()");
}

struct OnPostgres {
    OnPostgres() {
        tablet.enrol(central.code());
        const auto object = citizen_of(tablet, "Zebraline Fiktivgaard");
        id = object.id;
        tablet.put(object, record::Scope::citizen(id));
        tablet.sync();
    }
    /// Another node over the same stream. Nodes on threads of their own need their own `random`.
    [[nodiscard]] std::unique_ptr<central::Central> node(base::Random& random) {
        return std::make_unique<central::Central>(store(random), central.keys(), central.clock,
                                                  random);
    }
    [[nodiscard]] std::unique_ptr<central::CentralStore> store(base::Random& random) {
        return central.place.open(central.keys().master, random);
    }
    /// The tablets' central is from now on the other node.
    void change_over(std::unique_ptr<central::Central>& other) { central.central.swap(other); }

    TestCentral central;
    Tablet tablet{central};
    base::AnyId id;
};

} // namespace b2go::tests
