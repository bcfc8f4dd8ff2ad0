// The window's turn without a window: panels and picture drawn to a target, for figures of speed.
#pragma once

#include "app/workspace.h"

#include <memory>
#include <string_view>

namespace jw::app {

class BenchWindow {
  public:
    /// Headless context, body, session and panels. Fails: NoGraphics, NotFound, BadFormat.
    static Result<std::unique_ptr<BenchWindow>> open(const Workspace& workspace, int width,
                                                     int height);
    ~BenchWindow();
    BenchWindow(BenchWindow&&) = delete;
    BenchWindow& operator=(BenchWindow&&) = delete;
    BenchWindow(const BenchWindow&) = delete;
    BenchWindow& operator=(const BenchWindow&) = delete;

    /// A command as in a log. Fails: InvalidInput.
    Result<Unit> apply(std::string_view command);

    /// One turn of the main loop, waiting until the picture is complete; without `with_picture` the
    /// panels alone.
    Result<Unit> turn(double seconds, bool with_picture);

  private:
    struct Impl;
    explicit BenchWindow(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace jw::app
