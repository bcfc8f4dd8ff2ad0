// Paths of muscle lines through the room: via points carried by their bones, and wrapping.
#pragma once

#include "core/result.h"
#include "model/body.h"

#include <span>
#include <vector>

namespace jw::muscle {

/// Lengths (m) of all lines of a body in a pose. No allocation.
/// Shapes: displacements [bones.size()] (neutral body frame to room, see model::PoseJob),
/// lengths [lines.size()].
/// Fails: InvalidInput on a null body or a wrong span length.
struct LengthJob {
    const model::Body* body = nullptr;  // borrowed
    std::span<const Rigid> displacements;
    std::span<double> lengths;  // out
    Result<Unit> validate() const;
    Result<Unit> run() const;
};

/// Length (m) of one line in a pose; shapes as in LengthJob.
double calc_line_length(const model::Body& body, model::LineIndex line,
                        std::span<const Rigid> displacements);

/// A point of a line in the room, and the bone that carries it there (of a wrap: the wrap's bone).
struct PathSample {
    Vec3 point{0.0};  // room, m
    model::BoneIndex bone = model::kNone;
    bool on_wrap = false;
};

/// The line as a polyline in the room, origin first; arcs are cut into pieces of at most
/// `arc_step` m. Shapes as in LengthJob.
std::vector<PathSample> calc_path_points(const model::Body& body, model::LineIndex line,
                                         std::span<const Rigid> displacements,
                                         double arc_step = 0.005);

}  // namespace jw::muscle
