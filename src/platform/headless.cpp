#include "platform/headless.h"

#include <dlfcn.h>
#include <fmt/format.h>
#include <glad/egl.h>
#include <glad/gl.h>

#include <array>
#include <cstdlib>
#include <utility>

namespace jw::platform {
namespace {

using GetProcAddress = GLADapiproc (*)(const char*);

constexpr const char* kAdvice =
    "install the packages libegl1 and libgl1-mesa-dri for drawing without a display";

Error no_graphics(const std::string& what) {
    return Error{ErrorCode::NoGraphics, fmt::format("{}: {}", what, kAdvice), {}};
}

/// libEGL, kept loaded while the context lives.
class Library {
  public:
    Library() = default;
    explicit Library(const char* name) : handle_{dlopen(name, RTLD_NOW | RTLD_LOCAL)} {}
    ~Library() {
        if (handle_ != nullptr) {
            dlclose(handle_);
        }
    }
    Library(Library&& other) noexcept : handle_{std::exchange(other.handle_, nullptr)} {}
    Library& operator=(Library&& other) noexcept {
        std::swap(handle_, other.handle_);
        return *this;
    }
    Library(const Library&) = delete;
    Library& operator=(const Library&) = delete;

    explicit operator bool() const { return handle_ != nullptr; }
    GetProcAddress loader() const {
        return reinterpret_cast<GetProcAddress>(dlsym(handle_, "eglGetProcAddress"));
    }

  private:
    void* handle_ = nullptr;
};

/// A display that initialises: Mesa's surfaceless platform first, else the first device that works.
EGLDisplay open_display(GetProcAddress loader, bool software) {
    std::array<EGLDisplay, 9> candidates{};
    std::size_t count = 0;
    if (eglGetPlatformDisplayEXT != nullptr) {
        candidates[count++] =
            eglGetPlatformDisplayEXT(EGL_PLATFORM_SURFACELESS_MESA, EGL_DEFAULT_DISPLAY, nullptr);
        std::array<EGLDeviceEXT, 8> devices{};
        EGLint found = 0;
        if (!software && eglQueryDevicesEXT != nullptr &&
            eglQueryDevicesEXT(static_cast<EGLint>(devices.size()), devices.data(), &found) ==
                EGL_TRUE) {
            for (EGLint i = 0; i < found; ++i) {
                candidates[count++] = eglGetPlatformDisplayEXT(
                    EGL_PLATFORM_DEVICE_EXT, devices[static_cast<std::size_t>(i)], nullptr);
            }
        }
    }
    for (std::size_t i = 0; i < count; ++i) {
        if (candidates[i] != EGL_NO_DISPLAY &&
            eglInitialize(candidates[i], nullptr, nullptr) == EGL_TRUE) {
            // Again, now that there is a display: the first call saw the client's functions only.
            gladLoadEGL(candidates[i], loader);
            return candidates[i];
        }
    }
    return EGL_NO_DISPLAY;
}

EGLContext make_context(EGLDisplay display) {
    if (eglBindAPI(EGL_OPENGL_API) != EGL_TRUE) {
        return EGL_NO_CONTEXT;
    }
    constexpr std::array<EGLint, 5> kConfig{EGL_SURFACE_TYPE, EGL_PBUFFER_BIT, EGL_RENDERABLE_TYPE,
                                            EGL_OPENGL_BIT, EGL_NONE};
    EGLConfig config = nullptr;
    EGLint count = 0;
    if (eglChooseConfig(display, kConfig.data(), &config, 1, &count) != EGL_TRUE || count == 0) {
        config = nullptr;  // EGL_KHR_no_config_context: nothing is drawn to a surface anyway
    }
    constexpr std::array<EGLint, 7> kWanted{EGL_CONTEXT_MAJOR_VERSION,
                                            4,
                                            EGL_CONTEXT_MINOR_VERSION,
                                            1,
                                            EGL_CONTEXT_OPENGL_PROFILE_MASK,
                                            EGL_CONTEXT_OPENGL_CORE_PROFILE_BIT,
                                            EGL_NONE};
    return eglCreateContext(display, config, EGL_NO_CONTEXT, kWanted.data());
}

}  // namespace

struct HeadlessContext::Impl {
    Library library;
    EGLDisplay display = EGL_NO_DISPLAY;
    EGLContext context = EGL_NO_CONTEXT;
    GlInfo info;

    Impl() = default;
    ~Impl() {
        if (display == EGL_NO_DISPLAY) {
            return;
        }
        eglMakeCurrent(display, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
        if (context != EGL_NO_CONTEXT) {
            eglDestroyContext(display, context);
        }
        eglTerminate(display);
    }
    Impl(Impl&&) = delete;
    Impl& operator=(Impl&&) = delete;
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;
};

HeadlessContext::HeadlessContext(std::unique_ptr<Impl> impl) : impl_{std::move(impl)} {}
HeadlessContext::~HeadlessContext() = default;
HeadlessContext::HeadlessContext(HeadlessContext&&) noexcept = default;
HeadlessContext& HeadlessContext::operator=(HeadlessContext&&) noexcept = default;

Result<HeadlessContext> HeadlessContext::create(const HeadlessOptions& options) {
    if (options.software) {
        setenv("LIBGL_ALWAYS_SOFTWARE", "1", 1);  // Mesa reads it when the display opens
    }
    auto impl = std::make_unique<Impl>();
    impl->library = Library{"libEGL.so.1"};
    if (!impl->library) {
        return no_graphics("the library libEGL.so.1 is missing");
    }
    const GetProcAddress loader = impl->library.loader();
    if (loader == nullptr || gladLoadEGL(EGL_NO_DISPLAY, loader) == 0) {
        return no_graphics("the library libEGL.so.1 has no usable functions");
    }
    impl->display = open_display(loader, options.software);
    if (impl->display == EGL_NO_DISPLAY) {
        return no_graphics("no graphics driver can draw without a display");
    }
    impl->context = make_context(impl->display);
    if (impl->context == EGL_NO_CONTEXT) {
        return no_graphics(
            fmt::format("the graphics driver gives no OpenGL 4.1 context (EGL error {:#x})",
                        static_cast<unsigned>(eglGetError())));
    }
    if (eglMakeCurrent(impl->display, EGL_NO_SURFACE, EGL_NO_SURFACE, impl->context) != EGL_TRUE) {
        return no_graphics("the graphics driver cannot draw without a surface");
    }
    if (gladLoadGL(loader) == 0) {
        return no_graphics("the functions of OpenGL cannot be loaded");
    }
    impl->info = read_gl_info();
    JW_CHECK(check_gl(impl->info));
    return HeadlessContext{std::move(impl)};
}

const GlInfo& HeadlessContext::info() const {
    return impl_->info;
}

}  // namespace jw::platform
