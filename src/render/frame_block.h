// The uniform block of shaders/include/frame.glsl, std140.
#pragma once

#include <glm/mat4x4.hpp>
#include <glm/vec4.hpp>

#include <cstddef>

namespace jw::render {

struct FrameBlock {
    glm::mat4 clip_room{1.0F};
    glm::mat4 key_room{1.0F};
    glm::mat4 sky_room{1.0F};
    glm::vec4 eye{0.0F};
    glm::vec4 towards_eye{0.0F, 0.0F, 1.0F, 0.0F};
    glm::vec4 key_direction{0.0F, 1.0F, 0.0F, 0.0F};
    glm::vec4 sky_direction{0.0F, 1.0F, 0.0F, 0.0F};
    glm::vec4 rim{0.0F};
    glm::vec4 picture{1.0F, 1.0F, 1.0F, 0.0F};
};
static_assert(sizeof(FrameBlock) % 16 == 0);
static_assert(offsetof(FrameBlock, key_room) == 64 && offsetof(FrameBlock, sky_room) == 128);
static_assert(offsetof(FrameBlock, eye) == 192 && offsetof(FrameBlock, key_direction) == 224);
static_assert(offsetof(FrameBlock, rim) == 256 && offsetof(FrameBlock, picture) == 272);

}  // namespace jw::render
