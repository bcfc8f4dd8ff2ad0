#include "ui/picture_words.h"

#include "core/angle.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

namespace jw::ui {
namespace {

using testing::ElementsAre;

class PelvisWords : public testing::Test {
  protected:
    std::vector<std::string> tell(double drop_degrees, double turn_degrees, double glide,
                                  scene::View view) {
        auto texts =
            content::load_texts(std::filesystem::path{JW_SOURCE_DIR} / "assets/text/en.toml");
        EXPECT_TRUE(texts.ok());
        const double drop = to_rad(drop_degrees);
        const double turn = to_rad(turn_degrees);
        const Vec3 half = 0.12 * Vec3{std::sin(turn) * std::cos(drop), -std::sin(drop),
                                      std::cos(turn) * std::cos(drop)};
        const Vec3 middle{0.0, 1.0, glide};
        const scene::PelvisMarks marks{middle + half, middle - half, {0.0, 1.0, 0.0}, {}};
        scene::Camera camera;
        camera.turn_to(view);
        std::vector<std::string> words;
        for (PictureWord& word : name_pelvis(*texts, marks, camera)) {
            words.push_back(std::move(word.words));
        }
        return words;
    }
};

TEST_F(PelvisWords, tell_drop_and_glide_from_the_front_and_turn_from_above) {
    EXPECT_THAT(tell(5.0, 8.0, 0.031, scene::View::Front),
                ElementsAre("right side 5° lower", "glides 3 cm to the right"));
    EXPECT_THAT(tell(-5.0, 8.0, -0.02, scene::View::Back),
                ElementsAre("left side 5° lower", "glides 2 cm to the left"));
    EXPECT_THAT(tell(5.0, 8.0, 0.03, scene::View::Top), ElementsAre("right side 8° forward"));
    EXPECT_THAT(tell(5.0, -8.0, 0.03, scene::View::Top), ElementsAre("left side 8° forward"));
}

TEST_F(PelvisWords, leave_out_what_nobody_can_see) {
    EXPECT_THAT(tell(0.3, 0.3, 0.002, scene::View::Front), ElementsAre());
    EXPECT_THAT(tell(0.3, 0.3, 0.002, scene::View::Top), ElementsAre());
}

}  // namespace
}  // namespace jw::ui
