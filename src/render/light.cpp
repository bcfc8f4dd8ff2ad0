#include "render/light.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace jw::render {
namespace {

/// Van der Corput's sequence: even at every length, the same on every machine.
float radical_inverse(int index, int base) {
    float value = 0.0F;
    float part = 1.0F / static_cast<float>(base);
    for (; index > 0; index /= base) {
        value += part * static_cast<float>(index % base);
        part /= static_cast<float>(base);
    }
    return value;
}

}  // namespace

PassJitter find_still_jitter(int pass) {
    PassJitter jitter;
    jitter.pass = pass;
    jitter.pixel = {radical_inverse(pass + 1, 2) - 0.5F, radical_inverse(pass + 1, 3) - 0.5F};
    const float turn = 2.0F * std::numbers::pi_v<float> * radical_inverse(pass + 1, 2);
    const float reach =
        0.24F * std::sqrt((static_cast<float>(pass) + 0.5F) / static_cast<float>(kStillPasses));
    jitter.key = reach * glm::vec2{std::cos(turn), std::sin(turn)};
    // Fibonacci's sphere, visited in a scattered order so that the first passes are fair already.
    const int place = (pass * 7) % kStillPasses;
    const float height =
        1.0F - (2.0F * static_cast<float>(place) + 1.0F) / static_cast<float>(kStillPasses);
    const float around = 2.39996323F * static_cast<float>(place);
    const float radius = std::sqrt(std::max(0.0F, 1.0F - height * height));
    jitter.sky = {radius * std::cos(around), height, radius * std::sin(around)};
    jitter.sky_strength = 0.8F;
    return jitter;
}

glm::vec3 find_key_direction(const scene::Camera& camera, const glm::vec2& shift) {
    const glm::vec3 right{camera.right()};
    const glm::vec3 up{camera.up()};
    const glm::vec3 back{-camera.forward()};
    return glm::normalize((-0.62F + shift.x) * right + (0.78F + shift.y) * up + 0.62F * back);
}

LightView fit_light(const glm::vec3& towards_light, const scene::Ball& all,
                    const scene::Camera& camera, int size) {
    const glm::vec3 z = glm::normalize(towards_light);
    const glm::vec3 x = glm::normalize(glm::cross(
        std::abs(z.y) < 0.9F ? glm::vec3{0.0F, 1.0F, 0.0F} : glm::vec3{1.0F, 0.0F, 0.0F}, z));
    const glm::vec3 y = glm::cross(z, x);
    const auto seen =
        static_cast<float>(1.6 * camera.distance * std::tan(0.5 * camera.fov.value()) + 0.05);
    const bool is_close = seen < all.radius;
    const glm::vec3 centre = is_close ? glm::vec3{camera.middle()} : all.centre;
    const float half = is_close ? seen : all.radius;
    const float depth = all.radius + glm::distance(centre, all.centre);
    LightView view;
    glm::mat4 clip{0.0F};
    for (int i = 0; i < 3; ++i) {
        clip[i] = {x[i] / half, y[i] / half, -z[i] / depth, 0.0F};
    }
    clip[3] = {-glm::dot(x, centre) / half, -glm::dot(y, centre) / half,
               glm::dot(z, centre) / depth, 1.0F};
    view.clip_room = clip;
    glm::mat4 to_map{0.5F};
    to_map[3] = glm::vec4{0.5F, 0.5F, 0.5F, 1.0F};
    view.map_room = to_map * clip;
    view.texel = 2.0F * half / static_cast<float>(size);
    return view;
}

}  // namespace jw::render
