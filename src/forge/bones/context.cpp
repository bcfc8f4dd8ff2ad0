#include "forge/bones/context.h"

#include "core/assert.h"
#include "core/log.h"

#include <algorithm>

namespace jw::forge {

namespace {

template <typename List>
const typename List::value_type& named(const List& list, std::string_view id,
                                       std::string_view what) {
    const auto found =
        std::find_if(list.begin(), list.end(), [&](const auto& item) { return item.id == id; });
    if (found == list.end()) {
        log::error("the body has no {} \"{}\"", what, id);
    }
    JW_ASSERT(found != list.end());
    return *found;
}

}  // namespace

Vec3 BoneContext::landmark(std::string_view id) const {
    return named(body_->landmarks, id, "landmark").point;
}

Vec3 BoneContext::landmark_or(std::string_view id, const Vec3& fallback) const {
    return has_landmark(id) ? landmark(id) : fallback;
}

bool BoneContext::has_landmark(std::string_view id) const {
    return body_->find_landmark(id).has_value();
}

Vec3 BoneContext::joint_centre(std::string_view id) const {
    return named(body_->joints, id, "joint").centre;
}

Vec3 BoneContext::bone_origin(std::string_view id) const {
    return named(body_->bones, id, "bone").origin;
}

}  // namespace jw::forge
