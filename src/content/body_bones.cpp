// parameters.toml, bones.toml, masses.toml, coordinates.toml
#include "content/body_parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace jw::content::body_parts {
namespace {

double to_inside(double value, const std::string& unit) {
    return unit == "deg" ? to_rad(value) : value;
}

Result<model::Parameter> read_parameter(const TomlNode& row) {
    JW_CHECK(row.check_keys({"id", "english", "value", "reference", "unit", "range", "source"}));
    model::Parameter p;
    JW_TRY(p.id, row.text("id"));
    JW_TRY(p.english, row.text("english"));
    JW_TRY(p.unit, row.text("unit"));
    JW_TRY(p.source, row.text("source"));
    JW_TRY(p.value, row.number("value"));
    JW_TRY(p.reference, row.number("reference"));
    if (p.unit != "deg" && p.unit != "m" && p.unit != "1") {
        return row.find("unit")->error(
            fmt::format("unit: '{}' is not known, write one of: deg, m, 1", p.unit));
    }
    return p;
}

Result<Unit> check_range(const TomlNode& row, const TomlNode& value, const std::string& id) {
    JW_TRY(const auto range, row.numbers("range"));
    if (range.size() != 2) {
        return row.error(fmt::format("{}: write range = [least, greatest]", id));
    }
    JW_TRY(const double number, value.as_number());
    if (number < range[0] || number > range[1]) {
        return value.error(fmt::format("{} {} is outside {}..{}", id, number, range[0], range[1]));
    }
    return Unit{};
}

/// The table of a preset; fails NotFound naming the known ones.
Result<TomlNode> find_preset(const TomlNode& root, std::string_view preset) {
    JW_TRY(const TomlNode presets, root.table("preset"));
    if (!presets.has(preset)) {
        return presets.error(fmt::format("there is no body '{}', use one of: {}", preset,
                                         fmt::join(presets.keys(), ", ")),
                             ErrorCode::NotFound);
    }
    return presets.table(preset);
}

}  // namespace

Result<Unit> read_parameters(Draft& draft, std::optional<std::string_view> preset) {
    JW_TRY(const TomlNode root, draft.open("parameters.toml"));
    JW_CHECK(root.check_keys({"parameter", "preset"}));
    JW_TRY(const auto rows, root.items("parameter"));
    std::optional<TomlNode> changed;
    if (preset && !preset->empty()) {
        JW_TRY(changed, find_preset(root, *preset));
        std::vector<std::string> names;
        for (const TomlNode& row : rows) {
            JW_TRY(names.emplace_back(), row.text("id"));
        }
        const std::vector<std::string_view> known{names.begin(), names.end()};
        JW_CHECK(changed->check_keys(known));
    }
    for (const TomlNode& row : rows) {
        JW_TRY(model::Parameter p, read_parameter(row));
        JW_CHECK(check_new(draft.body.parameters, p.id, row));
        TomlNode value = *row.find("value");
        if (changed && changed->has(p.id)) {
            value = *changed->find(p.id);
            JW_TRY(p.value, value.as_number());
        }
        JW_CHECK(check_range(row, value, p.id));
        p.reference = to_inside(p.reference, p.unit);
        p.value = preset ? to_inside(p.value, p.unit) : p.reference;
        draft.body.parameters.push_back(std::move(p));
    }
    JW_TRY(draft.shape, BodyShape::build(draft.body.parameters));
    return Unit{};
}

namespace {

Result<Unit> read_bone(Draft& draft, const TomlNode& row, const TomlNode& root) {
    JW_CHECK(
        row.check_keys({"id", "latin", "english", "plain", "parent", "origin", "mesh", "source"}));
    model::Bone bone;
    JW_TRY(const std::string id, row.text("id"));
    JW_TRY(bone.latin, row.text("latin"));
    JW_TRY(bone.english, row.text("english"));
    JW_TRY(bone.plain, row.text("plain"));
    JW_TRY(bone.has_mesh, row.boolean("mesh", true));
    JW_TRY(bone.source, source_of(draft, row, root));
    JW_TRY(const Vec3 origin, row.vec3("origin"));
    JW_TRY(const std::string parent, row.text("parent"));
    JW_TRY(const auto sides, sides_of(row, id));
    for (const SideOf& side : sides) {
        bone.id = side.id(id);
        bone.side = side.side;
        JW_CHECK(check_new(draft.body.bones, bone.id, row));
        bone.parent = model::kNone;
        if (!parent.empty()) {
            JW_TRY(bone.parent, find_bone(draft, row, "parent", side));
        }
        bone.origin = draft.shape.point(bone.id, side.point(origin));
        draft.body.bones.push_back(bone);
    }
    return Unit{};
}

}  // namespace

Result<Unit> read_bones(Draft& draft) {
    JW_TRY(const TomlNode root, draft.open("bones.toml"));
    constexpr std::array<std::string_view, 4> kGroups{"pelvis_and_spine", "head_and_chest", "arm",
                                                      "leg"};
    JW_CHECK(root.check_keys(kGroups));
    for (std::string_view group : kGroups) {
        JW_TRY(const auto rows, root.items(group));
        for (const TomlNode& row : rows) {
            JW_CHECK(read_bone(draft, row, root));
        }
    }
    return Unit{};
}

