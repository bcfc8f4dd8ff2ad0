#include "platform/window.h"

#include <glad/gl.h>
#define GLFW_INCLUDE_NONE
#include <fmt/format.h>
#include <GLFW/glfw3.h>

#include <cctype>
#include <cstdlib>
#include <utility>

namespace jw::platform {
namespace {

std::string last_glfw_error() {
    const char* text = nullptr;
    glfwGetError(&text);
    return text == nullptr ? "no reason given" : text;
}

KeyEvent::Key find_key(int key) {
    using Key = KeyEvent::Key;
    switch (key) {
        case GLFW_KEY_SPACE:
            return Key::Space;
        case GLFW_KEY_LEFT:
            return Key::Left;
        case GLFW_KEY_RIGHT:
            return Key::Right;
        case GLFW_KEY_UP:
            return Key::Up;
        case GLFW_KEY_DOWN:
            return Key::Down;
        case GLFW_KEY_HOME:
            return Key::Home;
        case GLFW_KEY_END:
            return Key::End;
        case GLFW_KEY_PAGE_UP:
            return Key::PageUp;
        case GLFW_KEY_PAGE_DOWN:
            return Key::PageDown;
        case GLFW_KEY_BACKSPACE:
            return Key::Backspace;
        case GLFW_KEY_ENTER:
        case GLFW_KEY_KP_ENTER:
            return Key::Enter;
        case GLFW_KEY_ESCAPE:
            return Key::Escape;
        case GLFW_KEY_TAB:
            return Key::Tab;
        case GLFW_KEY_F1:
            return Key::F1;
        default:
            return Key::Other;
    }
}

/// What the key types in the user's layout. Where that is no ASCII letter or digit, a letter or
/// digit key is called by its place on a US keyboard, which is GLFW's own name (Cyrillic, Greek,
/// dead keys, the row of digits of a French keyboard).
char find_character(int key, int scancode) {
    if (key >= GLFW_KEY_KP_0 && key <= GLFW_KEY_KP_9) {
        return static_cast<char>('0' + key - GLFW_KEY_KP_0);
    }
    const char* name = glfwGetKeyName(key, scancode);
    const auto typed = static_cast<unsigned char>(name != nullptr && name[1] == '\0' ? name[0] : 0);
    const bool has_us_name =
        (key >= GLFW_KEY_A && key <= GLFW_KEY_Z) || (key >= GLFW_KEY_0 && key <= GLFW_KEY_9);
    const bool is_ascii = typed < 0x80 && std::isgraph(typed) != 0;
    if (has_us_name && !(is_ascii && std::isalnum(typed) != 0)) {
        return static_cast<char>(std::tolower(key));
    }
    return is_ascii ? static_cast<char>(std::tolower(typed)) : '\0';
}

}  // namespace

struct Window::Impl {
    GLFWwindow* window = nullptr;
    GlInfo info;
    std::vector<std::string> dropped;
    std::vector<KeyEvent> keys;
    bool is_stale = true;
    // Where the window stood before it filled the screen.
    int x = 0, y = 0;
    Size windowed;

    Impl() = default;
    ~Impl() {
        if (window != nullptr) {
            glfwDestroyWindow(window);
        }
        glfwTerminate();
    }
    Impl(Impl&&) = delete;
    Impl& operator=(Impl&&) = delete;
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;

    static Impl& of(GLFWwindow* window) {
        return *static_cast<Impl*>(glfwGetWindowUserPointer(window));
    }

