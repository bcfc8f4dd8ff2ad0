// The shader files that cmake/embed.cmake put into the program.
#pragma once

#include <string_view>
#include <vector>

namespace jw::render {

struct EmbeddedFile {
    std::string_view name;  // relative to shaders/: "body.vert", "include/lighting.glsl"
    std::string_view text;
};

/// All files below shaders/, sorted by name.
const std::vector<EmbeddedFile>& embedded_shaders();

}  // namespace jw::render
