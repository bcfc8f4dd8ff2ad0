// Soft forms without bone or muscle of this body under them. Sizes in mm are design, in the usual
// proportions of an adult.
#include "forge/bones/placement.h"
#include "forge/skin/soft_tissue.h"

#include <array>

namespace jw::forge {
namespace {

using units::mm;

constexpr std::array<double, 2> kSides{1.0, -1.0};

Placement in_skull(const BoneContext& context) {
    return {context, "skull", {-37.68, 1538.37, 0.0}};
}
Placement in_forearm(const BoneContext& context) {
    return {context, "ulna_r", {-8.27, 1085.72, 170.03}};
}

/// What fills the neck around its spine, and the slope from it to the shoulders.
void add_neck(const BoneContext& context, std::vector<Shape>& forms) {
    const Placement at = in_skull(context);
    forms.push_back(tube({{at.at(-46, 1415, 0), at.mm(50)},
                          {at.at(-36, 1455, 0), at.mm(45)},
                          {at.at(-30, 1500, 0), at.mm(45)},
                          {at.at(-30, 1545, 0), at.mm(47)}}));
    for (const double side : kSides) {
        forms.push_back(tube({{at.at(-48, 1470, side * 20), at.mm(34)},
                              {at.at(-52, 1432, side * 62), at.mm(28)},
                              {at.at(-44, 1412, side * 130), at.mm(20)}}));
    }
}

/// The mound over the pubic bones, and what lies over the inguinal ligaments.
void add_groin(const BoneContext& context, std::vector<Shape>& forms) {
    const Vec3 pubis = context.landmark("symphysis_top_r");
    forms.push_back(ellipsoid({pubis.x + 14.0 * mm, pubis.y, 0.0}, mm * Vec3{20, 34, 36}));
    for (const double side : kSides) {
        const auto knot = [&](std::string_view landmark, const Vec3& step, double radius) {
            const Vec3 place = context.landmark(landmark) + mm * step;
            return Knot{{place.x, place.y, side * place.z}, radius * mm};
        };
        forms.push_back(tube({knot("ASIS_r", {4, -12, -12}, 16),
                              knot("femoral_head_centre_r", {48, 14, -8}, 18),
                              knot("pubic_tubercle_r", {10, -2, 4}, 18)}));
    }
}

std::vector<Shape> build_trunk(const BoneContext& context) {
    std::vector<Shape> forms;
    add_neck(context, forms);
    add_groin(context, forms);
    return forms;
}

std::vector<Shape> build_face(const BoneContext& context) {
    const Placement at = in_skull(context);
    std::vector<Shape> forms;
    const auto add = [&](const Vec3& centre, const Vec3& radii, const Axes& axes = {}) {
        forms.push_back(ellipsoid(at.at(centre), at.mm(radii), axes));
    };
    forms.push_back(tube({{at.at(64, 1580, 0), at.mm(6.5)},
                          {at.at(76, 1562, 0), at.mm(7.0)},
                          {at.at(82, 1549, 0), at.mm(8.5)}}));  // bridge and tip of the nose
    add({50, 1532, 0}, {13, 24, 34});                           // over the upper jaw
    add({60, 1522, 0}, {12, 10, 27});                           // lips
    add({54, 1487, 0}, {12, 12, 19});                           // chin
    add({22, 1506, 0}, {34, 22, 40});                           // floor of the mouth
    for (const double side : kSides) {
        add({73, 1546, side * 11}, {9, 8, 7});     // wing of the nose
        add({28, 1530, side * 43}, {26, 30, 17});  // cheek
        add({46, 1579, side * 32}, {16, 12, 15});  // eyelids
        add({-18, 1557, side * 75}, {16, 29, 7},   // ear
            Axes::towards({1.0, 0.0, -0.35 * side}, {-0.15, 1.0, 0.15 * side}));
    }
    return forms;
}

/// Flesh between the muscles of upper arm and forearm.
std::vector<Shape> build_arm(const BoneContext& context) {
    const Placement at = in_forearm(context);
    return {tube({{at.at(-24, 1345, 180), at.mm(42)},
                  {at.at(-22, 1260, 179), at.mm(41)},
                  {at.at(-20, 1170, 178), at.mm(37)},
                  {at.at(-20, 1110, 178), at.mm(34)}}),
            tube({{at.at(-19, 1110, 178), at.mm(34)},
                  {at.at(-16, 1040, 188), at.mm(38)},
                  {at.at(-18, 950, 200), at.mm(32)},
                  {at.at(-22, 850, 210), at.mm(23)}})};
}

/// The wrist, and the palm with the ball of the thumb.
std::vector<Shape> build_hand(const BoneContext& context) {
    const Vec3 wrist = context.joint_centre("wrist_r");
    const Vec3 index = context.landmark("metacarpal_2_head_palmar_r");
    const Vec3 little = context.landmark("metacarpal_5_head_palmar_r");
    return {
        tube({{wrist + mm * Vec3{0, 12, -6}, 20 * mm}, {wrist + mm * Vec3{0, 12, 6}, 20 * mm}}),
        ellipsoid(0.5 * (index + little) + mm * Vec3{-14, 42, 4}, mm * Vec3{15, 50, 38}),
        tube({{wrist + mm * Vec3{8, -22, 22}, 15 * mm}, {wrist + mm * Vec3{18, -52, 36}, 12 * mm}}),
        tube({{wrist + mm * Vec3{2, -22, -22}, 13 * mm},
              {little + mm * Vec3{-16, 12, 6}, 11 * mm}})};
}

/// Flesh between the muscles of the thigh, the hollow of the knee, the shin below the kneecap, and
/// the Achilles tendon.
std::vector<Shape> build_leg(const BoneContext& context) {
    const Vec3 hip = context.joint_centre("hip_r");
    const Vec3 knee = context.joint_centre("knee_r");
    const Vec3 heel = context.landmark("calcaneus_posterior_r");
    const Vec3 shin = context.landmark("tibial_tuberosity_r");
    return {tube({{hip + mm * Vec3{16, -30, 12}, 60 * mm},
                  {hip + mm * Vec3{5, -110, 18}, 76 * mm},
                  {hip + mm * Vec3{8, -230, 14}, 73 * mm},
                  {hip + mm * Vec3{4, -330, 6}, 58 * mm},
                  {knee + mm * Vec3{4, 30, 2}, 46 * mm}}),
            tube({{knee + mm * Vec3{-22, 70, 2}, 36 * mm},
                  {knee + mm * Vec3{-18, 0, 3}, 38 * mm},
                  {knee + mm * Vec3{-24, -60, 4}, 38 * mm}}),
            tube({{context.landmark("patella_apex_r") + mm * Vec3{-8, 0, 0}, 16 * mm},
                  {shin + mm * Vec3{-1, 0, -2}, 18 * mm},
                  {shin + mm * Vec3{-3, -70, -8}, 22 * mm}}),
            tube({{heel + mm * Vec3{12, 170, 0}, 24 * mm},
                  {heel + mm * Vec3{18, 90, -2}, 13 * mm},
                  {heel + mm * Vec3{12, 20, -2}, 15 * mm}})};
}

/// The instep, and the pad under the heel.
std::vector<Shape> build_foot(const BoneContext& context) {
    const Vec3 ankle = context.joint_centre("ankle_r");
    const Vec3 heel = context.landmark("calcaneus_lowest_r");
    return {tube({{ankle + mm * Vec3{0, 10, 0}, 30 * mm},
                  {ankle + mm * Vec3{40, -12, 2}, 22 * mm},
                  {ankle + mm * Vec3{85, -30, 8}, 15 * mm}}),
            ellipsoid(heel + mm * Vec3{2, 16, 6}, mm * Vec3{25, 17, 23})};
}

}  // namespace

std::vector<Shape> soft_forms(const BoneContext& context, SkinPart part) {
    switch (part) {
        case SkinPart::Trunk:
            return build_trunk(context);
        case SkinPart::Head:
            return build_face(context);
        case SkinPart::Arm:
            return build_arm(context);
        case SkinPart::Hand:
            return build_hand(context);
        case SkinPart::Leg:
            return build_leg(context);
        case SkinPart::Foot:
            break;
    }
    return build_foot(context);
}

}  // namespace jw::forge
