// What is laid on a figure to measure it: goniometer, ranges of a joint, ways of landmarks. Plain
// data that a caller fills, and the lines that a picture shows of it.
#pragma once

#include "scene/pelvis_marks.h"

#include "core/enum_names.h"
#include "core/rigid.h"

#include <glm/vec3.hpp>

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace jw::scene {

struct Line;

/// rad about the axis of what is measured, from its zero.
struct ArcRange {
    double from = 0.0, to = 0.0;
};

/// A goniometer at a joint, in the figure's room; directions are unit, the angle turns about `axis`
/// from `zero` (the fixed arm).
struct Protractor {
    Vec3 vertex{0.0}, axis{0.0, 0.0, 1.0}, zero{0.0, -1.0, 0.0}, moving{0.0, -1.0, 0.0};
    double angle = 0.0;             // rad
    std::optional<ArcRange> usual;  // drawn as an arc of its own
};
/// Radii of its arcs and lengths of its arms, m. Design: clear of the joint, within the segment.
inline constexpr double kAngleRadius = 0.11, kUsualRadius = 0.15, kArmLength = 0.26;

/// How far a joint goes by its own muscles, how far with help, and where it is made to stop.
struct LimitRing {
    Vec3 vertex{0.0}, axis{0.0, 0.0, 1.0}, zero{0.0, -1.0, 0.0};
    ArcRange active, passive;
    double stop = 0.0;   // rad, the limit in force
    double angle = 0.0;  // rad, now
};

/// What a trace belongs to, from above.
enum class TraceOf { Asis, Knee, Foot };
inline constexpr auto kTraceNames = enum_names<TraceOf>(
    {{TraceOf::Asis, "asis"}, {TraceOf::Knee, "knee"}, {TraceOf::Foot, "foot"}});

/// The way of a landmark over the cycle, as it is put in the picture: even steps of time.
struct Trace {
    TraceOf of = TraceOf::Asis;
    std::span<const Vec3> points;  // borrowed
    Vec3 now{0.0};
};
/// Told apart by pattern as well as by colour. Lengths in m along the way; gap 0: one stroke.
struct TraceLook {
    glm::vec3 colour{0.0F};  // sRGB
    double dash = 0.0, gap = 0.0;
};
TraceLook find_trace_look(TraceOf of);

struct MeasureMarks {
    std::optional<Protractor> protractor;
    std::optional<LimitRing> ring;
    std::vector<Trace> traces;
    std::optional<PelvisMarks> pelvis;
};

/// How the figure that is measured is drawn.
struct MarkStyle {
    Rigid place;              // of the figure's room in the room of the viewport
    glm::vec3 colour{0.0F};   // linear, of the version
    glm::vec3 neutral{0.0F};  // linear, of guides that belong to no version
    bool is_ghost = false;    // the figure behind another: what both have is drawn once
};
void add_protractor(const Protractor& protractor, const MarkStyle& style, std::vector<Line>& out);
void add_limit_ring(const LimitRing& ring, const MarkStyle& style, std::vector<Line>& out);
/// `style.place` takes points of the picture to the room of the viewport.
void add_trace(const Trace& trace, const MarkStyle& style, std::vector<Line>& out);

}  // namespace jw::scene
