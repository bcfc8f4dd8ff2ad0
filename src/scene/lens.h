// The lumbar lens: two vertebrae and their neighbours close up, from the side and a little from
// behind, with what was measured between them drawn at its place.
#pragma once

#include "scene/draw_list.h"

#include <vector>

namespace jw::scene {

/// What is drawn between the two vertebrae; room places, m.
struct LensMarks {
    Vec3 spinous_upper{0.0}, spinous_lower{0.0};  // ends of the gap
    bool touches = false;
    std::vector<Vec3> facet;    // along the joint of the side that is seen
    std::vector<Vec3> foramen;  // round it
    double foramen_part = 1.0;  // of its area at rest; the narrower, the thicker its outline
};

struct LensFigure {
    FigureInput figure;
    std::vector<LensMarks> marks;  // one, or none while nothing is measured
};

/// Fills a list with one square viewport a figure, side by side.
/// Fails: InvalidInput as BuildJob.
struct LensBuildJob {
    const model::Model* model = nullptr;  // borrowed
    MeshSet mesh_set = 0;
    std::span<const LensFigure> figures;
    int joint = 0;                       // between the two vertebrae
    bool from_left = false;              // the side that the lens looks from
    const ViewSettings* view = nullptr;  // borrowed: theme and detail
    Result<Unit> validate() const;
    Result<Unit> run(DrawList& out) const;
};

/// Does who looks along `forward` (room) stand on the body's left of a level?
bool is_seen_from_left(const model::Body& body, const model::Pose& pose, int joint,
                       const Vec3& forward);

/// Where the lens stands for a posed body.
Camera find_lens_camera(const model::Body& body, const model::Pose& pose, int joint,
                        bool from_left);

}  // namespace jw::scene
