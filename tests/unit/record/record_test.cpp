#include "record/gif_palette.h"
#include "record/mesh_file.h"
#include "record/motion_file.h"
#include "record/png.h"
#include "record/video.h"

#include "core/angle.h"
#include "core/files.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "unit/own_folder.h"

namespace jw::record {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::StartsWith;

class Record : public testing::Test {
  protected:
    int count_files() const {
        return static_cast<int>(
            std::distance(fs::directory_iterator{folder_}, fs::directory_iterator{}));
    }
    OwnFolder folder_;
};

/// A bar that moves with `step` over a gradient.
Image picture(int width, int height, int step) {
    Image image = Image::blank(width, height);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            std::uint8_t* pixel = &image.pixels[image.offset(x, y)];
            const bool is_bar = x / 8 == step % (width / 8);
            pixel[0] = is_bar ? 230 : static_cast<std::uint8_t>(x);
            pixel[1] = is_bar ? 120 : static_cast<std::uint8_t>(y);
            pixel[2] = 60;
            pixel[3] = is_bar ? 255 : 128;
        }
    }
    return image;
}

std::string film(const fs::path& path, int frames) {
    auto writer = open_video(path, {64, 48, 30, false});
    EXPECT_TRUE(writer.ok()) << writer.error().to_string();
    for (int i = 0; i < frames; ++i) {
        EXPECT_TRUE((*writer)->add(picture(64, 48, i)).ok());
    }
    EXPECT_FALSE(fs::exists(path)) << "nothing may appear before the film is finished";
    EXPECT_TRUE((*writer)->finish().ok());
    return read_file(path).value();
}

TEST_F(Record, a_png_with_alpha_comes_back_as_it_went) {
    const Image image = picture(64, 48, 3);
    ASSERT_TRUE(write_png(folder_ / "a.png", image, true).ok());
    const auto back = read_png(folder_ / "a.png");
    ASSERT_TRUE(back.ok());
    EXPECT_EQ(back->pixels, image.pixels);
}

TEST_F(Record, an_opaque_png_has_no_alpha) {
    ASSERT_TRUE(write_png(folder_ / "a.png", picture(64, 48, 3), false).ok());
    EXPECT_EQ(read_png(folder_ / "a.png")->pixels[3], 255);
}

TEST_F(Record, a_file_that_is_no_picture_is_refused_in_words) {
    std::ofstream{folder_ / "a.png"} << "no picture";
    EXPECT_THAT(read_png(folder_ / "a.png").error().to_string(),
                HasSubstr("a.png: is not a picture"));
}

TEST_F(Record, each_format_starts_with_its_signature_and_repeats_byte_for_byte) {
    EXPECT_THAT(film(folder_ / "a.mp4", 5).substr(4), StartsWith("ftyp"));
    EXPECT_THAT(film(folder_ / "a.webm", 5), StartsWith("\x1A\x45\xDF\xA3"));
    EXPECT_THAT(film(folder_ / "a.gif", 5), StartsWith("GIF89a"));
    EXPECT_EQ(film(folder_ / "b.mp4", 5), read_file(folder_ / "a.mp4").value());
}

TEST_F(Record, a_film_that_is_given_up_leaves_nothing) {
    for (const char* name : {"a.mp4", "frames"}) {
        auto writer = open_video(folder_ / name, {64, 48, 30, false});
        ASSERT_TRUE(writer.ok());
        ASSERT_TRUE((*writer)->add(picture(64, 48, 0)).ok());
    }
    EXPECT_EQ(count_files(), 0);
}

TEST_F(Record, a_folder_gets_one_picture_a_frame_and_is_never_overwritten) {
    auto writer = open_video(folder_ / "frames", {64, 48, 30, true});
    ASSERT_TRUE(writer.ok());
    ASSERT_TRUE((*writer)->add(picture(64, 48, 0)).ok());
    ASSERT_TRUE((*writer)->add(picture(64, 48, 1)).ok());
    ASSERT_TRUE((*writer)->finish().ok());
    EXPECT_EQ(read_png(folder_ / "frames" / "frame_0002.png")->pixels, picture(64, 48, 1).pixels);
    EXPECT_THAT(open_video(folder_ / "frames", {64, 48, 30, true}).error().sentence,
                HasSubstr("not empty"));
}

