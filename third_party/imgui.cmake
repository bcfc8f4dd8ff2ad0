# Dear ImGui >= 1.86 (MIT): panels; Debian's static library holds backends and the FreeType rasteriser.
pkg_check_modules(imgui REQUIRED IMPORTED_TARGET GLOBAL imgui)
pkg_check_modules(freetype2 REQUIRED IMPORTED_TARGET GLOBAL freetype2)
set_property(TARGET PkgConfig::imgui APPEND PROPERTY INTERFACE_LINK_LIBRARIES PkgConfig::freetype2)
