# How everything written in this repository is compiled: language, warnings, sanitizers, ccache.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/bin")
set(CMAKE_ARCHIVE_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/lib")

if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE RelWithDebInfo CACHE STRING "" FORCE)
endif()

if(NOT CMAKE_CXX_COMPILER_LAUNCHER)
  find_program(B2GO_CCACHE ccache)
  mark_as_advanced(B2GO_CCACHE)
  if(B2GO_CCACHE)
    set(CMAKE_CXX_COMPILER_LAUNCHER "${B2GO_CCACHE}")
  endif()
endif()

# Warnings are errors with the compiler the project is checked with; newer ones judge differently, and
# nobody's first build should end on that.
if(NOT (CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13))
  set(CMAKE_COMPILE_WARNING_AS_ERROR OFF)
endif()

# Linked by every target of ours, never by generated code's users: warnings are about our lines.
add_library(b2go_compile_options INTERFACE)
target_compile_options(b2go_compile_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wold-style-cast -Wnon-virtual-dtor
  -Woverloaded-virtual -Wformat=2)
# At -O2 g++ 12 sees null dereferences in the growing vectors of libstdc++ that cannot happen; the
# presets people build every day are -O1.
target_compile_options(b2go_compile_options INTERFACE
  $<$<OR:$<CONFIG:Debug>,$<NOT:$<CXX_COMPILER_ID:GNU>>>:-Wnull-dereference>)
if(CMAKE_UNITY_BUILD)
  # The same at -O1 in larger pieces; and what a file keeps to itself may be the base of its test cases.
  target_compile_options(b2go_compile_options INTERFACE
    $<$<CXX_COMPILER_ID:GNU>:-Wno-null-dereference;-Wno-subobject-linkage>)
endif()

# libstdc++ checks indices and empty optionals where speed is not measured.
add_compile_definitions($<$<CONFIG:Debug>:_GLIBCXX_ASSERTIONS>)
add_compile_options($<$<NOT:$<CONFIG:Debug>>:-fstack-protector-strong>)
add_link_options(-Wl,-z,relro,-z,now)
# Eighty test programs are linked every day; the faster linker takes half the time.
find_program(B2GO_FAST_LINKER ld.gold)
mark_as_advanced(B2GO_FAST_LINKER)
if(B2GO_FAST_LINKER AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND NOT B2GO_SANITIZE)
  add_link_options($<$<CONFIG:Debug>:-fuse-ld=gold>)
endif()

# Boost 1.74 takes clang for having no coroutines but the experimental ones.
add_compile_definitions(
  $<$<CXX_COMPILER_ID:Clang>:BOOST_ASIO_HAS_CO_AWAIT=1>
  $<$<CXX_COMPILER_ID:Clang>:BOOST_ASIO_HAS_STD_COROUTINE=1>)

if(B2GO_SANITIZE)
  add_compile_options(-fsanitize=${B2GO_SANITIZE} -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${B2GO_SANITIZE})
  if(B2GO_SANITIZE MATCHES "undefined")
    # A report must end the program, or a test would pass over it.
    add_compile_options(-fno-sanitize-recover=undefined)
  endif()
  if(B2GO_SANITIZE MATCHES "thread" AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # Asio's fences are not seen by g++'s thread sanitizer; the locks beside them are.
    add_compile_options(-Wno-tsan)
  endif()
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # With its own checks inlined, g++ 12 sees null dereferences that cannot happen.
    add_compile_options(-Wno-null-dereference -Wno-maybe-uninitialized)
  endif()
endif()

if(B2GO_FUZZ)
  if(NOT CMAKE_CXX_COMPILER_ID MATCHES "Clang")
    message(FATAL_ERROR "B2GO_FUZZ needs clang (16 or newer): libFuzzer is a part of it.")
  endif()
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()