TEST_F(Record, what_cannot_be_written_is_refused_before_the_first_frame) {
    EXPECT_THAT(open_video(folder_ / "a.avi", {64, 48, 30, false}).error().sentence,
                HasSubstr(".mp4, .webm, .gif"));
    EXPECT_THAT(open_video(folder_ / "a.mp4", {63, 48, 30, false}).error().sentence,
                HasSubstr("must be even"));
    std::ofstream{folder_ / "file"} << "x";
    EXPECT_FALSE(open_video(folder_ / "file" / "a.mp4", {64, 48, 30, false}).ok());
}

TEST_F(Record, frames_of_another_size_are_refused) {
    auto writer = open_video(folder_ / "a.mp4", {64, 48, 30, false});
    ASSERT_TRUE(writer.ok());
    EXPECT_FALSE((*writer)->add(picture(32, 48, 0)).ok());
}

TEST(GifPalette, stays_near_the_colours_of_its_sample) {
    const Image image = picture(256, 192, 5);
    const GifPalette palette{image};
    int worst = 0;
    for (std::size_t i = 0; i < image.pixels.size(); i += 4) {
        const std::uint32_t colour = palette.colours()[palette.index(
            image.pixels[i], image.pixels[i + 1], image.pixels[i + 2])];
        worst = std::max(worst, std::abs(static_cast<int>(colour >> 16 & 255U) - image.pixels[i]));
        worst =
            std::max(worst, std::abs(static_cast<int>(colour >> 8 & 255U) - image.pixels[i + 1]));
        worst = std::max(worst, std::abs(static_cast<int>(colour & 255U) - image.pixels[i + 2]));
    }
    EXPECT_LE(worst, 16);
}

model::Body two_coordinates() {
    model::Body body;
    body.coordinates.resize(2);
    body.coordinates[0].id = "pelvis_tx";
    body.coordinates[0].kind = model::CoordinateKind::Translation;
    body.coordinates[1].id = "hip_flexion_r";
    body.sums = {{"twice", {1, 1}}};
    return body;
}

TEST_F(Record, a_mot_file_has_opensims_header_seconds_and_degrees) {
    const MotionRows rows{"step", 2.0, {0.0, 0.5}, {{0.1, 0.0}, {0.2, to_rad(30.0)}}};
    ASSERT_TRUE(write_motion(folder_ / "a.mot", two_coordinates(), rows).ok());
    const std::string text = read_file(folder_ / "a.mot").value();
    EXPECT_THAT(text, StartsWith("step\nversion=1\nnRows=2\nnColumns=4\ninDegrees=yes\n"));
    EXPECT_THAT(text, HasSubstr("endheader\ntime\tpelvis_tx\thip_flexion_r\ttwice\n"));
    EXPECT_THAT(text, HasSubstr("1.00000000\t0.20000000\t30.00000000\t60.00000000\n"));
}

TEST_F(Record, a_csv_file_runs_over_the_cycle) {
    const MotionRows rows{"step", 2.0, {0.5}, {{0.2, to_rad(-10.0)}}};
    ASSERT_TRUE(write_motion(folder_ / "a.csv", two_coordinates(), rows).ok());
    EXPECT_EQ(
        read_file(folder_ / "a.csv").value(),
        "time,pelvis_tx,hip_flexion_r,twice\n0.50000000,0.20000000,-10.00000000,-20.00000000\n");
    EXPECT_FALSE(write_motion(folder_ / "a.txt", two_coordinates(), rows).ok());
}

TEST_F(Record, a_mesh_is_written_as_stl_and_obj) {
    model::Mesh mesh;
    mesh.id = "tile";
    mesh.vertices.resize(3);
    mesh.vertices[1].position = {1, 0, 0};
    mesh.vertices[2].position = {0, 1, 0};
    mesh.indices = {0, 1, 2};
    ASSERT_TRUE(write_mesh(folder_ / "a.stl", mesh).ok());
    EXPECT_EQ(read_file(folder_ / "a.stl")->size(), 84U + 50U);
    ASSERT_TRUE(write_mesh(folder_ / "a.obj", mesh).ok());
    EXPECT_THAT(read_file(folder_ / "a.obj").value(), HasSubstr("f 1//1 2//2 3//3"));
    EXPECT_FALSE(write_mesh(folder_ / "a.ply", mesh).ok());
}

}  // namespace
}  // namespace jw::record
