#include "forge/skin/soft_tissue.h"

#include "forge/node.h"

#include "core/assert.h"

#include <array>
#include <string_view>

namespace jw::forge {
namespace {

/// A place by landmark (or joint centre) and a step from it, and how thick skin and fat lie there.
/// Design, after what one can pinch on a lean adult: thin where bone is felt through skin.
struct Row {
    std::string_view landmark;
    Vec3 step;                // mm
    double thickness, reach;  // mm
};
constexpr std::array<Row, 51> kRows{{
    // head and neck
    {"vertex", {0, 0, 0}, 5, 70},
    {"opisthocranion", {0, 0, 0}, 5, 50},
    {"nasion_or_most_anterior", {0, 10, 0}, 4, 25},
    {"nasion_or_most_anterior", {-8, -52, 0}, 8, 25},
    {"C1_transverse_process_tip_r", {0, 10, 28}, 7, 25},
    {"C4_superior_endplate_centre", {0, 0, 55}, 5, 40},
    // shoulder girdle and chest
    {"sternal_notch", {0, 0, 0}, 5, 25},
    {"clavicle_lateral_end_r", {0, 0, -40}, 5, 30},
    {"acromion_lateral_r", {0, 0, 0}, 6, 30},
    {"rib_4_anterior_end_r", {30, 0, 10}, 13, 50},
    {"rib_2_anterior_end_r", {25, 0, 20}, 8, 40},
    {"xiphoid_or_lowest_midline", {10, 40, -20}, 6, 30},
    {"rib_7_most_lateral_r", {0, 0, 10}, 8, 60},
    {"scapula_inferior_angle_r", {-15, 0, 0}, 8, 50},
    {"T4_spinous_process_tip", {0, 0, 0}, 5, 50},
    // waist and pelvis
    {"L4_superior_endplate_centre", {115, 0, 20}, 14, 70},
    {"symphysis_top_r", {40, 35, 30}, 14, 50},
    {"iliac_crest_top_r", {0, 50, 60}, 14, 50},
    {"L2_spinous_process_tip", {-20, 0, 0}, 6, 50},
    {"ASIS_r", {0, 0, 0}, 7, 25},
    {"femoral_head_centre_r", {55, -10, -15}, 4, 40},
    {"iliac_crest_most_lateral_r", {0, 0, 0}, 10, 30},
    {"median_sacral_crest_most_posterior", {0, 30, 0}, 6, 35},
    {"ischial_tuberosity_posterior_r", {-70, 60, 30}, 18, 60},
    {"ischial_tuberosity_lowest_r", {-40, 0, 30}, 22, 40},
    {"greater_trochanter_most_lateral_r", {-20, 20, 10}, 13, 60},
    // thigh and knee
    {"shaft_section_2_centre_r", {0, 0, -90}, 14, 70},
    {"shaft_section_3_centre_r", {80, 0, 0}, 9, 80},
    {"shaft_section_3_centre_r", {-80, 0, 0}, 12, 80},
    {"shaft_section_6_centre_r", {60, 0, 0}, 8, 70},
    {"shaft_section_6_centre_r", {-70, 0, 0}, 10, 70},
    {"shaft_section_10_centre_r", {0, 0, 0}, 8, 60},
    {"patella_centre_r", {10, 0, 0}, 4, 25},
    {"lateral_epicondyle_r", {0, 0, 0}, 6, 25},
    {"medial_epicondyle_r", {0, 0, 0}, 7, 25},
    // shank and foot
    {"tibial_tuberosity_r", {0, 0, 0}, 4, 25},
    {"tibial_tuberosity_r", {10, -120, -20}, 3, 60},
    {"tibial_tuberosity_r", {-90, -80, 0}, 7, 60},
    {"medial_malleolus_r", {0, 0, -5}, 3, 30},
    {"lateral_malleolus_r", {0, 10, 5}, 3, 30},
    {"calcaneus_posterior_r", {0, 0, 0}, 5, 25},
    {"metatarsal_1_head_r", {0, 0, 0}, 6, 40},
    {"metatarsal_5_head_r", {0, 0, 0}, 6, 40},
    {"metatarsal_1_base_r", {0, 15, 20}, 4, 40},
    // arm and hand
    {"shoulder_r", {0, -60, 40}, 6, 60},
    {"elbow_r", {0, 90, 0}, 6, 70},
    {"elbow_r", {-25, 0, 0}, 4, 30},
    {"elbow_r", {0, -90, 0}, 5, 70},
    {"wrist_r", {0, 0, 0}, 4, 40},
    {"palm_heel_r", {0, 0, 0}, 6, 30},
    {"metacarpal_2_head_palmar_r", {0, -50, -30}, 5.5, 60},
}};

}  // namespace

SoftTissue::SoftTissue(const model::Body& body, std::span<const Rigid> displacements) {
    const auto add = [&](const Row& row, const Vec3& point, model::BoneIndex bone) {
        places_.push_back(
            {displacements[static_cast<std::size_t>(bone)].point(point + 1e-3 * row.step),
             1e-3 * row.thickness, 1e-3 * row.reach});
    };
    for (const Row& row : kRows) {
        if (const auto landmark = body.find_landmark(row.landmark)) {
            const model::Landmark& found = body.landmarks[static_cast<std::size_t>(*landmark)];
            add(row, found.point, found.bone);
        } else {
            const auto joint = body.find_joint(row.landmark);
            JW_ASSERT(joint.has_value());  // a wrong id is the author's error
            const model::Joint& found = body.joints[static_cast<std::size_t>(*joint)];
            add(row, found.centre, found.parent);
        }
    }
}

std::uint64_t SoftTissue::hash() const {
    Hasher hasher{"soft tissue"};
    for (const Place& place : places_) {
        hasher.point(place.point).number(place.thickness).number(place.reach);
    }
    return hasher.value();
}

double SoftTissue::thickness(const Vec3& p) const {
    double sum = 0.0;
    double weights = 0.0;
    for (const Place& place : places_) {
        const Vec3 away = p - place.point;
        const double share =
            place.reach * place.reach / (place.reach * place.reach + glm::dot(away, away));
        const double weight = share * share * share;
        sum += weight * place.thickness;
        weights += weight;
    }
    return sum / weights;
}

}  // namespace jw::forge
