#include "scene/pelvis_marks.h"

#include "scene/mark_pen.h"

#include "model/kinematics.h"

#include <glm/geometric.hpp>

#include <array>
#include <cmath>
#include <string_view>

namespace jw::scene {
namespace {

constexpr std::array<std::string_view, 6> kLevels{"L5_S1", "L4_L5", "L3_L4",
                                                  "L2_L3", "L1_L2", "T12_L1"};

std::optional<Vec3> find_place(const model::Body& body, std::string_view landmark,
                               std::span<const Rigid> displacements) {
    const auto index = body.find_landmark(landmark);
    if (!index) {
        return std::nullopt;
    }
    const model::Landmark& mark = body.landmarks[static_cast<std::size_t>(*index)];
    return displacements[static_cast<std::size_t>(mark.bone)].point(mark.point);
}

}  // namespace

std::optional<PelvisMarks> find_pelvis_marks(const model::Body& body,
                                             std::span<const Rigid> displacements,
                                             std::span<const Rigid> good) {
    const auto right = find_place(body, "ASIS_r", displacements);
    const auto left = find_place(body, "ASIS_l", displacements);
    if (!right || !left) {
        return std::nullopt;
    }
    PelvisMarks marks{*right,
                      *left,
                      0.5 * (*find_place(body, "ASIS_r", good) + *find_place(body, "ASIS_l", good)),
                      {}};
    for (const std::string_view level : kLevels) {
        if (const auto joint = body.find_joint(level)) {
            marks.back.push_back(model::calc_joint_centre(
                body.joints[static_cast<std::size_t>(*joint)], displacements));
        }
    }
    return marks;
}

PelvisReading read_pelvis(const PelvisMarks& marks) {
    const Vec3 across = marks.right - marks.left;
    const Vec3 shift = 0.5 * (marks.right + marks.left) - marks.good;
    return {std::atan2(-across.y, std::hypot(across.x, across.z)), std::atan2(across.x, across.z),
            shift.z};
}

Vec3 find_glide_tip(const PelvisMarks& marks) {
    constexpr double kAhead = 0.06, kBelow = 0.20;  // m; design: before and between the thighs
    return 0.5 * (marks.right + marks.left) + Vec3{kAhead, -kBelow, 0.0};
}

void add_pelvis_marks(const PelvisMarks& marks, const MarkStyle& style, std::vector<Line>& out) {
    const MarkPen neutral{style, out, style.neutral, 1.8F, true};
    // Design: beyond the hips, so that a few degrees can be seen from the last row.
    constexpr double kReach = 0.30;                 // m
    constexpr double kLeast = 0.005, kHead = 0.02;  // m
    const Vec3 middle = 0.5 * (marks.right + marks.left);
    const Vec3 along = kReach * glm::normalize(marks.right - marks.left);
    if (!style.is_ghost) {
        const Vec3 level{0.0, 0.0, kReach};
        neutral.stroke(middle - level, middle + level);
    }
    const MarkPen own{style, out, style.colour, 3.2F};
    own.stroke(middle - along, middle + along);
    const MarkPen back{style, out, style.colour, 4.0F};
    for (std::size_t i = 1; i < marks.back.size(); ++i) {
        back.stroke(marks.back[i - 1], marks.back[i]);
    }
    const double glide = middle.z - marks.good.z;
    if (std::abs(glide) < kLeast) {
        return;
    }
    const Vec3 tip = find_glide_tip(marks);
    const Vec3 tail = tip - Vec3{0.0, 0.0, glide};
    const double head = std::copysign(std::min(kHead, std::abs(glide)), glide);
    const MarkPen arrow{style, out, style.colour, 6.0F};
    arrow.stroke(tail, tip);
    arrow.stroke(tip, tip + Vec3{0.0, 0.7 * kHead, -head});
    arrow.stroke(tip, tip + Vec3{0.0, -0.7 * kHead, -head});
    // Where good form has the middle of the pelvis.
    neutral.stroke({tail.x, 0.0, tail.z}, {tail.x, middle.y, tail.z});
}

}  // namespace jw::scene
