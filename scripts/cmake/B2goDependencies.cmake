# The third-party libraries, found once; scripts/setup installs all of them.

find_package(Threads REQUIRED)
find_package(PkgConfig REQUIRED)
find_package(Protobuf REQUIRED)
find_package(OpenSSL 3.0 REQUIRED)
find_package(ICU REQUIRED COMPONENTS uc i18n)
find_package(Boost 1.74 REQUIRED COMPONENTS unit_test_framework)
find_package(fmt REQUIRED)
find_package(spdlog REQUIRED)
find_package(nlohmann_json 3.11 REQUIRED)
find_package(CLI11 REQUIRED)
find_package(cpprestsdk REQUIRED)
pkg_check_modules(sodium REQUIRED IMPORTED_TARGET libsodium>=1.0.18)
pkg_check_modules(zstd REQUIRED IMPORTED_TARGET libzstd>=1.4)
include(B2goSqlCipher)

find_path(B2GO_EXPECTED_INCLUDE tl/expected.hpp REQUIRED)
mark_as_advanced(B2GO_EXPECTED_INCLUDE)
