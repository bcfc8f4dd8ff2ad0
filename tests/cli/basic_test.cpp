#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "program.h"

namespace jw::cli {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

TEST_F(Program, says_its_version_and_helps) {
    EXPECT_THAT(run("--version").out, StartsWith("jointwise "));
    const Said help = run("--help");
    EXPECT_EQ(help.status, 0);
    for (const char* command : {"list", "info", "frame", "solve", "muscles", "render", "record",
                                "sheet", "export", "check", "bench", "card"}) {
        EXPECT_THAT(help.out, HasSubstr(command));
        const Said own = run(std::string{command} + " --help");
        EXPECT_EQ(own.status, 0) << command;
        EXPECT_THAT(own.out, HasSubstr("Usage")) << command;
    }
}

TEST_F(Program, wrong_usage_is_status_2_with_a_sentence_on_stderr) {
    for (const char* arguments :
         {"dance", "list flowers", "frame --movement none --time 0",
          "frame --movement hip_extension_standing --time 2",
          "frame --movement hip_extension_standing --time 0 --limit hip_extension_r",
          "frame --movement hip_extension_standing --time 0 --limit nose=3",
          "frame --movement hip_extension_standing --time 0 --variant nose",
          "frame --movement hip_extension_standing --time 0 --pay nose",
          "frame --movement hip_extension_standing --time 0 --cause nose",
          "render --time 0 --output a.png", "muscles --sweep hip_flexion_r --output a.csv",
          "muscles --sweep nose=0:1:2 --output a.csv", "card",
          "render --movement squat --time 0 --layer nose --output a.png"}) {
        const Said said = run(arguments);
        EXPECT_EQ(said.status, 2) << arguments << "\n" << said.err;
        EXPECT_THAT(said.err, StartsWith("jointwise: ")) << arguments;
        EXPECT_THAT(said.out, IsEmpty()) << arguments;
    }
}

TEST_F(Program, a_sentence_names_the_known_names) {
    EXPECT_THAT(run("frame --movement none --time 0").err, HasSubstr("hip_extension_standing"));
    EXPECT_THAT(run("frame --movement hip_extension_standing --time 0 --variant nose").err,
                HasSubstr("stiff_hip"));
}

TEST_F(Program, lists_what_it_knows_with_the_keys_of_the_contract) {
    const json movements = json::parse(run("list movements --json").out);
    ASSERT_FALSE(movements.empty());
    EXPECT_EQ(movements[0]["variants"][0], "good");
    EXPECT_GT(movements[0]["seconds"], 0.0);
    ASSERT_FALSE(movements[0]["key_moments"].empty());
    EXPECT_TRUE(movements[0]["key_moments"][0].contains("time"));
    const json muscles = json::parse(run("list muscles --json").out);
    EXPECT_GT(muscles.size(), 80U);
    for (const char* key : {"id", "latin", "english", "group", "lines"}) {
        EXPECT_TRUE(muscles[0].contains(key)) << key;
    }
    const json causes = json::parse(run("list causes --json").out);
    const auto cause = std::find_if(causes.begin(), causes.end(),
                                    [](const json& row) { return row["id"] == "stiff_hip_l"; });
    ASSERT_NE(cause, causes.end());
    EXPECT_EQ((*cause)["side"], "left");
    EXPECT_EQ((*cause)["movements"].size(), movements.size());
    const json amounts = json::parse(run("list amounts --json").out);
    EXPECT_TRUE(std::any_of(amounts.begin(), amounts.end(), [](const json& row) {
        return row["id"] == "pelvis_drop_r" && row["movement"] == "walking" && row["most"] == 10.0;
    }));
    const json bones = json::parse(run("list bones --json").out);
    EXPECT_GT(bones.size(), 90U);
    EXPECT_TRUE(bones[0]["parent"].is_null());
    EXPECT_EQ(bones[1]["parent"], "pelvis");
    const json joints = json::parse(run("list joints --json").out);
    EXPECT_GT(joints.size(), 90U);
    EXPECT_TRUE(joints[0]["parent"].is_null());
    EXPECT_TRUE(joints[1]["parent"].is_string());
    EXPECT_TRUE(json::parse(run("list lessons --json").out).is_array());
    EXPECT_THAT(run("list muscles").out, HasSubstr("gluteus_maximus_r"));
}

TEST_F(Program, info_tells_what_is_in_our_own_body) {
    const std::filesystem::path body =
        std::filesystem::path{JW_PROGRAM}.parent_path() / "body" / "body.glb";
    const Said said = run("info '" + body.string() + "' --json");
    ASSERT_EQ(said.status, 0) << said.err;
    const json info = json::parse(said.out);
    for (const char* key : {"file", "format", "nodes", "joints", "meshes", "triangles", "vertices",
                            "skins", "animations", "bounds", "mapped_joints", "warnings"}) {
        EXPECT_TRUE(info.contains(key)) << key;
    }
    EXPECT_GT(info["triangles"], 100000);
    EXPECT_GT(info["joints"], 90);
}

TEST_F(Program, files_that_are_wrong_are_status_1_and_one_sentence) {
    std::ofstream{folder_ / "broken.glb"} << "glTF and then nothing";
    std::ofstream{folder_ / "text.fbx"} << "not a model";
    for (const std::string name : {"broken.glb", "text.fbx", "missing.glb"}) {
        const Said said = run("info " + file(name));
        EXPECT_EQ(said.status, 1) << name;
        EXPECT_THAT(said.err, HasSubstr(name));
        EXPECT_EQ(std::count(said.err.begin(), said.err.end(), '\n'), 1) << said.err;
    }
    EXPECT_EQ(run("info " + file("")).status, 1) << "a folder";
}

TEST_F(Program, without_a_display_the_window_says_what_works_instead) {
    const Said said = run("");
    EXPECT_EQ(said.status, 1);
    EXPECT_THAT(said.err, HasSubstr("no display"));
}

TEST_F(Program, check_finds_nothing_in_our_data_and_names_faults_by_line) {
    const std::filesystem::path content =
        std::filesystem::path{JW_SOURCE_DIR} / "assets" / "content";
    for (const char* part : {"", "body", "text/en.toml", "content"}) {
        const Said good = run("check '" + (content.parent_path() / part).string() + "'");
        EXPECT_EQ(good.status, 0) << part << "\n" << good.err;
    }
    std::string text = read_all(content / "movements" / "hip_extension_standing.toml");
    text.insert(0, "nonsense = 1\n");
    std::ofstream{folder_ / "hip_extension_standing.toml"} << text;
    const Said bad = run("check " + file("hip_extension_standing.toml"));
    EXPECT_EQ(bad.status, 1);
    EXPECT_THAT(bad.err, HasSubstr("hip_extension_standing.toml:1:"));
    EXPECT_THAT(bad.err, HasSubstr("nonsense"));
}

}  // namespace
}  // namespace jw::cli
