# Puts text files (reference data) into the program: one generated header per library.

# b2go_embed_text(<library> [NAMESPACE <name>] FILES <file>...)
#
# Call in the library's own folder. Generates "<folder>/text.hpp" ("domain/text.hpp") with, for
# each subjects.toml, inline constexpr std::string_view b2go::<name>::text::subjects. NAMESPACE
# defaults to the folder's name.
function(b2go_embed_text library)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "NAMESPACE" "FILES")
  b2go_refuse_leftovers(${library})
  get_filename_component(folder "${CMAKE_CURRENT_SOURCE_DIR}" NAME)
  if(NOT arg_NAMESPACE)
    set(arg_NAMESPACE "${folder}")
  endif()
  b2go_embed_files(${library} text "${arg_NAMESPACE}" "${arg_FILES}")
endfunction()
