// landmarks_*.toml, wraps.toml, lines_*.toml, muscles.toml
#include "content/body_parts.h"

#include <fmt/format.h>

#include <algorithm>

namespace jw::content::body_parts {
namespace {

Result<Unit> read_landmark(Draft& draft, const TomlNode& row, const TomlNode& root) {
    JW_CHECK(row.check_keys(
        {"id", "bone", "at", "radius", "trust", "mark", "source", "note", "mirror"}));
    JW_TRY(const std::string id, row.text("id"));
    JW_TRY(const Vec3 at, row.vec3("at"));
    JW_CHECK(source_of(draft, row, root));
    JW_TRY(const auto sides, sides_of(row, id));
    for (const SideOf& side : sides) {
        model::Landmark mark;
        mark.id = side.id(id);
        JW_TRY(mark.bone, find_bone(draft, row, "bone", side));
        mark.point = draft.shape.point(draft.body.bones[static_cast<std::size_t>(mark.bone)].id,
                                       side.point(at));
        JW_TRY(mark.radius, row.number("radius", 0.0));
        mark.radius *= draft.shape.scale();
        JW_TRY(mark.trust, row.choice("trust", model::kTrustNames, model::Trust::Firm));
        JW_TRY(mark.mark, mark_of(row, root));
        JW_TRY(mark.note, row.text("note", ""));
        JW_CHECK(check_new(draft.body.landmarks, mark.id, row));
        draft.body.landmarks.push_back(std::move(mark));
    }
    return Unit{};
}

Result<Unit> read_wrap(Draft& draft, const TomlNode& row, const TomlNode& root) {
    JW_CHECK(row.check_keys({"id", "kind", "bone", "at", "turn", "radius", "radii", "length",
                             "quadrant", "source", "mirror"}));
    JW_TRY(const std::string id, row.text("id"));
    JW_TRY(const Vec3 at, row.vec3("at"));
    JW_TRY(const Vec3 turn, row.vec3("turn", Vec3{0.0}));
    const Quat q = glm::angleAxis(to_rad(turn.x), Vec3{1.0, 0.0, 0.0}) *
                   glm::angleAxis(to_rad(turn.y), Vec3{0.0, 1.0, 0.0}) *
                   glm::angleAxis(to_rad(turn.z), Vec3{0.0, 0.0, 1.0});
    JW_TRY(const auto sides, sides_of(row, id));
    for (const SideOf& side : sides) {
        model::Wrap wrap;
        wrap.id = side.id(id);
        JW_TRY(wrap.kind, row.choice("kind", model::kWrapKindNames));
        JW_TRY(wrap.bone, find_bone(draft, row, "bone", side));
        const std::string& bone = draft.body.bones[static_cast<std::size_t>(wrap.bone)].id;
        wrap.X_BW = {side.rotation(q), draft.shape.point(bone, side.point(at))};
        JW_TRY(const double radius, row.number("radius", 0.0));
        JW_TRY(wrap.radii, row.vec3("radii", Vec3{radius, 0.0, 0.0}));
        wrap.radii *= draft.shape.scale();
        JW_TRY(wrap.length, row.number("length", 0.0));
        wrap.length *= draft.shape.scale();
        if (!(wrap.radii.x > 0.0) ||
            (wrap.kind == model::WrapKind::Cylinder && !(wrap.length > 0.0))) {
            return row.error("a wrap needs a radius, and a cylinder a length, greater than 0");
        }
        JW_TRY(wrap.quadrant, row.choice("quadrant", model::kQuadrantNames, model::Quadrant::All));
        JW_TRY(wrap.source, source_of(draft, row, root));
        JW_CHECK(check_new(draft.body.wraps, wrap.id, row));
        draft.body.wraps.push_back(std::move(wrap));
    }
    return Unit{};
}

Result<std::vector<model::PathPoint>> read_path(const Draft& draft, const TomlNode& row,
                                                const SideOf& side) {
    JW_TRY(const auto nodes, row.items("path"));
    if (nodes.size() < 2) {
        return row.error("path: a line needs an origin and an insertion, write two points or more");
    }
    std::vector<model::PathPoint> path;
    for (const TomlNode& node : nodes) {
        JW_CHECK(node.check_keys({"bone", "at"}));
        model::PathPoint p;
        JW_TRY(p.bone, find_bone(draft, node, "bone", side));
        JW_TRY(const Vec3 at, node.vec3("at"));
        p.point = draft.shape.point(draft.body.bones[static_cast<std::size_t>(p.bone)].id,
                                    side.point(at));
        path.push_back(p);
    }
    path.front().kind = model::PathPoint::Kind::Origin;
    path.back().kind = model::PathPoint::Kind::Insertion;
    return path;
}

/// Forces and lengths of a line; lengths grow with the stature.
Result<Unit> read_figures(const Draft& draft, const TomlNode& row, model::MuscleLine& line) {
    constexpr double kSquareMetresPerSquareCentimetre = 1e-4;
    const double scale = draft.shape.scale();
    JW_TRY(line.max_force, row.number("force", 0.0));
    JW_TRY(line.optimal_fibre_length, row.number("fibre", 0.0));
    JW_TRY(line.tendon_slack_length, row.number("tendon", 0.0));
    JW_TRY(const double pennation, row.number("pennation", 0.0));
    JW_TRY(const double area, row.number("area", 0.0));
    line.optimal_fibre_length *= scale;
    line.tendon_slack_length *= scale;
    line.pennation = to_rad(pennation);
    line.pcsa = area * kSquareMetresPerSquareCentimetre;
    return Unit{};
}

Result<Unit> read_line(Draft& draft, const TomlNode& row, const TomlNode& root) {
    JW_CHECK(row.check_keys({"id", "force", "fibre", "tendon", "pennation", "area", "wraps", "path",
                             "source", "mark", "note", "mirror"}));
    JW_TRY(const std::string id, row.text("id"));
    JW_TRY(const auto wraps, row.texts("wraps"));
    JW_CHECK(row.text("note", ""));
    JW_TRY(const auto sides, sides_of(row, id));
    for (const SideOf& side : sides) {
        model::MuscleLine line;
        line.id = side.id(id);
        JW_CHECK(check_new(draft.body.lines, line.id, row));
        JW_TRY(line.path, read_path(draft, row, side));
        JW_CHECK(read_figures(draft, row, line));
        JW_TRY(line.source, source_of(draft, row, root));
        JW_TRY(line.mark, mark_of(row, root));
        for (const std::string& name : wraps) {
            const auto& list = draft.body.wraps;
            const auto at = std::find_if(list.begin(), list.end(), [&](const model::Wrap& w) {
                return w.id == side.id(name);
            });
            if (at == list.end()) {
                return row.find("wraps")->error(
                    fmt::format("wraps: '{}' is no wrap, write ids of wraps.toml", name));
            }
            line.wraps.push_back(static_cast<int>(at - list.begin()));
        }
        draft.body.lines.push_back(std::move(line));
    }
    return Unit{};
}

Result<Unit> read_muscle(Draft& draft, const TomlNode& row, const std::string& group) {
    JW_CHECK(row.check_keys({"id", "latin", "english", "plain", "layer", "recipe", "tissue", "mesh",
                             "mirror", "lines"}));
    JW_TRY(const std::string id, row.text("id"));
    JW_TRY(const auto lines, row.texts("lines"));
    JW_TRY(const auto sides, sides_of(row, id));
    for (const SideOf& side : sides) {
        model::Muscle muscle;
        muscle.id = side.id(id);
        muscle.side = side.side;
        muscle.group = group;
        JW_CHECK(check_new(draft.body.muscles, muscle.id, row));
        JW_TRY(muscle.latin, row.text("latin"));
        JW_TRY(muscle.english, row.text("english"));
        JW_TRY(muscle.plain, row.text("plain"));
        JW_TRY(muscle.layer, row.choice("layer", model::kLayerNames));
        JW_TRY(muscle.tissue, row.choice("tissue", model::kTissueNames, model::Tissue::Muscle));
        JW_TRY(muscle.has_mesh, row.boolean("mesh", true));
        const std::string bare = side.side == model::Side::None ? id : id.substr(0, id.size() - 2);
        JW_TRY(muscle.recipe, row.text("recipe", bare));
        for (const std::string& name : lines) {
            const auto line = draft.body.find_line(side.id(name));
            if (!line) {
                return row.find("lines")->error(
                    fmt::format("lines: '{}' is no line, write ids of lines_*.toml", name));
            }
            muscle.lines.push_back(*line);
        }
        if (muscle.lines.empty()) {
            return row.error("lines: a muscle needs at least one line");
        }
        draft.body.muscles.push_back(std::move(muscle));
    }
    return Unit{};
}

}  // namespace

Result<Unit> read_landmarks(Draft& draft) {
    JW_TRY(const auto roots, draft.open_all("landmarks_"));
    for (const TomlNode& root : roots) {
        JW_CHECK(root.check_keys({"mark", "source", "landmark"}));
        JW_TRY(const auto rows, root.items("landmark"));
        for (const TomlNode& row : rows) {
            JW_CHECK(read_landmark(draft, row, root));
        }
    }
    return Unit{};
}

Result<Unit> read_wraps(Draft& draft) {
    JW_TRY(const TomlNode root, draft.open("wraps.toml"));
    JW_CHECK(root.check_keys({"source", "wrap"}));
    JW_TRY(const auto rows, root.items("wrap"));
    for (const TomlNode& row : rows) {
        JW_CHECK(read_wrap(draft, row, root));
    }
    return Unit{};
}

Result<Unit> read_lines(Draft& draft) {
    JW_TRY(const auto roots, draft.open_all("lines_"));
    for (const TomlNode& root : roots) {
        JW_CHECK(root.check_keys({"source", "mark", "line"}));
        JW_TRY(const auto rows, root.items("line"));
        for (const TomlNode& row : rows) {
            JW_CHECK(read_line(draft, row, root));
        }
    }
    return Unit{};
}

Result<Unit> read_muscles(Draft& draft) {
    JW_TRY(const TomlNode root, draft.open("muscles.toml"));
    JW_CHECK(root.check_keys({"group"}));
    JW_TRY(const auto groups, root.items("group"));
    for (const TomlNode& group : groups) {
        JW_CHECK(group.check_keys({"name", "muscle"}));
        JW_TRY(const std::string name, group.text("name"));
        JW_TRY(const auto rows, group.items("muscle"));
        for (const TomlNode& row : rows) {
            JW_CHECK(read_muscle(draft, row, name));
        }
    }
    return Unit{};
}

}  // namespace jw::content::body_parts
