// The body against the fact tables beside the checkout: everything measured or read is what it was,
// except for the documented moves.
#include <cmath>
#include <map>

#include "body_files.h"

namespace jw::content {
namespace {

using test::shipped_body;
using Row = std::map<std::string, std::string>;

/// Rows of a CSV file with a header; quotes as in RFC 4180.
std::vector<Row> read_csv(const std::filesystem::path& path) {
    const std::string text = test::read_text(path);
    std::vector<std::vector<std::string>> lines(1, std::vector<std::string>(1));
    bool quoted = false;
    for (char c : text) {
        if (c == '"') {
            quoted = !quoted;
        } else if (c == ',' && !quoted) {
            lines.back().emplace_back();
        } else if (c == '\n' && !quoted) {
            lines.emplace_back(1);
        } else if (c != '\r') {
            lines.back().back() += c;
        }
    }
    std::vector<Row> rows;
    for (std::size_t i = 1; i < lines.size(); ++i) {
        if (lines[i].size() == lines[0].size()) {
            Row& row = rows.emplace_back();
            for (std::size_t k = 0; k < lines[0].size(); ++k) {
                row[lines[0][k]] = lines[i][k];
            }
        }
    }
    return rows;
}

class BodyFacts : public ::testing::Test {
  protected:
    void SetUp() override {
        if (!std::filesystem::exists(facts_ / "landmarks.csv")) {
            GTEST_SKIP() << "the fact tables are not beside the checkout";
        }
    }
    std::vector<Row> table(const char* name) const { return read_csv(facts_ / name); }
    static Vec3 point(const Row& row, const std::string& start, const std::string& end = "") {
        return {std::stod(row.at(start + "x" + end)), std::stod(row.at(start + "y" + end)),
                std::stod(row.at(start + "z" + end))};
    }
    std::filesystem::path facts_ = std::filesystem::path{JW_SOURCE_DIR} / ".." / "shared" / "facts";
    static constexpr double kTenthOfMillimetre = 1e-4;
    static constexpr double kShareRounding = 0.04;  // deg: the table rounds each level by itself
};

/// Our id of a landmark of the table.
std::string landmark_id(const Row& row) {
    const std::string& name = row.at("landmark");
    std::string bone = row.at("bone");
    if (name == "sacrum_right_ala") {
        return "sacrum_ala_r";
    }
    if (name == "sacrum_left_ala") {
        return "sacrum_ala_l";
    }
    if (bone.ends_with("_r") || bone.ends_with("_l")) {
        return name + bone.substr(bone.size() - 2);
    }
    if (bone.find('-') != std::string::npos) {
        bone[bone.find('-')] = '_';
        return bone + "_" + name;
    }
    const bool vertebra =
        bone.size() <= 3 && std::isdigit(static_cast<unsigned char>(bone[1])) != 0;
    return vertebra && !name.starts_with(bone) ? bone + "_" + name : name;
}

TEST_F(BodyFacts, landmarks_stand_where_they_were_measured) {
    const model::Body& body = shipped_body();
    int compared = 0;
    for (const Row& row : table("landmarks.csv")) {
        const auto index = body.find_landmark(landmark_id(row));
        ASSERT_TRUE(index) << landmark_id(row);
        const model::Landmark& ours = body.landmarks[static_cast<std::size_t>(*index)];
        EXPECT_EQ(model::kTrustNames.name(ours.trust), row.at("flag")) << ours.id;
        EXPECT_LT(glm::length(ours.point - point(row, "", "_m")), kTenthOfMillimetre) << ours.id;
        ++compared;
    }
    EXPECT_GE(compared, 461);
}

TEST_F(BodyFacts, lines_of_action_run_through_the_points_of_the_table) {
    const model::Body& body = shipped_body();
    int compared = 0;
    for (const Row& row : table("muscle_paths.csv")) {
        const auto index = body.find_line(row.at("muscle") + "_r");
        ASSERT_TRUE(index) << row.at("muscle");
        const model::MuscleLine& line = body.lines[static_cast<std::size_t>(*index)];
        const auto k = static_cast<std::size_t>(std::stoi(row.at("point")) - 1);
        ASSERT_LT(k, line.path.size()) << line.id;
        EXPECT_LT(glm::length(line.path[k].point - point(row, "", "_m")), kTenthOfMillimetre)
            << line.id << " point " << k + 1;
        if (row.at("bone") != "thorax") {  // those are handed to ribs and vertebrae
            EXPECT_EQ(body.bones[static_cast<std::size_t>(line.path[k].bone)].id, row.at("bone"));
        }
        ++compared;
    }
    EXPECT_GE(compared, 584);
}

TEST_F(BodyFacts, muscles_keep_their_forces_lengths_and_areas) {
    const model::Body& body = shipped_body();
    for (const Row& row : table("muscles.csv")) {
        const auto& line =
            body.lines[static_cast<std::size_t>(body.find_line(row.at("muscle") + "_r").value())];
        const auto number = [&](const char* key) {
            return row.at(key).empty() ? 0.0 : std::stod(row.at(key));
        };
        EXPECT_NEAR(line.max_force, number("max_isometric_force_N"), 0.06) << line.id;
        EXPECT_NEAR(line.optimal_fibre_length, number("optimal_fibre_length_m"), 1e-4) << line.id;
        EXPECT_NEAR(line.tendon_slack_length, number("tendon_slack_length_m"), 1e-4) << line.id;
        EXPECT_NEAR(to_deg(line.pennation), number("pennation_deg"), 0.01) << line.id;
        EXPECT_NEAR(line.pcsa * 1e4, number("pcsa_cm2"), 0.01) << line.id;
    }
}

TEST_F(BodyFacts, joints_turn_about_the_axes_of_the_table) {
    const model::Body& body = shipped_body();
    int compared = 0;
    for (const Row& row : table("joints.csv")) {
        const std::string& kind = row.at("kind");
        const std::string& id = row.at("joint");
        const auto index = body.find_joint(id);
        if (id.starts_with("sacroiliac")) {
            continue;  // one joint on the midline stands for both
        }
        ASSERT_TRUE(index) << id;
        if (id.starts_with("costovertebral")) {
            continue;  // the table has the necks of coarse ribs; ours turn about their own
        }
        if (!kind.starts_with("rotation") || kind.ends_with("knee_coupling.csv")) {
            continue;
        }
        const model::Joint& joint = body.joints[static_cast<std::size_t>(*index)];
        const auto turn = std::find_if(joint.turns.begin(), joint.turns.end(), [&](const auto& t) {
            return body.coordinates[static_cast<std::size_t>(t.coordinate)].id ==
                       row.at("coordinate") &&
                   t.kind == model::CoordinateKind::Rotation;
        });
        ASSERT_NE(turn, joint.turns.end()) << id << " " << row.at("coordinate");
        EXPECT_LT(glm::length(turn->axis - point(row, "axis_")), 3e-4) << id;
        EXPECT_LT(glm::length(turn->centre - point(row, "centre_")), kTenthOfMillimetre) << id;
        ++compared;
    }
    EXPECT_GE(compared, 106);
}

TEST_F(BodyFacts, limits_are_those_of_the_table) {
    const model::Body& body = shipped_body();
    int compared = 0;
    for (const Row& row : table("limits.csv")) {
        const auto index = body.find_limit(row.at("limit"));
        ASSERT_TRUE(index) << row.at("limit");
        const model::Limit& limit = body.limits[static_cast<std::size_t>(*index)];
        const double unit = row.at("unit") == "deg" ? to_deg(1.0) : 1.0;
        EXPECT_EQ(limit.sign, std::stod(row.at("sign"))) << limit.id;
        EXPECT_NEAR(limit.active * unit, std::stod(row.at("active_deg")), kShareRounding)
            << limit.id;
        EXPECT_NEAR(limit.passive * unit, std::stod(row.at("passive_deg")), kShareRounding)
            << limit.id;
        EXPECT_NEAR(limit.extreme * unit, std::stod(row.at("extreme_deg")), kShareRounding)
            << limit.id;
        const std::string& coordinate = row.at("coordinate");
        if (limit.parts.size() == 1) {
            EXPECT_EQ(limit.parts[0].coordinate, body.coordinate(coordinate)) << limit.id;
        } else {
            EXPECT_TRUE(body.find_sum(coordinate)) << limit.id;
        }
        ++compared;
    }
    EXPECT_EQ(compared, 260);
}

TEST_F(BodyFacts, segments_weigh_what_the_table_says) {
    const model::Body& body = shipped_body();
    for (const Row& row : table("segment_masses.csv")) {
        if (row.at("body") == "male") {
            const model::Bone& bone =
                body.bones[static_cast<std::size_t>(body.bone(row.at("bone")))];
            EXPECT_NEAR(bone.mass_fraction, std::stod(row.at("mass_fraction")), 1e-5) << bone.id;
            EXPECT_LT(glm::length(bone.mass_centre - point(row, "com_", "_m")), kTenthOfMillimetre);
        }
    }
}

TEST_F(BodyFacts, the_knee_slides_as_the_table_says) {
    const model::Body& body = shipped_body();
    const model::Joint& knee = body.joints[static_cast<std::size_t>(body.bone("tibia_r"))];
    const Vec3 femur_frame{0.0, 0.85851, 0.07726};
    const Vec3 tibia_frame = body.bones[static_cast<std::size_t>(body.bone("tibia_r"))].origin;
    for (const Row& row : table("knee_coupling.csv")) {
        const double angle = std::stod(row.at("knee_angle_deg"));
        const auto at = std::find_if(
            knee.coupling.begin(), knee.coupling.end(),
            [&](const auto& r) { return std::abs(to_deg(r.coordinate) - angle) < 1e-9; });
        ASSERT_NE(at, knee.coupling.end()) << angle;
        const Vec3 place = femur_frame + point(row, "tibia_", "_m");
        EXPECT_LT(glm::length(at->displacement.point(tibia_frame) - place), kTenthOfMillimetre);
        // The long axis of the tibia leans back by the turn.
        const Vec3 down = at->displacement.direction({0.0, -1.0, 0.0});
        EXPECT_NEAR(to_deg(std::atan2(-down.x, -down.y)), std::stod(row.at("tibia_turn_back_deg")),
                    0.01);
    }
}

}  // namespace
}  // namespace jw::content
