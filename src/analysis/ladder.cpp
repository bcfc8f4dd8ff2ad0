#include "analysis/ladder.h"

#include "core/angle.h"

#include <algorithm>
#include <cmath>

namespace jw::analysis {
namespace {

struct Written {
    const char* id;
    const char* plain;
    RungKind kind;
    std::vector<const char*> directions;  // coordinates or sums
    std::vector<const char*> joints;
    double quiet, full, start;  // deg (design)
};

std::array<Written, kRungs> written_ladder() {
    using enum RungKind;
    return {{
        {"foot", "foot", Stable, {"subtalar_angle_r"}, {"subtalar_r"}, 10, 20, 0},
        {"ankle", "ankle", Mobile, {"ankle_angle_r"}, {"ankle_r"}, 0, 30, 6},
        // A hinge may bend: what must be controlled is falling in and twisting.
        {"knee", "knee", Stable, {"knee_adduction_r", "knee_rotation_r"}, {"knee_r"}, 5, 12, 0},
        {"hip",
         "hip",
         Mobile,
         {"hip_flexion_r", "hip_adduction_r", "hip_rotation_r"},
         {"hip_r"},
         0,
         30,
         0},
        {"low_back",
         "low back",
         Stable,
         {"lumbar_extension", "lumbar_bending", "lumbar_rotation"},
         {"L5_S1", "L4_L5", "L3_L4", "L2_L3", "L1_L2"},
         8,
         25,
         0},
        {"thorax",
         "upper back",
         Mobile,
         {"thoracic_extension", "thoracic_bending", "thoracic_rotation"},
         {"T6_T7"},
         0,
         25,
         0},
        {"lower_neck",
         "lower neck",
         Stable,
         {"C7_T1_extension", "C6_C7_extension", "C5_C6_extension", "C4_C5_extension",
          "C3_C4_extension"},
         {"C5_C6"},
         8,
         12,
         0},
        {"upper_neck",
         "upper neck",
         Mobile,
         {"C1_C2_rotation", "C0_C1_extension", "C2_C3_bending"},
         {"C1_C2"},
         0,
         30,
         0},
        {"shoulder",
         "shoulder",
         Mobile,
         {"arm_flex_r", "arm_add_r", "arm_rot_r"},
         {"shoulder_r"},
         0,
         90,
         10},
        {"elbow", "elbow", Stable, {"elbow_flex_r"}, {"elbow_r"}, 20, 90, 14},
        {"wrist", "wrist", Mobile, {"wrist_flex_r", "wrist_dev_r"}, {"wrist_r"}, 0, 45, 4},
    }};
}

}  // namespace

std::array<Rung, kRungs> build_ladder(const model::Body& body) {
    std::array<Rung, kRungs> ladder;
    const auto written = written_ladder();
    for (std::size_t i = 0; i < ladder.size(); ++i) {
        const Written& from = written[i];
        Rung& rung = ladder[i];
        rung = {from.id, from.plain,         from.kind,         {},
                {},      to_rad(from.quiet), to_rad(from.full), to_rad(from.start)};
        for (const char* name : from.directions) {
            if (const auto sum = body.find_sum(name)) {
                rung.directions.push_back(body.sums[static_cast<std::size_t>(*sum)].parts);
            } else if (const auto c = body.find_coordinate(name)) {
                rung.directions.push_back({*c});
            }
        }
        for (const char* name : from.joints) {
            if (const auto joint = body.find_joint(name)) {
                rung.joints.push_back(*joint);
            }
        }
    }
    return ladder;
}

RungState calc_rung(const Rung& rung, const model::Body& body, const model::Pose& pose,
                    model::Side side) {
    RungState state;
    for (const auto& direction : rung.directions) {
        double right = 0.0, left = 0.0;
        for (const model::CoordinateIndex index : direction) {
            const auto c = static_cast<std::size_t>(index);
            const auto m = static_cast<std::size_t>(body.coordinates[c].mirror);
            right += pose.q[c] - body.coordinates[c].neutral;
            left += pose.q[m] - body.coordinates[m].neutral;
        }
        const double largest = side == model::Side::Right ? std::abs(right)
                               : side == model::Side::Left
                                   ? std::abs(left)
                                   : std::max(std::abs(right), std::abs(left));
        state.excursion = std::max(state.excursion, largest - rung.start);
    }
    state.excursion = std::max(0.0, state.excursion);
    state.fill = rung.full > 0.0 ? std::min(1.0, state.excursion / rung.full) : 0.0;
    state.is_open = rung.kind == RungKind::Stable && state.excursion > rung.quiet;
    return state;
}

}  // namespace jw::analysis
