// Small pictures of the movements for the library, which the program makes itself: one short step
// at a time, so that no frame of the window waits for them, and kept in the cache folder.
#pragma once

#include "render/picture_texture.h"
#include "render/renderer.h"

#include "session/evaluate.h"

#include "scene/draw_list.h"

#include "core/image.h"
#include "model/model.h"
#include "model/movement.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace jw::app {

/// $XDG_CACHE_HOME/jointwise/pictures, else below `home`/.cache; values as read by app.
std::filesystem::path picture_folder(const std::string& xdg_cache_home, const std::string& home);

/// Which of some instants tells most of a movement: where the joints stand furthest from the first.
class TellingInstant {
  public:
    void look_at(const model::Frame& frame);
    const model::Frame& frame() const { return best_; }

  private:
    std::vector<double> start_;  // coordinates of the first instant
    double furthest_ = -1.0;
    model::Frame best_;
};

class MovementPictures {
  public:
    /// What a picture is drawn with; borrowed for one call.
    struct Stage {
        const model::Model& model;
        render::Context& context;
        render::Renderer& renderer;
        scene::MeshSet meshes;
    };

    /// `body`: the file of the body; another body asks for other pictures.
    MovementPictures(std::filesystem::path folder, const std::filesystem::path& body);

    /// One step towards a picture of the first movement that has none, or has one of an older
    /// text: reads it from the cache, looks at one instant, or draws it and writes it there. A
    /// movement that cannot be performed, or a cache that cannot be written, stops nothing.
    /// False: nothing was left to do.
    bool step(const std::vector<model::Movement>& movements, const Stage& stage);

    /// Names of the textures in OpenGL, by movement.
    std::map<std::string, std::uintptr_t, std::less<>> textures() const;

  private:
    struct Job {
        std::string movement;
        std::uint64_t stamp = 0;
        std::vector<double> instants;  // still to be looked at, the last one next
        TellingInstant telling;
    };
    struct Picture {
        std::uint64_t stamp = 0;
        std::optional<render::PictureTexture> texture;  // none: it could not be made
    };

    std::filesystem::path path_of(const model::Movement& movement) const;
    void begin(const model::Movement& movement, const Stage& stage);
    void go_on(const model::Movement& movement, const Stage& stage);
    std::optional<Image> draw(const model::Movement& movement, const Stage& stage);
    void keep(const model::Movement& movement, const Image& image) const;

    std::filesystem::path folder_;
    std::uint64_t body_stamp_ = 0;
    std::map<std::string, Picture, std::less<>> pictures_;
    std::optional<Job> job_;
    session::EvaluateScratch scratch_;
    model::Frame frame_;
    scene::DrawList list_;
    std::optional<render::RenderTarget> target_;
};

}  // namespace jw::app
