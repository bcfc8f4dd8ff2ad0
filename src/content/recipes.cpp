#include "content/recipes.h"

#include "content/toml_reader.h"

#include "core/ids.h"

#include <fmt/format.h>

#include <algorithm>

namespace jw::content {
namespace {

/// Teaching amplitudes run from nothing to the muscle's own maximum.
constexpr double kMaxActivity = 1.0;

Result<PeriodicCurve> read_keys(const TomlNode& row) {
    JW_TRY(auto items, row.items("keys"));
    std::vector<Key> keys;
    for (const TomlNode& item : items) {
        JW_TRY(auto pair, item.as_items());
        if (pair.size() != 2) {
            return item.error("a key is [time, amplitude]");
        }
        JW_TRY(const double time, pair[0].as_number());
        JW_TRY(const double value, pair[1].as_number());
        if (value < 0.0 || value > kMaxActivity) {
            return item.error(fmt::format("amplitude {} is outside 0..1", value));
        }
        keys.push_back({time, value});
    }
    auto curve = PeriodicCurve::build(keys);
    if (!curve.ok()) {
        return row.error(curve.error().sentence, curve.error().code);
    }
    return curve;
}

Result<std::vector<model::MuscleCurve::Span>> read_states(const TomlNode& row) {
    std::vector<model::MuscleCurve::Span> spans;
    JW_TRY(auto items, row.items("states"));
    for (const TomlNode& item : items) {
        JW_CHECK(item.check_keys({"from", "to", "state"}));
        model::MuscleCurve::Span span{};
        JW_TRY(span.from, item.number("from"));
        JW_TRY(span.to, item.number("to"));
        JW_TRY(span.state, item.choice("state", model::kStateNames));
        if (!(span.from >= 0.0 && span.from < span.to && span.to <= 1.0)) {
            return item.error(fmt::format("the span {}..{} does not lie in 0..1 in that order",
                                          span.from, span.to));
        }
        if (!spans.empty() && span.from < spans.back().to) {
            return item.error("this span begins before the one above it ends");
        }
        spans.push_back(span);
    }
    return spans;
}

Result<RecipeRow> read_row(const TomlNode& node) {
    JW_CHECK(
        node.check_keys({"id", "side", "role", "change", "keys", "states", "reason", "basis"}));
    RecipeRow row;
    row.place = node.place();
    JW_TRY(row.muscle, node.text("id"));
    JW_TRY(row.side, node.choice("side", kRecipeSideNames));
    JW_TRY(row.curve.role, node.text("role"));
    JW_TRY(row.change, node.text("change", ""));
    JW_TRY(row.curve.activity, read_keys(node));
    JW_TRY(row.curve.states, read_states(node));
    JW_TRY(row.curve.reason, node.text("reason"));
    JW_TRY(row.curve.basis, node.text("basis"));
    return row;
}

Result<RecipeVariant> read_variant(const TomlNode& node) {
    JW_CHECK(node.check_keys({"id", "shows", "cause", "muscle"}));
    RecipeVariant variant;
    JW_TRY(variant.id, node.text("id"));
    JW_TRY(variant.shows, node.text("shows"));
    JW_TRY(variant.cause, node.text("cause", ""));
    JW_TRY(auto rows, node.items("muscle"));
    for (const TomlNode& item : rows) {
        JW_TRY(RecipeRow row, read_row(item));
        const bool is_twice =
            std::any_of(variant.rows.begin(), variant.rows.end(), [&](const RecipeRow& other) {
                return other.muscle == row.muscle && other.side == row.side;
            });
        if (is_twice) {
            return item.error(fmt::format("'{}' stands twice in '{}' on side {}", row.muscle,
                                          variant.id, kRecipeSideNames.name(row.side)));
        }
        variant.rows.push_back(std::move(row));
    }
    return variant;
}

Result<Recipe> read_root(const TomlNode& root) {
    JW_CHECK(root.check_keys({"movement", "source", "variant"}));
    Recipe recipe;
    JW_TRY(recipe.movement, root.text("movement"));
    JW_TRY(recipe.source, root.text("source"));
    JW_TRY(auto variants, root.items("variant"));
    for (const TomlNode& item : variants) {
        JW_TRY(RecipeVariant variant, read_variant(item));
        if (recipe.variants.empty() && variant.id != "good") {
            return item.error("the first version must be 'good': faults change it");
        }
        const bool is_twice = std::any_of(recipe.variants.begin(), recipe.variants.end(),
                                          [&](const auto& v) { return v.id == variant.id; });
        if (is_twice) {
            return item.error(fmt::format("version '{}' stands twice", variant.id));
        }
        recipe.variants.push_back(std::move(variant));
    }
    if (recipe.variants.empty()) {
        return root.error("the recipe has no versions; write [[variant]] with id = \"good\"");
    }
    return recipe;
}

bool means(RecipeSide row, model::Side muscle, model::Side working) {
    switch (row) {
        case RecipeSide::Work:
            return muscle == working || muscle == model::Side::None;
        case RecipeSide::Other:
            return muscle != working && muscle != model::Side::None;
        case RecipeSide::Both:
        case RecipeSide::Trunk:
            return true;
    }
    return false;
}

/// Lays one row over the curves found so far, by muscle.
Result<Unit> lay_row(const RecipeRow& row, const model::Body& body, model::Side working,
                     std::vector<const RecipeRow*>& row_of_muscle) {
    bool is_known = false;
    for (std::size_t i = 0; i < body.muscles.size(); ++i) {
        const model::Muscle& muscle = body.muscles[i];
        if (muscle.recipe != row.muscle) {
            continue;
        }
        is_known = true;
        if (means(row.side, muscle.side, working)) {
            row_of_muscle[i] = &row;
        }
    }
    if (!is_known) {
        return Error{ErrorCode::NotFound,
                     fmt::format("the body has no muscle for recipe id '{}'", row.muscle),
                     row.place};
    }
    return Unit{};
}

}  // namespace

Result<Recipe> parse_recipe(std::string_view text, std::string file_name) {
    JW_TRY(const TomlNode root, parse_toml(text, std::move(file_name)));
    return read_root(root);
}

Result<Recipe> read_recipe(const std::filesystem::path& path) {
    JW_TRY(const TomlNode root, read_toml(path));
    return read_root(root);
}

Result<std::vector<model::MuscleCurve>> resolve_recipe(const Recipe& recipe,
                                                       const model::Body& body,
                                                       std::string_view variant,
                                                       model::Side working_side) {
    const auto found = std::find_if(recipe.variants.begin(), recipe.variants.end(),
                                    [&](const RecipeVariant& v) { return v.id == variant; });
    if (found == recipe.variants.end()) {
        return Error{
            ErrorCode::NotFound,
            fmt::format("the recipe of '{}' has no version '{}'", recipe.movement, variant),
            {}};
    }
    std::vector<const RecipeRow*> row_of_muscle(body.muscles.size(), nullptr);
    for (const RecipeRow& row : recipe.variants.front().rows) {
        JW_CHECK(lay_row(row, body, working_side, row_of_muscle));
    }
    if (found != recipe.variants.begin()) {
        for (const RecipeRow& row : found->rows) {
            JW_CHECK(lay_row(row, body, working_side, row_of_muscle));
        }
    }
    std::vector<model::MuscleCurve> curves;
    for (std::size_t i = 0; i < row_of_muscle.size(); ++i) {
        if (row_of_muscle[i] != nullptr) {
            curves.push_back(row_of_muscle[i]->curve);
            curves.back().muscle = static_cast<int>(i);
        }
    }
    return curves;
}

std::vector<int> find_muscle_mirrors(const model::Body& body) {
    std::vector<int> mirrors(body.muscles.size());
    for (std::size_t i = 0; i < mirrors.size(); ++i) {
        mirrors[i] = body.find_muscle(mirror_id(body.muscles[i].id)).value_or(static_cast<int>(i));
    }
    return mirrors;
}

std::vector<model::MuscleCurve> mirror_curves(std::span<const model::MuscleCurve> curves,
                                              std::span<const int> mirrors) {
    std::vector<model::MuscleCurve> result(curves.begin(), curves.end());
    for (model::MuscleCurve& curve : result) {
        curve.muscle = mirrors[static_cast<std::size_t>(curve.muscle)];
    }
    std::sort(result.begin(), result.end(),
              [](const auto& a, const auto& b) { return a.muscle < b.muscle; });
    return result;
}

Result<std::vector<model::MuscleCurve>> read_recipes(const std::filesystem::path& path,
                                                     const model::Body& body,
                                                     std::string_view variant,
                                                     model::Side working_side) {
    JW_TRY(const Recipe recipe, read_recipe(path));
    return resolve_recipe(recipe, body, variant, working_side);
}

}  // namespace jw::content
