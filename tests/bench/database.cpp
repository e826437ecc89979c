#include "tests/bench/database.hpp"

#include <cstdlib>
#include <stdexcept>

#include <unistd.h>

#include "sync/central/postgres_connection.hpp"
#include "tests/support/temp_folder.hpp"
#include "tests/sync/central_place.hpp"

namespace b2go::bench {

namespace {

namespace postgres = central::postgres;

constexpr const char* kNamed = " dbname=";
constexpr const char* kCentral = "central"; // its folder in a town's

std::string server() {
    const char* file = std::getenv("B2GO_TEST_POSTGRES");
    std::string target = file == nullptr ? "" : tests::bytes_of_file(file);
    if (target.empty()) {
        throw std::runtime_error("B2GO_TEST_POSTGRES names no server");
    }
    return target;
}

/// Of a database that was made here.
std::string name_in(const std::string& target) {
    return target.substr(target.rfind(kNamed) + std::string(kNamed).size());
}

std::string make(const std::string& how) {
    static int made = 0;
    const std::string name =
        "b2go_bench_" + std::to_string(::getpid()) + "_" + std::to_string(++made);
    postgres::Connection connection(server());
    connection.execute("drop", "DROP DATABASE IF EXISTS " + name); // of a process long gone
    connection.execute("create", "CREATE DATABASE " + name + how);
    return server() + kNamed + name;
}

} // namespace

std::string store_name() {
    if (!tests::on_postgres()) {
        return "embedded SQLCipher";
    }
    postgres::Connection connection(server());
    auto answer = connection.query_now("version", "SHOW server_version");
    return "PostgreSQL " + std::string(answer.step() ? answer.text(0) : "");
}

std::string new_database() { return tests::on_postgres() ? make("") : std::string(); }

std::string database_of(const std::filesystem::path& central) {
    return tests::bytes_of_file(central / "postgres");
}

double database_mb(const std::string& target) {
    postgres::Connection connection(target);
    auto answer = connection.query_now("size", "SELECT pg_database_size(current_database())::text");
    if (!answer.step()) {
        throw std::runtime_error("the database does not say how large it is");
    }
    return std::stod(std::string(answer.text(0))) / 1e6;
}

void copy_town(const std::filesystem::path& from, const std::filesystem::path& to) {
    remove_town(to);
    std::filesystem::copy(from, to, std::filesystem::copy_options::recursive);
    if (const std::string target = database_of(from / kCentral); !target.empty()) {
        tests::write_file(to / kCentral / "postgres", make(" TEMPLATE " + name_in(target)));
    }
}

void remove_town(const std::filesystem::path& folder) {
    if (const std::string target = database_of(folder / kCentral); !target.empty()) {
        postgres::Connection connection(server());
        connection.execute("drop", "DROP DATABASE " + name_in(target));
    }
    std::filesystem::remove_all(folder);
}

} // namespace b2go::bench
