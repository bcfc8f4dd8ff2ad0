#include "import/guest_scale.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace jw::import {
namespace {

using model::GuestModel;

constexpr float kWeightTolerance = 1e-3F;

std::vector<glm::mat4> rest_world(const GuestModel& guest) {
    std::vector<glm::mat4> world(guest.nodes.size());
    for (std::size_t i = 0; i < guest.nodes.size(); ++i) {
        const model::GuestNode& node = guest.nodes[i];
        world[i] = node.parent < 0 ? node.local
                                   : world[static_cast<std::size_t>(node.parent)] * node.local;
    }
    return world;
}

bool is_finite(const glm::mat4& matrix) {
    for (int column = 0; column < 4; ++column) {
        for (int row = 0; row < 4; ++row) {
            if (!std::isfinite(matrix[column][row])) {
                return false;
            }
        }
    }
    return true;
}

bool is_finite(const glm::vec3& v) {
    return std::isfinite(v.x) && std::isfinite(v.y) && std::isfinite(v.z);
}

bool is_finite(const glm::quat& q) {
    return std::isfinite(q.x) && std::isfinite(q.y) && std::isfinite(q.z) && std::isfinite(q.w);
}

Error bad(std::string sentence) {
    return Error{ErrorCode::BadFormat, std::move(sentence) + "; export the file again", {}};
}

Result<Unit> check_vertex(const GuestModel& guest, const model::Vertex& vertex,
                          const std::string& where) {
    if (!is_finite(vertex.position) || !is_finite(vertex.normal)) {
        return bad(where + " has a position or normal that is not a number");
    }
    float sum = 0.0F;
    for (std::size_t i = 0; i < 4; ++i) {
        if (vertex.bones[i] >= guest.skin_joints.size() || !(vertex.weights[i] >= 0.0F)) {
            return bad(where + " is bound to a joint that is not there");
        }
        sum += vertex.weights[i];
    }
    if (!(std::abs(sum - 1.0F) <= kWeightTolerance)) {
        return bad(fmt::format("{} has weights that add up to {}", where, sum));
    }
    return Unit{};
}

Result<Unit> check_mesh(const GuestModel& guest, std::size_t index) {
    const model::Mesh& mesh = guest.meshes[index];
    const std::string where = fmt::format("mesh {} '{}'", index, mesh.id.substr(0, 60));
    for (std::size_t v = 0; v < mesh.vertices.size(); ++v) {
        const model::Vertex& vertex = mesh.vertices[v];
        if (auto checked = check_vertex(guest, vertex, ""); !checked.ok()) {
            return check_vertex(guest, vertex, fmt::format("{} vertex {}", where, v));
        }
    }
    const auto highest = std::max_element(mesh.indices.begin(), mesh.indices.end());
    if (mesh.indices.size() % 3 != 0 ||
        (highest != mesh.indices.end() && *highest >= mesh.vertices.size())) {
        return bad(where + " has triangles with corners that are not there");
    }
    if (mesh.material < -1 || mesh.material >= static_cast<int>(guest.materials.size())) {
        return bad(where + " has a material that is not there");
    }
    return Unit{};
}

template <typename List>
bool are_sound(const List& keys) {
    double last = -std::numeric_limits<double>::infinity();
    for (const auto& key : keys) {
        if (!std::isfinite(key.seconds) || !(key.seconds > last) || !is_finite(key.value)) {
            return false;
        }
        last = key.seconds;
    }
    return true;
}

Result<Unit> check_animation(const GuestModel& guest, std::size_t index) {
    const model::GuestAnimation& animation = guest.animations[index];
    const std::string where = fmt::format("animation {} '{}'", index, animation.name.substr(0, 60));
    if (!(animation.seconds >= 0.0 && std::isfinite(animation.seconds))) {
        return bad(where + " has no usable length");
    }
    for (std::size_t c = 0; c < animation.channels.size(); ++c) {
        const model::GuestChannel& channel = animation.channels[c];
        if (channel.node < 0 || channel.node >= static_cast<int>(guest.nodes.size())) {
            return bad(fmt::format("{} moves a node that is not there", where));
        }
        if (!are_sound(channel.positions) || !are_sound(channel.rotations) ||
            !are_sound(channel.scales)) {
            return bad(fmt::format("{} channel {} has keys that are not numbers or not in order",
                                   where, c));
        }
    }
    return Unit{};
}

}  // namespace

