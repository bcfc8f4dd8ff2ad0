#include "app/bench_window.h"

#include "app/behind.h"
#include "platform/headless.h"
#include "render/renderer.h"
#include "render/screen.h"
#include "ui/shell.h"

#include "session/evaluate.h"
#include "session/session.h"

#include "content/texts.h"
#include "import/load_body.h"

#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>

#include <algorithm>
#include <optional>

namespace jw::app {

struct BenchWindow::Impl {
    platform::HeadlessContext headless;
    std::unique_ptr<render::Context> context;
    render::Renderer renderer;
    model::Model model;
    const content::Library& library;
    content::Texts texts;
    render::RenderTarget screen, picture;
    ui::Skin skin;
    ui::UiState state;
    session::EvaluateScratch scratch;
    std::optional<session::Session> session;
    session::CommandSink sink;

    ~Impl() {
        ImGui_ImplOpenGL3_Shutdown();
        ImGui::DestroyContext();
    }
};

Result<std::unique_ptr<BenchWindow>> BenchWindow::open(const Workspace& workspace, int width,
                                                       int height) {
    JW_TRY(auto headless, platform::HeadlessContext::create());
    JW_TRY(auto context, render::Context::adopt_current());
    JW_TRY(auto renderer, render::Renderer::create(*context));
    JW_TRY(auto model, import::load_body(workspace.places.body));
    JW_TRY(auto texts, content::load_texts(workspace.places.assets / "text" / "en.toml"));
    render::RenderTarget screen{*context, width, height}, picture{*context, 16, 16};
    ImGui::CreateContext();
    ImGui::GetIO().IniFilename = nullptr;
    ImGui::GetIO().DisplaySize = {static_cast<float>(width), static_cast<float>(height)};
    ImGui_ImplOpenGL3_Init("#version 410 core");
    std::unique_ptr<Impl> impl{new Impl{std::move(headless),
                                        std::move(context),
                                        std::move(renderer),
                                        std::move(model),
                                        workspace.library,
                                        std::move(texts),
                                        std::move(screen),
                                        std::move(picture),
                                        ui::Skin{find_font_files()},
                                        {},
                                        {},
                                        {},
                                        {}}};
    Impl& made = *impl;
    made.session.emplace(session::SessionInputs{
        &made.model, &made.library.movements,
        [&made](const model::Movement& movement, const model::Performance& performance, double time,
                model::Frame& out) {
            return session::evaluate(made.model.body, movement, performance, time, made.scratch,
                                     out);
        },
        &made.library});
    made.session->set_mesh_sets(made.renderer.upload(made.model), 0);
    made.skin.refresh(1.0, scene::Theme::Dark);
    return std::unique_ptr<BenchWindow>{new BenchWindow{std::move(impl)}};
}

BenchWindow::BenchWindow(std::unique_ptr<Impl> impl) : impl_{std::move(impl)} {}
BenchWindow::~BenchWindow() = default;

Result<Unit> BenchWindow::apply(std::string_view command) {
    JW_TRY(const session::Command read, session::read_command(command));
    impl_->session->apply(read);
    return Unit{};
}

Result<Unit> BenchWindow::turn(double seconds, bool with_picture) {
    Impl& w = *impl_;
    ImGui_ImplOpenGL3_NewFrame();
    ImGui::GetIO().DeltaTime = 1.0F / 30.0F;
    ImGui::NewFrame();
    w.sink.clear();
    ui::draw_shell(*w.session, w.state, {}, w.skin, w.texts, w.sink);
    w.session->advance(seconds);
    const int width = std::max(1, static_cast<int>(w.state.viewport.width));
    const int height = std::max(1, static_cast<int>(w.state.viewport.height));
    w.session->set_viewport(width, height);
    w.picture.resize(width, height);
    if (with_picture && w.session->take_change()) {
        w.renderer.draw(w.session->draw_list(), w.picture, render::Quality::Moving);
    }
    ImGui::Render();
    render::prepare_screen(*w.context, w.screen, find_behind(w.state.viewport, w.skin, w.picture));
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
    render::finish(*w.context);
    return Unit{};
}

}  // namespace jw::app
