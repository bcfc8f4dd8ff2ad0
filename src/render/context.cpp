#include "render/context.h"

#include <fmt/format.h>
#include <glad/gl.h>

namespace jw::render {

Result<std::unique_ptr<Context>> Context::adopt_current() {
    if (glad_glGetString == nullptr || glGetString(GL_VERSION) == nullptr) {
        return Error{ErrorCode::NoGraphics,
                     "no OpenGL context is current: make one with platform::Window or "
                     "platform::HeadlessContext first",
                     {}};
    }
    GLint major = 0;
    GLint minor = 0;
    glGetIntegerv(GL_MAJOR_VERSION, &major);
    glGetIntegerv(GL_MINOR_VERSION, &minor);
    if (major < 4 || (major == 4 && minor < 1)) {
        return Error{
            ErrorCode::NoGraphics,
            fmt::format("the current OpenGL context is version {}.{}; 4.1 is needed", major, minor),
            {}};
    }
    std::unique_ptr<Context> context{new Context};
    glGetIntegerv(GL_MAX_SAMPLES, &context->max_samples_);
    glGetIntegerv(GL_MAX_TEXTURE_SIZE, &context->max_texture_size_);
    return context;
}

}  // namespace jw::render