    void listen() {
        glfwSetWindowUserPointer(window, this);
        glfwSetDropCallback(window, [](GLFWwindow* w, int count, const char** paths) {
            of(w).dropped.insert(of(w).dropped.end(), paths, paths + count);
        });
        glfwSetKeyCallback(window, [](GLFWwindow* w, int key, int scancode, int action, int mods) {
            of(w).is_stale = true;
            of(w).keys.push_back({find_key(key),
                                  action == GLFW_PRESS    ? KeyEvent::Action::Press
                                  : action == GLFW_REPEAT ? KeyEvent::Action::Repeat
                                                          : KeyEvent::Action::Release,
                                  find_character(key, scancode), (mods & GLFW_MOD_CONTROL) != 0,
                                  (mods & GLFW_MOD_SHIFT) != 0});
        });
        // What only the interface reads still has to be drawn.
        glfwSetCursorPosCallback(window,
                                 [](GLFWwindow* w, double, double) { of(w).is_stale = true; });
        glfwSetCursorEnterCallback(window, [](GLFWwindow* w, int) { of(w).is_stale = true; });
        glfwSetMouseButtonCallback(window,
                                   [](GLFWwindow* w, int, int, int) { of(w).is_stale = true; });
        glfwSetScrollCallback(window, [](GLFWwindow* w, double, double) { of(w).is_stale = true; });
        glfwSetCharCallback(window, [](GLFWwindow* w, unsigned) { of(w).is_stale = true; });
        glfwSetWindowFocusCallback(window, [](GLFWwindow* w, int) { of(w).is_stale = true; });
        glfwSetWindowRefreshCallback(window, [](GLFWwindow* w) { of(w).is_stale = true; });
        glfwSetFramebufferSizeCallback(window,
                                       [](GLFWwindow* w, int, int) { of(w).is_stale = true; });
        glfwSetWindowContentScaleCallback(
            window, [](GLFWwindow* w, float, float) { of(w).is_stale = true; });
    }
};

Window::Window(std::unique_ptr<Impl> impl) : impl_{std::move(impl)} {}
Window::~Window() = default;
Window::Window(Window&&) noexcept = default;
Window& Window::operator=(Window&&) noexcept = default;

bool Window::has_display() {
    const char* x11 = std::getenv("DISPLAY");
    return x11 != nullptr && *x11 != '\0';
}

Result<Window> Window::open(const WindowOptions& options) {
    glfwInitHint(GLFW_JOYSTICK_HAT_BUTTONS, GLFW_FALSE);
    if (glfwInit() != GLFW_TRUE) {
        return Error{ErrorCode::NoGraphics,
                     fmt::format("no window can be opened: {}; without a display use the commands "
                                 "(jointwise --help)",
                                 last_glfw_error()),
                     {}};
    }
    auto impl = std::make_unique<Impl>();
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 4);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 1);
    glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
    glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);
    glfwWindowHint(GLFW_SCALE_TO_MONITOR, GLFW_TRUE);
    glfwWindowHint(GLFW_MAXIMIZED, options.maximised ? GLFW_TRUE : GLFW_FALSE);
    glfwWindowHint(GLFW_VISIBLE, options.visible ? GLFW_TRUE : GLFW_FALSE);
    glfwWindowHintString(GLFW_X11_CLASS_NAME, "jointwise");
    glfwWindowHintString(GLFW_X11_INSTANCE_NAME, "jointwise");
    impl->window =
        glfwCreateWindow(options.width, options.height, options.title.c_str(), nullptr, nullptr);
    if (impl->window == nullptr) {
        return Error{
            ErrorCode::NoGraphics,
            fmt::format(
                "no window with OpenGL 4.1 can be opened ({}): update the graphics driver, or set "
                "LIBGL_ALWAYS_SOFTWARE=1 to let the processor draw",
                last_glfw_error()),
            {}};
    }
    glfwMakeContextCurrent(impl->window);
    if (gladLoadGL(glfwGetProcAddress) == 0) {
        return Error{ErrorCode::NoGraphics, "the functions of OpenGL cannot be loaded", {}};
    }
    impl->info = read_gl_info();
    JW_CHECK(check_gl(impl->info));
    glfwSwapInterval(options.vsync ? 1 : 0);
    impl->listen();
    return Window{std::move(impl)};
}

const GlInfo& Window::info() const {
    return impl_->info;
}
GLFWwindow* Window::native_handle() const {
    return impl_->window;
}
void Window::poll_events() {
    glfwPollEvents();
}
void Window::wait_events(double seconds) {
    glfwWaitEventsTimeout(seconds);
}
void Window::wake() {
    glfwPostEmptyEvent();
}
void Window::swap() {
    glfwSwapBuffers(impl_->window);
}
bool Window::should_close() const {
    return glfwWindowShouldClose(impl_->window) == GLFW_TRUE;
}
void Window::request_close() {
    glfwSetWindowShouldClose(impl_->window, GLFW_TRUE);
}

Size Window::size() const {
    Size size;
    glfwGetWindowSize(impl_->window, &size.width, &size.height);
    return size;
}

Size Window::framebuffer_size() const {
    Size size;
    glfwGetFramebufferSize(impl_->window, &size.width, &size.height);
    return size;
}

double Window::content_scale() const {
    float x = 1.0F;
    float y = 1.0F;
    glfwGetWindowContentScale(impl_->window, &x, &y);
    return x > 0.0F ? static_cast<double>(x) : 1.0;
}

bool Window::is_maximised() const {
    return glfwGetWindowAttrib(impl_->window, GLFW_MAXIMIZED) == GLFW_TRUE;
}
bool Window::is_minimised() const {
    return glfwGetWindowAttrib(impl_->window, GLFW_ICONIFIED) == GLFW_TRUE;
}
bool Window::is_fullscreen() const {
    return glfwGetWindowMonitor(impl_->window) != nullptr;
}

void Window::set_fullscreen(bool fullscreen) {
    if (fullscreen == is_fullscreen()) {
        return;
    }
    if (!fullscreen) {
        glfwSetWindowMonitor(impl_->window, nullptr, impl_->x, impl_->y, impl_->windowed.width,
                             impl_->windowed.height, GLFW_DONT_CARE);
        return;
    }
    GLFWmonitor* monitor = glfwGetPrimaryMonitor();
    const GLFWvidmode* mode = monitor == nullptr ? nullptr : glfwGetVideoMode(monitor);
    if (mode == nullptr) {
        return;
    }
    glfwGetWindowPos(impl_->window, &impl_->x, &impl_->y);
    impl_->windowed = size();
    glfwSetWindowMonitor(impl_->window, monitor, 0, 0, mode->width, mode->height,
                         mode->refreshRate);
}

void Window::set_title(const std::string& title) {
    glfwSetWindowTitle(impl_->window, title.c_str());
}

std::vector<std::string> Window::take_dropped_files() {
    return std::exchange(impl_->dropped, {});
}

std::vector<KeyEvent> Window::take_keys() {
    return std::exchange(impl_->keys, {});
}

bool Window::take_refresh() {
    return std::exchange(impl_->is_stale, false);
}

}  // namespace jw::platform
