#include "app/window_app.h"

#include "app/behind.h"
#include "app/body_loader.h"
#include "app/command_log.h"
#include "app/ladder_sound.h"
#include "app/live_content.h"
#include "app/movement_pictures.h"
#include "app/options.h"
#include "app/user_folder.h"
#include "app/window_keys.h"
#include "app/workspace.h"
#include "platform/software_restart.h"
#include "platform/window.h"
#include "record/png.h"
#include "render/renderer.h"
#include "render/screen.h"
#include "ui/desk.h"
#include "ui/shell.h"

#include "session/evaluate.h"
#include "session/session.h"

#include "content/texts.h"
#include "import/guest.h"

#include "core/log.h"

#include <backends/imgui_impl_glfw.h>
#include <backends/imgui_impl_opengl3.h>
#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <future>
#include <optional>

namespace jw::app {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

/// Set by the system's request to end (SIGTERM, Ctrl+C in the terminal), so that settings are kept
/// then too. A signal handler can reach nothing but a global.
volatile std::sig_atomic_t is_asked_to_end = 0;

double seconds_since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

std::string environment(const char* name) {
    const char* value = std::getenv(name);
    return value != nullptr ? value : "";
}

std::string reading_notice(const std::string& path) {
    return fmt::format("Reading {} ...", fs::path{path}.filename().string());
}

/// ImGui with its two backends, for as long as the window lives.
class Interface {
  public:
    explicit Interface(GLFWwindow* window) {
        ImGui::CreateContext();
        ImGui::GetIO().IniFilename = nullptr;  // Settings keeps what is worth keeping
        ImGui_ImplGlfw_InitForOpenGL(window, true);
        ImGui_ImplOpenGL3_Init("#version 410 core");
    }
    ~Interface() {
        ImGui_ImplOpenGL3_Shutdown();
        ImGui_ImplGlfw_Shutdown();
        ImGui::DestroyContext();
    }
    Interface(const Interface&) = delete;
    Interface& operator=(const Interface&) = delete;
    Interface(Interface&&) = delete;
    Interface& operator=(Interface&&) = delete;
};

/// What the main loop works with. Members are made in this order and destroyed in reverse: graphics
/// objects go before the window that owns their context.
class WindowApp {
  public:
    static Result<std::unique_ptr<WindowApp>> create(const WindowOptions& options);

    Result<Unit> run(const WindowOptions& options);

  private:
    WindowApp(std::unique_ptr<LoadedBody> body, content::Texts texts, platform::Window window,
              std::unique_ptr<render::Context> context, render::Renderer renderer,
              session::ReadSettings settings);

    void turn();
    void resize_picture();
    void draw_picture();
    void draw_lens();
    void make_pictures();
    void open_file(const std::string& path);
    void open_movement(const std::string& path);
    void take_guest();
    session::SessionInputs borrow(LoadedBody& body);
    std::string loading_notice(session::BodyChoice body) const;
    void follow_body();
    void take_body(BodyLoader::Delivery delivery);
    void look_at_content();
    void take_library(content::Library library);
    Result<Unit> write_screenshot(const WindowOptions& options);
    void keep_settings();
    void tell_notice();

