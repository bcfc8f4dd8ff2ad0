#include "scene/measure_marks.h"

#include "scene/mark_pen.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>

namespace jw::scene {
namespace {

constexpr double kStep = 0.07;  // rad, a piece of an arc: 4 deg look round
/// Design: the ring lies inside the goniometer's arcs, so that both may be shown.
constexpr double kActiveRadius = 0.075, kPassiveRadius = 0.09;

/// A place on a circle about a joint.
struct Circle {
    Vec3 vertex, axis, zero;
    Vec3 at(double angle, double radius) const {
        return vertex + radius * (glm::angleAxis(angle, axis) * zero);
    }
};

void add_arc(const MarkPen& pen, const Circle& circle, const ArcRange& range, double radius) {
    const int pieces =
        std::max(1, static_cast<int>(std::ceil(std::abs(range.to - range.from) / kStep)));
    const double step = (range.to - range.from) / pieces;
    for (int i = 0; i < pieces; ++i) {
        pen.stroke(circle.at(range.from + i * step, radius),
                   circle.at(range.from + (i + 1) * step, radius));
    }
}

/// A short stroke across an arc.
void add_tick(const MarkPen& pen, const Circle& circle, double angle, double radius, double half) {
    pen.stroke(circle.at(angle, radius - half), circle.at(angle, radius + half));
}

}  // namespace

TraceLook find_trace_look(TraceOf of) {
    // After Okabe and Ito, as dark as light grounds need and apart from the versions' accents.
    switch (of) {
        case TraceOf::Asis:
            return {{0.00F, 0.55F, 0.40F}, 0.0, 0.0};
        case TraceOf::Knee:
            return {{0.72F, 0.36F, 0.56F}, 0.030, 0.018};
        case TraceOf::Foot:
            break;
    }
    return {{0.66F, 0.46F, 0.00F}, 0.006, 0.014};
}

void add_protractor(const Protractor& protractor, const MarkStyle& style, std::vector<Line>& out) {
    const Circle circle{protractor.vertex, protractor.axis, protractor.zero};
    if (protractor.usual && !style.is_ghost) {
        const MarkPen usual{style, out, style.neutral, 1.8F};
        add_arc(usual, circle, *protractor.usual, kUsualRadius);
        constexpr double kTick = 0.012;  // m
        add_tick(usual, circle, protractor.usual->from, kUsualRadius, kTick);
        add_tick(usual, circle, protractor.usual->to, kUsualRadius, kTick);
    }
    if (!style.is_ghost) {
        const MarkPen fixed{style, out, style.neutral, 2.0F, true};
        fixed.stroke(protractor.vertex, circle.at(0.0, kArmLength));
    }
    const MarkPen arm{style, out, style.colour, 3.2F};
    arm.stroke(protractor.vertex, protractor.vertex + kArmLength * protractor.moving);
    const MarkPen arc{style, out, style.colour, 4.5F};
    add_arc(arc, circle, {0.0, protractor.angle},
            style.is_ghost ? kAngleRadius - 0.012 : kAngleRadius);
    const MarkPen pin{style, out, style.colour, 8.0F};
    pin.dot(protractor.vertex);
}

void add_limit_ring(const LimitRing& ring, const MarkStyle& style, std::vector<Line>& out) {
    const Circle circle{ring.vertex, ring.axis, ring.zero};
    constexpr double kTick = 0.009;  // m
    if (!style.is_ghost) {
        const MarkPen active{style, out, style.neutral, 3.5F};
        add_arc(active, circle, ring.active, kActiveRadius);
        const MarkPen passive{style, out, style.neutral, 2.0F, true};
        add_arc(passive, circle, ring.passive, kPassiveRadius);
        const MarkPen ends{style, out, style.neutral, 2.0F};
        add_tick(ends, circle, ring.passive.from, kPassiveRadius, kTick);
        add_tick(ends, circle, ring.passive.to, kPassiveRadius, kTick);
    }
    const MarkPen stop{style, out, style.colour, 4.0F};
    stop.stroke(circle.at(ring.stop, 0.3 * kActiveRadius),
                circle.at(ring.stop, kPassiveRadius + 2.0 * kTick));
    const MarkPen now{style, out, style.colour, 9.0F};
    now.dot(circle.at(ring.angle, kActiveRadius));
}

namespace {

/// Strokes along a way in its pattern; remembers where in the pattern it stands.
class PatternWalk {
  public:
    PatternWalk(const MarkPen& pen, const TraceLook& look) : pen_{pen}, look_{look} {}

    void go(const Vec3& from, const Vec3& to) {
        const double length = glm::length(to - from);
        if (look_.gap <= 0.0) {
            pen_.stroke(from, to);
            return;
        }
        for (double way = 0.0; way < length;) {
            const double rest = (is_inked_ ? look_.dash : look_.gap) - done_;
            const double step = std::min(rest, length - way);
            if (is_inked_) {
                pen_.stroke(glm::mix(from, to, way / length),
                            glm::mix(from, to, (way + step) / length));
            }
            way += step;
            done_ += step;
            if (step >= rest) {
                is_inked_ = !is_inked_;
                done_ = 0.0;
            }
        }
    }

  private:
    const MarkPen& pen_;
    const TraceLook& look_;
    bool is_inked_ = true;
    double done_ = 0.0;
};

double distance_to(const Vec3& point, const Vec3& from, const Vec3& to) {
    const Vec3 along = to - from;
    const double length = glm::dot(along, along);
    const double part =
        length > 0.0 ? std::clamp(glm::dot(point - from, along) / length, 0.0, 1.0) : 0.0;
    return glm::length(point - (from + part * along));
}

/// Does the piece that ends at `index` go back over an earlier one? Drawn twice, its gaps would
/// fill and the pattern be lost.
bool is_retraced(std::span<const Vec3> points, std::size_t index) {
    constexpr double kSame = 0.008;  // m
    const Vec3 middle = 0.5 * (points[index - 1] + points[index]);
    for (std::size_t i = 1; i + 1 < index; ++i) {
        if (distance_to(middle, points[i - 1], points[i]) < kSame) {
            return true;
        }
    }
    return false;
}

/// Somebody who goes through the room does not come back to where the cycle began.
bool comes_back(std::span<const Vec3> points) {
    double longest = 0.0;
    for (std::size_t i = 1; i < points.size(); ++i) {
        longest = std::max(longest, glm::length(points[i] - points[i - 1]));
    }
    return glm::length(points.front() - points.back()) <= 3.0 * longest;
}

}  // namespace

void add_trace(const Trace& trace, const MarkStyle& style, std::vector<Line>& out) {
    if (trace.points.empty()) {
        return;
    }
    const TraceLook look = find_trace_look(trace.of);
    // Of two in one picture the one behind is thinner and paler: the colour tells the landmark.
    const MarkPen pen{style,
                      out,
                      to_linear(look.colour),
                      style.is_ghost ? 1.6F : 3.0F,
                      false,
                      style.is_ghost ? 0.75F : 1.0F};
    PatternWalk walk{pen, look};
    for (std::size_t i = 1; i < trace.points.size(); ++i) {
        if (!is_retraced(trace.points, i)) {
            walk.go(trace.points[i - 1], trace.points[i]);
        }
    }
    if (comes_back(trace.points)) {
        walk.go(trace.points.back(), trace.points.front());
    }
    MarkPen now = pen;
    now.width = style.is_ghost ? 7.0F : 10.0F;
    now.dot(trace.now);
}

}  // namespace jw::scene
