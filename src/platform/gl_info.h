// What the graphics driver says about itself, and in words what is wrong with it.
#pragma once

#include "core/result.h"

#include <optional>
#include <string>

namespace jw::platform {

struct GlInfo {
    std::string version;   // "4.5 (Core Profile) Mesa 22.3.6"
    std::string renderer;  // "llvmpipe (LLVM 15.0.6, 256 bits)"
    std::string vendor;
    int major = 0;
    int minor = 0;
    bool software = false;  // drawn by the processor: llvmpipe, softpipe, SwiftShader, ...
};

/// Reads the context that is current; its functions must be loaded.
GlInfo read_gl_info();

/// Is this enough for the program? Fails: NoGraphics with a sentence that says what there is, what
/// is needed and what to do. Pure, so that tests can ask about any driver.
Result<Unit> check_gl(const GlInfo& info);

/// A remark for the user about a driver that works but is slow, or nullopt.
std::optional<std::string> remark_on(const GlInfo& info);

/// Is `renderer` (GL_RENDERER) a software renderer?
bool is_software_renderer(const std::string& renderer);

}  // namespace jw::platform
