// Makes a tablet's store of every schema there has been so far, for fixtures/stores:
//   make_old_stores FOLDER
// A file that is there is kept: what was shipped is what the program of its time wrote.
#include <cstdio>
#include <filesystem>

#include "store/sql.hpp"
#include "tests/disk/old_tablet.hpp"

int main(int argc, char** argv) {
    if (argc != 2) {
        std::fprintf(stderr, "make_old_stores FOLDER\n");
        return 2;
    }
    for (std::size_t schema = 1; schema <= b2go::store::sql::migrations.size(); ++schema) {
        const std::filesystem::path path =
            std::filesystem::path(argv[1]) / ("tablet-schema-" + std::to_string(schema) + ".db");
        if (!std::filesystem::exists(path)) {
            b2go::tests::OldTablet().make(path.string(), schema);
        }
    }
    return 0;
}
