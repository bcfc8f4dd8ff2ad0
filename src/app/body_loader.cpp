#include "app/body_loader.h"

#include "platform/window.h"

#include "import/load_body.h"

#include "core/assert.h"

#include <chrono>

namespace jw::app {

Result<std::unique_ptr<LoadedBody>> load_body(session::BodyChoice choice) {
    JW_TRY(Workspace workspace, load_workspace(choice));
    JW_TRY(model::Model model, import::load_body(workspace.places.body));
    return std::make_unique<LoadedBody>(
        LoadedBody{std::move(workspace), std::move(model), session::EvaluateScratch{}});
}

void BodyLoader::start(session::BodyChoice choice) {
    JW_ASSERT(!is_busy());
    choice_ = choice;
    pending_ = std::async(std::launch::async, [choice]() -> Result<Delivery> {
        auto body = load_body(choice);
        if (!body.ok()) {
            platform::Window::wake();
            return body.error();
        }
        const model::Model& model = (*body)->model;
        Delivery delivery{std::move(body).value(), model::MuscleBodies{model},
                          render::build_lods(model.meshes)};
        platform::Window::wake();
        return delivery;
    });
}

std::optional<Result<BodyLoader::Delivery>> BodyLoader::take() {
    if (!is_busy() || pending_.wait_for(std::chrono::seconds{0}) != std::future_status::ready) {
        return std::nullopt;
    }
    return pending_.get();
}

}  // namespace jw::app
