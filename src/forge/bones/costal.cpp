#include "forge/bones/costal.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace jw::forge {

namespace {

using namespace units;

constexpr std::array<TransverseProcess, 12> kTransverse{{{22.0, 7.0, 5.0},
                                                         {22.0, 7.0, 4.8},
                                                         {23.5, 7.0, 4.8},
                                                         {25.0, 6.5, 5.0},
                                                         {26.0, 7.0, 5.0},
                                                         {26.5, 7.5, 5.2},
                                                         {26.5, 7.0, 5.2},
                                                         {26.0, 6.5, 5.2},
                                                         {24.0, 6.0, 5.0},
                                                         {20.5, 4.5, 4.6},
                                                         {14.5, 3.0, 4.4},
                                                         {12.5, 2.0, 4.2}}};

constexpr double kHalfGap = 0.6 * mm;  // half the cartilage of a rib joint

VertebraFrame thoracic_frame(const BoneContext& context, int number) {
    return {context, fmt::format("T{}", number)};
}

/// Hind outer corner of the body, `below` mm under the upper (+) or over the lower (-) margin.
Vec3 body_corner(const VertebraFrame& v, double below, bool is_upper) {
    const double half_width = 0.5 * (is_upper ? v.sizes().upper_width : v.sizes().lower_width);
    const double up = v.half_height() - below;
    // farther forward where the pedicles stand wider than the body (T1, T2)
    const double outer = 0.5 * v.sizes().canal_width + v.sizes().pedicle_width;
    const double wide = std::clamp((outer - half_width) / 6.0, 0.0, 1.0);
    return v.at(-glm::mix(0.72, 0.22, wide) * v.half_depth(), is_upper ? up : -up,
                glm::mix(0.92, 0.97, wide) * half_width);
}

}  // namespace

const TransverseProcess& transverse_process(int number) {
    return kTransverse.at(static_cast<std::size_t>(number - 1));
}

Vec3 transverse_club(const VertebraFrame& v, int number) {
    const TransverseProcess& process = transverse_process(number);
    return v.at(-v.half_depth() - process.back + 0.5 * process.club, process.up,
                0.5 * v.sizes().span - 0.9 * process.club);
}

CostalFace head_face(const BoneContext& context, int number) {
    const VertebraFrame v = thoracic_frame(context, number);
    const Vec3 outward = glm::normalize(v.along(number == 1 ? -0.1 : -0.5, 0.0, 1.0));
    if (number >= 11) {
        const VertebraSizes& s = v.sizes();
        // raised on the side of the pedicle, so that its hollow does not thin it
        return {v.at(-v.half_depth() - 1.6, v.half_height() - 0.30 * s.pedicle_height,
                     0.5 * s.canal_width + s.pedicle_width + 1.2) +
                    kHalfGap * outward,
                outward};
    }
    const bool is_shared = number > 1 && number < 10;
    // the whole face of T1 keeps clear of the pedicle
    const Vec3 own = number == 1 ? body_corner(v, 5.0, true) + v.along(1.6, 0.0, 0.0)
                                 : body_corner(v, is_shared ? 0.0 : 4.5, true);
    const Vec3 above =
        is_shared ? body_corner(thoracic_frame(context, number - 1), 0.0, false) : own;
    return {0.5 * (own + above) + kHalfGap * outward, outward};
}

CostalFace tubercle_face(const BoneContext& context, int number) {
    const VertebraFrame v = thoracic_frame(context, number);
    // In front of the end of the process, turning to its upper side from the sixth downward.
    const double rise = std::clamp(0.3 * (number - 5), 0.0, 1.0);
    const Vec3 normal = glm::normalize(v.along(0.8, rise, 0.6));
    const double out = 0.82 * transverse_process(number).club * mm;
    return {transverse_club(v, number) + (out + kHalfGap) * normal, normal};
}

}  // namespace jw::forge
