#include "model/movement.h"

#include "core/angle.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>

namespace jw::model {

Vec3 plane_axis(Plane plane) {
    return plane == Plane::Sagittal ? Vec3{0.0, 0.0, 1.0} : Vec3{1.0, 0.0, 0.0};
}

double calc_plane_turn(const Rigid& displacement, Plane plane) {
    constexpr Vec3 kUp{0.0, 1.0, 0.0};
    const Vec3 up = displacement.direction(kUp);
    return std::atan2(glm::dot(up, glm::cross(plane_axis(plane), kUp)), up.y);
}

double to_shown(Amount::Unit unit, double value) {
    switch (unit) {
        case Amount::Unit::Degrees:
            return to_deg(value);
        case Amount::Unit::Percent:
            return 100.0 * value;
        case Amount::Unit::Metres:
            break;
    }
    return value;
}

double from_shown(Amount::Unit unit, double value) {
    return value / to_shown(unit, 1.0);
}

const Variant* Movement::find_variant(std::string_view variant_id) const {
    if (variant_id == "compensated") {
        return variants.size() > 1 ? &variants[1] : nullptr;
    }
    const auto found = std::find_if(variants.begin(), variants.end(), [&](const Variant& variant) {
        return variant.id == variant_id;
    });
    return found == variants.end() ? nullptr : &*found;
}

const Text& Movement::find_caption(const KeyMoment& moment, const Variant& variant) const {
    const auto i = static_cast<std::size_t>(&moment - key_moments.data());
    JW_ASSERT(i < key_moments.size());
    if (i < variant.captions.size()) {
        return variant.captions[i];
    }
    return &variant == variants.data() ? moment.caption : moment.fault_caption;
}

}  // namespace jw::model
