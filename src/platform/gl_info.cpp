#include "platform/gl_info.h"

#include <fmt/format.h>
#include <glad/gl.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>

namespace jw::platform {
namespace {

std::string read_string(GLenum name) {
    const GLubyte* text = glGetString(name);
    return text == nullptr ? std::string{} : std::string{reinterpret_cast<const char*>(text)};
}

constexpr int kMajor = 4;
constexpr int kMinor = 1;

}  // namespace

bool is_software_renderer(const std::string& renderer) {
    std::string lower = renderer;
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    constexpr std::array<std::string_view, 6> kSigns{"llvmpipe",    "softpipe", "swrast",
                                                     "swiftshader", "software", "gdi generic"};
    return std::any_of(kSigns.begin(), kSigns.end(), [&](std::string_view sign) {
        return lower.find(sign) != std::string::npos;
    });
}

GlInfo read_gl_info() {
    GlInfo info;
    info.version = read_string(GL_VERSION);
    info.renderer = read_string(GL_RENDERER);
    info.vendor = read_string(GL_VENDOR);
    glGetIntegerv(GL_MAJOR_VERSION, &info.major);
    glGetIntegerv(GL_MINOR_VERSION, &info.minor);
    info.software = is_software_renderer(info.renderer);
    return info;
}

Result<Unit> check_gl(const GlInfo& info) {
    if (info.version.empty()) {
        return Error{
            ErrorCode::NoGraphics,
            "the graphics driver does not answer: install a driver for the graphics card, or "
            "Mesa's software renderer (package libgl1-mesa-dri)",
            {}};
    }
    if (info.major < kMajor || (info.major == kMajor && info.minor < kMinor)) {
        return Error{
            ErrorCode::NoGraphics,
            fmt::format(
                "the graphics driver ({}) offers OpenGL {}.{}, but {}.{} is needed: update the "
                "driver, or set LIBGL_ALWAYS_SOFTWARE=1 to let the processor draw",
                info.renderer.empty() ? "unknown" : info.renderer, info.major, info.minor, kMajor,
                kMinor),
            {}};
    }
    return Unit{};
}

std::optional<std::string> remark_on(const GlInfo& info) {
    if (!info.software) {
        return std::nullopt;
    }
    return fmt::format(
        "the processor draws the picture ({}); while it moves it is drawn with less detail",
        info.renderer);
}

}  // namespace jw::platform
