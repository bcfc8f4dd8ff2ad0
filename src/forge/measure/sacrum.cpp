// Sacrum and coccyx.
#include "forge/measure/face.h"
#include "forge/measure/fits.h"
#include "forge/measure/regions.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace jw::forge {

namespace {

using namespace units;

constexpr Vec3 kRight{0.0, 0.0, 1.0};
constexpr double kReach = 80.0 * mm;

/// Up the chord from the apex to the middle of the base, and forward across it.
struct Chord {
    Vec3 apex, up, forward;
    double length;

    explicit Chord(const BoneContext& context)
        : apex{context.landmark("sacral_apex")},
          up{glm::normalize(context.landmark("sacral_base_centre") - apex)},
          forward{up.y, -up.x, 0.0},
          length{glm::length(context.landmark("sacral_base_centre") - apex)} {}
    /// m up the chord, forward, right.
    Vec3 at(double above, double ahead, double aside) const {
        return apex + above * up + ahead * forward + aside * kRight;
    }
};

/// The four right openings of a face, S1 first; 0 where there is none. They lie 8 to 34 mm beside
/// the midline, from 10 to 85 per cent of the chord.
std::vector<double> foramina(const Shape& bone, const Chord& chord, double side) {
    FaceWindow face;
    face.corner = chord.at(0.10 * chord.length, side > 0.0 ? 25.0 * mm : -60.0 * mm, 6.0 * mm);
    face.right = 30.0 * mm * kRight;
    face.up = 0.78 * chord.length * chord.up;
    face.direction = -side * chord.forward;
    face.reach = 85.0 * mm;
    std::vector<FreeCircle> found = openings_of_face(bone, face, 4.0 * mm);
    std::erase_if(found, [](const FreeCircle& hole) { return hole.diameter < 2.0 * mm; });
    found.resize(std::min<std::size_t>(found.size(), 4));
    std::sort(found.begin(), found.end(), [&](const auto& a, const auto& b) {
        return glm::dot(a.centre, chord.up) > glm::dot(b.centre, chord.up);
    });
    std::vector<double> diameters(4, 0.0);
    for (std::size_t i = 0; i < found.size(); ++i) {
        diameters[i] = found[i].diameter;
    }
    return diameters;
}

/// From behind the base downward, in the middle of the room, until the roof ends: the hiatus.
void measure_canal(const Shape& bone, const BoneContext& context, const Chord& chord,
                   Measures& out) {
    Vec3 middle = context.landmark("sacral_base_posterior") - 7.0 * mm * chord.forward;
    const auto is_roofed = [&] {
        return distance_to_surface(bone, middle, -chord.forward, 25.0 * mm) < 25.0 * mm;
    };
    double narrowest = kReach;
    double above = chord.length - 8.0 * mm;
    for (int step = 0; above > 0.0; ++step, above -= 1.0 * mm) {
        middle = chord.at(above, glm::dot(middle - chord.apex, chord.forward), 0.0);
        // a step may land in a wall: back to the nearest room on the midline
        for (double aside = 1.0 * mm; aside <= 12.0 * mm && bone.distance(middle) < 0.0;
             aside += 1.0 * mm) {
            for (const double sign : {1.0, -1.0}) {
                const Vec3 at = middle + sign * aside * chord.forward;
                middle = bone.distance(at) > 0.0 ? at : middle;
            }
        }
        if (!is_roofed() && above < 0.6 * chord.length) {
            break;  // higher up it is the gap between the upper facets
        }
        if (is_roofed() && step % 4 == 0) {
            const FreeCircle room =
                largest_free_circle(bone, {middle, kRight, chord.forward}, 10.0 * mm);
            middle = {room.centre.x, room.centre.y, 0.0};
            narrowest = std::min(narrowest, room.diameter);
        }
    }
    out.length("sacrum", "canal_narrowest", narrowest);
    out.length("sacrum", "hiatus_length", above);
}

/// Way of the pelvic face on the midline between two heights of the chord (shares of it), upward.
Vec3 pelvic_face(const Shape& bone, const Chord& chord, double low, double high) {
    std::vector<Vec3> points;
    for (double share = low; share <= high; share += 0.02) {
        const Vec3 start = chord.at(share * chord.length, 60.0 * mm, 0.0);
        const double far = distance_to_surface(bone, start, -chord.forward, 120.0 * mm);
        points.push_back(start - far * chord.forward);
    }
    return fit_line(points, chord.up).direction;
}

}  // namespace

void measure_sacrum(const BoneSet& bones, Measures& out) {
    const Shape& bone = bones.at("sacrum");
    const Chord chord{bones.context()};
    const std::vector<Vec3> points = surface_points(bone, 2.0 * mm);
    out.length("sacrum", "breadth", 2.0 * outermost(bone, points, kRight).z);
    const PlateLine base = upper_plate(bones, "sacrum");
    std::vector<Vec3> midline;
    std::copy_if(points.begin(), points.end(), std::back_inserter(midline),
                 [](const Vec3& p) { return std::abs(p.z) < 3.0 * mm; });
    out.length("sacrum", "length_ventral",
               glm::length(base.front - outermost(bone, midline, -chord.up)));
    const Vec3 first = pelvic_face(bone, chord, 0.76, 0.92);
    const Vec3 last = pelvic_face(bone, chord, 0.04, 0.16);
    out.angle("sacrum", "segments_curvature", std::acos(glm::dot(first, last)));
    const std::vector<double> front = foramina(bone, chord, 1.0);
    const std::vector<double> back = foramina(bone, chord, -1.0);
    for (std::size_t i = 0; i < front.size(); ++i) {
        out.length("sacrum", fmt::format("anterior_foramen_S{}", i + 1), front[i]);
        out.length("sacrum", fmt::format("posterior_foramen_S{}", i + 1), back[i]);
    }
    measure_canal(bone, bones.context(), chord, out);
}

void measure_coccyx(const BoneSet& bones, Measures& out) {
    const Shape& bone = bones.at("coccyx");
    const Vec3 top = bones.context().landmark("coccyx_top");
    const Vec3 tip = bones.context().landmark("coccyx_tip");
    const Vec3 down = glm::normalize(tip - top);
    const Vec3 forward{-down.y, down.x, 0.0};
    std::vector<Vec3> midline;
    for (const Vec3& p : surface_points(bone, 1.0 * mm)) {
        if (std::abs(p.z) < 3.0 * mm) {
            midline.push_back(p);
        }
    }
    const Vec3 lowest = outermost(bone, midline, down);
    const Vec3 highest = outermost(bone, midline, -down);
    out.length("coccyx", "length", glm::dot(lowest - highest, down));
    // bend of the middle line: of its upper against its lower third
    std::vector<Vec3> middle;
    for (double share = 0.1; share <= 0.9; share += 0.05) {
        const Vec3 at = glm::mix(highest, lowest, share);
        const Vec3 start = at + 30.0 * mm * forward;
        const double front = distance_to_surface(bone, start, -forward, 60.0 * mm);
        const double deep = thickness_along(bone, start, -forward, 60.0 * mm);
        middle.push_back(start - (front + 0.5 * deep) * forward);
    }
    const std::span<const Vec3> all{middle};
    const std::size_t third = middle.size() / 3;
    out.angle("coccyx", "curvature",
              std::acos(glm::dot(fit_line(all.first(third), down).direction,
                                 fit_line(all.last(third), down).direction)));
}

}  // namespace jw::forge
