// A body with all that is made for it. The first one is waited for at the start; another is loaded
// beside the running window, which goes on meanwhile.
#pragma once

#include "app/workspace.h"
#include "render/lod.h"

#include "session/evaluate.h"

#include "core/result.h"
#include "model/model.h"
#include "model/muscle_bodies.h"

#include <future>
#include <memory>
#include <optional>

namespace jw::app {

struct LoadedBody {
    Workspace workspace;
    model::Model model;
    session::EvaluateScratch scratch;
};
/// On the heap, for session and evaluator borrow what is in it. Fails as load_workspace and
/// import::load_body.
Result<std::unique_ptr<LoadedBody>> load_body(session::BodyChoice choice);

class BodyLoader {
  public:
    struct Delivery {
        std::unique_ptr<LoadedBody> body;
        model::MuscleBodies bodies;  // of body->model
        render::MeshLods lods;
    };

    bool is_busy() const { return pending_.valid(); }
    session::BodyChoice choice() const { return choice_; }
    /// Only while it is not busy.
    void start(session::BodyChoice choice);
    /// What was started, once it is there or has failed.
    std::optional<Result<Delivery>> take();

  private:
    session::BodyChoice choice_ = session::BodyChoice::Male;
    std::future<Result<Delivery>> pending_;
};

}  // namespace jw::app
