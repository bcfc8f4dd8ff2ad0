// How the pelvis stands at an instant, against the level, straight ahead and good form: it drops on
// one side, turns, and glides; the low back follows.
#pragma once

#include "core/rigid.h"
#include "model/body.h"

#include <optional>
#include <span>
#include <vector>

namespace jw::scene {

struct Line;
struct MarkStyle;

/// Places of the figure's own room, m.
struct PelvisMarks {
    Vec3 right{0.0}, left{0.0};  // both ASIS
    Vec3 good{0.0};              // the middle between them in good form, at the same instant
    std::vector<Vec3> back;      // joints of the low back, from the sacrum up
};

/// nullopt when the body has no ASIS. `good`: displacements of good form.
std::optional<PelvisMarks> find_pelvis_marks(const model::Body& body,
                                             std::span<const Rigid> displacements,
                                             std::span<const Rigid> good);

/// Of a pelvis that faces along X.
struct PelvisReading {
    double drop = 0.0;   // rad, right side lower
    double turn = 0.0;   // rad, right side forward
    double glide = 0.0;  // m, to the right of good form
};
PelvisReading read_pelvis(const PelvisMarks& marks);

/// Where the arrow of the glide ends, clear of the level line.
Vec3 find_glide_tip(const PelvisMarks& marks);

/// A line through both ASIS with the level one across it, an arrow from where good form has the
/// pelvis, and the curve of the low back.
void add_pelvis_marks(const PelvisMarks& marks, const MarkStyle& style, std::vector<Line>& out);

}  // namespace jw::scene
