#pragma once

#include <atomic>
#include <string>
#include <thread>
#include <vector>

#include "tests/support/temp_folder.hpp"

namespace b2go::tests {

/// Stands between a central and PostgreSQL on a Unix socket and cuts the connection when told: the
/// faults of a network at the worst moment, a commit.
class PostgresProxy {
public:
    /// `server_folder` holds the server's socket.
    explicit PostgresProxy(std::string server_folder);
    ~PostgresProxy();
    PostgresProxy(const PostgresProxy&) = delete;
    PostgresProxy& operator=(const PostgresProxy&) = delete;

    enum class Cut {
        nothing,
        before_commit, ///< the next COMMIT does not arrive
        after_commit,  ///< it arrives and is done, and its answer does not come back
        /// The next COMMIT does not arrive, and though the connection stays nothing more is heard.
        silence,
    };
    /// Once; then it passes everything on again.
    void cut(Cut what) { cut_ = what; }
    [[nodiscard]] Cut left() const { return cut_; }
    /// New connections are refused as long as this is set, as by a server that is down.
    void refuse(bool refuses) { refuses_ = refuses; }

    /// Where a central finds it.
    [[nodiscard]] std::string folder() const { return folder_.path().string(); }

private:
    struct Carried {
        int central;
        int server;
        bool ends_with_next_answer = false;
        bool is_silent = false;
    };
    void serve();
    void take_up();
    [[nodiscard]] bool pass_on(Carried& carried, bool central_said, bool server_said);

    TempFolder folder_;
    std::string server_;
    int listener_ = -1;
    int stopping_ = -1;
    std::vector<Carried> carried_; ///< only the thread's
    std::atomic<Cut> cut_ = Cut::nothing;
    std::atomic<bool> refuses_ = false;
    std::thread thread_;
};

} // namespace b2go::tests
