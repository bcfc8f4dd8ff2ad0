// A body of two bones and a movement with a fault, for tests of the sitting and of its panels.
#pragma once

#include "session/session.h"

#include "core/angle.h"

#include <memory>
#include <string>
#include <tuple>

namespace jw::test {

inline model::Model make_tiny_model() {
    model::Model model;
    model.body.name = "tiny";
    model.body.bones.resize(2);
    model.body.bones[0].id = "pelvis";
    model.body.bones[0].english = "pelvis";
    model.body.bones[1].id = "femur_r";
    model.body.bones[1].english = "right thigh bone";
    model.body.bones[1].parent = 0;
    model.body.joints.resize(2);
    model.body.joints[0].id = "ground_pelvis";
    model.body.joints[0].child = 0;
    model.body.joints[1].id = "hip_r";
    model.body.joints[1].parent = 0;
    model.body.joints[1].child = 1;
    model.body.coordinates.resize(1);
    model.body.coordinates[0].id = "hip_flexion_r";
    model.body.coordinates[0].mirror = 0;
    for (const std::string side : {"r", "l"}) {
        model::Limit limit;
        limit.id = "hip_extension_" + side;
        limit.sign = -1.0;
        limit.active = to_rad(15.0);
        limit.passive = to_rad(20.0);
        limit.extreme = to_rad(30.0);
        limit.parts.push_back({0, 1.0});
        model.body.limits.push_back(limit);
        limit.id = "hip_flexion_" + side;
        limit.sign = 1.0;
        limit.active = to_rad(115.0);
        limit.passive = to_rad(120.0);
        limit.extreme = to_rad(125.0);
        model.body.limits.push_back(limit);
    }
    for (const auto& [id, bone, point] :
         {std::tuple{"ASIS_r", 0, Vec3{0.05, 0.05, 0.12}},
          std::tuple{"ASIS_l", 0, Vec3{0.05, 0.05, -0.12}},
          std::tuple{"medial_epicondyle_r", 1, Vec3{0.0, -0.4, 0.06}},
          std::tuple{"lateral_epicondyle_r", 1, Vec3{0.0, -0.4, 0.14}}}) {
        model::Landmark mark;
        mark.id = id;
        mark.bone = bone;
        mark.point = point;
        model.body.landmarks.push_back(mark);
    }
    model.body.joints[1].centre = {0.0, 0.0, 0.1};
    model::MuscleLine line;
    line.path = {{0, {0.04, 0.1, 0.0}}, {1, {0.04, -0.3, 0.0}}};
    model.body.lines = {line};
    model::Muscle muscle;
    muscle.id = "front_r";
    muscle.english = "front muscle";
    muscle.latin = "Musculus anterior";
    muscle.plain = "muscle in front";
    muscle.lines = {0};
    model.body.muscles = {muscle};
    return model;
}

inline model::Movement make_tiny_movement(const std::string& id = "hip_extension_standing") {
    model::Movement movement;
    movement.id = id;
    movement.name = "Hip extension, standing";
    movement.position = "standing";
    movement.what = "Standing on one leg, the other thigh goes back.";
    movement.seconds = 4.0;
    movement.best_view = "right";
    movement.task = {model::TaskKind::ThighDirection, model::Side::Right, to_rad(-15.0),
                     model::Plane::Sagittal};
    movement.sizes.resize(3);
    movement.sizes[0].id = "standard";
    movement.sizes[1].id = "large";
    movement.sizes[1].scale = 4.0 / 3.0;
    movement.sizes[2].id = "small";
    movement.sizes[2].scale = 0.5;
    movement.key_moments.resize(2);
    movement.key_moments[0].id = "start";
    movement.key_moments[0].name = "the thigh goes back";
    movement.key_moments[0].time = 0.25;
    movement.key_moments[0].joint = "hip_r";
    movement.key_moments[0].caption.plain = "The thigh goes back out of the hip.";
    movement.key_moments[0].fault_caption.plain = "The pelvis starts to tip.";
    movement.key_moments[1].id = "end";
    movement.key_moments[1].name = "furthest back";
    movement.key_moments[1].time = 0.5;
    model::Cause cause;
    cause.id = "short_flexors";
    cause.name = "short hip flexors";
    cause.limits = {{"hip_extension_r", to_rad(4.0)}};
    movement.causes = {cause};
    for (const char* side : {"r", "l"}) {
        model::Amount drop;
        drop.id = std::string{"pelvis_drop_"} + side;
        drop.name = "pelvis drops on the other side";
        drop.most = to_rad(10.0);
        drop.best_view = "front";
        movement.amounts.push_back(drop);
    }
    model::Variant good;
    good.id = "good";
    good.name = "hip-led";
    good.what = "The thigh goes back with the belt level.";
    model::Variant stiff;
    stiff.id = "stiff_hip";
    stiff.name = "stiff hip";
    stiff.what = "The hip stops early and the low back takes the rest.";
    stiff.causes = {"short_flexors"};
    model::Variant other;
    other.id = "trunk_leans";
    other.name = "trunk leans";
    movement.variants = {good, stiff, other};
    return movement;
}

/// Hip up to its limit, the low back the rest; no picture comes of it.
inline Result<Unit> evaluate_tiny(const model::Movement& movement,
                                  const model::Performance& performance, double time,
                                  model::Frame& out) {
    const double wanted = -movement.task.goal * (time < 0.5 ? 2.0 * time : 2.0 - 2.0 * time);
    double limit = performance.variant == "good" ? to_rad(20.0) : to_rad(4.0);
    for (const auto& setting : performance.limits) {
        limit = setting.value;
    }
    const double hip = std::min(wanted, limit);
    const std::string side = performance.side == model::Side::Left ? "l" : "r";
    out.time = time;
    out.pose.q = {-hip};
    out.pose.displacements.assign(2, Rigid{});
    out.muscles.assign(1, {});
    out.task = {wanted, wanted, 0.0};
    out.budget = {{"hip_" + side, hip},
                  {"L5_S1", 0.6 * (wanted - hip)},
                  {"L4_L5", 0.4 * (wanted - hip)},
                  {"thorax", 0.0},
                  {"trunk_lean", 0.0},
                  {"missing", 0.0}};
    return Unit{};
}

/// The pelvis glides and turns with the hip, further in the compensated version, and takes the
/// thigh along, which turns more.
inline void swing_bones(const model::Performance& performance, double time, model::Frame& frame) {
    const double part = (performance.variant == "good" ? 1.0 : 2.0) * time;
    const Rigid pelvis = shift_by({0.0, 0.0, 0.1 * part}) *
                         turn_about({0.0, 0.0, 1.0}, {0.0, 0.9, 0.0}, Radians{0.2 * part});
    frame.pose.displacements = {
        pelvis, pelvis * turn_about({0.0, 0.0, 1.0}, {0.0, 0.8, 0.1}, Radians{-0.5 * part})};
}

/// Owns what a Session borrows.
struct TinyRoom {
    bool swings = false;  // do the bones move, too
    model::Model model = make_tiny_model();
    std::vector<model::Movement> movements{make_tiny_movement(), make_tiny_movement("other")};
    content::Library library;
    session::Session session;

    explicit TinyRoom(const session::Settings& settings = {})
        : session{{&model, &movements,
                   [this](const model::Movement& movement, const model::Performance& performance,
                          double time, model::Frame& out) {
                       const auto done = evaluate_tiny(movement, performance, time, out);
                       if (swings) {
                           swing_bones(performance, time, out);
                       }
                       return done;
                   },
                   &library},
                  settings} {}

    void run(session::Action action, std::string text = "", double number = 0.0) {
        session.apply({action, std::move(text), {number}});
    }
    /// Lets time pass until nothing moves and all is measured; only while it does not play.
    void rest() {
        constexpr int kMostTurns = 200;
        for (int turn = 0; turn < kMostTurns && session.advance(0.1); ++turn) {
        }
    }
};

}  // namespace jw::test