Result<Unit> read_masses(Draft& draft) {
    JW_TRY(const TomlNode root, draft.open("masses.toml"));
    JW_CHECK(root.check_keys({"source", "mark", "segment"}));
    JW_TRY(const auto rows, root.items("segment"));
    const double woman = draft.shape.sex();
    double total = 0.0;
    for (const TomlNode& row : rows) {
        JW_CHECK(row.check_keys({"bone", "man", "man_centre", "woman", "woman_centre"}));
        JW_TRY(const std::string id, row.text("bone"));
        JW_TRY(const double man_mass, row.number("man"));
        JW_TRY(const double woman_mass, row.number("woman"));
        JW_TRY(const Vec3 man_centre, row.vec3("man_centre"));
        JW_TRY(const Vec3 woman_centre, row.vec3("woman_centre"));
        JW_TRY(const auto sides, sides_of(row, id));
        for (const SideOf& side : sides) {
            JW_TRY(const int index, find_bone(draft, row, "bone", side));
            model::Bone& bone = draft.body.bones[static_cast<std::size_t>(index)];
            bone.mass_fraction = man_mass + woman * (woman_mass - man_mass);
            const Vec3 centre = man_centre + woman * (woman_centre - man_centre);
            bone.mass_centre = draft.shape.point(bone.id, side.point(centre));
            total += bone.mass_fraction;
        }
    }
    if (!(total > 0.9 && total < 1.1)) {
        return root.error(
            fmt::format("the masses add up to {:.3f}, they should add up to 1", total));
    }
    for (model::Bone& bone : draft.body.bones) {
        bone.mass_fraction /= total;
    }
    return Unit{};
}

namespace {

constexpr auto kKindNames =
    enum_names<model::CoordinateKind>({{model::CoordinateKind::Rotation, "rotation"},
                                       {model::CoordinateKind::Translation, "translation"},
                                       {model::CoordinateKind::Unitless, "unitless"}});

/// Neutral values of the pelvis shifts follow its frame origin, which the parameters may have
/// moved.
double shaped_neutral(const Draft& draft, const std::string& id, double value) {
    constexpr std::array<std::string_view, 3> kShifts{"pelvis_tx", "pelvis_ty", "pelvis_tz"};
    for (int axis = 0; axis < 3; ++axis) {
        if (id == kShifts[static_cast<std::size_t>(axis)]) {
            return draft.body.bones[static_cast<std::size_t>(draft.body.bone("pelvis"))]
                .origin[axis];
        }
    }
    return value;
}

Result<model::Coordinate> read_coordinate(Draft& draft, const TomlNode& row) {
    JW_CHECK(row.check_keys({"id", "kind", "positive", "neutral", "in_mirror"}));
    model::Coordinate c;
    JW_TRY(c.id, row.text("id"));
    JW_TRY(c.kind, row.choice("kind", kKindNames));
    JW_CHECK(row.text("positive"));
    JW_TRY(const double neutral, row.number("neutral", 0.0));
    c.neutral = c.kind == model::CoordinateKind::Rotation ? to_rad(neutral) : neutral;
    c.neutral = shaped_neutral(draft, c.id, c.neutral);
    JW_TRY(const std::string mirror, row.text("in_mirror", "same"));
    if (mirror != "same" && mirror != "opposite") {
        return row.find("in_mirror")
            ->error(
                fmt::format("in_mirror: '{}' is not known, write one of: same, opposite", mirror));
    }
    c.mirror_sign = mirror == "opposite" ? -1.0 : 1.0;
    return c;
}

}  // namespace

Result<Unit> read_coordinates(Draft& draft) {
    JW_TRY(const TomlNode root, draft.open("coordinates.toml"));
    JW_CHECK(root.check_keys({"coordinate"}));
    JW_TRY(const auto rows, root.items("coordinate"));
    auto& list = draft.body.coordinates;
    std::vector<model::Coordinate> left;  // of the run of paired rows that is being read
    const auto finish_left = [&] {
        const std::size_t first_right = list.size() - left.size();
        for (std::size_t i = 0; i < left.size(); ++i) {
            left[i].mirror = static_cast<int>(first_right + i);
            list[first_right + i].mirror = static_cast<int>(list.size());
            list.push_back(left[i]);
        }
        left.clear();
    };
    for (const TomlNode& row : rows) {
        JW_TRY(model::Coordinate c, read_coordinate(draft, row));
        JW_CHECK(check_new(list, c.id, row));
        JW_TRY(const auto sides, sides_of(TomlNode{row}, c.id));
        if (sides.size() == 1) {
            finish_left();
            c.mirror = static_cast<int>(list.size());
            list.push_back(std::move(c));
        } else {
            list.push_back(c);
            c.id = sides[1].id(c.id);
            left.push_back(std::move(c));
        }
    }
    finish_left();
    return Unit{};
}

}  // namespace jw::content::body_parts
