// What happens between two lumbar vertebrae, from landmarks and kinematics: a picture, not a
// measurement (design).
#pragma once

#include "model/body.h"
#include "model/frame.h"

#include <array>
#include <string>

namespace jw::analysis {

struct LumbarLevel {
    std::string id;             // "L4_L5"
    double spinous_gap = 0.0;   // m, between the spinous processes; 0: they touch
    double facet_gap = 0.0;     // m, between the joint faces, mean of both sides
    double foramen_area = 0.0;  // m^2, mean of both sides
};

/// Neutral gap of all levels (facts: about 4.7 mm, lever 53 mm).
inline constexpr double kNeutralSpinousGap = 4.7e-3;
/// Cartilage and fluid of a facet joint (design).
inline constexpr double kNeutralFacetGap = 1.5e-3;
/// Foramen of L4-L5, 19 x 9 mm as an ellipse (recalled), taken for every level (design).
inline constexpr double kNeutralForamenArea = 134e-6;
/// Change of its area per degree of extension of the level (Inufusa 1996, recalled; design).
inline constexpr double kForamenPerDegree = -0.012;

/// L5_S1 to T12_L1, from the pelvis upwards. Fails by assertion on a pose of another body.
std::array<LumbarLevel, 6> calc_lumbar(const model::Body& body, const model::Pose& pose);

}  // namespace jw::analysis
