#include "model/muscle_ride.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>

namespace jw::model {
namespace {

// Design. A muscle rides where its bones take one place apart by less than kMostApart, and where
// riding would have left it nearer than kMostOff to its surface (mean) when it was posed last. Of
// the places of muscles that ride in the squat, at 20 pictures a second, 99 of 100 are then less
// than 0.75 mm off.
constexpr float kMostApart = 32e-3F, kMostOff = 0.3e-3F;  // m
constexpr float kArm = 0.1F;          // m, of a place beside the middle of a muscle, for the turns
constexpr std::size_t kCompared = 8;  // every eighth vertex tells

/// m, at the middle of a muscle and kArm beside it.
float calc_apart(const DualQuat& a, const DualQuat& b, const glm::vec3& middle) {
    const float sign = glm::dot(a.real, b.real) < 0.0F ? -1.0F : 1.0F;
    const float turn = 2.0F * glm::length(a.real - sign * b.real);  // rad, of a small one
    return glm::distance(a.point(middle), b.point(middle)) + kArm * turn;
}

}  // namespace

void MuscleRide::begin(const MuscleBodies& bodies, std::span<const DualQuat> bones, bool may_ride) {
    ++picture_;
    std::swap(before_, now_);
    now_.assign(bones.begin(), bones.end());
    may_ride_ = may_ride && before_.size() == now_.size();
    riders_.resize(bodies.model().meshes.size());
    steps_.resize(now_.size());
    for (std::size_t b = 0; may_ride_ && b < now_.size(); ++b) {
        steps_[b] = now_[b] * before_[b].inverse();
    }
}

bool MuscleRide::can_ride(const MuscleBodies& bodies, int mesh) const {
    const Rider& rider = riders_[static_cast<std::size_t>(mesh)];
    const std::span<const std::uint16_t> bones = bodies.bones_beside(mesh);
    const bool was_posed = rider.posed_in == picture_ - 1;
    const bool is_its_turn = (picture_ + mesh) % 2 == 0;
    if (!may_ride_ || !was_posed || !is_its_turn || rider.off > kMostOff || bones.empty()) {
        return false;
    }
    const glm::vec3 middle = before_[bones.front()].point(bodies.middle(mesh));
    return std::all_of(bones.begin(), bones.end(), [&](std::uint16_t bone) {
        return calc_apart(steps_[bones.front()], steps_[bone], middle) < kMostApart;
    });
}

Result<Unit> MuscleRide::pose_and_compare(const PoseMuscleJob& job, Rider& rider) const {
    const Mesh& mesh = job.bodies->model().meshes[static_cast<std::size_t>(job.mesh)];
    std::vector<glm::vec3>& ridden = job.scratch->ridden;
    ridden.clear();
    for (std::size_t v = 0; v < mesh.vertices.size(); v += kCompared) {
        ridden.push_back(blend(mesh.vertices[v], steps_).point(job.out[v].position));
    }
    JW_CHECK(job.run());
    float sum = 0.0F;
    for (std::size_t i = 0; i < ridden.size(); ++i) {
        const PosedVertex& posed = job.out[kCompared * i];
        sum += std::abs(glm::dot(ridden[i] - posed.position, posed.normal));
    }
    rider.off = sum / static_cast<float>(ridden.size());
    return Unit{};
}

Result<Unit> MuscleRide::pose(const PoseMuscleJob& job) {
    JW_CHECK(job.validate());
    const Mesh& mesh = job.bodies->model().meshes[static_cast<std::size_t>(job.mesh)];
    Rider& rider = riders_[static_cast<std::size_t>(job.mesh)];
    const bool was_shown = rider.shown_in == picture_ - 1;
    rider.shown_in = picture_;
    if (!can_ride(*job.bodies, job.mesh)) {
        rider.posed_in = picture_;
        return may_ride_ && was_shown ? pose_and_compare(job, rider) : job.run();
    }
    std::transform(mesh.vertices.begin(), mesh.vertices.end(), job.out.begin(), job.out.begin(),
                   [&](const Vertex& vertex, const PosedVertex& posed) {
                       const DualQuat step = blend(vertex, steps_);
                       return PosedVertex{step.point(posed.position), step.direction(posed.normal)};
                   });
    return Unit{};
}

}  // namespace jw::model
