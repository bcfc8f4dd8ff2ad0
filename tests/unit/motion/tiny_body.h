// A pelvis free in the room, a thigh and a shin, and a trunk of two bones: small enough to follow
// by hand.
#pragma once

#include "model/body.h"
#include "model/movement.h"

#include <string>

namespace jw::motion {

inline model::Coordinate tiny_coordinate(std::string id, model::CoordinateKind kind, int index) {
    model::Coordinate c;
    c.id = std::move(id);
    c.kind = kind;
    c.active = {-0.5, 0.5};
    c.passive = {-0.6, 0.6};
    c.extreme = {-0.7, 0.7};
    c.mirror = index;
    return c;
}

inline model::Body tiny_body() {
    using enum model::CoordinateKind;
    model::Body body;
    body.coordinates = {tiny_coordinate("pelvis_tx", Translation, 0),
                        tiny_coordinate("pelvis_ty", Translation, 1),
                        tiny_coordinate("pelvis_tilt", Rotation, 2),
                        tiny_coordinate("hip_flexion_r", Rotation, 3),
                        tiny_coordinate("hip_adduction_r", Rotation, 4),
                        tiny_coordinate("hip_flexion_l", Rotation, 5),
                        tiny_coordinate("ankle_angle_l", Rotation, 6),
                        tiny_coordinate("low", Rotation, 7),
                        tiny_coordinate("high", Rotation, 8)};
    body.coordinates[3].mirror = 5;
    body.coordinates[5].mirror = 3;
    body.coordinates[4].mirror_sign = -1.0;
    const auto add = [&](std::string id, int parent, double mass, Vec3 centre,
                         std::vector<model::Turn> turns) {
        model::Bone bone;
        bone.id = std::move(id);
        bone.parent = parent;
        bone.mass_fraction = mass;
        bone.mass_centre = centre;
        model::Joint joint;
        joint.id = bone.id + "_joint";
        joint.parent = parent;
        joint.child = static_cast<int>(body.bones.size());
        joint.turns = std::move(turns);
        body.bones.push_back(bone);
        body.joints.push_back(joint);
    };
    const Vec3 z{0, 0, 1}, x{1, 0, 0}, y{0, 1, 0};
    add("pelvis", model::kNone, 0.3, {0, 1, 0},
        {{0, Translation, 1.0, x, {}},
         {1, Translation, 1.0, y, {}},
         {2, Rotation, 1.0, z, {0, 1, 0}}});
    add("femur_r", 0, 0.2, {0, 0.7, 0.1},
        {{3, Rotation, 1.0, z, {0, 0.9, 0.1}}, {4, Rotation, 1.0, x, {0, 0.9, 0.1}}});
    add("femur_l", 0, 0.2, {0, 0.7, -0.1}, {{5, Rotation, 1.0, z, {0, 0.9, -0.1}}});
    add("foot_l", 2, 0.0, {0, 0.1, -0.1}, {{6, Rotation, 1.0, z, {0, 0.1, -0.1}}});
    add("L5", 0, 0.1, {0, 1.2, 0}, {{7, Rotation, 1.0, z, {0, 1.1, 0}}});
    add("T1", 4, 0.2, {0, 1.4, 0}, {{8, Rotation, 1.0, z, {0, 1.3, 0}}});
    body.sums = {{"lumbar_extension", {7, 8}}};
    const auto limit = [&](std::string id, double sign, std::vector<model::Limit::Part> parts) {
        model::Limit row;
        row.id = std::move(id);
        row.sign = sign;
        row.active = 0.5;
        row.passive = 0.6;
        row.extreme = 0.7;
        row.parts = std::move(parts);
        body.limits.push_back(row);
    };
    limit("hip_flexion_r", 1.0, {{3, 1.0}});
    limit("hip_extension_r", -1.0, {{3, 1.0}});
    limit("hip_flexion_l", 1.0, {{5, 1.0}});
    limit("hip_extension_l", -1.0, {{5, 1.0}});
    limit("lumbar_extension", 1.0, {{7, 0.75}, {8, 0.25}});
    return body;
}

/// The same with a muscle over two joints on each side: thigh back + low level back <= 0.22.
inline model::Body tied_body() {
    model::Body body = tiny_body();
    for (const auto& [id, hip] : {std::pair{"tie_r", 3}, std::pair{"tie_l", 5}}) {
        model::Limit tie;
        tie.id = id;
        tie.is_coupled = true;
        tie.active = 0.2;
        tie.passive = 0.22;
        tie.extreme = 0.3;
        tie.parts = {{hip, -1.0}, {7, 1.0}};
        body.limits.push_back(tie);
    }
    return body;
}

/// The thigh goes back by 0.3: 0.2 from the hip, 0.1 from the two levels, while the left foot
/// stands.
inline model::Movement tiny_movement(const model::Body& body) {
    model::Movement movement;
    movement.id = "tiny";
    movement.task = {model::TaskKind::ThighDirection, model::Side::Right, -0.3,
                     model::Plane::Sagittal};
    movement.contacts = {
        {"foot_l", "floor", {{0.1, 0, -0.1}, {-0.1, 0, -0.1}, {0, 0, -0.15}}, 0.0, 1.0, 0.0, {}}};
    movement.variants.resize(2);
    movement.variants[0].id = "good";
    movement.variants[1].id = "stiff_hip";
    movement.variants[1].limits = {{"hip_extension_r", 0.05}};
    movement.sizes = {{"standard", 1.0, {}}};
    const auto curve = [&](std::string_view id, double peak) {
        const Key keys[] = {{0.0, 0.0}, {0.5, peak}};
        movement.good.push_back({body.coordinate(id), PeriodicCurve::build(keys).value()});
    };
    curve("pelvis_tilt", -0.1);
    curve("hip_flexion_r", -0.2);
    curve("hip_flexion_l", 0.1);
    curve("low", 0.075);
    curve("high", 0.025);
    for (const double give : {10.0, 10.0, 10.0, 1.0, 0.01, 1.0, 0.3, 0.75, 0.25}) {
        movement.gives.push_back({give});
    }
    movement.adjusts = {{0}, {1}, {5}, {6}};
    movement.upright_weight = 40.0;
    return movement;
}

}  // namespace jw::motion
