// Where the light comes from, pass by pass.
#pragma once

#include "render/renderer.h"

#include "scene/camera.h"
#include "scene/mesh_ball.h"

#include <glm/mat4x4.hpp>
#include <glm/vec2.hpp>

namespace jw::render {

/// What changes from pass to pass of a still picture; all zero for other pictures.
struct PassJitter {
    int pass = 0;
    glm::vec2 pixel{0.0F};            // -0.5..0.5
    glm::vec2 key{0.0F};              // shift of the key light, as slope
    glm::vec3 sky{0.0F, 1.0F, 0.0F};  // the direction of the sky that this pass looks at
    float sky_strength = 0.0F;        // 0: even sky
};
PassJitter find_still_jitter(int pass);

/// Towards the key light: above the viewer's left shoulder, so that every view is modelled alike.
glm::vec3 find_key_direction(const scene::Camera& camera, const glm::vec2& shift);

/// An orthographic view along `towards_light` (unit) that holds what is seen of `all`: the picture
/// around the camera's target when that is smaller. Casters outside it towards the light are kept.
struct LightView {
    glm::mat4 clip_room{1.0F};
    glm::mat4 map_room{1.0F};  // 0..1
    float texel = 0.0F;        // m
};
LightView fit_light(const glm::vec3& towards_light, const scene::Ball& all,
                    const scene::Camera& camera, int size);

}  // namespace jw::render