void rescale(GuestModel& guest, float factor) {
    for (model::GuestNode& node : guest.nodes) {
        node.local[3] = glm::vec4{glm::vec3{node.local[3]} * factor, node.local[3].w};
    }
    for (GuestModel::SkinJoint& joint : guest.skin_joints) {
        joint.inverse_bind[3] =
            glm::vec4{glm::vec3{joint.inverse_bind[3]} * factor, joint.inverse_bind[3].w};
    }
    for (model::Mesh& mesh : guest.meshes) {
        for (model::Vertex& vertex : mesh.vertices) {
            vertex.position *= factor;
        }
    }
    for (model::GuestAnimation& animation : guest.animations) {
        for (model::GuestChannel& channel : animation.channels) {
            for (auto& key : channel.positions) {
                key.value *= factor;
            }
        }
    }
    guest.bounds_min *= factor;
    guest.bounds_max *= factor;
}

void upd_bounds(GuestModel& guest) {
    const std::vector<glm::mat4> world = rest_world(guest);
    std::vector<glm::mat4> palette;
    for (const GuestModel::SkinJoint& joint : guest.skin_joints) {
        palette.push_back(world[static_cast<std::size_t>(joint.node)] * joint.inverse_bind);
    }
    glm::vec3 low{std::numeric_limits<float>::max()}, high{std::numeric_limits<float>::lowest()};
    for (const model::Mesh& mesh : guest.meshes) {
        for (const model::Vertex& vertex : mesh.vertices) {
            glm::vec4 point{0.0F};
            for (std::size_t i = 0; i < 4; ++i) {
                point += vertex.weights[i] *
                         (palette[vertex.bones[i]] * glm::vec4{vertex.position, 1.0F});
            }
            low = glm::min(low, glm::vec3{point});
            high = glm::max(high, glm::vec3{point});
        }
    }
    if (!(low.x <= high.x)) {
        for (const glm::mat4& node : world) {
            low = glm::min(low, glm::vec3{node[3]});
            high = glm::max(high, glm::vec3{node[3]});
        }
    }
    guest.bounds_min = low.x <= high.x ? low : glm::vec3{0.0F};
    guest.bounds_max = low.x <= high.x ? high : glm::vec3{0.0F};
}

float guess_unit(float size) {
    constexpr float kPerson = 1.7F;
    constexpr std::array<float, 6> kUnits{1.0F, 0.01F, 0.0254F, 0.0254F / 0.45F, 0.001F, 0.1F};
    float best = 1.0F, best_error = std::numeric_limits<float>::max();
    for (const float unit : kUnits) {
        const float error = std::abs(std::log(size * unit / kPerson));
        if (error < best_error) {
            best = unit;
            best_error = error;
        }
    }
    return best;
}

Result<Unit> validate(const GuestModel& guest) {
    for (std::size_t i = 0; i < guest.nodes.size(); ++i) {
        const model::GuestNode& node = guest.nodes[i];
        if (node.parent < -1 || node.parent >= static_cast<int>(i) || !is_finite(node.local)) {
            return bad(fmt::format("node {} '{}' has no sound place in its tree", i,
                                   node.name.substr(0, 60)));
        }
    }
    for (std::size_t i = 0; i < guest.skin_joints.size(); ++i) {
        const GuestModel::SkinJoint& joint = guest.skin_joints[i];
        if (joint.node < 0 || joint.node >= static_cast<int>(guest.nodes.size()) ||
            !is_finite(joint.inverse_bind)) {
            return bad(fmt::format("skin joint {} has no node or no sound bind matrix", i));
        }
    }
    for (std::size_t i = 0; i < guest.meshes.size(); ++i) {
        JW_CHECK(check_mesh(guest, i));
    }
    for (std::size_t i = 0; i < guest.animations.size(); ++i) {
        JW_CHECK(check_animation(guest, i));
    }
    if (!is_finite(guest.bounds_min) || !is_finite(guest.bounds_max)) {
        return bad("the model reaches beyond all measure");
    }
    return Unit{};
}

}  // namespace jw::import
