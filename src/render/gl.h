// Move-only owners of OpenGL names. Making one demands a Context; an empty one owns nothing.
#pragma once

#include "render/context.h"

#include <glad/gl.h>

#include <utility>

namespace jw::render::gl {

template <typename Kind>
class Handle {
  public:
    Handle() = default;
    explicit Handle(Context&) : id_{Kind::make()} {}
    ~Handle() {
        if (id_ != 0) {
            Kind::drop(id_);
        }
    }
    Handle(Handle&& other) noexcept : id_{std::exchange(other.id_, 0)} {}
    Handle& operator=(Handle&& other) noexcept {
        std::swap(id_, other.id_);
        return *this;
    }
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;

    GLuint id() const { return id_; }
    bool is_empty() const { return id_ == 0; }

  private:
    GLuint id_ = 0;
};

struct BufferKind {
    static GLuint make() {
        GLuint id = 0;
        glGenBuffers(1, &id);
        return id;
    }
    static void drop(GLuint id) { glDeleteBuffers(1, &id); }
};
struct TextureKind {
    static GLuint make() {
        GLuint id = 0;
        glGenTextures(1, &id);
        return id;
    }
    static void drop(GLuint id) { glDeleteTextures(1, &id); }
};
struct VertexArrayKind {
    static GLuint make() {
        GLuint id = 0;
        glGenVertexArrays(1, &id);
        return id;
    }
    static void drop(GLuint id) { glDeleteVertexArrays(1, &id); }
};
struct FramebufferKind {
    static GLuint make() {
        GLuint id = 0;
        glGenFramebuffers(1, &id);
        return id;
    }
    static void drop(GLuint id) { glDeleteFramebuffers(1, &id); }
};
struct RenderbufferKind {
    static GLuint make() {
        GLuint id = 0;
        glGenRenderbuffers(1, &id);
        return id;
    }
    static void drop(GLuint id) { glDeleteRenderbuffers(1, &id); }
};
struct ProgramKind {
    static GLuint make() { return glCreateProgram(); }
    static void drop(GLuint id) { glDeleteProgram(id); }
};

using Buffer = Handle<BufferKind>;
using Texture = Handle<TextureKind>;
using VertexArray = Handle<VertexArrayKind>;
using Framebuffer = Handle<FramebufferKind>;
using Renderbuffer = Handle<RenderbufferKind>;
using Program = Handle<ProgramKind>;

}  // namespace jw::render::gl
