// Facet joints: which way the faces look and how large they are, by rays from the joint space onto
// the face.
#include "forge/measure/facets.h"

#include "forge/bones/vertebra.h"
#include "forge/linear.h"
#include "forge/measure/fits.h"
#include "forge/measure/regions.h"

#include <algorithm>
#include <cmath>

namespace jw::forge {

namespace {

using namespace units;

constexpr double kBefore = 3.0 * mm;  // where the rays start: a trough's borders stand up
constexpr double kReach = 9.0 * mm;
constexpr double kCell = 0.5 * mm;
constexpr int kCells = 20;           // to each side of the middle
constexpr std::size_t kFewest = 20;  // places that make a face
constexpr double kOff = 0.4 * mm;    // from the face's own round: the face has ended

}  // namespace

FacetFace::FacetFace(const Shape& bone, const Cut& plane, const glm::dvec2& half)
    : plane_{plane}, half_{half} {
    const Vec3 ahead = glm::cross(plane.right, plane.up);
    const Shape part =
        bone.near(Box{plane.origin, plane.origin}.grown(kCells * kCell + kReach), kReach);
    for (int j = -kCells; j <= kCells; ++j) {
        for (int i = -kCells; i <= kCells; ++i) {
            const Vec3 at = plane.at({i * kCell, j * kCell}) + kBefore * ahead;
            depth_.push_back(distance_to_surface(part, at, -ahead, kReach));
            points_.push_back(at - depth_.back() * ahead);
        }
    }
    // the round of the middle: a plane or a trough
    std::vector<std::vector<double>> rows;
    std::vector<double> depths;
    each_cell([&](int i, int j) {
        if (is_middle(i, j)) {
            rows.push_back(terms(i, j));
            depths.push_back(depth_[index(i, j)] / mm);
        }
    });
    is_face_.assign(depth_.size(), 0);
    round_.assign(terms(0, 0).size(), 0.0);
    if (rows.size() > kFewest) {
        round_ = least_squares(rows, depths);
        grow();
    }
}

std::size_t FacetFace::index(int i, int j) {
    return static_cast<std::size_t>((j + kCells) * (2 * kCells + 1) + i + kCells);
}

std::vector<double> FacetFace::terms(int i, int j) {
    const double u = i * kCell / mm;
    const double v = j * kCell / mm;
    return {1.0, u, v, u * u, u * v, v * v};
}

bool FacetFace::is_middle(int i, int j) const {
    const glm::dvec2 q = glm::dvec2{i, j} * kCell / (0.6 * half_);
    return glm::dot(q, q) <= 1.0 && depth_[index(i, j)] < kReach;
}

void FacetFace::each_cell(const std::function<void(int, int)>& visit) {
    for (int j = -kCells; j <= kCells; ++j) {
        for (int i = -kCells; i <= kCells; ++i) {
            visit(i, j);
        }
    }
}

void FacetFace::grow() {
    const auto is_on_round = [&](int i, int j) {
        const std::vector<double> t = terms(i, j);
        double sum = 0.0;
        for (std::size_t k = 0; k < t.size(); ++k) {
            sum += round_[k] * t[k];
        }
        return std::abs(depth_[index(i, j)] - sum * mm) < kOff;
    };
    std::vector<glm::ivec2> open{{0, 0}};
    is_face_[index(0, 0)] = 1;
    while (!open.empty()) {
        const glm::ivec2 at = open.back();
        open.pop_back();
        for (const glm::ivec2& way : {glm::ivec2{1, 0}, {-1, 0}, {0, 1}, {0, -1}}) {
            const glm::ivec2 q = at + way;
            const bool is_in = std::abs(q.x) <= kCells && std::abs(q.y) <= kCells;
            if (is_in && is_face_[index(q.x, q.y)] == 0 && is_on_round(q.x, q.y)) {
                is_face_[index(q.x, q.y)] = 1;
                open.push_back(q);
            }
        }
    }
}

Vec3 FacetFace::normal() const {
    std::vector<Vec3> middle;
    each_cell([&](int i, int j) {
        if (is_middle(i, j)) {
            middle.push_back(points_[index(i, j)]);
        }
    });
    const Vec3 ahead = glm::cross(plane_.right, plane_.up);
    return middle.size() > kFewest ? fit_plane(middle, ahead).normal : ahead;
}

void FacetFace::keep_opposite(const FacetFace& other) {
    each_cell([&](int i, int j) {
        if (other.is_face_[index(-i, j)] == 0) {
            is_face_[index(i, j)] = 0;
        }
    });
}

glm::dvec2 FacetFace::size() const {
    glm::dvec2 cells{0.0};
    for (int i = -kCells; i <= kCells; ++i) {
        cells += glm::dvec2{is_face_[index(i, 0)], is_face_[index(0, i)]};
    }
    return cells * kCell;
}

double FacetFace::area() const {
    double sum = 0.0;
    each_cell([&](int i, int j) {
        if (is_face_[index(i, j)] != 0) {
            const double u = i * kCell / mm;
            const double v = j * kCell / mm;
            const double slope_u = round_[1] + 2.0 * round_[3] * u + round_[4] * v;
            const double slope_v = round_[2] + round_[4] * u + 2.0 * round_[5] * v;
            sum += kCell * kCell * std::sqrt(1.0 + slope_u * slope_u + slope_v * slope_v);
        }
    });
    return sum;
}

double turn_to_sagittal(const Vec3& normal, const Vec3& forward) {
    return std::atan2(-glm::dot(normal, forward), -normal.z);
}

namespace {

struct JointFaces {
    FacetFace below;  // superior face of the lower bone, looks along the normal of the joint
    FacetFace above;  // inferior face of the upper bone

    JointFaces(const BoneSet& bones, std::string_view upper, const FacetJoint& joint)
        : below{bones.at(bone_below(upper)),
                {joint.centre, -joint.side, joint.up},
                {joint.half_width, joint.half_height}},
          above{bones.at(upper),
                {joint.centre, joint.side, joint.up},
                {joint.half_width, joint.half_height}} {}
    /// From the lower to the upper bone.
    Vec3 normal() const { return glm::normalize(below.normal() - above.normal()); }
};

}  // namespace

void measure_facets(const BoneSet& bones, std::string_view upper, Measures& out) {
    const FacetJoint joint = facet_joint(bones.context(), upper);
    const std::string id = joint_id(upper);
    JointFaces faces{bones, upper, joint};
    const Vec3 normal = faces.normal();
    const PlateLine plate = lower_plate(bones, upper);
    const Vec3 forward = glm::normalize(plate.front - plate.back);
    const Vec3 up{-forward.y, forward.x, 0.0};
    out.angle(id, "facet_angle_to_sagittal", turn_to_sagittal(normal, forward));
    out.angle(id, "facet_tilt_from_horizontal", std::acos(std::abs(glm::dot(normal, up))));
    out.length(id, "facet_gap",
               distance_to_surface(bones.at(upper), joint.centre, normal, kReach) +
                   distance_to_surface(bones.at(bone_below(upper)), joint.centre, -normal, kReach));
    faces.above.keep_opposite(faces.below);
    out.length(upper, "inferior_facet_width", faces.above.size().x);
    out.length(upper, "inferior_facet_height", faces.above.size().y);
    out.area(upper, "inferior_facet_area", faces.above.area());
}

}  // namespace jw::forge
