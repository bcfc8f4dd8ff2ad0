#include "session/narration.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/session/shipped.h"

namespace jw::session {
namespace {

using testing::HasSubstr;
using testing::Not;

std::vector<Cue> tell(const std::string& movement, const std::string& variant,
                      CaptionLevel level = CaptionLevel::Plain, const std::string& size = "") {
    model::Performance performance;
    performance.variant = variant;
    performance.size = size;
    const model::Movement& shown = *library().find_movement(movement);
    performance.side = shown.working_side;
    auto cues = narrate(body(), shown, performance, level);
    EXPECT_TRUE(cues.ok());
    return cues.ok() ? *cues : std::vector<Cue>{};
}

TEST(Narration, announces_the_version_and_goes_through_the_cycle_without_a_gap) {
    for (const std::string& id : shipped()) {
        const model::Movement& movement = *library().find_movement(id);
        for (const model::Variant& variant : movement.variants) {
            const auto cues = tell(id, variant.id);
            ASSERT_EQ(cues.size(), 1 + movement.key_moments.size()) << id << variant.id;
            EXPECT_THAT(cues.front().words, HasSubstr(variant.name));
            EXPECT_EQ(cues.front().from, 0.0);
            EXPECT_NEAR(cues.back().to, movement.seconds, 1e-9);
            for (std::size_t i = 1; i < cues.size(); ++i) {
                EXPECT_EQ(cues[i].from, cues[i - 1].to);
                EXPECT_THAT(cues[i].words, Not(HasSubstr("{"))) << "angles stand in numbers";
            }
        }
    }
}

TEST(Narration, has_two_levels_and_the_angles_of_the_size) {
    EXPECT_NE(tell("squat", "good").back().words,
              tell("squat", "good", CaptionLevel::Anatomical).back().words);
    const auto told = [](const std::string& size) {
        return write_narration(tell("squat", "good", CaptionLevel::Plain, size));
    };
    EXPECT_NE(told("small"), told("standard"));
}

TEST(Narration, is_written_as_subtitles_with_times) {
    EXPECT_EQ(write_vtt({{0.0, 0.0, "Nothing yet."},
                         {0.0, 1.5, "The thigh goes back."},
                         {1.5, 3661.25, "And comes again."}}),
              "WEBVTT\n\n00:00:00.000 --> 00:00:01.500\nThe thigh goes back.\n\n"
              "00:00:01.500 --> 01:01:01.250\nAnd comes again.\n");
}

TEST(Narration, refuses_a_version_that_is_not_there) {
    model::Performance performance;
    performance.variant = "limp";
    EXPECT_FALSE(
        narrate(body(), *library().find_movement("squat"), performance, CaptionLevel::Plain).ok());
}

}  // namespace
}  // namespace jw::session
