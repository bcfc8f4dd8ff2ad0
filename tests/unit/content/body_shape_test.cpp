#include "content/body_shape.h"

#include <glm/geometric.hpp>

#include <cmath>

#include "body_files.h"

namespace jw::content {
namespace {

const Vec3 kHip{0.0, 0.85851, 0.07726};
const Vec3 kNeck{-0.0059, 0.8403, 0.1003};
const Vec3 kMedialCondyle{-0.0223, 0.4549, 0.0562};
const Vec3 kLateralCondyle{-0.0224, 0.4539, 0.1006};
const Vec3 kHeel{-0.0545, 0.030, 0.080};
const Vec3 kAsis{0.0498, 0.9279, 0.1182};
const Vec3 kVertex{-0.0337, 1.6850, 0.0};

BodyShape shaped(const std::string& id, double value, double reference, const std::string& unit) {
    const std::vector<model::Parameter> parameters{{id, "", value, reference, unit, ""}};
    auto shape = BodyShape::build(parameters);
    EXPECT_TRUE(shape.ok());
    return shape.value();
}

void expect_same(const Vec3& a, const Vec3& b, double tolerance = 1e-12) {
    EXPECT_LT(glm::length(a - b), tolerance)
        << "(" << a.x << ", " << a.y << ", " << a.z << ") and (" << b.x << ", " << b.y << ", "
        << b.z << ")";
}

/// The head of the femur is where the socket is, on both sides.
void expect_hips_connected(const BodyShape& shape) {
    expect_same(shape.point("femur_r", kHip), shape.point("pelvis", kHip));
    const Vec3 left{kHip.x, kHip.y, -kHip.z};
    expect_same(shape.point("femur_l", left), shape.point("hip_bone_l", left));
}

/// The lower leg hangs on the femur as it did (both carried by the same shift).
void expect_knee_connected(const BodyShape& shape, double scale = 1.0) {
    const Vec3 knee{-0.00809, 0.45055, 0.07451};
    expect_same(shape.point("femur_r", knee), shape.point("tibia_r", knee), 1e-9 * scale);
}

TEST(BodyShape, leaves_every_point_alone_at_the_reference_values) {
    const model::Body& body = test::shipped_body();
    const auto shape = BodyShape::build(body.parameters);
    ASSERT_TRUE(shape.ok());
    for (const model::Landmark& landmark : body.landmarks) {
        const auto& bone = body.bones[static_cast<std::size_t>(landmark.bone)].id;
        EXPECT_EQ(shape->point(bone, landmark.point), landmark.point) << landmark.id;
    }
}

TEST(BodyShape, scales_everything_with_the_stature) {
    const BodyShape shape = shaped("stature", 1.87, 1.70, "m");
    expect_same(shape.point("skull", kVertex), 1.1 * kVertex);
    expect_same(shape.point("femur_r", kHip), 1.1 * kHip);
    expect_same(shape.point("calcaneus_r", kHeel), 1.1 * kHeel);
    EXPECT_NEAR(shape.scale(), 1.1, 1e-12);
}

TEST(BodyShape, carries_the_legs_outward_with_a_wider_pelvis) {
    const BodyShape shape = shaped("pelvic_width", 0.17452, 0.15452, "m");
    expect_same(shape.point("femur_r", kHip), kHip + Vec3{0.0, 0.0, 0.010});
    expect_same(shape.point("calcaneus_r", kHeel), kHeel + Vec3{0.0, 0.0, 0.010});
    expect_same(shape.point("calcaneus_l", {kHeel.x, kHeel.y, -kHeel.z}),
                Vec3{kHeel.x, kHeel.y, -kHeel.z - 0.010});
    EXPECT_NEAR(shape.point("hip_bone_r", kAsis).z, kAsis.z * 0.17452 / 0.15452, 1e-12);
    expect_same(shape.point("T12", {-0.0354, 1.1392, 0.02}), {-0.0354, 1.1392, 0.02});
    expect_same(shape.point("skull", kVertex), kVertex);
    expect_hips_connected(shape);
    expect_knee_connected(shape);
}

/// Angle of the neck in the transverse plane against the line through the condyles, forward +.
double anteversion(const BodyShape& shape) {
    const Vec3 neck = shape.point("femur_r", kHip) - shape.point("femur_r", kNeck);
    const Vec3 condyles =
        shape.point("femur_r", kMedialCondyle) - shape.point("femur_r", kLateralCondyle);
    return to_deg(std::atan2(neck.x, -neck.z) - std::atan2(condyles.x, -condyles.z));
}

TEST(BodyShape, turns_the_neck_forward_by_the_anteversion_asked_for) {
    const BodyShape reference = shaped("femoral_anteversion", 0.0, 0.0, "deg");
    EXPECT_NEAR(anteversion(reference), 14.42, 0.4);  // the table has it from surfaces
    for (double change : {-20.0, 10.0, 25.0}) {
        const BodyShape shape = shaped("femoral_anteversion", to_rad(change), 0.0, "deg");
        EXPECT_NEAR(anteversion(shape) - anteversion(reference), change, 1e-9);
        expect_hips_connected(shape);
        expect_knee_connected(shape);
        expect_same(shape.point("pelvis", kAsis), kAsis);
        EXPECT_NEAR(shape.point("calcaneus_r", kHeel).y, kHeel.y, 1e-12);
        // Condyles keep their shape: they only shift with the leg.
        expect_same(
            shape.point("femur_r", kMedialCondyle) - shape.point("femur_r", kLateralCondyle),
            kMedialCondyle - kLateralCondyle);
    }
}

double neck_shaft(const BodyShape& shape) {
    const Vec3 neck = glm::normalize(shape.point("femur_r", kHip) - shape.point("femur_r", kNeck));
    const Vec3 shaft = glm::normalize(shape.point("femur_r", {0.0191, 0.4961, 0.0839}) -
                                      shape.point("femur_r", {-0.0050, 0.7777, 0.1141}));
    return to_deg(std::acos(glm::dot(neck, shaft)));
}

TEST(BodyShape, steepens_the_neck_by_the_angle_asked_for) {
    const BodyShape reference = shaped("neck_shaft_angle", 0.0, 0.0, "deg");
    for (double change : {-10.0, 8.0, 15.0}) {
        const BodyShape shape = shaped("neck_shaft_angle", to_rad(change), 0.0, "deg");
        EXPECT_NEAR(neck_shaft(shape) - neck_shaft(reference), change, 1e-6);
        expect_hips_connected(shape);
        expect_knee_connected(shape);
        EXPECT_NEAR(shape.point("calcaneus_r", kHeel).y, kHeel.y, 1e-12);
        // A steeper neck lifts the pelvis.
        EXPECT_GT((shape.point("pelvis", kAsis).y - kAsis.y) * change, 0.0);
        // The greater trochanter stays on the shaft.
        const Vec3 trochanter{-0.0137, 0.8403, 0.1392};
        const Vec3 shaft{0.0117, 0.7073, 0.1084};
        expect_same(shape.point("femur_r", trochanter) - shape.point("femur_r", shaft),
                    trochanter - shaft, 1e-9);
    }
}

TEST(BodyShape, lengthens_the_femur_above_the_floor) {
    const BodyShape shape = shaped("femur_length", 0.47262, 0.45262, "m");
    expect_same(shape.point("femur_r", kHip), kHip + Vec3{0.0, 0.020, 0.0});
    expect_same(shape.point("hip_bone_r", kAsis), kAsis + Vec3{0.0, 0.020, 0.0});
    expect_same(shape.point("skull", kVertex), kVertex + Vec3{0.0, 0.020, 0.0});
    expect_same(shape.point("femur_r", kMedialCondyle), kMedialCondyle);
    expect_same(shape.point("patella_r", {0.0443, 0.4398, 0.0773}), {0.0443, 0.4398, 0.0773});
    expect_same(shape.point("calcaneus_r", kHeel), kHeel);
    expect_hips_connected(shape);
    expect_knee_connected(shape);
}

TEST(BodyShape, lengthens_the_shank_above_the_ankle) {
    const BodyShape shape = shaped("tibia_length", 0.41647, 0.39647, "m");
    expect_same(shape.point("talus_r", {-0.01, 0.05408, 0.07599}), {-0.01, 0.05408, 0.07599});
    expect_same(shape.point("femur_r", kMedialCondyle), kMedialCondyle + Vec3{0.0, 0.020, 0.0});
    expect_same(shape.point("skull", kVertex), kVertex + Vec3{0.0, 0.020, 0.0});
    expect_hips_connected(shape);
    expect_knee_connected(shape);
}

// Inner edge of the lower ramus 4 and 18 mm below the symphysis, and other places of the built
// bone.
const Vec3 kRamusTop{0.0077, 0.8147, 0.0078};
const Vec3 kRamusEnd{-0.0163, 0.8008, 0.0256};
const Vec3 kSymphysis{0.0259, 0.8297, 0.0};
const Vec3 kPubicTubercle{0.04, 0.8395, 0.02};
const Vec3 kIschialSpine{-0.048, 0.8584, 0.0413};
const Vec3 kNotchApex{-0.0355, 0.8952, 0.0647};
const Vec3 kPsis{-0.0895, 0.9394, 0.0428};

/// Between both rami, in their own plane.
double subpubic_angle(const BodyShape& shape) {
    const Vec3 ramus = shape.point("hip_bone_r", kRamusEnd) - shape.point("hip_bone_r", kRamusTop);
    return to_deg(2.0 * std::asin(ramus.z / glm::length(ramus)));
}

TEST(BodyShape, opens_the_subpubic_angle_to_what_is_asked_whatever_the_width) {
    const double written = subpubic_angle(BodyShape{});
    for (const double width : {0.15452, 0.170}) {
        for (const double change : {-8.0, 10.0, 23.6}) {
            const std::vector<model::Parameter> parameters{
                {"subpubic_angle", "", to_rad(64.4 + change), to_rad(64.4), "deg", ""},
                {"pelvic_width", "", width, 0.15452, "m", ""}};
            const BodyShape shape = BodyShape::build(parameters).value();
            EXPECT_NEAR(subpubic_angle(shape) - written, change, 1e-6);
            expect_hips_connected(shape);
        }
    }
}

TEST(BodyShape, a_wider_arch_carries_the_ischium_but_neither_symphysis_nor_wing) {
    const BodyShape shape = shaped("subpubic_angle", to_rad(88.0), to_rad(64.4), "deg");
    for (const Vec3& still : {kSymphysis, kAsis, kPsis, kNotchApex, kHip}) {
        expect_same(shape.point("hip_bone_r", still), still);
    }
    const Vec3 spine = shape.point("hip_bone_r", kIschialSpine) - kIschialSpine;
    EXPECT_GT(spine.z, 0.006);
    EXPECT_LT(spine.z, 0.012);
    const Vec3 left =
        shape.point("hip_bone_l", {kIschialSpine.x, kIschialSpine.y, -kIschialSpine.z});
    EXPECT_EQ(left.z, -shape.point("hip_bone_r", kIschialSpine).z);
}

TEST(BodyShape, widens_the_body_of_the_pubis_and_the_sciatic_notch) {
    const BodyShape pubis = shaped("pubic_body_width", 0.024, 0.020, "m");
    expect_same(pubis.point("hip_bone_r", kPubicTubercle), kPubicTubercle + Vec3{0.0, 0.0, 0.004});
    expect_same(pubis.point("hip_bone_r", kSymphysis), kSymphysis);
    const BodyShape notch = shaped("sciatic_notch_angle", to_rad(8.0), 0.0, "deg");
    const auto opening = [&](const BodyShape& shape) {  // seen from the side
        const Vec3 way = shape.point("hip_bone_r", kIschialSpine) - kNotchApex;
        return to_deg(std::atan2(way.x, -way.y));
    };
    EXPECT_NEAR(opening(notch) - opening(BodyShape{}), 8.0, 1.0);
    expect_same(notch.point("hip_bone_r", kPsis), kPsis);
}

TEST(BodyShape, keeps_the_socket_round_and_folds_nothing_over) {
    const model::Body female = read_body(test::body_folder(), "female").value();
    const BodyShape shape = BodyShape::build(female.parameters).value();
    const Vec3 centre = shape.point("hip_bone_r", kHip);
    constexpr double kWall = 0.030;
    for (const Vec3& way : {Vec3{1.0, 0.0, 0.0}, Vec3{0.0, 1.0, 0.0}, Vec3{0.0, 0.0, -1.0},
                            Vec3{0.6, 0.0, -0.8}, Vec3{0.0, -0.6, -0.8}}) {
        EXPECT_NEAR(glm::distance(shape.point("hip_bone_r", kHip + kWall * way), centre),
                    kWall * shape.scale(), 1e-9);
    }
    // everywhere in the hip bone a step to the side stays one to the side, and so on
    constexpr double kStep = 1e-5;
    for (double x = -0.09; x < 0.06; x += 0.006) {
        for (double y = 0.79; y < 1.0; y += 0.006) {
            for (double z = 0.001; z < 0.13; z += 0.006) {
                const Vec3 p{x, y, z};
                const auto step = [&](const Vec3& way) {
                    return (shape.point("hip_bone_r", p + kStep * way) -
                            shape.point("hip_bone_r", p)) /
                           kStep;
                };
                const double volume =
                    glm::dot(step({1.0, 0.0, 0.0}),
                             glm::cross(step({0.0, 1.0, 0.0}), step({0.0, 0.0, 1.0})));
                EXPECT_GT(volume, 0.35) << x << " " << y << " " << z;
            }
        }
    }
}

double incidence(const BodyShape& shape) {
    const Vec3 front = shape.point("sacrum", {-0.0090, 0.9513, 0.0});
    const Vec3 back = shape.point("sacrum", {-0.0342, 0.9715, 0.0});
    const Vec3 centre = shape.point("sacrum", {-0.0216, 0.96141, 0.0});
    const Vec3 hips = shape.point("pelvis", {kHip.x, kHip.y, 0.0});
    const double slope = std::atan2(back.y - front.y, front.x - back.x);
    const double tilt = std::atan2(hips.x - centre.x, centre.y - hips.y);
    return to_deg(slope + tilt);
}

TEST(BodyShape, turns_the_sacrum_until_the_incidence_is_what_was_asked_for) {
    const BodyShape reference = shaped("pelvic_incidence", 0.0, 0.0, "deg");
    EXPECT_NEAR(incidence(reference), 50.6, 0.1);
    for (double change : {-12.0, 5.0, 20.0}) {
        const BodyShape shape = shaped("pelvic_incidence", to_rad(change), 0.0, "deg");
        EXPECT_NEAR(incidence(shape) - incidence(reference), change, 1e-6);
        // The spine stays on the sacrum ...
        const Vec3 disc{-0.0189, 0.9659, 0.0};
        expect_same(shape.point("sacrum", disc), shape.point("L5", disc));
        const Vec3 upper_disc{-0.0239, 1.1077, 0.0};
        expect_same(shape.point("L2", upper_disc), shape.point("L1", upper_disc));
        // ... T12 and the head keep their direction, hips and legs their place.
        const Vec3 front{-0.0200, 1.15, 0.0};
        const Vec3 back{-0.0900, 1.13, 0.0};
        expect_same(shape.point("T12", front) - shape.point("T12", back), front - back);
        expect_same(shape.point("T12", kVertex), shape.point("skull", kVertex));
        expect_same(shape.point("femur_r", kHip), kHip);
        expect_same(shape.point("hip_bone_r", kAsis), kAsis);
    }
}

TEST(BodyShape, refuses_values_that_no_body_has) {
    const auto build = [](const char* id, double value, double reference, const char* unit) {
        const std::vector<model::Parameter> parameters{{id, "", value, reference, unit, ""}};
        return BodyShape::build(parameters).ok();
    };
    EXPECT_FALSE(build("stature", 0.0, 1.7, "m"));
    EXPECT_FALSE(build("femur_length", std::nan(""), 0.45, "m"));
    EXPECT_FALSE(build("pelvic_incidence", to_rad(120.0), 0.0, "deg"));
    EXPECT_TRUE(build("stature", 1.5, 1.7, "m"));
}

TEST(ShapePoint, moves_one_point_by_all_parameters) {
    const std::vector<model::Parameter> parameters{{"stature", "", 1.87, 1.70, "m", ""},
                                                   {"femur_length", "", 0.47262, 0.45262, "m", ""}};
    const auto point = shape_point(parameters, "skull", kVertex);
    ASSERT_TRUE(point.ok());
    expect_same(*point, 1.1 * (kVertex + Vec3{0.0, 0.020, 0.0}));
}

}  // namespace
}  // namespace jw::content
