#include "session/saved_view.h"

#include "core/angle.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <tuple>

#include "unit/session/tiny_session.h"

namespace jw::session {
namespace {

using ::testing::HasSubstr;

SavedView make_view() {
    SavedView saved;
    Document& document = saved.document;
    document.body = BodyChoice::Female;
    document.movement = "hip_extension_standing";
    document.variant = "stiff_hip";
    document.alone = scene::Version::Compensated;
    document.side = model::Side::Left;
    document.size = "large";
    document.limits = {{"hip_extension_l", to_rad(4.5)}};
    document.amounts = {{"pelvis_drop_l", 0.0625}};
    document.causes = {"short_flexors"};
    document.pay = Pay::Thorax;
    document.hidden = {"femur_r"};
    document.bookmarks = {{"from the \"back\"", scene::Camera{}}};
    saved.time = 0.375;
    saved.camera.azimuth = 0.5;
    saved.camera.distance = 1.5;
    saved.camera.projection = scene::Projection::Parallel;
    saved.camera.is_mirrored = true;
    saved.hold = Hold::Femur;
    saved.align = Align::Pelvis;
    saved.layout = scene::Layout::Overlay;
    saved.parts = {scene::Part::Skeleton, scene::Part::Guides};
    saved.ghost_opacity = 0.25;
    saved.end_plate_scale = 3.0;
    saved.show_states = false;
    saved.focus = {"pelvis", "femur_r"};
    saved.selected = "front_r";
    saved.measure = analysis::Measure::LumbarFlexion;
    saved.captions = CaptionLevel::Anatomical;
    saved.names_shown = true;
    saved.lens_shown = true;
    saved.lens_level = 3;
    return saved;
}

/// Angles go to degrees and back: the same but for the last digits, which are taken over.
SavedView with_digits_of(SavedView back, const SavedView& saved) {
    const auto close = [](scene::Camera& camera, const scene::Camera& other) {
        EXPECT_NEAR(camera.azimuth, other.azimuth, 1e-12);
        EXPECT_NEAR(camera.elevation, other.elevation, 1e-12);
        EXPECT_NEAR(camera.fov.value(), other.fov.value(), 1e-12);
        camera.azimuth = other.azimuth;
        camera.elevation = other.elevation;
        camera.fov = other.fov;
    };
    close(back.camera, saved.camera);
    for (std::size_t i = 0; i < saved.document.bookmarks.size(); ++i) {
        close(back.document.bookmarks.at(i).camera, saved.document.bookmarks[i].camera);
    }
    for (std::size_t i = 0; i < saved.document.limits.size(); ++i) {
        EXPECT_NEAR(back.document.limits.at(i).value, saved.document.limits[i].value, 1e-12);
        back.document.limits[i].value = saved.document.limits[i].value;
    }
    return back;
}

TEST(SavedViewFile, comes_back_whole) {
    const SavedView saved = make_view();
    const auto back = read_saved_view(write_saved_view(saved), "x.jointwise");
    ASSERT_TRUE(back.ok()) << back.error().to_string();
    EXPECT_EQ(with_digits_of(*back, saved), saved);
}

TEST(SavedViewFile, an_unknown_version_is_refused_in_words) {
    std::string text = write_saved_view(make_view());
    const std::string known = "\"version\": 1";
    text.replace(text.find(known), known.size(), "\"version\": 7");
    const auto back = read_saved_view(text, "x.jointwise");
    ASSERT_FALSE(back.ok());
    EXPECT_EQ(back.error().code, ErrorCode::Unsupported);
    EXPECT_THAT(back.error().to_string(), HasSubstr("version 7"));
}

TEST(SavedViewFile, damaged_text_gives_file_line_and_what_to_do_wherever_it_is_cut) {
    const std::string text = write_saved_view(make_view());
    for (std::size_t length = 0; length + 2 < text.size(); length += 7) {
        const auto back = read_saved_view(text.substr(0, length), "x.jointwise");
        ASSERT_FALSE(back.ok()) << length;
        const auto lines = std::count(text.begin(), text.begin() + static_cast<int>(length), '\n');
        EXPECT_EQ(back.error().place.line, 1 + lines);
        EXPECT_THAT(back.error().to_string(), HasSubstr("Ctrl+S"));
    }
}

TEST(SavedViewFile, an_unknown_name_is_refused_with_the_known_ones) {
    for (const auto& [word, other, known] : {std::tuple{"\"thorax\"", "\"elbow\"", "lumbar"},
                                             {"\"guides\"", "\"hair\"", "skeleton"},
                                             {"\"overlay\"", "\"heap\"", "single"},
                                             {"\"L2_L3\"", "\"L9_S1\"", "L5_S1"}}) {
        std::string text = write_saved_view(make_view());
        ASSERT_NE(text.find(word), std::string::npos) << word;
        text.replace(text.find(word), std::string{word}.size(), other);
        const auto back = read_saved_view(text, "x.jointwise");
        ASSERT_FALSE(back.ok()) << word;
        EXPECT_THAT(back.error().sentence, HasSubstr(known));
    }
}

TEST(SavedViewFile, a_wrong_type_or_a_missing_key_is_refused) {
    for (const auto& [piece, other] : {std::pair{"\"time\": 0.375", "\"time\": \"soon\""},
                                       {"\"time\": 0.375,", ""},
                                       {"\"lens\": true", "\"lens\": 3"},
                                       {"\"jointwise\": \"view\"", "\"jointwise\": \"?\""}}) {
        std::string text = write_saved_view(make_view());
        ASSERT_NE(text.find(piece), std::string::npos) << piece;
        text.replace(text.find(piece), std::string{piece}.size(), other);
        EXPECT_FALSE(read_saved_view(text, "x.jointwise").ok()) << piece;
    }
}

TEST(SavedViewFile, wild_numbers_are_brought_into_range) {
    std::string text = write_saved_view(make_view());
    for (const auto& [piece, other] : {std::pair{"\"time\": 0.375", "\"time\": 17"},
                                       {"\"distance\": 1.5", "\"distance\": -1e9"}}) {
        text.replace(text.find(piece), std::string{piece}.size(), other);
    }
    const auto at = text.rfind("\"target\"");
    ASSERT_NE(at, std::string::npos);
    text.replace(text.find("0.0", at), 3, "1e300");
    const auto back = read_saved_view(text, "x.jointwise");
    ASSERT_TRUE(back.ok());
    EXPECT_EQ(back->time, 1.0);
    EXPECT_EQ(back->camera.target.x, 100.0);
    EXPECT_GT(back->camera.distance, 0.0);
}

/// A view of the tiny body that is as unlike a first start as can be.
void arrange(test::TinyRoom& room) {
    room.run(Action::SetMovement, "other");
    room.run(Action::SetVariant, "stiff_hip");
    room.run(Action::SetLimit, "hip_extension_r", to_rad(7.0));
    room.run(Action::SetAmount, "pelvis_drop_r", to_rad(3.0));
    room.run(Action::Commit, "dials");
    room.run(Action::SetSize, "small");
    room.run(Action::SetLayout, "overlay");
    room.run(Action::SetGhost, "", 0.3);
    room.run(Action::ToggleLayer, "guides");
    room.run(Action::Select, "femur_r");
    room.run(Action::HideSelection);
    room.run(Action::Select, "front_r");
    room.run(Action::SetHold, "pelvis");
    room.run(Action::SetMeasure, "hip_abduction");
    room.run(Action::CycleCaptions);
    room.run(Action::ToggleNames);
    room.run(Action::SetView, "back");
    room.run(Action::SetTime, "", 0.4);
    room.rest();
    room.run(Action::Orbit, "", 0.2);
    room.run(Action::ToggleMirror);
}

TEST(SavedViews, the_file_of_one_sitting_brings_the_picture_back_in_another) {
    test::TinyRoom first;
    arrange(first);
    first.run(Action::SaveView);
    const auto request = first.session.take_save_request();
    ASSERT_TRUE(request.has_value());
    EXPECT_EQ(request->name, "other_stiff_hip_40.jointwise");
    EXPECT_FALSE(request->may_replace);

    test::TinyRoom second;
    const auto read = read_saved_view(request->bytes, request->name);
    ASSERT_TRUE(read.ok()) << read.error().to_string();
    ASSERT_TRUE(second.session.open(*read).ok());
    const SavedView saved = first.session.saved_view();
    EXPECT_EQ(with_digits_of(second.session.saved_view(), saved), saved);
    EXPECT_FALSE(second.session.playback().is_playing());
    second.rest();
    EXPECT_EQ(with_digits_of(second.session.saved_view(), saved), saved) << "nothing flies away";
}

TEST(SavedViews, opening_one_is_a_step_of_undo) {
    test::TinyRoom room;
    arrange(room);
    const SavedView saved = room.session.saved_view();
    room.run(Action::SetMovement, "hip_extension_standing");
    const Document before = room.session.document();
    ASSERT_TRUE(room.session.open(saved).ok());
    EXPECT_EQ(room.session.document(), saved.document);
    room.run(Action::Undo);
    EXPECT_EQ(room.session.document(), before);
}

TEST(SavedViews, what_is_not_there_is_named_and_nothing_changes) {
    test::TinyRoom room;
    arrange(room);
    const SavedView good = room.session.saved_view();
    const auto refuses = [&](const char* word, auto&& spoil) {
        SavedView bad = good;
        spoil(bad);
        const auto opened = room.session.open(bad);
        ASSERT_FALSE(opened.ok()) << word;
        EXPECT_THAT(opened.error().sentence, HasSubstr(word));
        EXPECT_EQ(room.session.saved_view(), good) << word;
    };
    refuses("'flying'", [](SavedView& v) { v.document.movement = "flying"; });
    refuses("'limp'", [](SavedView& v) { v.document.variant = "limp"; });
    refuses("'huge'", [](SavedView& v) { v.document.size = "huge"; });
    refuses("'tail_r'", [](SavedView& v) { v.document.limits = {{"tail_r", 0.1}}; });
    refuses("'bounce'", [](SavedView& v) { v.document.amounts = {{"bounce", 0.1}}; });
    refuses("'lazy'", [](SavedView& v) { v.document.causes = {"lazy"}; });
    refuses("'tail'", [](SavedView& v) { v.document.hidden = {"tail"}; });
    refuses("'wing'", [](SavedView& v) { v.focus = {"wing"}; });
    refuses("'horn'", [](SavedView& v) { v.selected = "horn"; });
    refuses("side", [](SavedView& v) { v.document.side = model::Side::None; });
}

TEST(SavedViews, one_of_the_list_is_asked_for_by_its_name_once) {
    test::TinyRoom room;
    room.run(Action::OpenView, "squat_good_50");
    EXPECT_EQ(room.session.take_open_request(), "squat_good_50");
    EXPECT_FALSE(room.session.take_open_request().has_value());
    room.session.open_or_tell(Error{ErrorCode::NotFound, "there is no such file", {}});
    ASSERT_FALSE(room.session.notifications().empty());
    EXPECT_EQ(room.session.notifications().back().kind, NotificationKind::Error);
}

}  // namespace
}  // namespace jw::session
