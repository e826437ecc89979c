# Run by CTest (cmake -P), see b2go_misuse_test: SOURCE must compile as it is, and must not compile
# with any of the macros in MISUSES defined.
cmake_minimum_required(VERSION 3.25)

set(compile "${COMPILER}" -std=c++20 -fsyntax-only "-I${ROOT}/core" "-I${ROOT}" "${SOURCE}")

execute_process(COMMAND ${compile} RESULT_VARIABLE result ERROR_VARIABLE output)
if(NOT result EQUAL 0)
  message(FATAL_ERROR "The correct use does not compile, so the misuses prove nothing:\n${output}")
endif()

set(accepted "")
foreach(misuse IN LISTS MISUSES)
  execute_process(COMMAND ${compile} "-D${misuse}" RESULT_VARIABLE result ERROR_QUIET)
  if(result EQUAL 0)
    list(APPEND accepted "${misuse}")
  else()
    message(STATUS "refused, as it should be: ${misuse}")
  endif()
endforeach()
if(accepted)
  message(FATAL_ERROR "These misuses compile: ${accepted}")
endif()
