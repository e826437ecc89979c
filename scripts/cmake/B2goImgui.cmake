# Dear ImGui as the target `b2go::imgui`, for headless use: no window system, only its own drawing.
# Its .pc file leaves out the libraries its font builder needs.

pkg_check_modules(imgui REQUIRED IMPORTED_TARGET imgui>=1.90)
pkg_check_modules(freetype2 REQUIRED IMPORTED_TARGET freetype2)
find_library(B2GO_STB_LIBRARY stb REQUIRED)
mark_as_advanced(B2GO_STB_LIBRARY)

add_library(b2go_imgui INTERFACE)
add_library(b2go::imgui ALIAS b2go_imgui)
target_link_libraries(b2go_imgui INTERFACE
  PkgConfig::imgui PkgConfig::freetype2 "${B2GO_STB_LIBRARY}")
