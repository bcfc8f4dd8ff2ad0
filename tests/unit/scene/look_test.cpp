#include "scene/look.h"

#include "scene/colour_sight.h"

#include <glm/geometric.hpp>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <string>

namespace jw::scene {
namespace {

float encode(float c) {
    c = std::clamp(c, 0.0F, 1.0F);
    return c <= 0.0031308F ? 12.92F * c : 1.055F * std::pow(c, 1.0F / 2.4F) - 0.055F;
}

glm::vec3 lab_as_seen(const Srgb& colour, ColourSight sight) {
    const glm::vec3 seen = find_sight_matrix(sight) * to_linear(colour);
    return to_oklab({encode(seen.r), encode(seen.g), encode(seen.b)});
}

TEST(ColourSight, greys_stay_greys_and_red_and_green_come_together) {
    for (const auto& [sight, name] : kColourSightNames.rows) {
        const glm::vec3 white = find_sight_matrix(sight) * glm::vec3{1.0F};
        EXPECT_NEAR(glm::distance(white, glm::vec3{1.0F}), 0.0F, 2e-3F) << name;
    }
    const Srgb red{0.8F, 0.25F, 0.2F};
    const Srgb green{0.45F, 0.5F, 0.2F};
    const auto apart = [&](ColourSight sight) {
        return glm::distance(lab_as_seen(red, sight), lab_as_seen(green, sight));
    };
    EXPECT_LT(apart(ColourSight::Protan), 0.7F * apart(ColourSight::Usual));
    EXPECT_LT(apart(ColourSight::Deutan), 0.7F * apart(ColourSight::Usual));
    EXPECT_GT(apart(ColourSight::Tritan), 0.9F * apart(ColourSight::Usual));
}

TEST(Look, every_pair_of_states_stays_apart_for_everybody) {
    const std::vector<LegendRow> rows = build_legend();
    for (const auto& [sight, sight_name] : kColourSightNames.rows) {
        for (std::size_t i = 0; i < rows.size(); ++i) {
            for (std::size_t j = i + 1; j < rows.size(); ++j) {
                const float apart = glm::distance(lab_as_seen(rows[i].look.colour, sight),
                                                  lab_as_seen(rows[j].look.colour, sight));
                EXPECT_GT(apart, 0.05F)
                    << rows[i].name << " / " << rows[j].name << ", " << sight_name;
            }
        }
    }
}

TEST(Look, states_that_are_easily_confused_differ_in_lightness) {
    const auto lightness = [](model::State state) {
        return to_oklab(find_look(state, 1.0).colour).x;
    };
    EXPECT_GT(lightness(model::State::Resting) - lightness(model::State::Working), 0.08F);
    EXPECT_GT(lightness(model::State::Working) - lightness(model::State::OverWorking), 0.10F);
    EXPECT_GT(lightness(model::State::Late) - lightness(model::State::Working), 0.04F);
    EXPECT_GT(lightness(model::State::ShortPosition) - lightness(model::State::Limiting), 0.30F);
    EXPECT_GT(lightness(model::State::LetGo) - lightness(model::State::Guarding), 0.20F);
}

TEST(Look, every_state_has_a_pattern_of_its_own) {
    std::set<PatternKind> kinds;
    for (const LegendRow& row : build_legend()) {
        EXPECT_TRUE(kinds.insert(row.look.kind).second) << row.name;
        const bool has_ink = row.look.pattern.first.strength > 0.0F;
        EXPECT_EQ(has_ink, row.look.kind != PatternKind::Plain) << row.name;
        if (has_ink) {
            const float contrast = std::abs(to_oklab(row.look.colour).x - to_oklab(row.look.ink).x);
            EXPECT_GT(contrast, 0.10F)
                << "the pattern of " << row.name << " must be seen without colour";
        }
    }
}

TEST(Look, patterns_close_around_the_belly) {
    for (const LegendRow& row : build_legend()) {
        for (const Pattern::Stripes& stripes : {row.look.pattern.first, row.look.pattern.second}) {
            EXPECT_EQ(stripes.frequency.y, std::round(stripes.frequency.y)) << row.name;
        }
    }
}

TEST(Look, the_legend_has_every_state_once_in_teaching_order) {
    const std::vector<LegendRow> rows = build_legend();
    ASSERT_EQ(rows.size(), model::kStateNames.rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        EXPECT_EQ(rows[i].state, model::kStateNames.rows[i].first);
        EXPECT_EQ(rows[i].name, model::kStateNames.rows[i].second);
    }
}

TEST(Look, resting_is_nearly_the_colour_of_bone) {
    const glm::vec3 bone = to_oklab(find_surroundings(Theme::Light).bone);
    const glm::vec3 rest = to_oklab(find_look(model::State::Resting, 0.0).colour);
    EXPECT_LT(glm::distance(bone, rest), 0.2F);
    EXPECT_LT(glm::length(glm::vec2{rest.y, rest.z}), 0.05F) << "quiet: hardly any chroma";
}

TEST(Look, low_activity_takes_a_visible_step_and_then_grows) {
    const auto distance_from_rest = [](double fill) {
        return glm::distance(to_oklab(find_look(model::State::Working, fill).colour),
                             to_oklab(find_look(model::State::Resting, 0.0).colour));
    };
    EXPECT_LT(distance_from_rest(0.5 * kFirstStep), 1e-4F);
    EXPECT_GT(distance_from_rest(kFirstStep), 0.03F)
        << "a just noticeable difference is about 0.02";
    float before = 0.0F;
    for (double fill = kFirstStep; fill <= 1.0; fill += 0.05) {
        EXPECT_GT(distance_from_rest(fill), before) << fill;
        before = distance_from_rest(fill);
    }
}

TEST(Look, states_about_length_show_without_activity) {
    for (const model::State state :
         {model::State::Lengthened, model::State::ShortPosition, model::State::Limiting}) {
        EXPECT_GT(glm::distance(to_oklab(find_look(state, 0.0).colour),
                                to_oklab(find_look(model::State::Resting, 0.0).colour)),
                  0.1F)
            << model::kStateNames.name(state);
    }
}

TEST(Look, over_working_and_limiting_are_outlined_and_others_are_not) {
    for (const LegendRow& row : build_legend()) {
        const bool is_outlined =
            row.state == model::State::OverWorking || row.state == model::State::Limiting;
        EXPECT_EQ(row.look.outline_width > 0.0F, is_outlined) << row.name;
    }
}

TEST(Look, versions_differ_in_colour_for_everybody_and_in_line) {
    const VersionLook good = find_version_look(Version::Good);
    const VersionLook compensated = find_version_look(Version::Compensated);
    EXPECT_NE(good.dashed, compensated.dashed);
    for (const auto& [sight, sight_name] : kColourSightNames.rows) {
        EXPECT_GT(
            glm::distance(lab_as_seen(good.accent, sight), lab_as_seen(compensated.accent, sight)),
            0.12F)
            << sight_name;
    }
}

TEST(Look, every_theme_sets_bone_off_from_its_background) {
    for (const auto& [theme, name] : kThemeNames.rows) {
        const Surroundings s = find_surroundings(theme);
        const float guide = std::abs(to_oklab(s.guide).x - to_oklab(s.background_bottom).x);
        EXPECT_GT(guide, 0.4F) << name;
        EXPECT_GT(std::abs(to_oklab(s.bone).x - to_oklab(s.background_bottom).x), 0.05F) << name;
    }
}

TEST(Colour, oklab_goes_there_and_back) {
    for (const Srgb& colour :
         {Srgb{0.2F, 0.5F, 0.8F}, Srgb{0.9F, 0.1F, 0.4F}, Srgb{1.0F}, Srgb{0.0F}}) {
        EXPECT_LT(glm::distance(from_oklab(to_oklab(colour)), colour), 2e-3F);
    }
    EXPECT_NEAR(to_oklab(Srgb{1.0F}).x, 1.0F, 1e-4F);
}

}  // namespace
}  // namespace jw::scene
