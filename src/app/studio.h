// Pictures of performances without a window: the one place where frames become images for stills,
// films, contact sheets, figures of speed and golden pictures.
#pragma once

#include "app/options.h"
#include "app/workspace.h"
#include "platform/headless.h"
#include "render/renderer.h"

#include "session/evaluate.h"
#include "session/lumbar_lens.h"
#include "session/measuring.h"

#include "scene/draw_list.h"

#include "core/image.h"

#include <memory>
#include <optional>
#include <vector>

namespace jw::app {

class Studio {
  public:
    /// Opens a headless context and loads the body with its surfaces.
    /// Fails: NoGraphics in words, NotFound, BadFormat.
    static Result<std::unique_ptr<Studio>> open(const Places& places);

    const model::Model& model() const { return model_; }
    // Of the last picture: what it was made of, and what was measured on each of its frames.
    const scene::DrawList& drawn() const { return list_; }
    const std::vector<scene::MeasureMarks>& marks() const { return marks_; }
    const platform::GlInfo& gl_info() const { return headless_.info(); }

    /// Frames of the performances at a time (0..1) of the cycle. Fails as session::evaluate.
    Result<std::vector<model::Frame>> evaluate(const Moving& moving, double time);

    /// A camera that sees the whole movement from the wanted side without moving itself: the box
    /// over a few instants of all performances is framed, or over the one instant that is asked
    /// for.
    /// Words above and below the figures get their room.
    Result<scene::Camera> frame_camera(const Moving& moving, const Seeing& seeing,
                                       bool with_captions = false,
                                       std::optional<double> instant = std::nullopt);

    /// One picture. `turn` orbits the camera (rad).
    Result<Image> draw(const std::vector<model::Frame>& frames, const Moving& moving,
                       const Seeing& seeing, const scene::Camera& camera, render::Quality quality);

    /// The lumbar lens of each frame, side by side in squares of `side` pixels, and what it reads.
    /// `level`: index of analysis::kLumbarLevels. Fails as analysis::measure_lumbar_level.
    struct LensStrip {
        Image image;
        std::vector<session::LensReading> readings;
    };
    Result<LensStrip> draw_lens(const std::vector<model::Frame>& frames, const Moving& moving,
                                const Seeing& seeing, const scene::Camera& camera, int level,
                                int side);

    /// A guest model at a time (s) of its animation, -1 for the rest pose.
    Result<Image> draw_guest(const model::GuestModel& guest, int animation, double seconds,
                             const Seeing& seeing);

    /// What the goniometer of `seeing` reads on each frame; empty without one, or when the body
    /// lacks its landmarks. Fails as session::evaluate.
    struct Readings {
        std::optional<analysis::Goniometer> goniometer;
        std::vector<analysis::Reading> readings;  // [frames]
    };
    Result<Readings> read_measure(const std::vector<model::Frame>& frames, const Moving& moving,
                                  const Seeing& seeing);

    /// Without reading back: for figures of speed.
    Result<Unit> draw_only(const std::vector<model::Frame>& frames, const Moving& moving,
                           const Seeing& seeing, const scene::Camera& camera,
                           render::Quality quality);

  private:
    /// Where the rooms of the frames are put, for what is held still and aligned.
    Result<std::vector<Rigid>> find_places(const std::vector<model::Frame>& frames,
                                           const Moving& moving, const Seeing& seeing);
    /// Good form of what moves, at a time of the cycle.
    Result<Unit> evaluate_good(const Moving& moving, double time, model::Frame& frame);
    /// What is measured on each frame, for the parts that are shown.
    Result<std::vector<scene::MeasureMarks>> build_marks(const std::vector<model::Frame>& frames,
                                                         const std::vector<Rigid>& places,
                                                         const Moving& moving,
                                                         const Seeing& seeing);
    Result<Unit> measure_traces(const Moving& moving, const Seeing& seeing);

    Studio(platform::HeadlessContext headless, std::unique_ptr<render::Context> context,
           render::Renderer renderer, model::Model model);

    platform::HeadlessContext headless_;
    std::unique_ptr<render::Context> context_;  // the renderer keeps its address
    render::Renderer renderer_;
    model::Model model_;
    model::MuscleBodies bodies_;
    scene::MeshSet mesh_set_;
    render::RenderTarget target_;
    session::EvaluateScratch scratch_;
    session::EvaluateScratch good_scratch_;  // of what it is measured against: a third performance
    scene::DrawList list_;
    std::vector<scene::MeasureMarks> marks_;
    /// The ways of a movement, kept for all pictures of a film.
    struct Traces {
        std::shared_ptr<const model::Movement> movement;
        std::vector<model::Performance> performances;
        session::Hold hold;
        session::Align align;
        scene::Layout layout;
        std::vector<session::TracedPoint> points;
        session::TraceWays ways;
    };
    std::optional<Traces> traces_;
};

}  // namespace jw::app
