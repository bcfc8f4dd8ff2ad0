#include "session/joint_focus.h"

#include "core/ids.h"

#include <algorithm>
#include <set>

namespace jw::session {
namespace {

/// The uppermost bone that moves as one with this bone.
model::BoneIndex find_weld_root(const model::Body& body, model::BoneIndex bone) {
    const model::Joint& joint = body.joints[static_cast<std::size_t>(bone)];
    const bool is_welded = joint.turns.empty() && joint.coupling.empty();
    return is_welded && joint.parent != model::kNone ? find_weld_root(body, joint.parent) : bone;
}

bool turns_by(const model::Joint& joint, const std::set<model::CoordinateIndex>& coordinates) {
    return std::any_of(joint.turns.begin(), joint.turns.end(), [&](const model::Turn& turn) {
        return coordinates.count(turn.coordinate) > 0;
    });
}

}  // namespace

std::vector<scene::Structure> find_joint_bones(const model::Body& body,
                                               std::span<const int> joints) {
    std::set<model::BoneIndex> roots;
    for (const int index : joints) {
        const model::Joint& joint = body.joints[static_cast<std::size_t>(index)];
        for (const model::BoneIndex bone : {joint.parent, joint.child}) {
            if (bone != model::kNone) {
                roots.insert(find_weld_root(body, bone));
            }
        }
    }
    std::vector<scene::Structure> bones;
    for (std::size_t i = 0; i < body.bones.size(); ++i) {
        const auto bone = static_cast<model::BoneIndex>(i);
        if (roots.count(find_weld_root(body, bone)) > 0) {
            bones.push_back({scene::Structure::Kind::Bone, bone});
        }
    }
    return bones;
}

std::vector<int> find_rung_joints(const model::Body& body, const analysis::Rung& rung,
                                  model::Side side) {
    std::set<model::CoordinateIndex> coordinates;
    for (const auto& direction : rung.directions) {
        coordinates.insert(direction.begin(), direction.end());
    }
    std::vector<int> joints;
    for (std::size_t i = 0; i < body.joints.size(); ++i) {
        if (turns_by(body.joints[i], coordinates)) {
            const int joint = static_cast<int>(i);
            joints.push_back(side == model::Side::Left ? mirror_joint(body, joint) : joint);
        }
    }
    std::sort(joints.begin(), joints.end());
    return joints;
}

std::vector<int> find_budget_joints(const model::Body& body, std::string_view part) {
    if (part != "thorax") {
        const auto joint = body.find_joint(part);
        return joint ? std::vector<int>{*joint} : std::vector<int>{};
    }
    std::vector<int> joints;
    for (std::size_t i = 0; i < body.joints.size(); ++i) {
        const std::string& id = body.joints[i].id;
        if (id.starts_with("T") && id.find("_T") != std::string::npos) {  // between thoracic ones
            joints.push_back(static_cast<int>(i));
        }
    }
    return joints;
}

int mirror_joint(const model::Body& body, int joint) {
    const std::string& id = body.joints[static_cast<std::size_t>(joint)].id;
    return body.find_joint(mirror_id(id)).value_or(joint);
}

}  // namespace jw::session