    std::unique_ptr<LoadedBody> body_;
    BodyLoader body_loader_;
    content::Texts texts_;
    platform::Window window_;
    std::unique_ptr<render::Context> context_;
    render::Renderer renderer_;
    render::RenderTarget picture_, lens_picture_;
    MovementPictures movement_pictures_;
    LadderSound ladder_sound_;
    Interface interface_;
    ui::Skin skin_;
    ui::UiState state_;
    LiveContent content_;
    UserFolder user_folder_{environment("HOME")};
    Clock::time_point last_look_ = Clock::now();
    std::string content_notice_;
    session::Session session_;
    scene::MeshSet body_meshes_;
    std::optional<scene::MeshSet> guest_meshes_;
    std::future<Result<model::GuestModel>> guest_;
    std::string guest_path_;
    session::CommandSink sink_;
    Clock::time_point last_turn_ = Clock::now();
    Clock::time_point last_change_ = Clock::now();
    int still_pass_ =
        -1;  // the next pass of the still picture; -1: the picture is complete or moving
    int turns_left_ = 3;  // ImGui needs some frames to settle after anything happened
    bool is_moving_ = true;
    bool pictures_pending_ = true;  // of the library
    bool is_first_start_ = false;
};

/// The body of last time; where it cannot be had, the other one and a sentence.
Result<std::unique_ptr<LoadedBody>> load_first_body(session::ReadSettings& settings) {
    auto body = load_body(settings.settings.body);
    if (body.ok() || settings.settings.body == session::Settings{}.body) {
        return body;
    }
    settings.sentence = body.error().to_string();
    return load_body(session::Settings{}.body);
}

Result<std::unique_ptr<WindowApp>> WindowApp::create(const WindowOptions& options) {
    if (!platform::Window::has_display()) {
        return Error{ErrorCode::NoGraphics,
                     "there is no display to open a window on; jointwise record and jointwise "
                     "render work without one (jointwise --help)",
                     {}};
    }
    session::ReadSettings settings = session::read_settings(
        session::settings_path(environment("XDG_CONFIG_HOME"), environment("HOME")));
    JW_TRY(auto body, load_first_body(settings));
    JW_TRY(auto texts, content::load_texts(body->workspace.places.assets / "text" / "en.toml"));
    platform::WindowOptions window_options;
    window_options.width = settings.settings.window_width;
    window_options.height = settings.settings.window_height;
    window_options.maximised = options.size.empty() && settings.settings.window_maximised;
    if (!options.size.empty()) {
        JW_TRY(const auto size, parse_size(options.size));
        window_options.width = size.first;
        window_options.height = size.second;
    }
    JW_TRY(auto window, platform::Window::open(window_options));
    JW_TRY(auto context, render::Context::adopt_current());
    render::RendererOptions renderer_options;
    if (!options.shader_dir.empty()) {
        renderer_options.shader_dir = options.shader_dir;
    }
    JW_TRY(auto renderer, render::Renderer::create(*context, renderer_options));
    return std::unique_ptr<WindowApp>{new WindowApp{std::move(body), std::move(texts),
                                                    std::move(window), std::move(context),
                                                    std::move(renderer), std::move(settings)}};
}

WindowApp::WindowApp(std::unique_ptr<LoadedBody> body, content::Texts texts,
                     platform::Window window, std::unique_ptr<render::Context> context,
                     render::Renderer renderer, session::ReadSettings settings)
    : body_{std::move(body)},
      texts_{std::move(texts)},
      window_{std::move(window)},
      context_{std::move(context)},
      renderer_{std::move(renderer)},
      picture_{*context_, 16, 16},
      lens_picture_{*context_, 16, 16},
      movement_pictures_{picture_folder(environment("XDG_CACHE_HOME"), environment("HOME")),
                         body_->workspace.places.body},
      interface_{window_.native_handle()},
      skin_{find_font_files()},
      content_{body_->workspace.places.assets / "content"},
      session_{borrow(*body_), settings.settings},
      body_meshes_{renderer_.upload(body_->model)} {
    session_.set_mesh_sets(body_meshes_, 0);
    state_.saved_views = &user_folder_.views();
    is_first_start_ = !settings.settings.notice_seen;
    if (!settings.sentence.empty()) {
        session_.notify(session::NotificationKind::Warning, settings.sentence);
    }
    if (const std::string fault = platform::fault_before_restart(); !fault.empty()) {
        session_.notify(
            session::NotificationKind::Warning,
            fmt::format("The processor draws, with less detail while it moves: {}.", fault));
    }
    if (const auto remark = platform::remark_on(window_.info())) {
        log::info("{}", *remark);
    }
}

session::SessionInputs WindowApp::borrow(LoadedBody& body) {
    const auto evaluator = [&body](const model::Movement& movement,
                                   const model::Performance& performance, double time,
                                   model::Frame& out) {
        return session::evaluate(body.model.body, movement, performance, time, body.scratch, out);
    };
    return {&body.model, &body.workspace.library.movements, evaluator, &body.workspace.library};
}

std::string WindowApp::loading_notice(session::BodyChoice body) const {
    return ui::fill(texts_("notice.loading_body"),
                    {{"body", texts_("body", session::kBodyNames.name(body))}});
}

/// Loads the body that the document asks for; the one that is there goes on until it comes.
void WindowApp::follow_body() {
    const session::BodyChoice wanted = session_.document().body;
    if (auto delivery = body_loader_.take()) {
        turns_left_ = 3;
        session_.withdraw(loading_notice(body_loader_.choice()));
        if (!delivery->ok()) {
            session_.refuse_body(delivery->error());
        } else if (body_loader_.choice() == wanted) {
            take_body(std::move(*delivery).value());
        }
    }
    if (wanted != session_.present_body() && !body_loader_.is_busy()) {
        turns_left_ = 3;
        session_.notify(session::NotificationKind::Info, loading_notice(wanted));
        body_loader_.start(wanted);
    }
}

void WindowApp::take_body(BodyLoader::Delivery delivery) {
    Workspace& workspace = delivery.body->workspace;
    auto library = content_.join_opened(std::move(workspace.library), workspace.body);
    if (!library.ok()) {
        session_.refuse_body(library.error());
        return;
    }
    workspace.library = std::move(library).value();
    const scene::MeshSet before = body_meshes_;
    body_meshes_ = renderer_.upload(delivery.body->model, delivery.lods);
    movement_pictures_ = MovementPictures{
        picture_folder(environment("XDG_CACHE_HOME"), environment("HOME")), workspace.places.body};
    state_.library.pictures.clear();
    pictures_pending_ = true;
    session_.take_body({borrow(*delivery.body), std::move(delivery.bodies), body_meshes_});
    renderer_.release(before);
    body_ = std::move(delivery.body);
}

/// The picture takes the size that the layout gave it last.
void WindowApp::resize_picture() {
    const int width = std::max(1, static_cast<int>(state_.viewport.width));
    const int height = std::max(1, static_cast<int>(state_.viewport.height));
    if (width != picture_.width() || height != picture_.height()) {
        picture_.resize(width, height);
        session_.set_viewport(width, height);
        turns_left_ = std::max(turns_left_, 2);
    }
}

/// Draws what changed at once in the quality of motion; a picture that has been still for a moment
/// becomes better pass by pass, so that the window answers in between.
void WindowApp::draw_picture() {
    constexpr double kStillAfter = 0.2;  // s
    if (session_.take_change()) {
        renderer_.draw(session_.draw_list(), picture_, render::Quality::Moving);
        draw_lens();
        last_change_ = Clock::now();
        still_pass_ = 0;
    } else if (still_pass_ >= 0 && seconds_since(last_change_) > kStillAfter) {
        const bool goes_on = renderer_.draw_still_step(session_.draw_list(), picture_, still_pass_);
        still_pass_ = goes_on ? still_pass_ + 1 : -1;
        turns_left_ = std::max(turns_left_, 1);
    }
}

/// The lumbar lens, which the interface shows as one of its own images.
void WindowApp::draw_lens() {
    const scene::DrawList& list = session_.lens_list();
    state_.lens.texture = 0;
    if (list.viewports.empty() || state_.lens.pixels <= 0) {
        return;
    }
    lens_picture_.resize(state_.lens.pixels * static_cast<int>(list.viewports.size()),
                         state_.lens.pixels);
    renderer_.draw(list, lens_picture_, render::Quality::Clip);
    state_.lens.texture = lens_picture_.texture();
}

/// Pictures of the library come while nothing moves, or while the library waits for them. Between
/// two passes of the still picture nothing else may be drawn.
void WindowApp::make_pictures() {
    const bool is_awaited = session_.view().library_shown;
    if ((is_moving_ && !is_awaited) || still_pass_ > 0) {
        return;
    }
    pictures_pending_ = movement_pictures_.step(body_->workspace.library.movements,
                                                {body_->model, *context_, renderer_, body_meshes_});
    if (pictures_pending_) {
        state_.library.pictures = movement_pictures_.textures();
        turns_left_ = std::max(turns_left_, is_awaited ? 1 : 0);
    }
}

/// One turn of the main loop.
void WindowApp::turn() {
    if (skin_.refresh(window_.content_scale() * session_.view().text_scale,
                      session_.view().settings.theme)) {
        ImGui_ImplOpenGL3_DestroyFontsTexture();
        ImGui_ImplOpenGL3_CreateFontsTexture();
    }
    resize_picture();
    const auto keys = window_.take_keys();
    const auto strokes = to_strokes(keys);
    const ShortPresses short_presses{keys};
    ImGui_ImplOpenGL3_NewFrame();
    ImGui_ImplGlfw_NewFrame();
    ImGui::NewFrame();
    sink_.clear();
    ui::draw_shell(session_, state_, strokes, skin_, texts_, sink_);
    for (const session::Command& command : sink_.commands()) {
        session_.apply(command);
    }
    user_folder_.serve(session_);
    const double seconds =
        std::min(seconds_since(last_turn_), 0.25);  // after a pause, go on; do not jump
    last_turn_ = Clock::now();
    is_moving_ = session_.advance(seconds);
    draw_picture();
    ladder_sound_.follow(session_);
    ImGui::Render();
    const platform::Size size = window_.framebuffer_size();
    render::prepare_screen(*context_, size.width, size.height,
                           find_behind(state_.viewport, skin_, picture_));
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
    renderer_.show_as_seen(session_.view().sight, size.width, size.height);
    if (!sink_.commands().empty() || !strokes.empty()) {
        turns_left_ = 3;
    }
}

void WindowApp::open_movement(const std::string& path) {
    auto library = content_.open(path, body_->workspace.library, body_->model.body);
    if (!library.ok()) {
        session_.notify(session::NotificationKind::Error, library.error().to_string());
        return;
    }
    take_library(std::move(library).value());
    session_.apply({session::Action::SetMovement, fs::path{path}.stem().string(), {}});
}

void WindowApp::take_library(content::Library library) {
    body_->workspace.library = std::move(library);
    session_.movements_changed();
    turns_left_ = 3;
}

/// Saved files are read again twice a second at most; a mistake keeps what was there.
void WindowApp::look_at_content() {
    constexpr double kLookEvery = 0.5;  // s
    constexpr double kNoticeSeconds = 5.0;
    if (seconds_since(last_look_) < kLookEvery) {
        return;
    }
    last_look_ = Clock::now();
    auto news = content_.look(body_->workspace.library, body_->model.body);
    if (!news) {
        return;
    }
    turns_left_ = 3;
    session_.withdraw(content_notice_);  // one at a time: what the last save brought
    if (news->library.ok()) {
        take_library(std::move(news->library).value());
        content_notice_ = fmt::format("{} was saved and is read again.", news->file);
        session_.notify(session::NotificationKind::Info, content_notice_, kNoticeSeconds);
    } else {
        content_notice_ =
            fmt::format("{}. The version from before goes on.", news->library.error().to_string());
        session_.notify(session::NotificationKind::Error, content_notice_);
    }
}

void WindowApp::open_file(const std::string& path) {
    if (fs::path{path}.extension() == ".toml") {
        open_movement(path);
        return;
    }
    if (fs::path{path}.extension() == session::kSavedViewEnding) {
        session_.open_or_tell(load_view(path));
        turns_left_ = 3;
        return;
    }
    if (guest_.valid()) {
        session_.notify(session::NotificationKind::Warning,
                        fmt::format("{} is still being read; open the next file when it is there",
                                    guest_path_));
        return;
    }
    guest_path_ = path;
    session_.notify(session::NotificationKind::Info, reading_notice(path));
    import::GuestOptions options;
    options.program = body_->workspace.places.program;
    // The import waits for a child process; the window stays alive meanwhile.
    guest_ = std::async(std::launch::async, [path, options] {
        auto guest = import::load_guest(path, options);
        platform::Window::wake();
        return guest;
    });
}

void WindowApp::take_guest() {
    if (!guest_.valid() || guest_.wait_for(std::chrono::seconds{0}) != std::future_status::ready) {
        return;
    }
    auto guest = guest_.get();
    session_.withdraw(reading_notice(guest_path_));
    turns_left_ = 3;
    if (!guest.ok()) {
        session_.notify(session::NotificationKind::Error, guest.error().to_string());
        return;
    }
    if (guest_meshes_) {
        renderer_.release(*guest_meshes_);
    }
    guest_meshes_ = renderer_.upload(*guest);
    session_.set_mesh_sets(body_meshes_, *guest_meshes_);
    session_.show_guest(std::move(guest).value());
}

/// The window as a user sees it once it has settled: some turns for the layout, camera flights,
/// notices and measurements that end by themselves, then all passes of the still picture.
Result<Unit> WindowApp::write_screenshot(const WindowOptions& options) {
    // A pointer that happens to rest on the window would leave a tooltip in the picture.
    ImGui::GetIO().ConfigFlags |= ImGuiConfigFlags_NoMouse;
    constexpr int kTurnsToSettle = 6;
    constexpr int kMostTurns = 400;
    if (!options.commands.empty()) {
        turn();
        window_.swap();
        JW_CHECK(replay(options.commands, session_));
    }
    Image image;
    const auto is_settling = [&] {
        const bool awaits_pictures = session_.view().library_shown && pictures_pending_;
        return still_pass_ >= 0 || guest_.valid() || body_loader_.is_busy() || awaits_pictures ||
               (is_moving_ && !session_.playback().is_playing());
    };
    const auto may_go_on = [&](int i) { return i < kMostTurns || body_loader_.is_busy(); };
    for (int i = 0; may_go_on(i) && (i < kTurnsToSettle || is_settling()); ++i) {
        window_.poll_events();
        take_guest();
        follow_body();
        make_pictures();
        turn();
        const platform::Size size = window_.framebuffer_size();
        image = render::read_screen(*context_, size.width,
                                    size.height);  // before the swap: afterwards it is black
        window_.swap();
    }
    return record::write_png(options.screenshot, image, false);
}

void WindowApp::keep_settings() {
    session::Settings settings = session_.settings();
    settings.window_width = window_.size().width;
    settings.window_height = window_.size().height;
    settings.window_maximised = window_.is_maximised();
    const auto kept = session::write_settings(
        settings, session::settings_path(environment("XDG_CONFIG_HOME"), environment("HOME")));
    if (!kept.ok()) {
        log::warn("the settings could not be kept: {}", kept.error().to_string());
    }
}

/// At the first start, once the guided start has gone: its card would lie over the words.
void WindowApp::tell_notice() {
    if (is_first_start_ && session_.guide_step() == nullptr) {
        constexpr double kNoticeSeconds = 20.0;
        is_first_start_ = false;
        turns_left_ = 3;
        session_.notify(session::NotificationKind::Info, std::string{texts_("notice.first")},
                        kNoticeSeconds, session::Action::ToggleNotice);
    }
}

Result<Unit> WindowApp::run(const WindowOptions& options) {
    for (const std::string& file : options.files) {
        open_file(file);
    }
    if (!options.screenshot.empty()) {
        return write_screenshot(options);
    }
    if (!options.commands.empty()) {
        JW_CHECK(replay(options.commands, session_));
    }
    const bool guides = !session_.view().guide_was_shown;
    if (guides && options.files.empty() && options.commands.empty()) {
        session_.apply({session::Action::ToggleGuide, "", {}});
    }
    for (const int request : {SIGTERM, SIGINT}) {
        std::signal(request, [](int) { is_asked_to_end = 1; });
    }
    // s: a still picture gets better after kStillAfter; pictures of the library are waited for less
    constexpr double kLongWait = 0.25, kShortWait = 0.05;
    while (!window_.should_close() && is_asked_to_end == 0) {
        if (is_moving_ || turns_left_ > 0) {
            window_.poll_events();
        } else {
            window_.wait_events(pictures_pending_ ? kShortWait : kLongWait);
            turns_left_ = still_pass_ >= 0 ? 1 : 0;
        }
        if (window_.take_refresh()) {
            turns_left_ = 3;
        }
        for (const std::string& file : window_.take_dropped_files()) {
            open_file(file);
        }
        take_guest();
        follow_body();
        look_at_content();
        tell_notice();
        make_pictures();
        if (!window_.is_minimised() && (is_moving_ || turns_left_ > 0)) {
            turns_left_ = std::max(0, turns_left_ - 1);
            turn();
            window_.swap();
        }
    }
    keep_settings();
    return Unit{};
}

}  // namespace

Result<Unit> run_window(const WindowOptions& options) {
    auto app = WindowApp::create(options);
    const bool may_restart =
        platform::Window::has_display() && platform::fault_before_restart().empty();
    if (!app.ok() && app.error().code == ErrorCode::NoGraphics && may_restart) {
        log::warn("{}; now the processor draws", app.error().to_string());
        platform::restart_in_software(app.error().to_string());
    }
    return app.ok() ? (*app)->run(options) : Result<Unit>{app.error()};
}

}  // namespace jw::app
