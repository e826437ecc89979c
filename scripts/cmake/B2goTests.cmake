# The functions tests are declared with; CTest runs what they declare.

# What the tsan run builds: the tests labelled `threads`.
add_custom_target(b2go_thread_tests)

# b2go_test(<name> SOURCES <files>... [LINKS <targets>...] [LABELS <labels>...] [TIMEOUT <seconds>]
#           [APART])
#
# A Boost.Test program whose main comes from tests/support: sources only include
# <boost/test/unit_test.hpp> and name no module. B2GO_FIXTURE_DIR and B2GO_PROGRAM_DIR tell tests
# where fixtures/ and the built programs are. The label `threads` puts it into the tsan run.
# APART: its files use the same names for different things and are compiled one by one in every preset.
function(b2go_test name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "APART" "TIMEOUT" "SOURCES;LINKS;LABELS")
  b2go_refuse_leftovers(${name})
  if(NOT arg_TIMEOUT)
    set(arg_TIMEOUT 300)
  endif()
  b2go_program(${name} SOURCES ${arg_SOURCES} LINKS b2go_test_main ${arg_LINKS})
  b2go_as_test_program(${name})
  if(arg_APART)
    set_target_properties(${name} PROPERTIES UNITY_BUILD OFF)
  endif()
  add_test(NAME ${name} COMMAND ${name} --log_level=test_suite --report_level=short --color_output=no)
  set_tests_properties(${name} PROPERTIES TIMEOUT ${arg_TIMEOUT} LABELS "${arg_LABELS}")
  b2go_sanitizer_environment(${name})
  if("threads" IN_LIST arg_LABELS)
    add_dependencies(b2go_thread_tests ${name})
  endif()
endfunction()

# b2go_test_on_postgres(<test> [ARGUMENTS <words>...])
#
# Runs a test program once more, as <test>_postgres, with the central's store in a PostgreSQL
# server that CTest starts before the first such test and ends after the last one. A test that
# needs the server and nothing else is made so with b2go_needs_postgres(<test>).
function(b2go_test_on_postgres test)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "ARGUMENTS")
  b2go_refuse_leftovers(${test})
  if(NOT arg_ARGUMENTS)
    set(arg_ARGUMENTS --log_level=test_suite --report_level=short --color_output=no)
  endif()
  add_test(NAME ${test}_postgres COMMAND ${test} ${arg_ARGUMENTS})
  set_tests_properties(${test}_postgres PROPERTIES TIMEOUT 900 LABELS postgres)
  b2go_sanitizer_environment(${test}_postgres)
  b2go_needs_postgres(${test}_postgres)
endfunction()

set(B2GO_POSTGRES_FOLDER "${PROJECT_BINARY_DIR}/postgres")
function(b2go_needs_postgres test)
  set_property(TEST ${test} APPEND PROPERTY FIXTURES_REQUIRED postgres)
  set_property(TEST ${test} APPEND PROPERTY ENVIRONMENT
    "B2GO_TEST_POSTGRES=${B2GO_POSTGRES_FOLDER}/target")
endfunction()

# b2go_script_test(<name> COMMAND <command>... [LABELS <labels>...] [TIMEOUT <seconds>])
#
# A test that is a script; it runs at the top of the repository, finds the programs in
# $B2GO_PROGRAM_DIR and passes by ending with 0.
function(b2go_script_test name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "TIMEOUT" "COMMAND;LABELS")
  b2go_refuse_leftovers(${name})
  if(NOT arg_TIMEOUT)
    set(arg_TIMEOUT 300)
  endif()
  add_test(NAME ${name} COMMAND ${arg_COMMAND} WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}")
  set_tests_properties(${name} PROPERTIES TIMEOUT ${arg_TIMEOUT} LABELS "${arg_LABELS}")
  b2go_sanitizer_environment(${name})
endfunction()

# b2go_misuse_test(<name> SOURCE <file> MISUSES <macros>...)
#
# Proves that misuse does not compile: SOURCE compiles as it is and fails with each macro defined
# (`#ifdef COMPARES_FOREIGN_IDS ... #endif` around one line of misuse). Headers of ours only.
function(b2go_misuse_test name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "SOURCE" "MISUSES")
  b2go_refuse_leftovers(${name})
  file(REAL_PATH "${arg_SOURCE}" source BASE_DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}")
  add_test(NAME ${name} COMMAND "${CMAKE_COMMAND}" "-DCOMPILER=${CMAKE_CXX_COMPILER}"
    "-DROOT=${PROJECT_SOURCE_DIR}" "-DSOURCE=${source}" "-DMISUSES=${arg_MISUSES}"
    -P "${PROJECT_SOURCE_DIR}/scripts/cmake/misuse_test.cmake")
endfunction()

# b2go_fuzz(<name> SOURCES <files>... LINKS <targets>...)
#
# LLVMFuzzerTestOneInput for one kind of hostile bytes. Preset fuzz links libFuzzer; every other
# preset makes it a test that replays the kept inputs in tests/fuzz/corpus/<name>.
function(b2go_fuzz name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;LINKS")
  b2go_refuse_leftovers(${name})
  set(corpus "${PROJECT_SOURCE_DIR}/tests/fuzz/corpus/${name}")
  if(B2GO_FUZZ)
    b2go_program(${name} SOURCES ${arg_SOURCES} LINKS ${arg_LINKS})
    target_link_options(${name} PRIVATE -fsanitize=fuzzer)
    return()
  endif()
  b2go_program(${name} SOURCES ${arg_SOURCES} LINKS b2go_fuzz_replay ${arg_LINKS})
  b2go_as_test_program(${name})
  add_test(NAME ${name}_corpus COMMAND ${name} "${corpus}")
  set_tests_properties(${name}_corpus PROPERTIES TIMEOUT 120 LABELS fuzz)
  b2go_sanitizer_environment(${name}_corpus)
endfunction()

# Test programs lie beside the programs people run, not among them.
function(b2go_as_test_program name)
  set_target_properties(${name} PROPERTIES
    RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/test-bin")
  target_compile_definitions(${name} PRIVATE
    B2GO_FIXTURE_DIR="${PROJECT_SOURCE_DIR}/fixtures"
    B2GO_PROGRAM_DIR="${CMAKE_RUNTIME_OUTPUT_DIRECTORY}")
endfunction()

# A sanitizer's report is a failure with a readable stack.
function(b2go_sanitizer_environment test)
  set_tests_properties(${test} PROPERTIES ENVIRONMENT
    "B2GO_PROGRAM_DIR=${CMAKE_RUNTIME_OUTPUT_DIRECTORY};\
ASAN_OPTIONS=detect_stack_use_after_return=1:strict_string_checks=1;\
UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=1;\
TSAN_OPTIONS=halt_on_error=1:second_deadlock_stack=1:suppressions=${PROJECT_SOURCE_DIR}/tests/support/tsan.supp")
endfunction()
