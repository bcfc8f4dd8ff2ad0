// Muscle bodies in a pose: one function for the picture, for picking and for measures.
//
// The bones carry the middle surface of a body (dual quaternions). Then the body slides along its
// fibres, so that the belly takes up what it shortens or lengthens and the tendons keep their
// length; it leaves the bones that it would be pressed into; its thickness follows, thicker where
// it is short, thinner where it is long; its skin is levelled where posing crumples it, and swells
// or shrinks until the volume is that of the body at rest, out of bone.
// A pose a little different gives a body a little different: no step switches.
#pragma once

#include "core/result.h"
#include "model/control_mesh.h"
#include "model/model.h"
#include "model/skin.h"
#include "model/slab_contact.h"
#include "model/slab_mend.h"

#include <glm/gtc/quaternion.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace jw::model {

/// What posing the muscle meshes of a model needs, made once: 0.5 s for the shipped body.
class MuscleBodies {
  public:
    explicit MuscleBodies(const Model& model);  // borrowed, must outlive the bodies

    const Model& model() const { return *model_; }
    /// Vertices of all meshes, numbered through: those of a mesh begin here.
    std::size_t first_vertex(int mesh) const { return first_[static_cast<std::size_t>(mesh)]; }
    /// Of all muscle meshes; begin == end: there are none.
    std::size_t begin() const { return begin_; }
    std::size_t end() const { return end_; }
    /// Of a muscle mesh: the bones that carry it, then those that it may meet.
    std::span<const std::uint16_t> bones_beside(int mesh) const {
        return entries_[static_cast<std::size_t>(mesh)].beside;
    }
    /// Mean of its vertices at rest, body frame, m.
    const glm::vec3& middle(int mesh) const {
        return entries_[static_cast<std::size_t>(mesh)].middle;
    }

  private:
    friend struct PoseMuscleJob;
    const Model* model_ = nullptr;
    std::vector<std::size_t> first_;  // [meshes]
    std::size_t begin_ = 0, end_ = 0;
    std::vector<std::optional<DistanceField>> fields_;  // [bones]
    struct Entry {
        std::vector<std::uint16_t> bones;   // that carry it
        std::vector<std::uint16_t> beside;  // these and those that it may meet
        glm::vec3 middle{0.0F};
        ControlMesh control;
    };
    std::vector<Entry> entries_;  // [meshes]
};

/// Memory of PoseMuscleJob; start empty and reuse it.
struct MuscleScratch {
    std::vector<glm::vec3> middle, moved;  // [nodes]
    std::vector<glm::vec3> before;         // [nodes], the middle as a step found it
    std::vector<glm::vec4> turns;          // [nodes], real parts of the blended bones
    std::vector<float> thickness;          // [nodes], against rest
    ContactScratch contact;
    /// Vertex of the slab and neighbour that it may be found in.
    struct Contact {
        std::uint32_t neighbour = 0, vertex = 0;
    };
    std::vector<Contact> contacts;
    std::vector<float> holds;  // [nodes], 0 free .. 1 held by the bone that has pushed it
    std::vector<float> ratio;  // [stations], of the tridiagonal system
    std::vector<float> arc;    // [stations]
    std::vector<glm::vec3> centres_before, centres;  // [stations], of the middle, a step apart
    std::vector<glm::vec3> points;                   // [vertices of the control mesh]
    SurfaceFrames frames;
    std::vector<glm::quat> surface_turns;   // [nodes]
    std::vector<glm::vec3> normals, level;  // [vertices of the slab]
    std::vector<float> areas;               // [vertices of the slab], m^2
    std::vector<glm::mat3> level_frames;    // [vertices of the slab]
    MendScratch mend;
    std::vector<glm::vec3> ridden;  // of MuscleRide: places that its bones take it to
};

/// One muscle mesh in a pose. Allocates until the scratch has grown.
/// Shapes: bones [bones.size()] (dual quaternions of the displacements), out [vertices of the
/// mesh]. Fails: InvalidInput on a null pointer, a wrong span length or a mesh that is no muscle.
struct PoseMuscleJob {
    const MuscleBodies* bodies = nullptr;  // borrowed
    int mesh = -1;
    std::span<const DualQuat> bones;
    MuscleScratch* scratch = nullptr;  // borrowed
    std::span<PosedVertex> out;
    Result<Unit> validate() const;
    Result<Unit> run() const;
};

}  // namespace jw::model
