#include "analysis/lumbar.h"

#include "model/skin.h"

#include <fmt/format.h>
#include <glm/geometric.hpp>
#include <glm/gtc/constants.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <string_view>
#include <vector>

namespace jw::analysis {
namespace {

struct LevelBones {
    std::string_view upper, lower;
};
/// Of kLumbarLevels.
constexpr std::array kLevels{LevelBones{"L5", "sacrum"}, LevelBones{"L4", "L5"},
                             LevelBones{"L3", "L4"},     LevelBones{"L2", "L3"},
                             LevelBones{"L1", "L2"},     LevelBones{"T12", "L1"}};

/// A spinous process: this near to the midline, this far forward of its own tip, and of the sacrum
/// only what is no further below its end plate than S1.
constexpr double kSpinousHalfWidth = 0.009, kSpinousLength = 0.020, kSpinousBelow = 0.040;
// Facets: so far behind the hind edge of the end plate, and beside the midline.
constexpr double kFacetsBehind = 0.004, kFacetsBeside = 0.006;
/// Vertices of one joint face: those nearest to the other bone in the neutral pose.
constexpr std::size_t kFaceVertices = 30;
// The nerve's way: sections across it, and where their middle is behind and above the disc's edge.
constexpr double kFirstSection = 0.014, kLastSection = 0.022, kSectionStep = 0.002;
constexpr double kMiddleBehind = 0.005, kMiddleAbove = 0.004;
constexpr int kRays = 90;
constexpr double kFarthest = 0.018;

/// With the ball about it, so that most triangles need no closer look.
struct Triangle {
    Triangle(const Vec3& first, const Vec3& second, const Vec3& third)
        : a{first}, b{second}, c{third}, centre{(a + b + c) / 3.0} {
        radius = std::max(
            {glm::distance(centre, a), glm::distance(centre, b), glm::distance(centre, c)});
    }
    Vec3 a, b, c, centre;
    double radius = 0.0;
};

/// A mesh in the frame of its level.
struct Surface {
    std::vector<Vec3> points;
    std::vector<Triangle> triangles;
};

/// Axes of a level: origin at the hind edge of the lower bone's end plate.
struct LevelFrame {
    Vec3 origin, forward, up;
    /// (forward, up, right) of a neutral place.
    Vec3 local(const Vec3& p) const {
        return {glm::dot(p - origin, forward), glm::dot(p - origin, up), p.z};
    }
    /// And back.
    Vec3 neutral(const Vec3& local) const {
        const Vec3 p = origin + local.x * forward + local.y * up;
        return {p.x, p.y, local.z};
    }
};

Vec3 nearest_on(const Triangle& t, const Vec3& p) {
    // Ericson, Real-Time Collision Detection, 5.1.5.
    const Vec3 ab = t.b - t.a, ac = t.c - t.a, ap = p - t.a;
    const double d1 = glm::dot(ab, ap), d2 = glm::dot(ac, ap);
    if (d1 <= 0.0 && d2 <= 0.0) {
        return t.a;
    }
    const Vec3 bp = p - t.b;
    const double d3 = glm::dot(ab, bp), d4 = glm::dot(ac, bp);
    if (d3 >= 0.0 && d4 <= d3) {
        return t.b;
    }
    const double vc = d1 * d4 - d3 * d2;
    if (vc <= 0.0 && d1 >= 0.0 && d3 <= 0.0) {
        return t.a + d1 / (d1 - d3) * ab;
    }
    const Vec3 cp = p - t.c;
    const double d5 = glm::dot(ab, cp), d6 = glm::dot(ac, cp);
    if (d6 >= 0.0 && d5 <= d6) {
        return t.c;
    }
    const double vb = d5 * d2 - d1 * d6;
    if (vb <= 0.0 && d2 >= 0.0 && d6 <= 0.0) {
        return t.a + d2 / (d2 - d6) * ac;
    }
    const double va = d3 * d6 - d5 * d4;
    if (va <= 0.0 && d4 - d3 >= 0.0 && d5 - d6 >= 0.0) {
        return t.b + (d4 - d3) / ((d4 - d3) + (d5 - d6)) * (t.c - t.b);
    }
    return t.a + (vb * ab + vc * ac) / (va + vb + vc);
}

struct Nearest {
    double distance = std::numeric_limits<double>::max();  // negative behind the face
    Vec3 point{0.0};
};

/// The nearest triangle's. At an edge that several share, the one that looks most at the point
/// knows the side.
Nearest find_nearest(const std::vector<Triangle>& triangles, const Vec3& p) {
    constexpr double kSame = 1e-14;  // m^2
    double nearest = std::numeric_limits<double>::max();
    double facing = 0.0;
    Nearest found;
    double reach = std::numeric_limits<double>::max();  // of what can still be as near
    for (const Triangle& t : triangles) {
        const Vec3 to_centre = p - t.centre;
        const double farthest = reach + t.radius;
        if (glm::dot(to_centre, to_centre) > farthest * farthest) {
            continue;
        }
        const Vec3 on = nearest_on(t, p);
        const Vec3 away = p - on;
        const double squared = glm::dot(away, away);
        if (squared > nearest + kSame) {
            continue;
        }
        const Vec3 normal = glm::cross(t.b - t.a, t.c - t.a);
        const double area = glm::length(normal);
        const double cosine = area > 0.0 ? glm::dot(away, normal) / area : 0.0;
        if (squared < nearest - kSame || std::abs(cosine) > std::abs(facing)) {
            facing = cosine;
        }
        found.point = squared < nearest ? on : found.point;
        nearest = std::min(nearest, squared);
        reach = std::sqrt(nearest + kSame);
    }
    found.distance = facing < 0.0 ? -std::sqrt(nearest) : std::sqrt(nearest);
    return found;
}

/// Vertices moved by a pose and seen from the lower bone, whose own place does not matter.
Surface build_surface(const model::Mesh& mesh, std::span<const Rigid> displacements,
                      const Rigid& from_room, const LevelFrame& frame) {
    Surface surface;
    surface.points.reserve(mesh.vertices.size());
    for (const model::Vertex& vertex : mesh.vertices) {
        const Vec3 room = model::calc_vertex_place(vertex, displacements);
        surface.points.push_back(frame.local(from_room.point(room)));
    }
    surface.triangles.reserve(mesh.indices.size() / 3);
    for (std::size_t i = 0; i + 2 < mesh.indices.size(); i += 3) {
        surface.triangles.push_back({surface.points[mesh.indices[i]],
                                     surface.points[mesh.indices[i + 1]],
                                     surface.points[mesh.indices[i + 2]]});
    }
    return surface;
}

bool is_beside(const Vec3& p) {
    return p.x < -kFacetsBehind && std::abs(p.z) > kFacetsBeside;
}

template <typename Wanted>
std::vector<Triangle> select(const Surface& surface, Wanted wanted) {
    std::vector<Triangle> chosen;
    std::copy_if(surface.triangles.begin(), surface.triangles.end(), std::back_inserter(chosen),
                 [&](const Triangle& t) { return wanted(t.a) || wanted(t.b) || wanted(t.c); });
    return chosen;
}

/// The gap; its ends go to the outline, in the level's frame.
double measure_spinous_gap(const Surface& upper, const Surface& lower,
                           LumbarLevel::Outline& outline) {
    const auto is_near = [](const Vec3& p) {
        return std::abs(p.z) < kSpinousHalfWidth && p.y > -kSpinousBelow;
    };
    const auto find_tip = [&](const Surface& surface) {
        double tip = 0.0;
        for (const Vec3& p : surface.points) {
            tip = is_near(p) ? std::min(tip, p.x) : tip;
        }
        return tip;
    };
    const double upper_tip = find_tip(upper), lower_tip = find_tip(lower);
    const std::vector<Triangle> below = select(
        lower, [&](const Vec3& p) { return is_near(p) && p.x < lower_tip + kSpinousLength; });
    double gap = std::numeric_limits<double>::max();
    for (const Vec3& p : upper.points) {
        if (!is_near(p) || p.x >= upper_tip + kSpinousLength || below.empty()) {
            continue;
        }
        const Nearest nearest = find_nearest(below, p);
        if (nearest.distance < gap) {
            gap = nearest.distance;
            outline.spinous_upper = p;
            outline.spinous_lower = nearest.point;
        }
    }
    return gap < std::numeric_limits<double>::max() ? std::max(0.0, gap) : 0.0;
}

/// The joint's way from below upwards: midway between the faces, a few steps of its height.
std::vector<Vec3> find_joint_line(std::vector<Vec3> middles) {
    constexpr std::size_t kSteps = 5;
    std::sort(middles.begin(), middles.end(),
              [](const Vec3& a, const Vec3& b) { return a.y < b.y; });
    std::vector<Vec3> line;
    for (std::size_t step = 0; step < kSteps && middles.size() >= kSteps; ++step) {
        const std::size_t from = step * middles.size() / kSteps;
        const std::size_t to = (step + 1) * middles.size() / kSteps;
        Vec3 sum{0.0};
        for (std::size_t i = from; i < to; ++i) {
            sum += middles[i];
        }
        line.push_back(sum / static_cast<double>(to - from));
    }
    return line;
}

/// `resting`: the upper bone in the neutral pose, to know which of its vertices face the joint.
double measure_facet_gap(const Surface& upper, const Surface& resting, const Surface& lower,
                         LumbarLevel::Outline& outline) {
    double both = 0.0;
    for (const double side : {1.0, -1.0}) {
        const auto is_here = [side](const Vec3& p) { return is_beside(p) && side * p.z > 0.0; };
        const std::vector<Triangle> below = select(lower, is_here);
        std::vector<std::pair<double, std::size_t>> face;
        for (std::size_t i = 0; i < resting.points.size(); ++i) {
            if (is_here(resting.points[i]) && !below.empty()) {
                face.emplace_back(find_nearest(below, resting.points[i]).distance, i);
            }
        }
        const std::size_t count = std::min(kFaceVertices, face.size());
        std::partial_sort(face.begin(), face.begin() + static_cast<std::ptrdiff_t>(count),
                          face.end());
        std::vector<Vec3> middles;
        for (std::size_t k = 0; k < count; ++k) {
            const Vec3& p = upper.points[face[k].second];
            const Nearest nearest = find_nearest(below, p);
            both += 0.5 * nearest.distance / static_cast<double>(count);
            middles.push_back(0.5 * (p + nearest.point));
        }
        outline.facet[side > 0.0 ? 0 : 1] = find_joint_line(std::move(middles));
    }
    return std::max(0.0, both);
}

struct Segment {
    glm::dvec2 a, b;  // (forward, up)
};

/// Where triangles cross the plane `right` = z.
void add_section(const Surface& surface, double z, std::vector<Segment>& segments) {
    for (const Triangle& t : surface.triangles) {
        std::array<glm::dvec2, 3> cuts;
        std::size_t count = 0;
        for (const auto& [p, q] : {std::pair{t.a, t.b}, std::pair{t.b, t.c}, std::pair{t.c, t.a}}) {
            if ((p.z < z) != (q.z < z)) {
                const double s = (z - p.z) / (q.z - p.z);
                cuts[count++] = {p.x + s * (q.x - p.x), p.y + s * (q.y - p.y)};
            }
        }
        if (count == 2) {
            segments.push_back({cuts[0], cuts[1]});
        }
    }
}

std::optional<double> cast(const std::vector<Segment>& walls, const glm::dvec2& from,
                           const glm::dvec2& direction) {
    std::optional<double> nearest;
    for (const Segment& wall : walls) {
        const glm::dvec2 along = wall.b - wall.a, to = wall.a - from;
        const double cross = direction.x * along.y - direction.y * along.x;
        if (std::abs(cross) < 1e-15) {
            continue;
        }
        const double far = (to.x * along.y - to.y * along.x) / cross;
        const double at = (to.x * direction.y - to.y * direction.x) / cross;
        if (far > 0.0 && far < nearest.value_or(kFarthest) && at >= 0.0 && at <= 1.0) {
            nearest = far;
        }
    }
    return nearest;
}

struct Section {
    double area = std::numeric_limits<double>::max();
    std::vector<Vec3> outline;
};

/// What can be seen from the middle of one section; none where most of it is open.
std::optional<Section> measure_section(std::span<const Surface* const> surfaces, double z) {
    std::vector<Segment> walls;
    for (const Surface* surface : surfaces) {
        add_section(*surface, z, walls);
    }
    const glm::dvec2 middle{-kMiddleBehind, kMiddleAbove};
    double sum = 0.0;
    int hits = 0;
    Section section;
    for (int i = 0; i < kRays; ++i) {
        const double turn = glm::two_pi<double>() * i / kRays;
        if (const auto far = cast(walls, middle, {std::cos(turn), std::sin(turn)})) {
            sum += *far * *far;
            ++hits;
            section.outline.emplace_back(middle.x + *far * std::cos(turn),
                                         middle.y + *far * std::sin(turn), z);
        }
    }
    if (hits < kRays * 17 / 20) {
        return std::nullopt;
    }
    // A slit (the facet joint) stands for as much as the wall beside it does on average.
    section.area = glm::pi<double>() * sum / hits;
    return section;
}

double measure_foramen(std::span<const Surface* const> surfaces, LumbarLevel::Outline& outline) {
    double both = 0.0;
    for (const double side : {1.0, -1.0}) {
        Section least;
        for (double z = kFirstSection; z < kLastSection + 1e-9; z += kSectionStep) {
            auto section = measure_section(surfaces, side * z);
            if (section && section->area < least.area) {
                least = std::move(*section);
            }
        }
        both += least.outline.empty() ? 0.0 : 0.5 * least.area;
        outline.foramen[side > 0.0 ? 0 : 1] = std::move(least.outline);
    }
    return both;
}

const model::Mesh* find_mesh(const model::Model& model, std::string_view id) {
    const auto found = std::find_if(model.meshes.begin(), model.meshes.end(),
                                    [&](const model::Mesh& mesh) { return mesh.id == id; });
    return found == model.meshes.end() ? nullptr : &*found;
}

Result<Vec3> find_point(const model::Body& body, const std::string& id) {
    const auto index = body.find_landmark(id);
    if (!index) {
        return Error{
            ErrorCode::NotFound, fmt::format("the lumbar gaps need the landmark '{}'", id), {}};
    }
    return body.landmarks[static_cast<std::size_t>(*index)].point;
}

Result<LevelFrame> build_frame(const model::Body& body, std::string_view lower) {
    const bool is_sacrum = lower == "sacrum";
    JW_TRY(const Vec3 front,
           find_point(body, is_sacrum ? "sacral_promontory"
                                      : fmt::format("{}_superior_endplate_anterior", lower)));
    JW_TRY(const Vec3 back,
           find_point(body, is_sacrum ? "sacral_base_posterior"
                                      : fmt::format("{}_superior_endplate_posterior", lower)));
    const Vec3 forward = glm::normalize(front - back);
    return LevelFrame{back, forward, {-forward.y, forward.x, 0.0}};
}

/// From the level's frame to the neutral one.
void place_outline(const LevelFrame& frame, LumbarLevel::Outline& outline) {
    outline.spinous_upper = frame.neutral(outline.spinous_upper);
    outline.spinous_lower = frame.neutral(outline.spinous_lower);
    for (auto* lines : {&outline.facet, &outline.foramen}) {
        for (std::vector<Vec3>& line : *lines) {
            for (Vec3& p : line) {
                p = frame.neutral(p);
            }
        }
    }
}

Result<LumbarLevel> measure_level(const model::Model& model, const model::Pose& pose, int index) {
    const LevelBones& level = kLevels[static_cast<std::size_t>(index)];
    const model::Mesh* upper_mesh = find_mesh(model, level.upper);
    const model::Mesh* lower_mesh = find_mesh(model, level.lower);
    const model::Mesh* disc_mesh = find_mesh(model, fmt::format("{}.disc", level.upper));
    if (upper_mesh == nullptr || lower_mesh == nullptr || disc_mesh == nullptr) {
        return Error{ErrorCode::NotFound,
                     fmt::format("the lumbar gaps need the surfaces of {}, {} and their disc",
                                 level.upper, level.lower),
                     {}};
    }
    JW_TRY(const LevelFrame frame, build_frame(model.body, level.lower));
    const Rigid from_room =
        pose.displacements[static_cast<std::size_t>(model.body.bone(level.lower))].inverse();
    const std::vector<Rigid> at_rest(model.body.bones.size());
    const Surface upper = build_surface(*upper_mesh, pose.displacements, from_room, frame);
    const Surface lower = build_surface(*lower_mesh, at_rest, {}, frame);
    const Surface disc = build_surface(*disc_mesh, pose.displacements, from_room, frame);
    const Surface resting = build_surface(*upper_mesh, at_rest, {}, frame);
    const std::array surfaces{&upper, &lower, &disc};
    LumbarLevel measured;
    measured.id = kLumbarLevels[static_cast<std::size_t>(index)];
    measured.spinous_gap = measure_spinous_gap(upper, lower, measured.outline);
    measured.facet_gap = measure_facet_gap(upper, resting, lower, measured.outline);
    measured.foramen_area = measure_foramen(surfaces, measured.outline);
    place_outline(frame, measured.outline);
    return measured;
}

}  // namespace

Result<LumbarLevel> measure_lumbar_level(const model::Model& model, const model::Pose& pose,
                                         int level) {
    JW_ASSERT(level >= 0 && level < static_cast<int>(kLevels.size()));
    if (pose.displacements.size() != model.body.bones.size()) {
        return Error{ErrorCode::InvalidInput, "the pose is of another body", {}};
    }
    return measure_level(model, pose, level);
}

Result<std::array<LumbarLevel, 6>> measure_lumbar(const model::Model& model,
                                                  const model::Pose& pose) {
    std::array<LumbarLevel, 6> levels;
    for (std::size_t i = 0; i < levels.size(); ++i) {
        JW_TRY(levels[i], measure_lumbar_level(model, pose, static_cast<int>(i)));
    }
    return levels;
}

}  // namespace jw::analysis
