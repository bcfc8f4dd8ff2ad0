// A body of two bones and one hinge, for tests whose answers can be worked out by hand.
#pragma once

#include "core/angle.h"
#include "model/body.h"

namespace jw::test {

/// "trunk" stands in the room, "thigh" hangs on it by the hinge "hip_flexion_r" about +z through
/// (0, 1, 0); a second hinge "hip_adduction_r" about +x. Lines:
///   0 "front"    straight from (0.04, 1.2, 0) on the trunk to (0.04, 0.8, 0) on the thigh
///   1 "over"     the same ends behind a cylinder of radius 0.05 about the hinge, in front of it
///   2 "still"    both ends on the trunk
/// Muscles "front_r", "over_r", "still_r" and "front_l" (the same line as front_r).
inline model::Body tiny_body() {
    model::Body body;
    body.name = "tiny";
    body.bones.resize(2);
    body.bones[0].id = "trunk";
    body.bones[1].id = "thigh";
    body.bones[1].parent = 0;
    const auto coordinate = [&](const char* id, double range) {
        model::Coordinate c;
        c.id = id;
        c.active = c.passive = c.extreme = {-range, range};
        c.mirror = static_cast<int>(body.coordinates.size());
        body.coordinates.push_back(c);
    };
    coordinate("hip_flexion_r", to_rad(40.0));
    coordinate("hip_adduction_r", to_rad(20.0));
    body.joints.resize(2);
    body.joints[0].id = "ground";
    body.joints[0].child = 0;
    body.joints[1].id = "hip_r";
    body.joints[1].parent = 0;
    body.joints[1].child = 1;
    body.joints[1].centre = {0.0, 1.0, 0.0};
    body.joints[1].turns = {
        {0, model::CoordinateKind::Rotation, 1.0, {0.0, 0.0, 1.0}, {0.0, 1.0, 0.0}},
        {1, model::CoordinateKind::Rotation, 1.0, {1.0, 0.0, 0.0}, {0.0, 1.0, 0.0}}};
    body.sums.push_back({"both", {0, 1}});

    model::Wrap wrap;
    wrap.id = "hinge";
    wrap.bone = 0;
    wrap.X_BW = shift_by({0.0, 1.0, 0.0});
    wrap.radii = {0.05, 0.0, 0.0};
    wrap.quadrant = model::Quadrant::PlusX;
    body.wraps.push_back(wrap);

    const auto line = [&](const char* id, model::BoneIndex end, std::vector<int> wraps) {
        model::MuscleLine l;
        l.id = id;
        l.path = {{0, {0.04, 1.2, 0.0}, model::PathPoint::Kind::Origin},
                  {end, {0.04, 0.8, 0.0}, model::PathPoint::Kind::Insertion}};
        l.wraps = std::move(wraps);
        body.lines.push_back(std::move(l));
    };
    line("front", 1, {});
    line("over", 1, {0});
    line("still", 0, {});
    const auto muscle = [&](const char* id, const char* recipe, model::Side side, int l) {
        model::Muscle m;
        m.id = id;
        m.recipe = recipe;
        m.side = side;
        m.lines = {l};
        body.muscles.push_back(std::move(m));
    };
    muscle("front_r", "front", model::Side::Right, 0);
    muscle("over_r", "gluteus_maximus", model::Side::Right, 1);
    muscle("still_r", "still", model::Side::Right, 2);
    muscle("front_l", "front", model::Side::Left, 0);
    return body;
}

}  // namespace jw::test
