#include "record/png.h"

#include <gmock/gmock.h>

#include <cstdlib>

#include "program.h"

namespace jw::cli {
namespace {

using testing::HasSubstr;

const std::string kSmall = " --size 320,240 ";

TEST_F(Program, render_draws_a_picture_of_the_asked_size) {
    const Said said = run("render --time 0.5 --output " + file("a.png") + kSmall + kPair);
    ASSERT_EQ(said.status, 0) << said.err;
    const auto image = record::read_png(folder_ / "a.png");
    ASSERT_TRUE(image.ok());
    EXPECT_EQ(image->width, 320);
    EXPECT_EQ(image->height, 240);
    int apart = 0;  // pixels that differ from the background of their row
    for (int y = 0; y < 240; ++y) {
        for (int x = 0; x < 320; ++x) {
            const int there = image->pixels[image->offset(x, y)];
            apart += std::abs(there - image->pixels[image->offset(318, y)]) > 25 ? 1 : 0;
        }
    }
    EXPECT_GT(apart, 2000) << "two bodies and their labels";
}

TEST_F(Program, a_ligament_that_is_asked_for_is_seen_without_its_layer) {
    const auto draw = [&](const std::string& name, const std::string& layers) {
        const std::string line = "render --movement squat --time 0 --focus patellar_ligament_r" +
                                 kSmall + layers + " --output " + file(name);
        EXPECT_EQ(run(line).status, 0);
        return record::read_png(folder_ / name);
    };
    const auto bare = draw("a.png", "--layer skeleton");
    const auto named = draw("b.png", "--layer skeleton --layer ligaments");
    ASSERT_TRUE(bare.ok() && named.ok());
    EXPECT_EQ(bare->pixels, named->pixels);
}

TEST_F(Program, a_lens_is_laid_into_the_lower_corner_and_knows_its_levels) {
    ASSERT_EQ(run("render --time 0.48 --output " + file("a.png") + kSmall + kPair).status, 0);
    ASSERT_EQ(
        run("render --time 0.48 --lens L4_L5 --output " + file("b.png") + kSmall + kPair).status,
        0);
    const auto without = record::read_png(folder_ / "a.png");
    const auto with = record::read_png(folder_ / "b.png");
    ASSERT_TRUE(without.ok() && with.ok());
    const auto differs = [&](int x, int y) {
        return with->pixels[with->offset(x, y)] != without->pixels[without->offset(x, y)];
    };
    int lower = 0, upper = 0;
    for (int y = 0; y < 240; ++y) {
        for (int x = 0; x < 320; ++x) {
            (y < 110 ? upper : lower) += differs(x, y) ? 1 : 0;
        }
    }
    EXPECT_GT(lower, 4000) << "two discs of 86 pixels";
    EXPECT_EQ(upper, 0);
    const Said wrong =
        run("render --time 0 --lens C1_C2 --output " + file("c.png") + kSmall + kPair);
    EXPECT_EQ(wrong.status, 2);
    EXPECT_THAT(wrong.err, HasSubstr("L4_L5"));
}

TEST_F(Program, transparent_pictures_have_alpha) {
    ASSERT_EQ(
        run("render --time 0 --transparent --output " + file("a.png") + kSmall + kStiff).status, 0);
    const auto image = record::read_png(folder_ / "a.png");
    ASSERT_TRUE(image.ok());
    EXPECT_EQ(image->pixels[3], 0);
    EXPECT_EQ(image->pixels[image->offset(160, 120) + 3], 255);
}

TEST_F(Program, comparing_with_a_reference_can_fail) {
    ASSERT_EQ(run("render --time 0 --output " + file("a.png") + kSmall + kStiff).status, 0);
    EXPECT_EQ(run("render --time 0 --output " + file("b.png") + " --reference " + file("a.png") +
                  kSmall + kStiff)
                  .status,
              0);
    const Said differs = run("render --time 0.5 --output " + file("c.png") + " --reference " +
                             file("a.png") + kSmall + kStiff);
    EXPECT_EQ(differs.status, 1);
    EXPECT_THAT(differs.err, HasSubstr("differs"));
    EXPECT_TRUE(std::filesystem::exists(folder_ / "c.difference.png"));
}

TEST_F(Program, a_mirrored_picture_is_the_other_way_round) {
    const std::string line =
        "render --time 0.5 --view three_quarter --transparent" + kSmall + kStiff;
    ASSERT_EQ(run(line + " --output " + file("a.png")).status, 0);
    ASSERT_EQ(run(line + " --mirror --output " + file("b.png")).status, 0);
    const auto plain = record::read_png(folder_ / "a.png");
    const auto mirrored = record::read_png(folder_ / "b.png");
    ASSERT_TRUE(plain.ok() && mirrored.ok());
    int covered = 0, other = 0, same = 0;
    for (int y = 0; y < 240; ++y) {
        for (int x = 0; x < 320; ++x) {
            const bool is_body = plain->pixels[plain->offset(x, y) + 3] > 128;
            covered += is_body ? 1 : 0;
            other += is_body != (mirrored->pixels[mirrored->offset(319 - x, y) + 3] > 128) ? 1 : 0;
            same += is_body != (mirrored->pixels[mirrored->offset(x, y) + 3] > 128) ? 1 : 0;
        }
    }
    EXPECT_LT(other, covered / 20);
    EXPECT_GT(same, covered / 5);
}

TEST_F(Program, differences_are_a_picture_of_their_own) {
    const std::string line = "render --time 0.5 --layout ";
    ASSERT_EQ(
        run(line + "overlay --layer skeleton --output " + file("a.png") + kSmall + kPair).status,
        0);
    const Said differs = run(line + "difference --reference " + file("a.png") + " --output " +
                             file("b.png") + kSmall + kPair);
    EXPECT_EQ(differs.status, 1) << "the tints";
    EXPECT_THAT(differs.err, HasSubstr("differs"));
    EXPECT_EQ(run(line + "split --output " + file("c.png") + kSmall + kPair).status, 2);
}

TEST_F(Program, a_bone_is_held_still_and_others_are_refused_by_name) {
    const std::string line =
        "render --movement hip_extension_standing --variant good --time 0.5 --view right" + kSmall;
    ASSERT_EQ(run(line + " --output " + file("a.png")).status, 0);
    const std::string compared = " --reference " + file("a.png") + " --output " + file("b.png");
    EXPECT_EQ(run(line + " --hold room" + compared).status, 0);
    EXPECT_EQ(run(line + " --hold pelvis" + compared).status, 1);
    const Said unknown = run(line + " --hold wrist --output " + file("c.png"));
    EXPECT_EQ(unknown.status, 2);
    EXPECT_THAT(unknown.err, HasSubstr("pelvis"));
}

TEST_F(Program, record_writes_exactly_the_asked_frames_and_the_same_film_again) {
    const std::string arguments =
        "record --seconds 1 --fps 10 --captions" + kSmall + kPair + " --output ";
    ASSERT_EQ(run(arguments + file("a.mp4")).status, 0);
    ASSERT_EQ(run(arguments + file("b.mp4")).status, 0);
    EXPECT_EQ(read_all(folder_ / "a.mp4"), read_all(folder_ / "b.mp4"));
    const std::string probe =
        "ffprobe -v error -count_frames -select_streams v -show_entries "
        "stream=nb_read_frames,width,height -of csv=p=0 ";
    ASSERT_EQ(std::system((probe + file("a.mp4") + " > " + file("probe.txt")).c_str()), 0)
        << "ffprobe (package ffmpeg)";
    EXPECT_THAT(read_all(folder_ / "probe.txt"), HasSubstr("320,240,10"));
    ASSERT_EQ(run("record --seconds 0.3 --fps 10" + kSmall + kPair + " --output " + file("frames"))
                  .status,
              0);
    EXPECT_TRUE(std::filesystem::exists(folder_ / "frames" / "frame_0003.png"));
    EXPECT_FALSE(std::filesystem::exists(folder_ / "frames" / "frame_0004.png"));
}

TEST_F(Program, sheets_hold_a_picture_for_each_view_and_time) {
    ASSERT_EQ(run("sheet --views front,right --times 0,0.5 --size 160,200 --output " +
                  file("s.png") + kPair)
                  .status,
              0);
    const auto image = record::read_png(folder_ / "s.png");
    ASSERT_TRUE(image.ok());
    EXPECT_EQ(image->width, 2 * 160);
    EXPECT_EQ(image->height, 4 * 200) << "two views of two versions";
    ASSERT_EQ(
        run("sheet --bone femur_r --views front,back --size 160,200 --output " + file("b.png"))
            .status,
        0);
    EXPECT_EQ(record::read_png(folder_ / "b.png")->width, 2 * 160);
}

TEST_F(Program, a_sheet_of_bones_shows_them_alone) {
    ASSERT_EQ(
        run("sheet --bone L3,L3+L4 --views top --size 160,160 --output " + file("b.png")).status,
        0);
    const auto image = record::read_png(folder_ / "b.png");
    ASSERT_TRUE(image.ok());
    ASSERT_EQ(image->height, 2 * 160);
    // From above the skull would fill the corners; alone a vertebra leaves them to the background.
    const auto shade = [&](int x, int y) { return image->pixels[image->offset(x, y)]; };
    EXPECT_NEAR(shade(3, 100), shade(156, 100), 3);
    EXPECT_GT(std::abs(shade(3, 80) - shade(80, 60)), 8) << "something is in the middle";
}

TEST_F(Program, a_sheet_names_the_option_whose_structure_is_unknown) {
    const Said bone = run("sheet --bone nope --output " + file("s.png"));
    EXPECT_EQ(bone.status, 2);
    EXPECT_THAT(bone.err, HasSubstr("--bone nope"));
    const Said muscle = run("sheet --muscle nope --output " + file("s.png"));
    EXPECT_EQ(muscle.status, 2);
    EXPECT_THAT(muscle.err, HasSubstr("--muscle nope"));
    EXPECT_EQ(
        run("sheet --muscle glmax1_r --views back --size 160,200 --output " + file("s.png")).status,
        0)
        << "a line stands for its muscle";
}

TEST_F(Program, what_cannot_be_written_is_said_and_nothing_is_left_behind) {
    std::ofstream{folder_ / "file"} << "x";
    EXPECT_EQ(run("render --time 0 --output " + file("file/a.png") + kSmall + kStiff).status, 1);
    EXPECT_EQ(run("record --seconds 0.2 --output " + file("a.avi") + kSmall + kStiff).status, 2);
    const Said jpg = run("render --time 0 --output " + file("a.jpg") + kSmall + kStiff);
    EXPECT_EQ(jpg.status, 2);
    EXPECT_THAT(jpg.err, HasSubstr(".png"));
    EXPECT_EQ(run("record --transparent --output " + file("a.mp4") + kSmall + kStiff).status, 2);
    EXPECT_EQ(run("record --seconds 0.2 --size 321,240 --output " + file("a.mp4") + kStiff).status,
              1);
    EXPECT_FALSE(std::filesystem::exists(folder_ / "a.mp4"));
}

}  // namespace
}  // namespace jw::cli
