#include "import/axes.h"

namespace jw::import {

AxisChange AxisChange::from_gltf() {
    AxisChange change;
    change.turn = glm::mat3{glm::vec3{0.0F, 0.0F, -1.0F}, glm::vec3{0.0F, 1.0F, 0.0F},
                            glm::vec3{1.0F, 0.0F, 0.0F}};  // columns: where x, y and z go
    return change;
}

AxisChange AxisChange::from_z_up() {
    AxisChange change = from_gltf();
    // (x, y, z) -> (x, z, -y) in glTF's axes.
    change.turn = change.turn * glm::mat3{glm::vec3{1.0F, 0.0F, 0.0F}, glm::vec3{0.0F, 0.0F, -1.0F},
                                          glm::vec3{0.0F, 1.0F, 0.0F}};
    return change;
}

glm::mat4 AxisChange::transform(const glm::mat4& m) const {
    glm::mat4 out{turn * glm::mat3{m} * glm::transpose(turn)};
    out[3] = glm::vec4{point(glm::vec3{m[3]}), 1.0F};
    return out;
}

glm::quat AxisChange::rotation(const glm::quat& q) const {
    const glm::vec3 axis = turn * glm::vec3{q.x, q.y, q.z};
    return {q.w, axis.x, axis.y, axis.z};
}

}  // namespace jw::import
