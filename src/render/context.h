// Proof that an OpenGL context is current on this thread; every GL object demands one to be made.
#pragma once

#include "core/result.h"

#include <memory>

namespace jw::render {

class Context {
  public:
    /// Looks at the context that is current (made by platform) and takes it; renderers and targets
    /// keep its address, so it stays where it was made. Fails: NoGraphics when none is current, its
    /// functions are not loaded, or it is older than OpenGL 4.1.
    static Result<std::unique_ptr<Context>> adopt_current();

    ~Context() = default;
    Context(Context&&) = delete;
    Context& operator=(Context&&) = delete;
    Context(const Context&) = delete;
    Context& operator=(const Context&) = delete;

    int max_samples() const { return max_samples_; }
    int max_texture_size() const { return max_texture_size_; }

  private:
    Context() = default;
    int max_samples_ = 1;
    int max_texture_size_ = 2048;
};

}  // namespace jw::render
