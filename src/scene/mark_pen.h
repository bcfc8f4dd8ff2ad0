// Strokes of one kind on a figure, for marks that measure.
#pragma once

#include "scene/draw_list.h"
#include "scene/measure_marks.h"

#include <vector>

namespace jw::scene {

struct MarkPen {
    const MarkStyle& style;
    std::vector<Line>& out;
    glm::vec3 colour;
    float width = 2.0F;
    bool dashed = false;
    float opacity = 1.0F;

    /// Ends in the figure's own room.
    void stroke(const Vec3& from, const Vec3& to) const {
        Line line;
        line.from = style.place.point(from);
        line.to = style.place.point(to);
        line.colour = colour;
        line.width = width;
        line.dashed = dashed;
        line.opacity = opacity;
        out.push_back(line);
    }
    void dot(const Vec3& at) const { stroke(at, at); }
};

}  // namespace jw::scene
