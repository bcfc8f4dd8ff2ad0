#include "session/hold.h"

#include <algorithm>
#include <string>

namespace jw::session {
namespace {

std::string sided(const char* bone, model::Side side) {
    return std::string{bone} + (side == model::Side::Left ? "_l" : "_r");
}

const Rigid& find(const model::Frame& frame, model::BoneIndex bone) {
    return frame.pose.displacements[static_cast<std::size_t>(bone)];
}

/// The foot that stands now, else that of the working side.
std::string find_standing_foot(const model::Frame& frame, model::Side side) {
    const auto standing =
        std::find_if(frame.contacts.begin(), frame.contacts.end(),
                     [](const auto& contact) { return contact.body.starts_with("foot_"); });
    return standing != frame.contacts.end() ? standing->body : sided("foot", side);
}

std::optional<model::BoneIndex> find_aligned_bone(const PlaceJob& job) {
    switch (job.align) {
        case Align::Room:
            return std::nullopt;
        case Align::Pelvis:
            return job.body->find_bone("pelvis");
        case Align::Foot:
            break;
    }
    return job.body->find_bone(find_standing_foot(*job.frames.back(), job.side));
}

}  // namespace

std::optional<model::BoneIndex> find_held_bone(const model::Body& body, Hold hold,
                                               model::Side side) {
    switch (hold) {
        case Hold::Room:
            return std::nullopt;
        case Hold::Pelvis:
            return body.find_bone("pelvis");
        case Hold::Femur:
            return body.find_bone(sided("femur", side));
        case Hold::Thorax:
            break;
    }
    return body.find_bone("thorax");
}

std::vector<Rigid> PlaceJob::run() const {
    std::vector<Rigid> places(frames.size());
    if (frames.empty()) {
        return places;
    }
    const auto held = find_held_bone(*body, hold, side);
    for (std::size_t i = 0; held && start != nullptr && i < frames.size(); ++i) {
        places[i] = find(*start, *held) * find(*frames[i], *held).inverse();
    }
    // The others are laid over the last, which is drawn solid.
    if (const auto common = find_aligned_bone(*this)) {
        const Rigid goal = places.back() * find(*frames.back(), *common);
        for (std::size_t i = 0; i + 1 < frames.size(); ++i) {
            places[i] = goal * find(*frames[i], *common).inverse();
        }
    }
    return places;
}

std::vector<Rigid> displace(const Rigid& place, const std::vector<Rigid>& displacements) {
    std::vector<Rigid> put(displacements.size());
    std::transform(displacements.begin(), displacements.end(), put.begin(),
                   [&](const Rigid& displacement) { return place * displacement; });
    return put;
}

}  // namespace jw::session
