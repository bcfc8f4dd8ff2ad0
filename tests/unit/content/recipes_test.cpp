#include "content/recipes.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

namespace jw::content {
namespace {

namespace fs = std::filesystem;

constexpr const char* kRecipe = R"(
movement = "test"
source = "muscle-recipes"

[[variant]]
id = "good"
shows = "well"

[[variant.muscle]]
id = "gluteus_maximus"
side = "work"
role = "mover"
keys = [[0, 0.04], [0.5, 0.36], [1, 0.04]]
reason = "pushes"
basis = "design"

[[variant.muscle]]
id = "erector_spinae"
side = "trunk"
role = "stabiliser"
keys = [[0, 0.1]]
reason = "steadies"
basis = "design"

[[variant]]
id = "stiff"
shows = "less well"
cause = "short_flexors"

[[variant.muscle]]
id = "gluteus_maximus"
side = "other"
role = "gripping"
change = "added"
keys = [[0, 0.2]]
states = [{ from = 0.2, to = 0.4, state = "over_working" }]
reason = "helps"
basis = "design"

[[variant.muscle]]
id = "gluteus_maximus"
side = "work"
role = "mover"
change = "less"
keys = [[0, 0.04], [0.5, 0.2], [1, 0.04]]
reason = "pushes less"
basis = "design"
)";

model::Body body_with(const std::vector<std::pair<std::string, std::string>>& muscles) {
    model::Body body;
    for (const auto& [stem, recipe] : muscles) {
        for (const auto& [suffix, side] :
             {std::pair{"_r", model::Side::Right}, std::pair{"_l", model::Side::Left}}) {
            model::Muscle muscle;
            muscle.id = stem + suffix;
            muscle.recipe = recipe;
            muscle.side = side;
            body.muscles.push_back(muscle);
        }
    }
    return body;
}

model::Body small_body() {
    return body_with({{"gluteus_maximus", "gluteus_maximus"},
                      {"longissimus", "erector_spinae"},
                      {"iliocostalis", "erector_spinae"}});
}

std::map<std::string, const model::MuscleCurve*> by_id(
    const model::Body& body, const std::vector<model::MuscleCurve>& curves) {
    std::map<std::string, const model::MuscleCurve*> map;
    for (const auto& curve : curves) {
        map[body.muscles[static_cast<std::size_t>(curve.muscle)].id] = &curve;
    }
    return map;
}

TEST(Recipe, gives_each_row_to_the_muscles_and_sides_it_means) {
    const auto recipe = parse_recipe(kRecipe, "test.toml");
    ASSERT_TRUE(recipe.ok()) << recipe.error().to_string();
    const model::Body body = small_body();
    const auto curves = resolve_recipe(*recipe, body, "good", model::Side::Right);
    ASSERT_TRUE(curves.ok());
    const auto found = by_id(body, *curves);
    EXPECT_EQ(found.size(), 5U);  // two back muscles on two sides, one gluteus
    EXPECT_TRUE(found.contains("gluteus_maximus_r"));
    EXPECT_FALSE(found.contains("gluteus_maximus_l"));
    EXPECT_TRUE(found.contains("iliocostalis_l"));
}

TEST(Recipe, lays_a_fault_over_good_form) {
    const auto recipe = parse_recipe(kRecipe, "test.toml");
    ASSERT_TRUE(recipe.ok());
    const model::Body body = small_body();
    const auto curves = resolve_recipe(*recipe, body, "stiff", model::Side::Right);
    ASSERT_TRUE(curves.ok());
    const auto found = by_id(body, *curves);
    EXPECT_EQ(found.size(), 6U);
    EXPECT_DOUBLE_EQ(found.at("gluteus_maximus_r")->activity.at(0.5), 0.2);
    EXPECT_DOUBLE_EQ(found.at("gluteus_maximus_l")->activity.at(0.5), 0.2);
    EXPECT_EQ(found.at("gluteus_maximus_l")->states.at(0).state, model::State::OverWorking);
    EXPECT_DOUBLE_EQ(found.at("longissimus_r")->activity.at(0.5), 0.1);
}

TEST(Recipe, mirrored_equals_resolved_for_the_other_side) {
    const auto recipe = parse_recipe(kRecipe, "test.toml");
    ASSERT_TRUE(recipe.ok());
    const model::Body body = small_body();
    const auto right = resolve_recipe(*recipe, body, "stiff", model::Side::Right);
    const auto left = resolve_recipe(*recipe, body, "stiff", model::Side::Left);
    const auto mirrored = mirror_curves(*right, find_muscle_mirrors(body));
    ASSERT_EQ(mirrored.size(), left->size());
    for (std::size_t i = 0; i < mirrored.size(); ++i) {
        EXPECT_EQ(mirrored[i].muscle, (*left)[i].muscle);
        EXPECT_EQ(mirrored[i].role, (*left)[i].role);
        EXPECT_DOUBLE_EQ(mirrored[i].activity.at(0.3), (*left)[i].activity.at(0.3));
    }
}

TEST(Recipe, tells_where_a_fault_stands) {
    std::string text = kRecipe;
    text.replace(text.find("0.36"), 4, "1.36");
    const auto recipe = parse_recipe(text, "test.toml");
    ASSERT_FALSE(recipe.ok());
    EXPECT_EQ(recipe.error().place.line, 13);
    EXPECT_NE(recipe.error().sentence.find("outside 0..1"), std::string::npos);
}

TEST(Recipe, refuses_what_it_does_not_know) {
    for (const auto& [from, to] : std::vector<std::pair<std::string, std::string>>{
             {"side = \"trunk\"", "side = \"middle\""},
             {"role = \"mover\"", "rolle = \"mover\""},
             {"id = \"good\"", "id = \"best\""},
             {"state = \"over_working\"", "state = \"tired\""},
             {"from = 0.2, to = 0.4", "from = 0.6, to = 0.4"},
             {"[0.5, 0.36], [1, 0.04]", "[0.5, 0.36], [1, 0.05]"}}) {
        std::string text = kRecipe;
        ASSERT_NE(text.find(from), std::string::npos) << from;
        text.replace(text.find(from), from.size(), to);
        EXPECT_FALSE(parse_recipe(text, "test.toml").ok()) << to;
    }
}

TEST(Recipe, names_a_muscle_that_the_body_lacks) {
    const auto recipe = parse_recipe(kRecipe, "test.toml");
    ASSERT_TRUE(recipe.ok());
    const auto curves = resolve_recipe(*recipe, body_with({{"longissimus", "erector_spinae"}}),
                                       "good", model::Side::Right);
    ASSERT_FALSE(curves.ok());
    EXPECT_EQ(curves.error().code, ErrorCode::NotFound);
    EXPECT_NE(curves.error().sentence.find("gluteus_maximus"), std::string::npos);
}

TEST(ShippedRecipes, all_read_and_every_loop_closes) {
    int count = 0;
    for (const auto& entry :
         fs::directory_iterator(fs::path{JW_SOURCE_DIR} / "assets/content/muscles")) {
        const auto recipe = read_recipe(entry.path());
        ASSERT_TRUE(recipe.ok()) << recipe.error().to_string();
        EXPECT_EQ(recipe->movement, entry.path().stem().string());
        EXPECT_GE(recipe->variants.size(), 2U);
        for (const auto& variant : recipe->variants) {
            for (const auto& row : variant.rows) {
                EXPECT_NEAR(row.curve.activity.at(0.0), row.curve.activity.at(1.0), 1e-9);
            }
        }
        ++count;
    }
    EXPECT_EQ(count, 26);
}

}  // namespace
}  // namespace jw::content
