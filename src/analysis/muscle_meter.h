// What posing does to muscle bodies: volume kept, surface turned inside out, depth in bone. Made
// for a walk through many poses; the meshes come posed, by whatever poses them for the picture.
#pragma once

#include "analysis/fold.h"
#include "analysis/inversion.h"

#include "model/distance_field.h"
#include "model/model.h"

#include <glm/vec3.hpp>

#include <optional>
#include <span>
#include <vector>

namespace jw::analysis {

/// One muscle body in one pose.
struct MuscleMeasure {
    int mesh = -1;                         // index into Model::meshes
    double volume_ratio = 1.0;             // to the neutral volume
    double inverted = 0.0;                 // share of the posed surface (analysis/inversion.h)
    double folded = 0.0;                   // share of it beside folds (analysis/fold.h)
    double depth = 0.0;                    // m, of the deepest vertex in bone; 0: none is inside
    model::BoneIndex bone = model::kNone;  // that it is deepest in
    std::size_t vertex = 0;                // the deepest one
};

/// Attachments are exempt from depth: a vertex in the outer kAttachment of the fibres at one end
/// against the bones that carry that end, where muscle and bone are one.
class MuscleMeter {
  public:
    static constexpr float kAttachment = 0.12F;  // of the path, design

    /// Samples every bone at a millimetre: some seconds.
    explicit MuscleMeter(const model::Model& model);  // borrowed, must outlive the meter

    /// All muscle bodies in a pose. Shapes: displacements [bones.size()], positions [meshes] of
    /// [vertices], room, m; empty for meshes that are no muscles.
    std::vector<MuscleMeasure> measure(std::span<const Rigid> displacements,
                                       std::span<const std::vector<glm::vec3>> positions) const;

  private:
    struct Solid {
        model::BoneIndex bone = model::kNone;
        model::DistanceField field;
        glm::vec3 low{0.0F}, high{0.0F};  // body frame
    };
    struct Belly {
        int mesh = -1;
        double volume = 0.0;  // m^3, neutral
        std::optional<InversionMeter> inversion;
        std::vector<SideBySide> side_by_side;     // neutral
        std::vector<model::BoneIndex> at_origin;  // bones that carry the ends
        std::vector<model::BoneIndex> at_insertion;
    };
    void find_depth(const Belly& belly, std::span<const Rigid> displacements,
                    std::span<const glm::vec3> points, MuscleMeasure& out) const;

    const model::Model* model_ = nullptr;
    std::vector<Solid> solids_;
    std::vector<Belly> bellies_;
};

}  // namespace jw::analysis
