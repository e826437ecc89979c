#include "tests/sync/central_place.hpp"

#include <atomic>
#include <cstdlib>
#include <stdexcept>

#include <unistd.h>

#include "sync/central/postgres_store.hpp"
#include "sync/central/sqlcipher_store.hpp"
#include "tests/support/temp_folder.hpp"

namespace b2go::tests {

namespace {

std::atomic<central::StreamNumber> places = 0;

const char* told() { return std::getenv("B2GO_TEST_POSTGRES"); }

std::string make_database() {
    const std::string server = told() == nullptr ? "" : bytes_of_file(told());
    if (server.empty()) {
        throw std::runtime_error("B2GO_TEST_POSTGRES names no server; ctest starts one");
    }
    const std::string name = "b2go_" + std::to_string(::getpid());
    central::postgres::Connection connection(server);
    connection.execute("drop", "DROP DATABASE IF EXISTS " + name); // of a process long gone
    connection.execute("create", "CREATE DATABASE " + name);
    return server + " dbname=" + name;
}

} // namespace

bool on_postgres() { return told() != nullptr; }

std::string postgres_target() {
    static const std::string target = make_database();
    return target;
}

void run_on_postgres(std::string_view script) {
    central::postgres::Connection connection(postgres_target());
    connection.execute("settle", "SET search_path = b2go");
    connection.execute("test", script);
}

CentralPlace::CentralPlace(std::string path) : path_(std::move(path)), stream_(++places) {}

std::unique_ptr<central::CentralStore> CentralPlace::create(const base::SecretKey& master,
                                                            base::Random& random) const {
    return on_postgres() ? central::create_postgres_store(postgres(), master, random)
                         : central::create_sqlcipher_store({path_, {}}, master);
}

std::unique_ptr<central::CentralStore> CentralPlace::open(const base::SecretKey& master,
                                                          base::Random& random) const {
    return on_postgres() ? central::open_postgres_store(postgres(), master, random)
                         : central::open_sqlcipher_store({path_, {}}, master);
}

base::Outcome<central::Keys> CentralPlace::restore(const std::string& file,
                                                   const base::SecretKey& recovery_private,
                                                   const base::Clock& clock,
                                                   base::Random& random) const {
    return central::restore_backup(file, recovery_private, path_,
                                   on_postgres() ? central::in_postgres(postgres(), random)
                                                 : central::as_file(path_),
                                   clock, random);
}

} // namespace b2go::tests
