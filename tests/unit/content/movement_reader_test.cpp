#include "content/movement_reader.h"

#include "content/body_data.h"
#include "content/fit_file.h"
#include "content/library.h"

#include "core/angle.h"
#include "core/files.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>

namespace jw::content {
namespace {

using testing::HasSubstr;

const std::filesystem::path kAssets = std::filesystem::path{JW_SOURCE_DIR} / "assets";
const std::filesystem::path kMovement =
    kAssets / "content" / "movements" / "hip_extension_standing.toml";

class MovementReader : public testing::Test {
  protected:
    static void SetUpTestSuite() {
        auto read = read_body(kAssets / "body");
        ASSERT_TRUE(read.ok()) << read.error().to_string();
        body_ = new model::Body{std::move(read).value()};
    }
    static void TearDownTestSuite() { delete body_; }

    MovementReader() {
        std::vector<Error> faults;
        gives_ = read_gives(kAssets / "content" / "gives.toml", *body_, faults);
        sources_ = read_sources(kAssets / "content" / "sources.toml", faults);
        causes_ = read_cause_library(kAssets / "content" / "causes.toml", *body_, sources_, faults);
        claims_ = read_claims(kAssets / "content" / "claims.toml", sources_, faults);
        EXPECT_TRUE(faults.empty());
        text_ = read_file(kMovement).value();
    }

    model::Movement parse(const std::string& text) {
        faults_.clear();
        return parse_movement(text, "movements/test.toml",
                              {body_, &gives_, &sources_, &causes_, &claims_}, faults_);
    }

    /// The shipped file with one piece of text replaced.
    std::string with(const std::string& piece, const std::string& other) const {
        std::string text = text_;
        const auto at = text.find(piece);
        EXPECT_NE(at, std::string::npos) << piece;
        return text.replace(at, piece.size(), other);
    }

    bool tells(const std::string& words) const {
        return std::any_of(faults_.begin(), faults_.end(), [&](const Error& fault) {
            return fault.sentence.find(words) != std::string::npos && fault.place.line > 0 &&
                   fault.place.column > 0;
        });
    }

