// Out of bone: what the middle surface of a muscle keeps from the bones about it.
#pragma once

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
};

/// Keeps one slab in one pose out of bone, step after step. A place that is far from a bone is held
/// against it again only when it may have come to it.
class SlabContact {
  public:
    SlabContact(const SlabPoseInput& input, ContactScratch& scratch);

    /// Where bones turn little, places stay about as far from them as at rest: those that are far
    /// are passed over. Before the first leave_bone.
    void trust_rest();
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
