#include "session/difference_look.h"

#include "core/angle.h"

#include <algorithm>

namespace jw::session {
namespace {

constexpr double kLeast = to_rad(1.0);  // design: what nobody sees is not told
constexpr double kFull = to_rad(12.0);  // design: from here on the tint is full
/// Reddish purple of Okabe & Ito: neither of the two versions' colours, no state of a muscle.
constexpr glm::vec3 kTint{0.80F, 0.47F, 0.65F};
constexpr float kLeastStrength = 0.35F;  // a first visible step
constexpr float kOutline = 1.0F, kWidestOutline = 3.0F;

/// What is welded to a tinted bone is one with it: the hip bones with the pelvis.
void add_welded(const model::Body& body, std::vector<scene::BoneTint>& tints) {
    for (const model::Joint& joint : body.joints) {
        if (!joint.turns.empty() || joint.parent == model::kNone) {
            continue;
        }
        const auto parent = std::find_if(tints.begin(), tints.end(), [&](const auto& tint) {
            return tint.bone == joint.parent;
        });
        if (parent != tints.end()) {
            scene::BoneTint same = *parent;
            same.bone = joint.child;
            tints.push_back(same);
        }
    }
}

}  // namespace

std::vector<scene::BoneTint> find_difference_tints(
    const model::Body& body, std::span<const analysis::JointDifference> differences) {
    std::vector<scene::BoneTint> tints;
    for (const analysis::JointDifference& difference : differences) {
        if (difference.angle < kLeast) {
            continue;
        }
        const auto part =
            static_cast<float>(std::min(1.0, (difference.angle - kLeast) / (kFull - kLeast)));
        scene::BoneTint tint;
        tint.bone = body.joints[static_cast<std::size_t>(difference.joint)].child;
        tint.colour = kTint;
        tint.strength = kLeastStrength + part * (1.0F - kLeastStrength);
        tint.outline_width = kOutline + part * (kWidestOutline - kOutline);
        tints.push_back(tint);
    }
    add_welded(body, tints);
    return tints;
}

std::string name_joint(const model::Body& body, int joint) {
    const model::Joint& row = body.joints[static_cast<std::size_t>(joint)];
    std::string name = row.english;
    std::replace(name.begin(), name.end(), '_', '/');  // a level: L4_L5
    return name + (row.id.ends_with("_r") ? ", right" : row.id.ends_with("_l") ? ", left" : "");
}

std::vector<DifferenceLabel> find_difference_labels(
    const model::Body& body, const model::Frame& shown,
    std::span<const analysis::JointDifference> differences, std::size_t most) {
    std::vector<DifferenceLabel> labels;
    for (const analysis::JointDifference& difference : differences) {
        if (difference.angle < kLeast) {
            continue;
        }
        const model::Joint& joint = body.joints[static_cast<std::size_t>(difference.joint)];
        const auto& displacements = shown.pose.displacements;
        labels.push_back(
            {difference, displacements[static_cast<std::size_t>(joint.child)].point(joint.centre)});
    }
    std::stable_sort(labels.begin(), labels.end(), [](const auto& a, const auto& b) {
        return a.difference.angle > b.difference.angle;
    });
    labels.resize(std::min(labels.size(), most));
    return labels;
}

}  // namespace jw::session
