// joints.toml and knee.toml
#include "content/body_parts.h"

#include <fmt/format.h>
#include <glm/geometric.hpp>

#include <array>
#include <cmath>

namespace jw::content::body_parts {
namespace {

using model::CoordinateKind;

/// knee.toml: rows of one child ("tibia" or "patella") for the right side, at the reference.
struct KneeTable {
    Vec3 femur_frame{0.0};
    struct Row {
        double angle;  // rad
        Vec3 tibia, patella;
        Quat tibia_turn, patella_turn;
    };
    std::vector<Row> rows;
};

Quat turn(double degrees, const Vec3& axis) {
    return glm::angleAxis(to_rad(degrees), axis);
}

Result<KneeTable> read_knee(const Draft& draft) {
    JW_TRY(const TomlNode root, draft.open("knee.toml"));
    JW_CHECK(root.check_keys({"source", "femur_frame", "row"}));
    JW_CHECK(source_of(draft, root, root));
    KneeTable table;
    JW_TRY(table.femur_frame, root.vec3("femur_frame"));
    JW_TRY(const auto rows, root.items("row"));
    const Vec3 x{1.0, 0.0, 0.0};
    const Vec3 y{0.0, 1.0, 0.0};
    const Vec3 z{0.0, 0.0, 1.0};
    for (const TomlNode& node : rows) {
        JW_CHECK(node.check_keys({"angle", "tibia", "back", "adduction", "internal", "patella",
                                  "patella_back", "mark"}));
        KneeTable::Row row{};
        JW_TRY(const double angle, node.number("angle"));
        JW_TRY(row.tibia, node.vec3("tibia"));
        JW_TRY(row.patella, node.vec3("patella"));
        JW_TRY(const double back, node.number("back"));
        JW_TRY(const double adduction, node.number("adduction"));
        JW_TRY(const double internal, node.number("internal"));
        JW_TRY(const double patella_back, node.number("patella_back"));
        JW_CHECK(mark_of(node, root));
        row.angle = to_rad(angle);
        row.tibia_turn = turn(-back, z) * turn(adduction, x) * turn(internal, y);
        row.patella_turn = turn(-patella_back, z);
        if (!table.rows.empty() && row.angle <= table.rows.back().angle) {
            return node.error("the angles of the rows must grow, sort them");
        }
        table.rows.push_back(row);
    }
    return table;
}

/// Displacements of the child from the table: identity at 0, places scaled with the body.
Result<std::vector<model::CoupledRow>> couple(const Draft& draft, const TomlNode& row,
                                              const KneeTable& knee, const std::string& child,
                                              const std::string& child_bone, const SideOf& side) {
    if (child != "tibia" && child != "patella") {
        return row.find("coupling")
            ->error(fmt::format("coupling: '{}' is not in knee.toml, write one of: tibia, patella",
                                child));
    }
    const bool tibia = child == "tibia";
    const KneeTable::Row* straight = nullptr;
    for (const KneeTable::Row& r : knee.rows) {
        straight = r.angle == 0.0 ? &r : straight;
    }
    if (straight == nullptr) {
        return row.find("coupling")->error("knee.toml has no row at 0 degrees, add it");
    }
    const Vec3 start = tibia ? straight->tibia : straight->patella;
    const Vec3 frame = draft.shape.point(child_bone, side.point(knee.femur_frame + start));
    std::vector<model::CoupledRow> rows;
    for (const KneeTable::Row& r : knee.rows) {
        const Vec3 place = tibia ? r.tibia : r.patella;
        const Quat q = side.rotation(tibia ? r.tibia_turn : r.patella_turn);
        const Vec3 now = frame + draft.shape.scale() * side.point(place - start);
        rows.push_back({r.angle, Rigid{q, now - q * frame}});
    }
    return rows;
}

/// Reads {coordinate, axis, centre} or {coordinate, shift}. A turn that breath drives says how far
/// it goes: `full_breath`, degrees.
Result<model::Turn> read_turn(const Draft& draft, const TomlNode& row, const SideOf& side,
                              const std::string& carrier, const Vec3& joint_centre) {
    JW_CHECK(row.check_keys({"coordinate", "axis", "centre", "shift", "full_breath"}));
    model::Turn result;
    JW_TRY(result.coordinate, find_coordinate(draft, row, "coordinate", side));
    if (row.has("shift")) {
        JW_TRY(const Vec3 shift, row.vec3("shift"));
        const double length = glm::length(shift);
        if (!(length > 0.0)) {
            return row.find("shift")->error("shift: a direction needs a length, write another");
        }
        result.kind = CoordinateKind::Translation;
        result.axis = side.point(shift) / length;
        const auto& c = draft.body.coordinates[static_cast<std::size_t>(result.coordinate)];
        result.scale =
            c.kind == CoordinateKind::Translation ? length : length * draft.shape.scale();
        result.centre = draft.shape.point(carrier, joint_centre);
        return result;
    }
    JW_TRY(const Vec3 axis, row.vec3("axis"));
    if (!(glm::length(axis) > 0.0)) {
        return row.find("axis")->error("axis: a direction needs a length, write another");
    }
    result.axis = glm::normalize(side.turn_axis(axis));
    if (row.has("full_breath")) {
        JW_TRY(const double degrees, row.number("full_breath"));
        result.scale = to_rad(degrees);
    }
    Vec3 centre = joint_centre;
    if (row.has("centre")) {
        JW_TRY(const Vec3 own, row.vec3("centre"));
        centre = side.point(own);
    }
    result.centre = draft.shape.point(carrier, centre);
    return result;
}

/// Which bone's map moves the centre of a joint: that of the child, whose neutral points it must
/// fit. A hip centre stays in the socket because the femur's map keeps it there.
Result<model::Joint> start_joint(const Draft& draft, const TomlNode& row,
                                 std::string_view child_key, const std::string& id,
                                 const SideOf& side, const Vec3& centre) {
    model::Joint joint;
    joint.id = side.id(id);
    JW_TRY(joint.child, find_bone(draft, row, child_key, side));
    const model::Bone& bone = draft.body.bones[static_cast<std::size_t>(joint.child)];
    joint.parent = bone.parent;
    joint.centre = draft.shape.point(bone.id, side.point(centre));
    return joint;
}

Result<Unit> place(Draft& draft, const TomlNode& row, model::Joint joint) {
    auto& slot = draft.body.joints[static_cast<std::size_t>(joint.child)];
    if (slot.child != model::kNone) {
        return row.error(
            fmt::format("the bone already has the joint {}, write one joint a bone", slot.id));
    }
    for (const model::Joint& other : draft.body.joints) {
        if (other.id == joint.id) {
            return row.error(
                fmt::format("the id '{}' is there twice, give each its own", joint.id));
        }
    }
    slot = std::move(joint);
    return Unit{};
}

Result<Unit> read_joint(Draft& draft, const TomlNode& row, const TomlNode& root,
                        const KneeTable& knee) {
    JW_CHECK(
        row.check_keys({"id", "english", "child", "centre", "mark", "coupling", "note", "turns"}));
    JW_TRY(const std::string id, row.text("id"));
    JW_TRY(const std::string english, row.text("english"));
    JW_TRY(const Vec3 centre, row.vec3("centre"));
    JW_TRY(const std::string coupling, row.text("coupling", ""));
    JW_TRY(const auto turns, row.items("turns"));
    JW_TRY(const auto sides, sides_of(row, id));
    for (const SideOf& side : sides) {
        JW_TRY(model::Joint joint, start_joint(draft, row, "child", id, side, centre));
        joint.english = english;
        JW_TRY(joint.mark, mark_of(row, root));
        const std::string child = draft.body.bones[static_cast<std::size_t>(joint.child)].id;
        if (!coupling.empty()) {
            const std::string driver = side.id("knee_angle_r");
            const auto coordinate = draft.body.find_coordinate(driver);
            if (!coordinate) {
                return row.error("coupling: there is no knee_angle_r in coordinates.toml, add it");
            }
            joint.coupled_to = *coordinate;
            JW_TRY(joint.coupling, couple(draft, row, knee, coupling, child, side));
        }
        for (const TomlNode& node : turns) {
            JW_TRY(joint.turns.emplace_back(),
                   read_turn(draft, node, side, child, side.point(centre)));
        }
        JW_CHECK(place(draft, row, std::move(joint)));
    }
    return Unit{};
}

/// A level of the spine: three coordinates of its own and the three turns.
Result<Unit> read_level(Draft& draft, const TomlNode& row, const TomlNode& root) {
    JW_CHECK(row.check_keys({"id", "lower", "upper", "centre", "twist", "mark"}));
    JW_TRY(const std::string id, row.text("id"));
    JW_TRY(const Vec3 centre, row.vec3("centre"));
    JW_TRY(const Vec3 twist, row.vec3("twist"));
    JW_TRY(model::Joint joint, start_joint(draft, row, "upper", id, {}, centre));
    JW_TRY(const int lower, find_bone(draft, row, "lower", {}));
    if (lower != joint.parent) {
        return row.find("lower")->error(
            "lower: this is not the parent of the upper bone in bones.toml");
    }
    joint.english = id;
    JW_TRY(joint.mark, mark_of(row, root));
    const std::string& upper = draft.body.bones[static_cast<std::size_t>(joint.child)].id;
    const Vec3 twist_centre = draft.shape.point(upper, twist);
    struct Motion {
        std::string_view name;
        Vec3 axis;
        double mirror_sign;
    };
    for (const Motion& m :
         {Motion{"extension", {0.0, 0.0, 1.0}, 1.0}, Motion{"bending", {1.0, 0.0, 0.0}, -1.0},
          Motion{"rotation", {0.0, 1.0, 0.0}, -1.0}}) {
        model::Coordinate c;
        c.id = fmt::format("{}_{}", id, m.name);
        c.mirror = static_cast<int>(draft.body.coordinates.size());
        c.mirror_sign = m.mirror_sign;
        JW_CHECK(check_new(draft.body.coordinates, c.id, row));
        joint.turns.push_back({c.mirror, CoordinateKind::Rotation, 1.0, m.axis,
                               m.name == "rotation" ? twist_centre : joint.centre});
        draft.body.coordinates.push_back(std::move(c));
    }
    return place(draft, row, std::move(joint));
}

Result<Unit> read_rib(Draft& draft, const TomlNode& row) {
    JW_CHECK(row.check_keys({"id", "child", "full_breath", "axis", "centre"}));
    JW_TRY(const std::string id, row.text("id"));
    JW_TRY(const Vec3 centre, row.vec3("centre"));
    JW_TRY(const Vec3 axis, row.vec3("axis"));
    JW_TRY(const double degrees, row.number("full_breath"));
    const auto breath = draft.body.find_coordinate("breath");
    if (!breath || !(glm::length(axis) > 0.0)) {
        return row.error("a rib needs the coordinate breath and an axis with a length");
    }
    JW_TRY(const auto sides, sides_of(row, id));
    for (const SideOf& side : sides) {
        JW_TRY(model::Joint joint, start_joint(draft, row, "child", id, side, centre));
        joint.english = "joint of the " +
                        draft.body.bones[static_cast<std::size_t>(joint.child)].english +
                        " with the spine";
        joint.mark = model::Mark::Design;
        joint.turns.push_back({*breath, CoordinateKind::Rotation, to_rad(degrees),
                               glm::normalize(side.turn_axis(axis)), joint.centre});
        JW_CHECK(place(draft, row, std::move(joint)));
    }
    return Unit{};
}

Result<Unit> read_weld(Draft& draft, const TomlNode& row, const TomlNode& root) {
    JW_CHECK(row.check_keys({"id", "child", "centre", "mark"}));
    JW_TRY(const std::string id, row.text("id"));
    JW_TRY(const Vec3 centre, row.vec3("centre"));
    JW_TRY(const auto sides, sides_of(row, id));
    for (const SideOf& side : sides) {
        JW_TRY(model::Joint joint, start_joint(draft, row, "child", id, side, centre));
        joint.english = draft.body.bones[static_cast<std::size_t>(joint.child)].english + ", weld";
        JW_TRY(joint.mark, mark_of(row, root));
        JW_CHECK(place(draft, row, std::move(joint)));
    }
    return Unit{};
}

}  // namespace

Result<Unit> read_joints(Draft& draft) {
    JW_TRY(const KneeTable knee, read_knee(draft));
    JW_TRY(const TomlNode root, draft.open("joints.toml"));
    JW_CHECK(root.check_keys({"joint", "level", "rib", "weld"}));
    draft.body.joints.assign(draft.body.bones.size(), model::Joint{});
    JW_TRY(const auto joints, root.items("joint"));
    for (const TomlNode& row : joints) {
        JW_CHECK(read_joint(draft, row, root, knee));
    }
    JW_TRY(const auto levels, root.items("level"));
    for (const TomlNode& row : levels) {
        JW_CHECK(read_level(draft, row, root));
    }
    JW_TRY(const auto ribs, root.items("rib"));
    for (const TomlNode& row : ribs) {
        JW_CHECK(read_rib(draft, row));
    }
    JW_TRY(const auto welds, root.items("weld"));
    for (const TomlNode& row : welds) {
        JW_CHECK(read_weld(draft, row, root));
    }
    for (std::size_t i = 0; i < draft.body.bones.size(); ++i) {
        if (draft.body.joints[i].child == model::kNone) {
            return root.error(
                fmt::format("the bone {} has no joint, add one", draft.body.bones[i].id));
        }
    }
    return Unit{};
}

}  // namespace jw::content::body_parts
