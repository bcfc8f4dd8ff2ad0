#include "app/movement_pictures.h"

#include <gtest/gtest.h>

namespace jw::app {
namespace {

model::Frame frame_at(double time, std::vector<double> q) {
    model::Frame frame;
    frame.time = time;
    frame.pose.q = std::move(q);
    return frame;
}

TEST(MovementPictures, show_the_instant_that_stands_furthest_from_the_first) {
    TellingInstant telling;
    telling.look_at(frame_at(0.0, {0.1, 0.0}));
    EXPECT_EQ(telling.frame().time, 0.0);
    telling.look_at(frame_at(0.3, {0.1, 0.5}));
    telling.look_at(frame_at(0.5, {-0.8, 0.4}));
    telling.look_at(frame_at(0.8, {0.0, 0.2}));
    EXPECT_EQ(telling.frame().time, 0.5);
}

TEST(MovementPictures, lie_in_the_cache_folder_of_the_user) {
    EXPECT_EQ(picture_folder("", "home"), "home/.cache/jointwise/pictures");
    EXPECT_EQ(picture_folder("cache", "home"), "cache/jointwise/pictures");
}

}  // namespace
}  // namespace jw::app
