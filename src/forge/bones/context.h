// What a bone's author may lean on: landmarks and joint centres of the reference body. Other bodies
// are carried from the finished bones (forge/carry.h), so no builder asks for a parameter.
#pragma once

#include "forge/shape.h"

#include "model/body.h"

#include <string>
#include <string_view>
#include <vector>

namespace jw::forge {

class BoneContext {
  public:
    explicit BoneContext(const model::Body& body) : body_{&body} {}

    /// Body frame, m. A wrong id is the author's error: asserts, with the id in the log. Ids as in
    /// Body::landmarks.
    Vec3 landmark(std::string_view id) const;
    /// `fallback` where the body has no such landmark.
    Vec3 landmark_or(std::string_view id, const Vec3& fallback) const;
    bool has_landmark(std::string_view id) const;
    /// Centre of the joint `id` ("hip_r", "knee_r", "L4_L5").
    Vec3 joint_centre(std::string_view id) const;
    /// Origin of the bone's node.
    Vec3 bone_origin(std::string_view id) const;

  private:
    const model::Body* body_;
};

using BoneBuilder = Shape (*)(const BoneContext& context);

struct BoneEntry {
    std::string_view bone;  // "femur_r" (its mirror femur_l comes by itself), "L3"
    BoneBuilder build;
    double voxel =
        0.9e-3;  // of the sampling at standard quality, m: half the thinnest feature or less
    double simplify_error = 0.12e-3;  // m, at standard quality; raise it for hands, feet and ribs
    int triangle_budget = 3000;       // at standard quality, never exceeded
};

/// Every bone that forge builds, right and middle ones, in a fixed order.
std::vector<BoneEntry> bone_registry();

}  // namespace jw::forge
