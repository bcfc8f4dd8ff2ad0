// Out of bone: what the middle surface of a muscle and its faces keep from the bones about it.
#pragma once

#include "model/distance_field.h"
#include "model/skin.h"

#include <glm/vec3.hpp>

#include <cstdint>
#include <span>
#include <vector>

namespace jw::model {

struct MuscleSlab;
struct SlabPoseInput;

struct ContactScratch {
    std::vector<glm::vec3> pushes;      // [nodes], m, out of bone
    std::vector<std::uint32_t> beside;  // [nodes], a bit for each neighbour its faces may be in
    std::vector<glm::vec3> asked;       // [nodes], the middle as it was last held against bone
    std::vector<float> travel;          // [nodes], m, its way from the first time to the last
    std::vector<float> arrival;         // [neighbours x nodes], m of travel to come to the bone
    /// Of `arrival`, m: to be asked, and no pose takes a place so far.
    static constexpr float kUnknown = -1.0F, kAllTheWay = 10.0F;

    /// m from a bone to a place about a node, at least.
    float least_distance(std::size_t neighbour, std::size_t node, const glm::vec3& place) const;
};

/// One bone in a pose, for the faces of a body beside it. Room, m.
class FaceContact {
  public:
    FaceContact(const DistanceField& field, const DualQuat& bone)
        : field_{field}, bone_{bone}, back_{bone.inverse()} {}

    /// What a face keeps from a bone that it was made so far from.
    static float calc_need(float at_rest);
    float distance(const glm::vec3& place) const { return field_.distance(back_.point(place)); }
    /// The place, pushed out of bone where it lacks distance.
    glm::vec3 leave(const glm::vec3& place, float need) const;

  private:
    const DistanceField& field_;
    const DualQuat& bone_;
    DualQuat back_;
};

/// Keeps one slab in one pose out of bone, step after step. A place that is far from a bone is held
/// against it again only when it may have come to it.
class SlabContact {
  public:
    SlabContact(const SlabPoseInput& input, ContactScratch& scratch);

    /// Before all else. Where bones turn little, places stay about as far from them as at rest:
    /// those that are far are passed over.
    void begin(bool bones_turn_little);
    /// Pushes places out of bone, most of the way, and those about them along; `holds` rises to 1
    /// where bone holds a place. Shapes: middle, holds [nodes], room, m.
    void leave_bone(std::span<glm::vec3> middle, std::span<float> holds);
    /// The same for the last time: notes in the scratch which bones the faces may be in, too.
    void leave_bone_at_last(std::span<glm::vec3> middle, std::span<float> holds);

  private:
    void push_out(std::span<glm::vec3> middle, std::span<float> holds, bool is_last);
    void add_travel(std::span<const glm::vec3> middle);
    bool add_pushes(std::size_t neighbour, std::span<const glm::vec3> middle,
                    std::span<float> holds, bool is_last);

    const SlabPoseInput& in_;
    const MuscleSlab& slab_;
    ContactScratch& s_;
};

}  // namespace jw::model
