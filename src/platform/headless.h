// An OpenGL context with no window and no display: EGL on Mesa's surfaceless platform, or on a
// device. There is no default framebuffer: draw to render targets only.
#pragma once

#include "platform/gl_info.h"

#include "core/result.h"

#include <memory>

namespace jw::platform {

struct HeadlessOptions {
    /// Take the software renderer even where there is a graphics card, for pictures that are the
    /// same everywhere.
    bool software = false;
};

class HeadlessContext {
  public:
    /// Makes a context, current on this thread, its functions loaded. Fails: NoGraphics with the
    /// reason (no libEGL, no driver, too old) and what to install.
    static Result<HeadlessContext> create(const HeadlessOptions& options = {});
    ~HeadlessContext();
    HeadlessContext(HeadlessContext&&) noexcept;
    HeadlessContext& operator=(HeadlessContext&&) noexcept;
    HeadlessContext(const HeadlessContext&) = delete;
    HeadlessContext& operator=(const HeadlessContext&) = delete;

    const GlInfo& info() const;

  private:
    struct Impl;
    explicit HeadlessContext(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace jw::platform
