# SQLCipher as the target `b2go::sqlcipher`, refused when it is too old. Its .pc file names the
# version of the SQLite inside, so a small program asks the library itself.

set(B2GO_SQLCIPHER_MINIMUM 4.5.6)

pkg_check_modules(sqlcipher REQUIRED IMPORTED_TARGET sqlcipher)
add_library(b2go_sqlcipher INTERFACE)
add_library(b2go::sqlcipher ALIAS b2go_sqlcipher)
target_link_libraries(b2go_sqlcipher INTERFACE PkgConfig::sqlcipher)
# Without it the header hides sqlite3_key_v2.
target_compile_definitions(b2go_sqlcipher INTERFACE SQLITE_HAS_CODEC)

# Asked again whenever pkg-config answers differently, e.g. after an upgrade.
set(asked "${sqlcipher_VERSION} ${sqlcipher_LINK_LIBRARIES} ${CMAKE_CXX_COMPILER}")
if(NOT B2GO_SQLCIPHER_ASKED STREQUAL asked)
  set(probe "${PROJECT_BINARY_DIR}/CMakeFiles/sqlcipher_version.cpp")
  file(WRITE "${probe}" [[
#include <sqlite3.h>
#include <cstdio>
int main() {
    sqlite3 *db = nullptr;
    sqlite3_stmt *statement = nullptr;
    if (sqlite3_open(":memory:", &db) != SQLITE_OK) return 1;
    if (sqlite3_prepare_v2(db, "PRAGMA cipher_version", -1, &statement, nullptr) != SQLITE_OK) return 1;
    if (sqlite3_step(statement) != SQLITE_ROW) return 2;
    std::printf("%s", reinterpret_cast<const char *>(sqlite3_column_text(statement, 0)));
    return 0;
}
]])
  try_run(ran compiled "${PROJECT_BINARY_DIR}/CMakeFiles/sqlcipher_version" "${probe}"
    CMAKE_FLAGS "-DINCLUDE_DIRECTORIES=${sqlcipher_INCLUDE_DIRS}"
    COMPILE_DEFINITIONS -DSQLITE_HAS_CODEC
    LINK_LIBRARIES ${sqlcipher_LINK_LIBRARIES}
    COMPILE_OUTPUT_VARIABLE compile_output
    RUN_OUTPUT_VARIABLE run_output)
  if(NOT compiled)
    message(FATAL_ERROR "SQLCipher was found but a program using it does not compile:\n${compile_output}")
  endif()
  if(NOT ran EQUAL 0)
    message(FATAL_ERROR
      "The library pkg-config calls sqlcipher does not answer PRAGMA cipher_version: it is a plain "
      "SQLite, and stores would be written in clear. Run scripts/setup.")
  endif()
  string(REGEX MATCH "^[0-9]+(\\.[0-9]+)+" version "${run_output}")
  set(B2GO_SQLCIPHER_VERSION "${version}" CACHE INTERNAL "")
  set(B2GO_SQLCIPHER_ASKED "${asked}" CACHE INTERNAL "")
endif()

if(NOT B2GO_SQLCIPHER_VERSION VERSION_GREATER_EQUAL B2GO_SQLCIPHER_MINIMUM)
  message(FATAL_ERROR
    "SQLCipher ${B2GO_SQLCIPHER_VERSION} is too old: ${B2GO_SQLCIPHER_MINIMUM} or newer is needed "
    "(older ones carry a SQLite without features and corrections the stores rely on). Debian 12's "
    "own is 3.4.1; scripts/setup takes 4.6.1 from bookworm-backports.")
endif()
message(STATUS "SQLCipher ${B2GO_SQLCIPHER_VERSION}")
