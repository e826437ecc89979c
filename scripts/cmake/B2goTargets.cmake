# The functions folders declare their libraries, programs and Protocol Buffers with.

set(B2GO_GENERATED "${PROJECT_BINARY_DIR}/generated")

# b2go_library(<name> SOURCES <files>... [LINKS <targets>...] [PRIVATE_LINKS <targets>...])
#
# A static library. LINKS are what its headers show; PRIVATE_LINKS stay inside its .cpp files.
# Includes are written from core/ ("base/id.hpp") and from the top ("sync/protocol/codec.hpp").
# A library of headers only (no .cpp among SOURCES) becomes an interface library.
function(b2go_library name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;LINKS;PRIVATE_LINKS")
  b2go_refuse_leftovers(${name})
  set(compiled ${arg_SOURCES})
  list(FILTER compiled INCLUDE REGEX "\\.cpp$")
  if(compiled)
    add_library(${name} STATIC ${arg_SOURCES})
    target_include_directories(${name} PUBLIC "${PROJECT_SOURCE_DIR}/core" "${PROJECT_SOURCE_DIR}")
    target_link_libraries(${name}
      PUBLIC ${arg_LINKS} PRIVATE ${arg_PRIVATE_LINKS} b2go_compile_options)
  else()
    add_library(${name} INTERFACE)
    target_sources(${name} PRIVATE ${arg_SOURCES})
    target_include_directories(${name} INTERFACE "${PROJECT_SOURCE_DIR}/core" "${PROJECT_SOURCE_DIR}")
    target_link_libraries(${name} INTERFACE ${arg_LINKS} ${arg_PRIVATE_LINKS})
  endif()
endfunction()

# b2go_program(<target> [OUTPUT_NAME <name>] SOURCES <files>... LINKS <targets>...)
#
# A program, built into <build>/bin under its target's name or OUTPUT_NAME.
function(b2go_program name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "OUTPUT_NAME" "SOURCES;LINKS")
  b2go_refuse_leftovers(${name})
  add_executable(${name} ${arg_SOURCES})
  target_include_directories(${name} PRIVATE "${PROJECT_SOURCE_DIR}/core" "${PROJECT_SOURCE_DIR}")
  target_link_libraries(${name} PRIVATE ${arg_LINKS} b2go_compile_options)
  if(arg_OUTPUT_NAME)
    set_target_properties(${name} PROPERTIES OUTPUT_NAME "${arg_OUTPUT_NAME}")
  endif()
endfunction()

# b2go_proto(<library> <file.proto>...)
#
# Adds the generated messages to a library made by b2go_library. core/record/record.proto becomes
# "record/record.pb.h", sync/protocol/sync.proto becomes "sync/protocol/sync.pb.h"; .proto files
# import each other under the same names ("record/record.proto"). Generated code is compiled
# without warnings and its headers are system headers.
function(b2go_proto library)
  set(out "${B2GO_GENERATED}/proto")
  file(MAKE_DIRECTORY "${out}")
  foreach(file IN LISTS ARGN)
    file(REAL_PATH "${file}" proto BASE_DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}")
    set(root "${PROJECT_SOURCE_DIR}")
    if(proto MATCHES "^${PROJECT_SOURCE_DIR}/core/")
      set(root "${PROJECT_SOURCE_DIR}/core")
    endif()
    file(RELATIVE_PATH name "${root}" "${proto}")
    string(REGEX REPLACE "\\.proto$" "" stem "${name}")
    add_custom_command(
      OUTPUT "${out}/${stem}.pb.cc" "${out}/${stem}.pb.h"
      COMMAND protobuf::protoc "--proto_path=${PROJECT_SOURCE_DIR}/core"
        "--proto_path=${PROJECT_SOURCE_DIR}" "--cpp_out=${out}" "${name}"
      DEPENDS "${proto}"
      COMMENT "Messages of ${name}"
      VERBATIM)
    target_sources(${library} PRIVATE "${out}/${stem}.pb.cc" "${out}/${stem}.pb.h")
    set_source_files_properties("${out}/${stem}.pb.cc" PROPERTIES COMPILE_OPTIONS "-w")
  endforeach()
  target_include_directories(${library} SYSTEM PUBLIC "${out}")
  target_link_libraries(${library} PUBLIC protobuf::libprotobuf-lite)
endfunction()

# A misspelt keyword must not silently drop sources.
macro(b2go_refuse_leftovers name)
  if(arg_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "${name}: not understood: ${arg_UNPARSED_ARGUMENTS}")
  endif()
endmacro()
