// The one window of the program, over GLFW. Keys and mouse reach the program through ImGui's GLFW
// backend, which `app` attaches to native_handle(); what ImGui does not tell is here.
#pragma once

#include "platform/gl_info.h"

#include "core/result.h"

#include <memory>
#include <string>
#include <vector>

struct GLFWwindow;

namespace jw::platform {

struct WindowOptions {
    std::string title = "Jointwise";
    int width = 1280;  // logical pixels
    int height = 720;
    bool maximised = false;
    bool visible = true;
    bool vsync = true;
};

struct Size {
    int width = 0;
    int height = 0;
    bool operator==(const Size&) const = default;
};

/// A key as it came, for shortcuts: ImGui 1.86 does not tell which character a key types.
struct KeyEvent {
    enum class Key {
        Other,
        Space,
        Left,
        Right,
        Up,
        Down,
        Home,
        End,
        PageUp,
        PageDown,
        Backspace,
        Enter,
        Escape,
        Tab,
        F1,
    } key = Key::Other;
    enum class Action { Press, Repeat, Release } action = Action::Press;
    /// What the key types in the user's layout, lower case; the US letter or digit of its place
    /// where that is no ASCII letter or digit; 0 for keys without a character.
    char character = 0;
    bool ctrl = false;
    bool shift = false;
};

class Window {
  public:
    /// Opens the window with an OpenGL 4.1 core context, current on this thread, its functions
    /// loaded, the driver checked (check_gl). One at a time. Fails: NoGraphics in words.
    static Result<Window> open(const WindowOptions& options);
    ~Window();
    Window(Window&&) noexcept;
    Window& operator=(Window&&) noexcept;
    Window(const Window&) = delete;
    Window& operator=(const Window&) = delete;

    const GlInfo& info() const;
    GLFWwindow* native_handle() const;

    /// Handles what has come; does not wait.
    void poll_events();
    /// Sleeps until something comes, at most `seconds`.
    void wait_events(double seconds);
    /// Wakes wait_events; may be called from any thread.
    static void wake();
    void swap();

    bool should_close() const;
    void request_close();
    Size size() const;              // logical pixels
    Size framebuffer_size() const;  // real pixels
    /// Real pixels per logical one as the system wants text scaled (1 .. about 3).
    double content_scale() const;
    bool is_maximised() const;
    bool is_minimised() const;
    bool is_fullscreen() const;
    void set_fullscreen(bool fullscreen);
    void set_title(const std::string& title);

    /// Files dropped on the window since the last call.
    std::vector<std::string> take_dropped_files();
    /// Keys since the last call, in order.
    std::vector<KeyEvent> take_keys();
    /// True once after the window has to be drawn anew: the system asked for it, a size or scale
    /// changed, or pointer or keys did anything.
    bool take_refresh();

    /// Is there a display to open a window on? Says nothing about the driver.
    static bool has_display();

  private:
    struct Impl;
    explicit Window(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace jw::platform
