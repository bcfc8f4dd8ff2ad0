#include <glm/gtc/matrix_transform.hpp>

#include <algorithm>
#include <cmath>
#define GLM_ENABLE_EXPERIMENTAL
#include "model/model.h"

#include <glm/gtx/matrix_decompose.hpp>

namespace jw::model {
namespace {

/// Value between the keys around `seconds`; before the first and after the last key their values
/// hold.
template <typename Key, typename Mix>
auto sample(const std::vector<Key>& keys, double seconds, const Mix& mix) {
    const auto after = std::upper_bound(keys.begin(), keys.end(), seconds,
                                        [](double t, const Key& key) { return t < key.seconds; });
    if (after == keys.begin()) {
        return keys.front().value;
    }
    if (after == keys.end()) {
        return keys.back().value;
    }
    const Key& a = *(after - 1);
    const Key& b = *after;
    return mix(a.value, b.value,
               static_cast<float>((seconds - a.seconds) / (b.seconds - a.seconds)));
}

glm::mat4 sample_local(const GuestChannel& channel, const glm::mat4& rest, double seconds) {
    glm::vec3 scale{1.0F}, position{0.0F}, skew{0.0F};
    glm::vec4 perspective{0.0F};
    glm::quat rotation{1.0F, 0.0F, 0.0F, 0.0F};
    glm::decompose(rest, scale, rotation, position, skew, perspective);
    const auto lerp = [](const glm::vec3& a, const glm::vec3& b, float u) {
        return glm::mix(a, b, u);
    };
    if (!channel.positions.empty()) {
        position = sample(channel.positions, seconds, lerp);
    }
    if (!channel.scales.empty()) {
        scale = sample(channel.scales, seconds, lerp);
    }
    if (!channel.rotations.empty()) {
        rotation = sample(
            channel.rotations, seconds,
            [](const glm::quat& a, const glm::quat& b, float u) { return glm::slerp(a, b, u); });
    }
    return glm::translate(glm::mat4{1.0F}, position) * glm::mat4_cast(rotation) *
           glm::scale(glm::mat4{1.0F}, scale);
}

}  // namespace

void calc_guest_palette(const GuestModel& guest, int animation, double seconds,
                        std::span<glm::mat4> out) {
    JW_ASSERT(out.size() == guest.skin_joints.size());
    std::vector<glm::mat4> world(guest.nodes.size());
    for (std::size_t i = 0; i < guest.nodes.size(); ++i) {
        world[i] = guest.nodes[i].local;
    }
    if (animation >= 0 && animation < static_cast<int>(guest.animations.size())) {
        const GuestAnimation& played = guest.animations[static_cast<std::size_t>(animation)];
        const double looped = played.seconds > 0.0
                                  ? seconds - played.seconds * std::floor(seconds / played.seconds)
                                  : 0.0;
        for (const GuestChannel& channel : played.channels) {
            const auto node = static_cast<std::size_t>(channel.node);
            world[node] = sample_local(channel, guest.nodes[node].local, looped);
        }
    }
    for (std::size_t i = 0; i < guest.nodes.size(); ++i) {
        if (guest.nodes[i].parent >= 0) {
            world[i] = world[static_cast<std::size_t>(guest.nodes[i].parent)] * world[i];
        }
    }
    for (std::size_t j = 0; j < guest.skin_joints.size(); ++j) {
        const GuestModel::SkinJoint& joint = guest.skin_joints[j];
        out[j] = (joint.node >= 0 ? world[static_cast<std::size_t>(joint.node)] : glm::mat4{1.0F}) *
                 joint.inverse_bind;
    }
}

}  // namespace jw::model
