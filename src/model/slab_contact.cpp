#include "model/slab_contact.h"

#include "model/slab_pose.h"

#include <glm/geometric.hpp>

#include <algorithm>

namespace jw::model {
namespace {

constexpr float kThickest = 1.8F;  // of the thickness at rest, that faces may come to
constexpr float kGap = 0.5e-3F;    // m, faces keep from bone where they were made off it
// m at once: in thick bone the nearest way out may be that to its other side.
constexpr float kMostPush = 10e-3F;
constexpr float kHoldingPush = 2e-3F;  // m: bone that pushes a place so far holds it
constexpr float kTolerance = 1e-3F;    // m into bone: less than that is not worth a wrinkle
constexpr float kUnderneath = 0.7F;    // of the room for deeper muscles is kept

/// What the middle keeps from a bone: half the thickness, and most of the room in which deeper
/// muscles lie, but no more than at rest.
float calc_need(float at_rest, float half) {
    const float own = half + kGap;
    return (at_rest <= own ? at_rest : own + kUnderneath * (at_rest - own)) - kTolerance;
}

}  // namespace

float ContactScratch::least_distance(std::size_t neighbour, std::size_t node,
                                     const glm::vec3& place) const {
    return arrival[neighbour * travel.size() + node] - travel[node] -
           glm::distance(place, asked[node]);
}

float FaceContact::calc_need(float at_rest) {
    return std::min(at_rest, kGap) - kTolerance;
}

glm::vec3 FaceContact::leave(const glm::vec3& place, float need) const {
    const glm::vec3 local = back_.point(place);
    const float lacking = need - field_.distance(local);
    return lacking > 0.0F
               ? place + std::min(lacking, kMostPush) * bone_.direction(field_.gradient(local))
               : place;
}

SlabContact::SlabContact(const SlabPoseInput& input, ContactScratch& scratch)
    : in_{input}, slab_{input.slab}, s_{scratch} {
    const std::size_t count = slab_.nodes.size();
    s_.beside.assign(count, 0);
    s_.pushes.resize(count);
    s_.asked.clear();
    s_.travel.assign(count, 0.0F);
}

void SlabContact::begin(bool bones_turn_little) {
    if (bones_turn_little) {
        s_.arrival = slab_.arrivals;
    } else {
        s_.arrival.assign(slab_.arrivals.size(), ContactScratch::kUnknown);
    }
}

void SlabContact::leave_bone(std::span<glm::vec3> middle, std::span<float> holds) {
    push_out(middle, holds, false);
}

void SlabContact::leave_bone_at_last(std::span<glm::vec3> middle, std::span<float> holds) {
    push_out(middle, holds, true);
}

void SlabContact::push_out(std::span<glm::vec3> middle, std::span<float> holds, bool is_last) {
    add_travel(middle);
    std::fill(s_.pushes.begin(), s_.pushes.end(), glm::vec3{0.0F});
    bool is_pushed = false;
    for (std::size_t n = 0; n < slab_.neighbours.size(); ++n) {
        is_pushed |= add_pushes(n, middle, holds, is_last);
    }
    const auto push = [&](int station, int column) {
        return s_.pushes[slab_.node_at(station, std::clamp(column, 0, slab_.columns - 1))];
    };
    for (int i = 1; is_pushed && i + 1 < slab_.stations; ++i) {
        for (int c = 0; c < slab_.columns; ++c) {
            middle[slab_.node_at(i, c)] +=
                0.6F * push(i, c) +
                0.1F * (push(i - 1, c) + push(i + 1, c) + push(i, c - 1) + push(i, c + 1));
        }
    }
}

void SlabContact::add_travel(std::span<const glm::vec3> middle) {
    for (std::size_t k = 0; k < s_.asked.size(); ++k) {
        s_.travel[k] += glm::distance(middle[k], s_.asked[k]);
    }
    s_.asked.assign(middle.begin(), middle.end());
}

bool SlabContact::add_pushes(std::size_t n, std::span<const glm::vec3> middle,
                             std::span<float> holds, bool is_last) {
    const MuscleSlab::Neighbour& neighbour = slab_.neighbours[n];
    const DistanceField& field = in_.field_of(neighbour);
    const DualQuat& bone = in_.motion_of(neighbour);
    const DualQuat back = bone.inverse();
    bool is_pushed = false;
    for (std::size_t k = slab_.node_at(std::max(neighbour.from, 1), 0);
         k < slab_.node_at(std::min(neighbour.to, slab_.stations - 1), 0); ++k) {
        float& arrival = s_.arrival[n * slab_.nodes.size() + k];
        const float half = slab_.nodes[k].half;
        const float need = calc_need(neighbour.node_distances[k], half);
        const float thick = kThickest * half + kGap;
        if (arrival - s_.travel[k] > (is_last ? std::max(need, thick) : need)) {
            continue;
        }
        const glm::vec3 p = back.point(middle[k]);
        const float have = field.distance(p);
        arrival = s_.travel[k] + have;
        if (is_last && have < thick) {
            s_.beside[k] |= MuscleSlab::bit_of(n);
        }
        if (have < need) {
            const float push = std::min(need - have, kMostPush);
            s_.pushes[k] += push * bone.direction(field.gradient(p));
            holds[k] = std::max(holds[k], std::min(push / kHoldingPush, 1.0F));
            is_pushed = true;
        }
    }
    return is_pushed;
}

}  // namespace jw::model
