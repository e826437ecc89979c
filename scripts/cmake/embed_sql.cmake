# Run by the build (cmake -P): writes HEADER from the files named in FILES, see B2goEmbedSql
# and B2goEmbedText.
cmake_minimum_required(VERSION 3.25)

file(STRINGS "${FILES}" files)
set(statements "")
set(seen "")
set(numbered "")
foreach(file IN LISTS files)
  get_filename_component(name "${file}" NAME_WE)
  if(name MATCHES "^[0-9]")
    if(NOT name MATCHES "^[0-9][0-9][0-9][0-9]_[a-z0-9_]+$")
      message(FATAL_ERROR "${file}: migrations are named NNNN_lower_case.sql.")
    endif()
    list(APPEND numbered "${name}|${file}")
    continue()
  endif()
  if(NOT name MATCHES "^[a-z][a-z0-9_]*$")
    message(FATAL_ERROR "${file}: the name becomes a C++ name: lower case, digits and _ only.")
  endif()
  if(name IN_LIST seen)
    message(FATAL_ERROR "${file}: another file has the same name ${name}.")
  endif()
  list(APPEND seen "${name}")
  file(READ "${file}" text)
  string(APPEND statements
    "inline constexpr std::string_view ${name} =\n    R\"b2go_file(${text})b2go_file\";\n\n")
endforeach()

set(includes "#include <array>\n#include <string_view>\n#include <utility>\n")
if(seen)
  list(LENGTH seen count)
  string(APPEND statements
    "// Name and text of each of the above, for the test that prepares them all.\n"
    "inline constexpr std::array<std::pair<std::string_view, std::string_view>, ${count}>\n"
    "    all_statements{{\n")
  foreach(name IN LISTS seen)
    string(APPEND statements "        {\"${name}\", ${name}},\n")
  endforeach()
  string(APPEND statements "}};\n\n")
endif()
set(migrations "")
if(numbered)
  list(SORT numbered)
  list(LENGTH numbered count)
  string(APPEND includes "\n#include \"sqlite/migration.hpp\"\n")
  string(APPEND migrations
    "inline constexpr std::array<b2go::sqlite::Migration, ${count}> migrations{{\n")
  set(expected 1)
  foreach(entry IN LISTS numbered)
    string(REGEX MATCH "^([0-9]+)_([a-z0-9_]+)\\|(.*)$" all "${entry}")
    set(name "${CMAKE_MATCH_2}")
    set(file "${CMAKE_MATCH_3}")
    string(REGEX REPLACE "^0*(.)" "\\1" version "${CMAKE_MATCH_1}")
    if(NOT version EQUAL expected)
      message(FATAL_ERROR "${file}: migration ${expected} is expected here; numbers run 1..N.")
    endif()
    file(READ "${file}" text)
    string(APPEND migrations
      "    {${version}, \"${name}\",\n     R\"b2go_file(${text})b2go_file\"},\n")
    math(EXPR expected "${expected} + 1")
  endforeach()
  string(APPEND migrations "}};\n\n")
endif()

file(WRITE "${HEADER}"
  "#pragma once\n\n// Generated at build from the files the names stand for; change those.\n\n${includes}\n"
  "namespace ${NAMESPACE} {\n\n${statements}${migrations}} // namespace ${NAMESPACE}\n")
