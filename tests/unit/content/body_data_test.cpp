#include "content/body_data.h"

#include "model/kinematics.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "body_files.h"

namespace jw::content {
namespace {

using test::BodyCopy;
using test::shipped_body;
using ::testing::HasSubstr;

template <typename T>
void expect_unique_ids(const std::vector<T>& rows, const char* what) {
    std::set<std::string> seen;
    for (const T& row : rows) {
        EXPECT_FALSE(row.id.empty()) << what;
        EXPECT_TRUE(seen.insert(row.id).second) << what << " " << row.id << " is there twice";
    }
}

const model::Bone& bone_of(const model::Body& body, int index) {
    return body.bones[static_cast<std::size_t>(index)];
}

std::string other_side(std::string id) {
    if (id.size() > 2 && id.ends_with("_r")) {
        id.back() = 'l';
    } else if (id.size() > 2 && id.ends_with("_l")) {
        id.back() = 'r';
    }
    return id;
}

TEST(ReadBody, has_all_bones_joints_coordinates_and_tissues) {
    const model::Body& body = shipped_body();
    EXPECT_EQ(body.bones.size(), 108U);
    EXPECT_EQ(body.joints.size(), 108U);
    EXPECT_EQ(body.coordinates.size(), 6U + 2U * 19U + 2U + 25U * 3U);
    EXPECT_EQ(body.sums.size(), 9U);
    EXPECT_EQ(body.limits.size(), 270U);
    EXPECT_GE(body.landmarks.size(), 461U);
    EXPECT_GE(body.lines.size(), 2U * 197U);
    EXPECT_GE(body.muscles.size(), 2U * 70U);
}

TEST(ReadBody, gives_every_thing_an_id_of_its_own) {
    const model::Body& body = shipped_body();
    expect_unique_ids(body.parameters, "parameter");
    expect_unique_ids(body.bones, "bone");
    expect_unique_ids(body.joints, "joint");
    expect_unique_ids(body.coordinates, "coordinate");
    expect_unique_ids(body.sums, "sum");
    expect_unique_ids(body.limits, "limit");
    expect_unique_ids(body.landmarks, "landmark");
    expect_unique_ids(body.wraps, "wrap");
    expect_unique_ids(body.lines, "line");
    expect_unique_ids(body.muscles, "muscle");
}

TEST(ReadBody, puts_the_hip_centres_in_the_middle_of_the_femoral_heads) {
    const model::Body& body = shipped_body();
    for (const char* side : {"r", "l"}) {
        const double sign = side[0] == 'r' ? 1.0 : -1.0;
        const auto& hip =
            body.joints[static_cast<std::size_t>(body.bone(std::string{"femur_"} + side))];
        EXPECT_EQ(hip.id, std::string{"hip_"} + side);
        EXPECT_DOUBLE_EQ(hip.centre.x, 0.0);
        EXPECT_DOUBLE_EQ(hip.centre.y, 0.85851);
        EXPECT_DOUBLE_EQ(hip.centre.z, sign * 0.07726);
        ASSERT_EQ(hip.turns.size(), 3U);
        for (const model::Turn& turn : hip.turns) {
            EXPECT_EQ(turn.centre, hip.centre);
        }
    }
}

TEST(ReadBody, stands_in_its_neutral_pose_without_any_displacement) {
    const model::Body& body = shipped_body();
    const std::vector<double> q = body.neutral_q();
    EXPECT_DOUBLE_EQ(q[static_cast<std::size_t>(body.coordinate("pelvis_tx"))], 0.05628);
    EXPECT_DOUBLE_EQ(q[static_cast<std::size_t>(body.coordinate("pelvis_ty"))], 0.93700);
    std::vector<Rigid> displacements(body.bones.size());
    ASSERT_TRUE((model::PoseJob{&body, q, displacements}.run().ok()));
    for (const Rigid& D : displacements) {
        EXPECT_LT(glm::length(D.p), 1e-12);
        EXPECT_LT(glm::length(Vec3{D.q.x, D.q.y, D.q.z}), 1e-12);
    }
}

TEST(ReadBody, mirrors_every_landmark_and_path_point_exactly) {
    const model::Body& body = shipped_body();
    for (const model::Landmark& landmark : body.landmarks) {
        const auto other = body.find_landmark(other_side(landmark.id));
        ASSERT_TRUE(other) << landmark.id;
        const model::Landmark& image = body.landmarks[static_cast<std::size_t>(*other)];
        EXPECT_EQ(image.point, (Vec3{landmark.point.x, landmark.point.y, -landmark.point.z}))
            << landmark.id;
        EXPECT_EQ(bone_of(body, image.bone).id, other_side(bone_of(body, landmark.bone).id));
    }
    for (const model::MuscleLine& line : body.lines) {
        if (line.id.starts_with("diaphragm_crus")) {
            continue;  // the left crus comes from another vertebra
        }
        const auto other = body.find_line(other_side(line.id));
        ASSERT_TRUE(other) << line.id;
        const auto& image = body.lines[static_cast<std::size_t>(*other)].path;
        ASSERT_EQ(image.size(), line.path.size());
        for (std::size_t i = 0; i < image.size(); ++i) {
            const Vec3& p = line.path[i].point;
            EXPECT_EQ(image[i].point, (Vec3{p.x, p.y, -p.z})) << line.id;
            EXPECT_EQ(bone_of(body, image[i].bone).id,
                      other_side(bone_of(body, line.path[i].bone).id));
        }
    }
}

/// A pose inside the active ranges, the same in every run.
std::vector<double> some_pose(const model::Body& body) {
    std::vector<double> q = body.neutral_q();
    std::uint32_t state = 12345;
    for (std::size_t i = 0; i < q.size(); ++i) {
        state = state * 1664525U + 1013904223U;
        const double t = static_cast<double>(state >> 8U) / static_cast<double>(1U << 24U);
        const auto& range = body.coordinates[i].active;
        const double low = std::max(range.min, q[i] - 1.0);
        const double high = std::min(range.max, q[i] + 1.0);
        q[i] = low + t * (high - low);
    }
    return q;
}

TEST(ReadBody, stands_mirrored_when_its_coordinates_are_mirrored) {
    const model::Body& body = shipped_body();
    const std::vector<double> q = some_pose(body);
    std::vector<double> image_q(q.size());
    for (std::size_t i = 0; i < q.size(); ++i) {
        const auto& c = body.coordinates[i];
        image_q[static_cast<std::size_t>(c.mirror)] = c.mirror_sign * q[i];
    }
    std::vector<Rigid> D(body.bones.size());
    std::vector<Rigid> image_D(body.bones.size());
    ASSERT_TRUE((model::PoseJob{&body, q, D}.run().ok()));
    ASSERT_TRUE((model::PoseJob{&body, image_q, image_D}.run().ok()));
    double moved = 0.0;
    for (const model::Landmark& landmark : body.landmarks) {
        const auto& image =
            body.landmarks[static_cast<std::size_t>(*body.find_landmark(other_side(landmark.id)))];
        const Vec3 here = D[static_cast<std::size_t>(landmark.bone)].point(landmark.point);
        const Vec3 there = image_D[static_cast<std::size_t>(image.bone)].point(image.point);
        EXPECT_LT(glm::length(there - Vec3{here.x, here.y, -here.z}), 1e-9) << landmark.id;
        moved = std::max(moved, glm::length(here - landmark.point));
    }
    EXPECT_GT(moved, 0.5);
}

TEST(ReadBody, spreads_each_sum_over_levels_whose_limits_add_up_to_it) {
    const model::Body& body = shipped_body();
    const auto limit = [&](const std::string& id) {
        return body.limits[static_cast<std::size_t>(body.find_limit(id).value())];
    };
    const model::Limit sum = limit("lumbar_extension");
    EXPECT_NEAR(to_deg(sum.active), 29.0, 1e-9);
    ASSERT_EQ(sum.parts.size(), 6U);
    EXPECT_NEAR(sum.parts[0].share, 0.33, 1e-12);
    double active = 0.0;
    for (const char* level : {"L5_S1", "L4_L5", "L3_L4", "L2_L3", "L1_L2", "T12_L1"}) {
        active += limit(std::string{level} + "_extension").active;
    }
    EXPECT_NEAR(active, sum.active, 1e-12);
    EXPECT_EQ(limit("lumbar_rotation_right").sign, -1.0);
    EXPECT_EQ(limit("thoracic_bending_left").parts.size(), 11U);
    EXPECT_EQ(limit("cervical_flexion").parts.size(), 8U);
}

TEST(ReadBody, bounds_each_coordinate_by_its_limits_in_both_directions) {
    const model::Body& body = shipped_body();
    const auto& hip = body.coordinates[static_cast<std::size_t>(body.coordinate("hip_flexion_l"))];
    EXPECT_NEAR(to_deg(hip.active.max), 115.0, 1e-9);
    EXPECT_NEAR(to_deg(hip.active.min), -15.0, 1e-9);
    EXPECT_NEAR(to_deg(hip.passive.min), -20.0, 1e-9);
    EXPECT_NEAR(to_deg(hip.extreme.min), -30.0, 1e-9);
    const auto& breath = body.coordinates[static_cast<std::size_t>(body.coordinate("breath"))];
    EXPECT_EQ(breath.active.min, 0.0);
    EXPECT_EQ(breath.active.max, 1.0);
}

TEST(ReadBody, weighs_as_much_as_one_body) {
    double total = 0.0;
    for (const model::Bone& bone : shipped_body().bones) {
        total += bone.mass_fraction;
    }
    EXPECT_NEAR(total, 1.0, 1e-12);
}

TEST(ReadBody, shows_double_muscles_once) {
    const model::Body& body = shipped_body();
    std::vector<int> shown(body.lines.size(), 0);
    for (const model::Muscle& muscle : body.muscles) {
        for (int line : muscle.lines) {
            ++shown[static_cast<std::size_t>(line)];
        }
    }
    std::set<std::string> hidden;
    for (std::size_t i = 0; i < shown.size(); ++i) {
        EXPECT_LE(shown[i], 1) << body.lines[i].id;
        if (shown[i] == 0) {
            hidden.insert(body.lines[i].id);
        }
    }
    EXPECT_EQ(hidden, (std::set<std::string>{"psoas_r", "psoas_l", "gem_r", "gem_l",
                                             "piriformis_sacral_r", "piriformis_sacral_l"}));
}

TEST(ReadBody, lets_one_recipe_drive_the_erector_spinae_and_the_pelvic_floor) {
    const model::Body& body = shipped_body();
    const auto count = [&](const std::string& recipe) {
        return std::count_if(body.muscles.begin(), body.muscles.end(),
                             [&](const model::Muscle& m) { return m.recipe == recipe; });
    };
    EXPECT_EQ(count("erector_spinae"), 8);
    EXPECT_EQ(count("pelvic_floor"), 8);
    EXPECT_EQ(count("gluteus_maximus"), 2);
}

TEST(ReadBody, hands_every_point_to_a_real_bone) {
    const model::Body& body = shipped_body();
    const int thorax = body.bone("thorax");
    for (const model::MuscleLine& line : body.lines) {
        for (const model::PathPoint& point : line.path) {
            EXPECT_NE(point.bone, thorax) << line.id;
        }
    }
}

TEST(ReadBody, builds_the_woman_of_the_presets) {
    const auto woman = read_body(test::body_folder(), "female");
    ASSERT_TRUE(woman.ok()) << woman.error().to_string();
    const auto& hip = woman->joints[static_cast<std::size_t>(woman->bone("femur_r"))];
    EXPECT_NEAR(2.0 * hip.centre.z, 0.168 * 1.63 / 1.70, 1e-9);
    EXPECT_FALSE(read_body(test::body_folder(), "giant").ok());
}

TEST(ReadBody, says_where_an_unknown_key_stands) {
    BodyCopy copy;
    const int line = copy.change("bones.toml", "parent = \"L5\"", "parrent = \"L5\"");
    const auto body = read_body(copy.folder());
    ASSERT_FALSE(body.ok());
    EXPECT_EQ(body.error().place.file, "body/bones.toml");
    EXPECT_EQ(body.error().place.line, line);
    EXPECT_GT(body.error().place.column, 1);
    EXPECT_THAT(body.error().sentence, HasSubstr("'parrent' is not known here"));
}

TEST(ReadBody, says_where_a_value_of_the_wrong_type_stands) {
    BodyCopy copy;
    const int line = copy.change("landmarks_spine.toml", "at = [-", "at = [\"left\", -");
    const auto body = read_body(copy.folder());
    ASSERT_FALSE(body.ok());
    EXPECT_THAT(body.error().to_string(),
                HasSubstr("body/landmarks_spine.toml:" + std::to_string(line) + ":"));
    EXPECT_THAT(body.error().sentence, HasSubstr("three numbers"));
}

TEST(ReadBody, says_which_bone_a_line_asks_for_in_vain) {
    BodyCopy copy;
    const int line = copy.change("lines_leg.toml", "bone = \"tibia_r\"", "bone = \"shin_r\"");
    const auto body = read_body(copy.folder());
    ASSERT_FALSE(body.ok());
    EXPECT_EQ(body.error().place.line, line);
    EXPECT_THAT(body.error().sentence, HasSubstr("'shin_r' is no bone"));
}

TEST(ReadBody, refuses_what_does_not_fit_together) {
    struct Case {
        const char *file, *from, *to, *sentence;
    };
    for (const Case& c : {
             Case{"limits.toml", "values = [115, 120, 125]", "values = [120, 115, 125]",
                  "none smaller than the one before"},
             Case{"limits.toml", "L5_S1 = 0.3300", "L5_S1 = 0.9300", "should add up to 1"},
             Case{"limits.toml", "id = \"hip_extension_r\"", "id = \"hip_flexion_r\"",
                  "there twice"},
             Case{"limits.toml", "knee_angle_r = -1 }", "knee_angel_r = -1 }",
                  "no coordinate 'knee_angel_r'"},
             Case{"limits.toml", "values = [70, 80, 90]", "values = [70, 80]",
                  "write [active, passive, extreme]"},
             Case{"joints.toml", "child = \"femur_r\"", "child = \"tibia_r\"", "one joint a bone"},
             Case{"joints.toml", "lower = \"L4\"", "lower = \"L3\"", "not the parent"},
             Case{"knee.toml", "angle =  10", "angle =   4", "must grow"},
             Case{"masses.toml", "man = 0.08651", "man = 0.58651", "should add up to 1"},
             Case{"wraps.toml", "radius = 0.04", "radius = 0.0", "greater than 0"},
             Case{"muscles.toml", "layer = \"superficial\"", "layer = \"outer\"", "write one of"},
             Case{"parameters.toml", "value = 1.70", "value = 17.0", "outside 1.2..2.2"},
             Case{"lines_hip.toml", "source = \"rajagopal2016\"", "source = \"a friend\"",
                  "not in sources.toml"},
             Case{"coordinates.toml", "id = \"breath\"", "id = \"breath", "not TOML"},
         }) {
        BodyCopy copy;
        const int line = copy.change(c.file, c.from, c.to);
        const auto body = read_body(copy.folder());
        ASSERT_FALSE(body.ok()) << c.file << ": " << c.to;
        EXPECT_THAT(body.error().to_string(), HasSubstr(c.sentence));
        EXPECT_THAT(body.error().place.file, HasSubstr(c.file));
        EXPECT_GT(body.error().place.line, 0) << body.error().to_string();
        EXPECT_LE(std::abs(body.error().place.line - line), 12) << body.error().to_string();
    }
}

TEST(ReadBody, names_the_file_that_is_missing) {
    BodyCopy copy;
    std::filesystem::remove(copy.folder() / "knee.toml");
    const auto body = read_body(copy.folder());
    ASSERT_FALSE(body.ok());
    EXPECT_EQ(body.error().code, ErrorCode::NotFound);
    EXPECT_EQ(body.error().place.file, "body/knee.toml");
}

}  // namespace
}  // namespace jw::content
