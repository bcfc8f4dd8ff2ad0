// Activity recipes (assets/content/muscles/*.toml): what each muscle does in a movement, in good
// form and in each fault.
#pragma once

#include "core/enum_names.h"
#include "core/result.h"
#include "model/body.h"
#include "model/muscle_state.h"

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace jw::content {

/// Whose muscle a row means: the performing leg, the other leg, both legs alike, or the trunk (two
/// sides alike).
enum class RecipeSide { Work, Other, Both, Trunk };
inline constexpr auto kRecipeSideNames = enum_names<RecipeSide>({{RecipeSide::Work, "work"},
                                                                 {RecipeSide::Other, "other"},
                                                                 {RecipeSide::Both, "both"},
                                                                 {RecipeSide::Trunk, "trunk"}});

/// One muscle in one version, without a side of the body yet.
struct RecipeRow {
    std::string muscle;  // Muscle::recipe, "gluteus_maximus"
    RecipeSide side = RecipeSide::Work;
    model::MuscleCurve curve;  // curve.muscle is model::kNone
    std::string change;        // "more", "less", "state" ...; empty in good form
    Place place;               // of the row in its file
};

struct RecipeVariant {
    std::string id;     // "good", "stiff_hip"
    std::string shows;  // one sentence
    std::string cause;  // cause id, may be empty
    std::vector<RecipeRow> rows;
};

/// All versions of one movement, [0] is good.
struct Recipe {
    std::string movement;
    std::string source;  // sources.toml id
    std::vector<RecipeVariant> variants;
};

/// Reads a recipe file. Every row is checked: known keys only, a periodic curve within 0..1, spans
/// in order within 0..1, no muscle twice on one side, `good` first and complete before faults.
/// Fails: as read_toml; InvalidInput or BadFormat at the place of the fault.
Result<Recipe> read_recipe(const std::filesystem::path& path);

/// The same from text; `file_name` is what errors show.
Result<Recipe> parse_recipe(std::string_view text, std::string file_name);

/// The complete curves of one version for a body: the rows of the fault laid over those of good,
/// each given to every muscle of its recipe id on the sides it means ("pelvic_floor" is several
/// muscles). Ordered by muscle, at most one curve a muscle. Muscles in no row rest.
/// Fails: NotFound for an unknown version, or a row whose muscle the body does not have.
Result<std::vector<model::MuscleCurve>> resolve_recipe(const Recipe& recipe,
                                                       const model::Body& body,
                                                       std::string_view variant,
                                                       model::Side working_side);

/// The muscle of the other side of each muscle (itself when it has no mate): ids that differ only
/// in _r and _l. Shape of the result: [muscles.size()].
std::vector<int> find_muscle_mirrors(const model::Body& body);

/// The same curves performed on the other side. Equal to resolving for the other working side.
std::vector<model::MuscleCurve> mirror_curves(std::span<const model::MuscleCurve> curves,
                                              std::span<const int> mirrors);

/// read_recipe and resolve_recipe in one.
Result<std::vector<model::MuscleCurve>> read_recipes(const std::filesystem::path& path,
                                                     const model::Body& body,
                                                     std::string_view variant,
                                                     model::Side working_side);

}  // namespace jw::content
