// What lies under the cursor, found on the processor: no read-back from the graphics side is
// needed.
#pragma once

#include "scene/draw_list.h"
#include "scene/mesh_ball.h"

#include "model/model.h"

#include <optional>
#include <vector>

namespace jw::scene {

struct Hit {
    PickId id;
    int item = 0;           // index into DrawList::items
    int viewport = 0;       // index into DrawList::viewports
    Vec3 point{0.0};        // room, m
    double distance = 0.0;  // m from the eye
};

/// Bounding spheres of a model's meshes, made once; then casts rays through posed figures. Ghosts
/// and skin are looked through; what is see-through is hit only where nothing solid lies behind it.
class Picker {
  public:
    Picker() = default;
    explicit Picker(const model::Model& model);  // borrowed, must outlive the picker

    /// The nearest structure at a place of the whole picture: x 0 left .. 1 right, y 0 top .. 1
    /// bottom; `aspect` is width / height of the whole picture. nullopt: nothing there.
    std::optional<Hit> pick(const DrawList& list, Vec2 place, double aspect) const;
    /// Along a ray through one viewport.
    std::optional<Hit> cast(const DrawList& list, int viewport, const Ray& ray) const;

  private:
    const model::Model* model_ = nullptr;
    std::vector<MeshBall> balls_;  // [Model::meshes]
};

/// The viewport at a place of the whole picture (0..1 from the upper left) and the place in it as
/// NDC.
struct ViewportPlace {
    int viewport = 0;
    Vec2 ndc{0.0};
    double aspect = 1.0;
};
std::optional<ViewportPlace> find_viewport(const DrawList& list, Vec2 place, double aspect);

}  // namespace jw::scene
