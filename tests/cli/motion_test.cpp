#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include <cmath>

#include "program.h"

namespace jw::cli {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::StartsWith;

TEST_F(Program, a_frame_has_the_keys_of_the_contract_and_its_budget_adds_up) {
    const Said said = run(std::string{"frame --time 0.5 --json"} + kStiff);
    ASSERT_EQ(said.status, 0) << said.err;
    const json frame = json::parse(said.out);
    for (const char* key :
         {"movement", "variant", "time", "coordinates", "joint_centres", "landmarks", "contacts",
          "task", "budget", "muscles", "lumbar", "limits", "findings"}) {
        EXPECT_TRUE(frame.contains(key)) << key;
    }
    EXPECT_EQ(frame["variant"], "stiff_hip");
    double sum = 0.0;
    for (const auto& [id, degrees] : frame["budget"].items()) {
        sum += degrees.get<double>();
    }
    EXPECT_NEAR(std::abs(sum), std::abs(frame["task"]["wanted_deg"].get<double>()), 0.05);
    EXPECT_TRUE(frame["lumbar"].contains("L4_L5"));
    EXPECT_TRUE(frame["muscles"].contains("gluteus_maximus_r"));
    EXPECT_TRUE(frame["coordinates"].contains("lumbar_extension"));
}

TEST_F(Program, a_movement_from_its_own_file_is_asked_like_any_other) {
    const std::string own = std::string{JW_SOURCE_DIR} + "/tests/movements/seated_bend.toml";
    const Said said = run("frame --json --time 0.5 --variant compensated --movement '" + own + "'");
    ASSERT_EQ(said.status, 0) << said.err;
    const json frame = json::parse(said.out);
    EXPECT_EQ(frame["movement"], "seated_bend");
    EXPECT_EQ(frame["contacts"].at(0)["place"], "stool");
    EXPECT_LT(frame["contacts"].at(0)["error_m"].get<double>(), 0.001);
    const Said missing = run("frame --time 0.5 --movement nowhere.toml");
    EXPECT_EQ(missing.status, 1);
    EXPECT_THAT(missing.err, HasSubstr("nowhere.toml"));
}

TEST_F(Program, the_female_body_performs_what_the_male_one_does) {
    const auto frame_of = [this](const char* body) {
        const Said said =
            run(std::string{"frame --movement squat --time 0.5 --json --body "} + body);
        EXPECT_EQ(said.status, 0) << said.err;
        return json::parse(said.out);
    };
    const json male = frame_of("male"), female = frame_of("female");
    const auto hip_width = [](const json& frame) {
        const auto& centres = frame["joint_centres"];
        return centres["hip_r"].at(2).get<double>() - centres["hip_l"].at(2).get<double>();
    };
    EXPECT_EQ(female["body"], "female");
    EXPECT_NEAR(hip_width(female), 0.161, 0.001);
    EXPECT_NEAR(hip_width(male), 0.1545, 0.001);
    for (const json& contact : female["contacts"]) {
        EXPECT_LT(contact["error_m"].get<double>(), 0.001);
    }
    const Said lengths =
        run("muscles --muscle psoas_major_r --sweep hip_flexion_r=0:10:20 --body female --output " +
            file("her.csv"));
    EXPECT_EQ(lengths.status, 0) << lengths.err;
    const Said surface = run("export --bone hip_bone_r --body female --output " + file("hip.stl"));
    EXPECT_EQ(surface.status, 0) << surface.err;
    const Said unknown = run("frame --movement squat --time 0.5 --body child");
    EXPECT_EQ(unknown.status, 2);
    EXPECT_THAT(unknown.err, HasSubstr("female"));
}

TEST_F(Program, a_measure_over_the_cycle_is_a_table_of_both_versions) {
    const Said said =
        run("measure --movement hip_extension_standing --compare good,stiff_hip "
            "--measure hip_flexion --samples 3 --output " +
            file("hip.csv"));
    ASSERT_EQ(said.status, 0) << said.err;
    const std::string text = read_all(folder_ / "hip.csv");
    EXPECT_THAT(text, StartsWith("time,hip_flexion_r_good,hip_flexion_r_stiff_hip\n"));
    EXPECT_THAT(text, HasSubstr("\n0.500000,-"));
    const Said unknown = run("measure --movement squat --measure elbow --output x.csv");
    EXPECT_EQ(unknown.status, 2);
    EXPECT_THAT(unknown.err, HasSubstr("hip_flexion"));
}

TEST_F(Program, a_pair_of_frames_is_one_json_array) {
    const Said said =
        run("frame --movement hip_extension_standing --compare good,stiff_hip --time 0.5 --json");
    ASSERT_EQ(said.status, 0) << said.err;
    const json frames = json::parse(said.out);
    ASSERT_TRUE(frames.is_array());
    ASSERT_EQ(frames.size(), 2U);
    EXPECT_EQ(frames[1]["variant"], "stiff_hip");
}

TEST_F(Program, a_stiffer_hip_gives_less_and_the_back_gives_more) {
    double last_back = -1.0;
    for (const char* limit : {"10", "6", "2"}) {
        const json frame = json::parse(
            run(std::string{"frame --time 0.5 --json --limit hip_extension_r="} + limit + kStiff)
                .out);
        const double back = frame["coordinates"]["lumbar_extension"];
        EXPECT_GT(back, last_back + 1.0) << limit;
        last_back = back;
        EXPECT_LE(frame["task"]["shortfall_deg"].get<double>(), 1.0);
    }
}

TEST_F(Program, the_same_question_gives_the_same_bits) {
    const std::string arguments = std::string{"frame --time 0.37 --json"} + kStiff;
    EXPECT_EQ(run(arguments).out, run(arguments).out);
}

TEST_F(Program, the_left_side_is_the_mirror_of_the_right) {
    const json right = json::parse(
        run("frame --movement hip_extension_standing --variant good --time 0.5 --json").out);
    const json left = json::parse(
        run("frame --movement hip_extension_standing --variant good --time 0.5 --json --side l")
            .out);
    EXPECT_NEAR(right["coordinates"]["hip_flexion_r"].get<double>(),
                left["coordinates"]["hip_flexion_l"].get<double>(), 1e-6);
    EXPECT_NEAR(right["coordinates"]["pelvis_list"].get<double>(),
                -left["coordinates"]["pelvis_list"].get<double>(), 1e-6);
    EXPECT_NEAR(right["muscles"]["gluteus_maximus_r"]["activity"].get<double>(),
                left["muscles"]["gluteus_maximus_l"]["activity"].get<double>(), 1e-9);
}

TEST_F(Program, solve_writes_csv_over_the_cycle_and_mot_in_seconds) {
    ASSERT_EQ(run(std::string{"solve --samples 11 --output "} + file("a.csv") + kStiff).status, 0);
    const std::string csv = read_all(folder_ / "a.csv");
    EXPECT_THAT(csv, StartsWith("time,"));
    EXPECT_EQ(std::count(csv.begin(), csv.end(), '\n'), 12);
    ASSERT_EQ(run(std::string{"solve --samples 11 --output "} + file("a.mot") + kStiff).status, 0);
    EXPECT_THAT(read_all(folder_ / "a.mot"), HasSubstr("nRows=11\n"));
    EXPECT_EQ(run("info " + file("a.mot")).status, 0) << "what we write, we read";
}

TEST_F(Program, muscles_writes_length_and_moment_arm_that_agree) {
    ASSERT_EQ(run("muscles --muscle glmax2_r --sweep hip_flexion_r=0:1:30 --set knee_angle_r=10 "
                  "--output " +
                  file("m.csv"))
                  .status,
              0);
    std::istringstream rows{read_all(folder_ / "m.csv")};
    std::string line;
    std::getline(rows, line);
    EXPECT_EQ(line, "muscle,coordinate,angle_deg,length_m,moment_arm_m");
    std::vector<double> lengths, arms;
    while (std::getline(rows, line)) {
        double angle = 0.0, length = 0.0, arm = 0.0;
        ASSERT_EQ(
            std::sscanf(line.c_str(), "glmax2_r,hip_flexion_r,%lf,%lf,%lf", &angle, &length, &arm),
            3)
            << line;
        lengths.push_back(length);
        arms.push_back(arm);
    }
    ASSERT_EQ(lengths.size(), 31U);
    const double degree = 3.14159265358979 / 180.0;
    EXPECT_NEAR(-(lengths[16] - lengths[14]) / (2 * degree), arms[15], 2e-4);
    EXPECT_LT(arms[15], 0.0) << "gluteus maximus extends the hip";
}

TEST_F(Program, a_card_tells_what_a_muscle_does_at_this_angle_in_each_version) {
    const json standing = json::parse(run("card gluteus_medius_r --json").out);
    EXPECT_EQ(standing["latin"], "Musculus gluteus medius");
    EXPECT_THAT(standing["nerve"].get<std::string>(), HasSubstr("superior gluteal"));
    EXPECT_EQ(standing["actions"][0]["id"], "hip_abduction_r");
    const json squatting = json::parse(
        run("card gluteus_medius_r --movement squat --compare good,quad_and_abs --time 0.5 --json")
            .out);
    ASSERT_EQ(squatting["now"].size(), 2U);
    EXPECT_EQ(squatting["now"][0]["variant"], "good");
    EXPECT_EQ(squatting["now"][0]["role"], "stabiliser");
    EXPECT_EQ(squatting["now"][0]["actions"][0]["id"], "hip_internal_rotation_r");
    const Said unknown = run("card nose");
    EXPECT_EQ(unknown.status, 1);
    EXPECT_THAT(unknown.err, HasSubstr("nose"));
}

TEST_F(Program, export_writes_a_rigged_glb_that_info_reads_again) {
    const Said said = run(std::string{"export --fps 10 --output "} + file("a.glb") + kStiff);
    ASSERT_EQ(said.status, 0) << said.err;
    const json info = json::parse(run("info --json " + file("a.glb")).out);
    ASSERT_EQ(info["animations"].size(), 1U);
    EXPECT_EQ(info["animations"][0]["name"], "hip_extension_standing_stiff_hip");
    EXPECT_GT(info["animations"][0]["channels"], 90);
}

TEST_F(Program, export_writes_one_structure_as_a_mesh) {
    ASSERT_EQ(run("export --bone femur_r --output " + file("femur.stl")).status, 0);
    EXPECT_GT(std::filesystem::file_size(folder_ / "femur.stl"), 50000U);
    ASSERT_EQ(run("export --bone femur_r --detail light --output " + file("light.stl")).status, 0);
    EXPECT_LT(std::filesystem::file_size(folder_ / "light.stl"),
              std::filesystem::file_size(folder_ / "femur.stl") / 2);
    ASSERT_EQ(run("export --muscle gluteus_maximus_r --output " + file("g.obj")).status, 0);
    EXPECT_THAT(read_all(folder_ / "g.obj"), HasSubstr("\nvn "));
    ASSERT_EQ(run("export --muscle glmax1_r --output " + file("line.obj")).status, 0);
    EXPECT_EQ(read_all(folder_ / "line.obj"), read_all(folder_ / "g.obj"));
    EXPECT_EQ(run("export --bone nose --output " + file("n.stl")).status, 2);
}

TEST_F(Program, a_wrong_ending_is_wrong_usage_and_names_the_right_ones) {
    const Said mesh = run("export --bone femur_r --output " + file("femur.xyz"));
    EXPECT_EQ(mesh.status, 2);
    EXPECT_THAT(mesh.err, HasSubstr(".stl or .obj"));
    const Said moved = run(std::string{"export --output "} + file("a.bvh") + kStiff);
    EXPECT_EQ(moved.status, 2);
    EXPECT_THAT(moved.err, HasSubstr(".glb or .mot or .csv"));
    const Said solved = run(std::string{"solve --output "} + file("a.txt") + kStiff);
    EXPECT_EQ(solved.status, 2);
    EXPECT_THAT(solved.err, HasSubstr(".mot or .csv"));
}

}  // namespace
}  // namespace jw::cli
