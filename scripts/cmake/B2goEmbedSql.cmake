# Puts .sql files into the program: one generated header per library.

# b2go_embed_sql(<library> [PLACE <folder>] [NAMESPACE <name>] FILES <file.sql>...)
#
# Call in the library's own folder; PLACE names a folder within it that has a header of its own
# ("sync/central/postgres/sql.hpp"). Generates "<folder>/sql.hpp" ("store/sql.hpp",
# "sync/central/sql.hpp") with, for each statements/find_citizen.sql,
#   inline constexpr std::string_view b2go::<name>::sql::find_citizen
# all of them as pairs of name and text in b2go::<name>::sql::all_statements, and, when there are files named 0001_first.sql, 0002_second.sql ..., also
#   inline constexpr std::array<sqlite::Migration, N> b2go::<name>::sql::migrations
# in the order of their numbers, which must be 1..N; the type, an aggregate of {version, name,
# text}, comes from "sqlite/migration.hpp". NAMESPACE defaults to the folder's name.
function(b2go_embed_sql library)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "PLACE;NAMESPACE" "FILES")
  b2go_refuse_leftovers(${library})
  get_filename_component(folder "${CMAKE_CURRENT_SOURCE_DIR}" NAME)
  if(NOT arg_NAMESPACE)
    set(arg_NAMESPACE "${folder}")
  endif()
  if(arg_PLACE)
    list(TRANSFORM arg_FILES PREPEND "${arg_PLACE}/")
  endif()
  b2go_embed_files(${library} sql "${arg_NAMESPACE}" "${arg_FILES}" "${arg_PLACE}")
endfunction()

# b2go_embed_files(<library> <kind> <namespace> <files> [<folder>]): what embedding SQL and other
# texts share.
function(b2go_embed_files library kind namespace named_files)
  set(root "${PROJECT_SOURCE_DIR}")
  if(CMAKE_CURRENT_SOURCE_DIR MATCHES "^${PROJECT_SOURCE_DIR}/core/")
    set(root "${PROJECT_SOURCE_DIR}/core")
  endif()
  file(RELATIVE_PATH place "${root}" "${CMAKE_CURRENT_SOURCE_DIR}/${ARGN}")

  set(files "")
  foreach(file IN LISTS named_files)
    file(REAL_PATH "${file}" path BASE_DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}")
    list(APPEND files "${path}")
  endforeach()
  set(header "${B2GO_GENERATED}/${kind}/${place}/${kind}.hpp")
  # The list goes through a file, so that adding or removing a name regenerates the header too.
  set(list_file "${B2GO_GENERATED}/${kind}/${place}/files.txt")
  list(JOIN files "\n" content)
  file(CONFIGURE OUTPUT "${list_file}" CONTENT "${content}\n" @ONLY)
  set(script "${PROJECT_SOURCE_DIR}/scripts/cmake/embed_sql.cmake")
  add_custom_command(
    OUTPUT "${header}"
    COMMAND "${CMAKE_COMMAND}" "-DFILES=${list_file}" "-DHEADER=${header}"
      "-DNAMESPACE=b2go::${namespace}::${kind}" -P "${script}"
    DEPENDS ${files} "${list_file}" "${script}"
    COMMENT "Embedding ${kind} of ${place}"
    VERBATIM)
  target_sources(${library} PRIVATE "${header}")
  target_include_directories(${library} PUBLIC "${B2GO_GENERATED}/${kind}")
endfunction()
