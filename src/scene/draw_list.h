// What one picture consists of, as plain data: the renderer needs nothing else, tests can read it.
//
// Lengths in metres, room axes. Colours here are linear light unless they say sRGB.
#pragma once

#include "scene/camera.h"
#include "scene/look.h"
#include "scene/measure_marks.h"
#include "scene/view_settings.h"

#include "core/result.h"
#include "model/frame.h"
#include "model/model.h"
#include "model/muscle_ride.h"

#include <glm/mat4x4.hpp>
#include <glm/vec4.hpp>

#include <span>
#include <vector>

namespace jw::scene {

/// A set of meshes that the renderer has uploaded (render::Renderer::upload gives the number).
using MeshSet = int;
/// The renderer's own set, of one mesh: make_prop_mesh().
inline constexpr MeshSet kPropMeshes = 0;

/// Skinning transforms of one figure. Body: dual quaternions of the bones' displacements. Guests
/// may scale, so they bring matrices. Exactly one of the two lists is filled.
struct Palette {
    std::vector<model::DualQuat> dual_quats;
    std::vector<glm::mat4> matrices;
    /// Vertices of the muscle meshes where they are now, numbered as MuscleBodies numbers them from
    /// `first_posed` on; only those that an item shows are brought up to date.
    std::vector<model::PosedVertex> posed;
    std::size_t first_posed = 0;
    MeshSet posed_set = kPropMeshes;  // whose vertices these are; the props have no muscles
    model::MuscleRide ride;
};

enum class Surface {
    Solid,  // lit
    Ghost,  // outlined and see-through, drawn after all solids
    Skin,   // only its rim is seen; drawn last, hides nothing and is never picked
};

/// Which figure and structure a picked pixel belongs to; figure is the index in BuildJob::figures.
struct PickId {
    int figure = 0;
    Structure structure;
    bool operator==(const PickId&) const = default;
};

struct DrawItem {
    MeshSet mesh_set = 0;
    int mesh = 0;     // index into Model::meshes (GuestModel::meshes)
    int palette = 0;  // index into DrawList::palettes
    /// Its first vertex in Palette::posed; kNone: the bones alone carry it.
    int posed = model::kNone;
    Surface surface = Surface::Solid;
    glm::vec3 colour{0.8F};
    glm::vec3 tip_colour{0.9F};  // where Vertex::blend is 1: tendon, cartilage
    glm::vec3 ink{0.5F};
    Pattern pattern;
    float gloss = 0.3F;    // 0 dull .. 1 wet
    float opacity = 1.0F;  // < 1: only the nearest such surface is seen, over all solids
    glm::vec3 outline{0.0F};
    float outline_width = 0.0F;  // pixels at 720 lines
    /// Lies on the surface of another item and covers it there, at every level of detail.
    bool is_laid_on = false;
    PickId pick;
};

/// A straight stroke, width in pixels at 720 lines.
struct Line {
    Vec3 from{0.0}, to{0.0};
    glm::vec3 colour{0.0F};
    float opacity = 1.0F;
    float width = 2.0F;
    bool dashed = false;
    bool on_top = true;  // not hidden by bones
};

/// A round floor at y = 0 with a rim in the version's colour.
struct Floor {
    bool shown = true;
    Vec3 centre{0.0};
    double radius = 0.85;
    glm::vec3 colour{0.5F};
    glm::vec3 rim{0.4F};
    bool rim_dashed = false;
    bool shadow = true;
    double line_spacing = 0.0, line_shift = 0.0;  // of the lines across a moving floor, m; 0: none
};

/// A part of the picture with its own figures. Origin of `x, y` is the upper left; all parts of 1.
struct Viewport {
    double x = 0.0, y = 0.0, width = 1.0, height = 1.0;
    Camera camera;
    int first_item = 0, item_count = 0;
    int first_line = 0, line_count = 0;
    Floor floor;
    glm::vec3 rim_light{0.0F};      // in the version's accent, or neutral
    std::vector<Version> versions;  // whose figures it shows, in order; empty for guests
};

struct DrawList {
    std::vector<Palette> palettes;
    std::vector<DrawItem> items;
    std::vector<Line> lines;
    std::vector<Viewport> viewports;
    Srgb background_top{0.9F}, background_bottom{0.8F};  // sRGB
    float exposure = 1.0F;
    bool transparent = false;
    bool shadows = true;
    Detail detail = Detail::Standard;
    bool is_playing = false;  // another picture follows at once: soft shadows may be one late, and
                              // muscles have ridden on their bones (model/muscle_ride.h)
    std::vector<model::MuscleScratch> scratch;  // memory of BuildJob, one a worker

    void clear();  // keeps the memory
};

/// One body in the picture.
struct FigureInput {
    const model::Frame* frame = nullptr;  // borrowed
    Version version = Version::Good;
    Rigid place{};                        // where its room is put, with all that stands in it
    const MeasureMarks* marks = nullptr;  // borrowed; what is measured on it, null: nothing
};

/// Model, frames and settings to a draw list. With layout single only the first figure is shown,
/// with side each figure has a viewport of its own and all share the camera, with overlay the
/// compensated figure is solid and the good one an outlined ghost; difference is the same with the
/// bones alone, which carry the tints. One figure is always shown
/// single. Fails: InvalidInput without model, without figures, or when a frame does not fit the
/// body.
struct BuildJob {
    const model::Model* model = nullptr;  // borrowed
    MeshSet mesh_set = 0;
    std::span<const FigureInput> figures;
    const ViewSettings* view = nullptr;  // borrowed
    Camera camera;
    const model::MuscleBodies* bodies = nullptr;  // borrowed; without them muscles ride on bones
    bool is_playing = false;                      // `out` holds the picture before this one
    Result<Unit> validate() const;
    /// Fills `out`; reuses its memory.
    Result<Unit> run(DrawList& out) const;
};

/// A guest model with the matrices of its skin joints (model::calc_guest_palette).
struct GuestBuildJob {
    const model::GuestModel* guest = nullptr;  // borrowed
    MeshSet mesh_set = 0;
    std::span<const glm::mat4> palette;  // [skin_joints]
    const ViewSettings* view = nullptr;  // borrowed
    Camera camera;
    bool is_playing = false;
    Result<Unit> validate() const;
    Result<Unit> run(DrawList& out) const;
};

/// Room box of a posed body (all meshes that have a structure), or of some of its structures; to
/// frame.
Box calc_bounds(const model::Model& model, std::span<const Rigid> displacements);
Box calc_bounds(const model::Model& model, std::span<const Rigid> displacements,
                std::span<const Structure> structures);

}  // namespace jw::scene