    static inline model::Body* body_ = nullptr;
    Gives gives_;
    std::vector<Source> sources_;
    CauseLibrary causes_;
    Claims claims_;
    std::string text_;
    std::vector<Error> faults_;
};

TEST_F(MovementReader, shipped_content_has_no_fault) {
    const std::array paths{kAssets / "content"};
    for (const Error& fault : check_paths(paths, *body_)) {
        ADD_FAILURE() << fault.to_string();
    }
}

TEST_F(MovementReader, a_page_names_its_author_and_a_review_with_its_day) {
    const std::string author = "author = \"the makers of Jointwise\"\n";
    const model::Movement shipped = parse(text_);
    EXPECT_EQ(shipped.page.author, "the makers of Jointwise");
    EXPECT_EQ(shipped.page.reviewer, "") << "nobody has reviewed it";
    const auto reviewed =
        parse(with(author, author + "reviewer = \"A. Physio\"\nreviewed = \"2026-02-28\"\n"));
    EXPECT_TRUE(faults_.empty());
    EXPECT_EQ(reviewed.page.reviewer, "A. Physio");
    EXPECT_EQ(reviewed.page.reviewed, "2026-02-28");
    for (const char* lone : {"reviewer = \"A. Physio\"\n", "reviewed = \"2026-02-28\"\n"}) {
        parse(with(author, author + lone));
        EXPECT_TRUE(tells("belong together")) << lone;
    }
    for (const char* day :
         {"2026-02-30", "2026-13-01", "28.2.2026", "2026-2-8", "2026-0a-01", ""}) {
        parse(with(author, author + "reviewer = \"A.\"\nreviewed = \"" + day + "\"\n"));
        EXPECT_TRUE(tells("a day is written like") || tells("belong together")) << day;
    }
}

TEST_F(MovementReader, the_library_has_movements_with_fits_muscles_and_gives) {
    const auto library = load_library(kAssets / "content", *body_);
    ASSERT_TRUE(library.ok()) << library.error().to_string();
    for (const model::Movement& movement : library->movements) {
        EXPECT_EQ(movement.fits.size(), movement.sizes.size()) << movement.id;
        EXPECT_EQ(movement.gives.size(), body_->coordinates.size());
        EXPECT_NE(movement.stamp, 0U);
        ASSERT_GE(movement.variants.size(), 2U);
        for (const model::Variant& variant : movement.variants) {
            EXPECT_FALSE(variant.muscles.empty()) << movement.id << " " << variant.id;
        }
    }
    EXPECT_NE(library->find_movement("hip_extension_standing"), nullptr);
    EXPECT_EQ(library->find_movement("flying"), nullptr);
}

TEST_F(MovementReader, angles_are_radians_sides_are_resolved_and_sums_are_spread) {
    const model::Movement movement = parse(text_);
    ASSERT_TRUE(faults_.empty()) << faults_.front().to_string();
    const auto value = [&](std::string_view id, double time) {
        for (const model::GoodCurve& curve : movement.good) {
            if (curve.coordinate == body_->coordinate(id)) {
                return to_deg(curve.curve.at(time));
            }
        }
        return std::nan("");
    };
    EXPECT_NEAR(value("hip_flexion_r", 0.48), -10.0, 1e-9);
    EXPECT_NEAR(value("L5_S1_extension", 0.48), 5.0 * 0.33, 1e-3);
    EXPECT_NEAR(value("T12_L1_extension", 0.48), 5.0 * 0.06, 1e-3);
    EXPECT_NEAR(to_deg(movement.task.goal), -15.0, 1e-9);
    EXPECT_EQ(movement.contacts.front().body, "foot_l");
    EXPECT_NEAR(movement.sizes[1].scale, 8.0 / 15.0, 1e-12);
    EXPECT_EQ(movement.find_variant("compensated")->id, "stiff_hip");
    EXPECT_EQ(movement.key_moments.front().joint, "hip_l");
}

TEST_F(MovementReader, a_size_takes_a_part_of_every_way_but_not_of_the_breath) {
    const model::Movement movement =
        parse(with("[[size]]\nid = \"small\"\ngoal = -8\n[size.good]",
                   "[[size]]\nid = \"half\"\npart = 0.5\n\n[[size]]\nid = \"small\"\ngoal = -8\n"
                   "[size.good]"));
    ASSERT_TRUE(faults_.empty()) << faults_.front().to_string();
    const model::Size& half = movement.sizes[1];
    EXPECT_DOUBLE_EQ(half.scale, 0.5);
    const auto breath = body_->coordinate("breath");
    ASSERT_FALSE(half.good.empty());
    for (const model::GoodCurve& whole : movement.good) {
        const auto found = std::find_if(half.good.begin(), half.good.end(), [&](const auto& curve) {
            return curve.coordinate == whole.coordinate;
        });
        ASSERT_EQ(found == half.good.end(), whole.coordinate == breath);
        if (found != half.good.end()) {
            const double start = whole.curve.at(0.0);
            EXPECT_NEAR(found->curve.at(0.0), start, 1e-12);
            EXPECT_NEAR(found->curve.at(0.45), start + 0.5 * (whole.curve.at(0.45) - start), 1e-12);
        }
    }
}

TEST_F(MovementReader, captions_tell_angles_of_limits_that_there_are) {
    const model::Movement movement = parse(text_);
    const bool tells_one =
        std::any_of(movement.key_moments.begin(), movement.key_moments.end(), [](const auto& m) {
            return m.caption.anatomical.find("{hip_extension_r}") != std::string::npos;
        });
    EXPECT_TRUE(tells_one) << "of the working side";
    parse(with("Hip {hip_extension_work}", "Hip {hip_wiggle_work}"));
    EXPECT_TRUE(tells("there is no limit 'hip_wiggle_work'"));
}

TEST_F(MovementReader, a_fault_with_a_coordinate_curve_is_refused) {
    parse(with("id = \"stiff_hip\"", "id = \"stiff_hip\"\nhip_flexion_work = [[0, 0], [0.5, 3]]"));
    EXPECT_TRUE(tells("never moves a coordinate by itself"));
    parse(with("id = \"stiff_hip\"", "id = \"stiff_hip\"\ngood = { pelvis_tilt = 3 }"));
    EXPECT_TRUE(tells("never moves a coordinate by itself"));
}

TEST_F(MovementReader, every_fault_of_a_file_is_told_with_its_place) {
    std::string text = with("joint = \"hip_work\"", "joint = \"hip_middle\"");
    text.replace(text.find("best_view = \"right\""), 19, "best_view = \"below\"");
    text.replace(text.find("source = \"one_leg_standing\""), 27, "source = \"hearsay\"");
    text +=
        "\n[[variant]]\nid = \"stiff_hip\"\nname = \"again\"\nwhat = \"x\"\ncauses = [\"rust\"]\n"
        "limits = { hip_sideways = 3 }\n";
    parse(text);
    EXPECT_TRUE(tells("hip_r") || tells("hip_middle"));
    EXPECT_TRUE(tells("'below' is not a view"));
    EXPECT_TRUE(tells("'hearsay' is not in sources.toml"));
    EXPECT_TRUE(tells("'stiff_hip' stands twice"));
    EXPECT_TRUE(tells("no cause 'rust'"));
    EXPECT_TRUE(tells("no limit 'hip_sideways'"));
    EXPECT_GE(faults_.size(), 6U);
}

TEST_F(MovementReader, a_version_never_says_what_belongs_to_another) {
    const model::Movement movement = parse(text_);
    ASSERT_TRUE(faults_.empty());
    const auto caption = [&](const char* variant, std::size_t moment) {
        return movement
            .find_caption(movement.key_moments.at(moment), *movement.find_variant(variant))
            .plain;
    };
    for (std::size_t i = 0; i < movement.key_moments.size(); ++i) {
        EXPECT_EQ(caption("good", i), movement.key_moments[i].caption.plain);
        EXPECT_EQ(caption("stiff_hip", i), movement.key_moments[i].fault_caption.plain);
    }
    EXPECT_EQ(caption("trunk_falls_forward", 0),
              movement.find_variant("trunk_falls_forward")->what);
    EXPECT_THAT(caption("trunk_falls_forward", 2), HasSubstr("trunk leans forward over"));
    parse(with("captions = { end =", "captions = { later ="));
    EXPECT_TRUE(tells("there is no moment 'later'"));
}

TEST_F(MovementReader, causes_and_amounts_are_read_and_their_faults_told) {
    const std::string walking =
        read_file(kAssets / "content" / "movements" / "walking.toml", 1U << 20U).value();
    text_ = walking;
    const model::Movement movement = parse(text_);
    ASSERT_TRUE(faults_.empty()) << faults_.front().to_string();
    std::vector<std::string> ids;
    for (const model::Amount& amount : movement.amounts) {
        ids.push_back(amount.id);
    }
    EXPECT_THAT(ids, testing::ElementsAre("pelvis_drop_r", "pelvis_drop_l", "pelvis_rotation_r",
                                          "pelvis_rotation_l", "side_glide_r", "side_glide_l",
                                          "low_back_sag", "step"));
    EXPECT_NEAR(movement.amounts[1].courses.at(0).curve.at(0.68), 1.0, 1e-9);  // half a cycle later
    EXPECT_EQ(movement.amounts[1].best_view, "front");
    parse(with("unit = \"deg\"\nmost = 10", "unit = \"m\"\nmost = 10"));
    EXPECT_TRUE(tells("is not measured in m"));
    parse(with("amounts = { step = -15 }", "amounts = { step = -150 }"));
    EXPECT_TRUE(tells("step is more than 40 either way"));
    parse(with("amounts = { step = -15 }", "amounts = { stride = -15 }"));
    EXPECT_TRUE(tells("the movement has no amount 'stride'"));
    parse(with("limits = { hip_extension_work = 0 }", "limits = { hip_extension_work = 50 }"));
    EXPECT_TRUE(tells("is beyond 30, which no pose may pass"));
}

TEST_F(MovementReader, timing_is_read_and_its_faults_told) {
    const model::Movement movement = parse(
        with("id = \"stiff_hip\"", "id = \"stiff_hip\"\ntiming = { hip_flexion_work = 0.05 }"));
    ASSERT_TRUE(faults_.empty()) << faults_.front().to_string();
    const model::Variant& variant = *movement.find_variant("stiff_hip");
    ASSERT_EQ(variant.timing.size(), 1U);
    EXPECT_EQ(variant.timing[0].name, "hip_flexion_r");
    EXPECT_EQ(variant.timing[0].later, 0.05);
    parse(with("id = \"stiff_hip\"", "id = \"stiff_hip\"\ntiming = { hip_flexion_work = 0.5 }"));
    EXPECT_TRUE(tells("at most 0.25 either way"));
    parse(with("id = \"stiff_hip\"", "id = \"stiff_hip\"\ntiming = { hip_twist = 0.05 }"));
    EXPECT_TRUE(tells("no coordinate or sum named 'hip_twist'"));
}

TEST_F(MovementReader, props_are_read_and_their_faults_told) {
    text_ =
        read_file(std::filesystem::path{JW_SOURCE_DIR} / "tests" / "movements" / "seated_bend.toml")
            .value();
    const model::Movement movement = parse(text_);
    ASSERT_TRUE(faults_.empty()) << faults_.front().to_string();
    ASSERT_EQ(movement.props.size(), 1U);
    EXPECT_NEAR(movement.props[0].block.top(), 0.42, 1e-12);
    EXPECT_EQ(movement.contacts.at(0).place, "stool");
    parse(with("place = \"stool\"", "place = \"sofa\""));
    EXPECT_TRUE(tells("there is no 'sofa' to rest on"));
    parse(with("size = [0.36, 0.42, 0.42]", "size = [0.36, 0, 0.42]"));
    EXPECT_TRUE(tells("each side is above 0"));
    parse(with("size = [0.36, 0.42, 0.42]", "size = [0.36, 0.42]"));
    EXPECT_TRUE(tells("write three lengths in metres"));
    parse(with("id = \"stool\"", "id = \"floor\""));
    EXPECT_TRUE(tells("'floor' stands twice"));
}

TEST_F(MovementReader, angles_outside_the_range_of_the_joint_are_refused) {
    parse(with("knee_angle_other = 6", "knee_angle_other = 190"));
    EXPECT_TRUE(tells("knee_angle_l 190 is outside"));
}

TEST_F(MovementReader, curves_must_close_across_the_loop) {
    parse(with("pelvis_tz = [[0, 0], [0.14, -0.07], [0.86, -0.07], [1, 0]]",
               "pelvis_tz = [[0, 0], [0.14, -0.07], [1, 0.02]]"));
    EXPECT_TRUE(tells("jumps when it repeats"));
}

TEST_F(MovementReader, broken_toml_is_one_fault_with_its_line) {
    parse("id = \"x\"\nname = [\n");
    ASSERT_EQ(faults_.size(), 1U);
    EXPECT_GT(faults_.front().place.line, 0);
}

TEST_F(MovementReader, a_stored_fit_reads_back_as_it_was) {
    model::Movement movement = parse(text_);
    std::vector<Key> keys;
    for (int i = 0; i < 100; ++i) {
        keys.push_back({i / 100.0, 0.1 * std::sin(0.0628318 * i) + 1.0 / 3.0});
    }
    movement.fits = {{"standard",
                      {{body_->coordinate("pelvis_tx"), PeriodicCurve::build(keys).value()},
                       {body_->coordinate("hip_flexion_l"), PeriodicCurve::build(keys).value()}}}};
    const auto fits =
        parse_fits(write_fits(movement, *body_), "test.fit.toml", movement, *body_, faults_);
    ASSERT_TRUE(faults_.empty());
    ASSERT_EQ(fits.size(), 1U);
    ASSERT_EQ(fits[0].curves.size(), 2U);
    for (int i = 0; i < 100; ++i) {
        EXPECT_NEAR(fits[0].curves[1].curve.at(i / 100.0), keys[static_cast<std::size_t>(i)].value,
                    1e-15);
    }
}

TEST_F(MovementReader, shown_words_never_judge) {
    std::vector<std::filesystem::path> paths{kAssets / "content" / "causes.toml"};
    for (const auto& entry : std::filesystem::directory_iterator(kMovement.parent_path())) {
        paths.push_back(entry.path());
    }
    for (const auto& path : paths) {
        std::string text = read_file(path).value();
        std::transform(text.begin(), text.end(), text.begin(),
                       [](char c) { return static_cast<char>(std::tolower(c)); });
        for (const char* word : {"wrong", "weak", " bad ", "incorrect"}) {
            EXPECT_THAT(text, testing::Not(HasSubstr(word))) << path;
        }
    }
}

TEST_F(MovementReader, a_path_that_is_not_there_is_told) {
    const std::array paths{kAssets / "content" / "movements" / "flying.toml"};
    const auto faults = check_paths(paths, *body_);
    ASSERT_EQ(faults.size(), 1U);
    EXPECT_EQ(faults.front().code, ErrorCode::NotFound);
}

}  // namespace
}  // namespace jw::content
