// Sums over the spine, and extents of the other bones.
#include "forge/bones/vertebra.h"
#include "forge/carry.h"
#include "forge/measure/regions.h"

#include "core/angle.h"
#include "core/assert.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <functional>
#include <thread>

namespace jw::forge {

namespace {

using namespace units;

constexpr Vec3 kForward{1.0, 0.0, 0.0};
constexpr Vec3 kUp{0.0, 1.0, 0.0};
constexpr Vec3 kRight{0.0, 0.0, 1.0};

/// The bones whose discs and facets are measured, from above: C2 to L5.
std::vector<std::string> levels() {
    std::vector<std::string> ids;
    for (std::string id = "C2"; id != "sacrum"; id = bone_below(id)) {
        ids.push_back(id);
    }
    return ids;
}

/// The free room between two pedicles, in the sagittal plane through their middles.
void measure_foramen(const BoneSet& bones, std::string_view upper, Measures& out) {
    const std::string lower = bone_below(upper);
    const VertebraFrame v{bones.context(), upper};
    const VertebraSizes& s = v.sizes();
    const std::string id = joint_id(upper);
    const Shape both =
        join({bones.at(upper), bones.at(lower), build_disc(bones.context(), upper)}, 0.0);
    const double beside = 0.5 * (s.canal_width + 0.5 * s.pedicle_width);
    // from under the pedicle to the pedicle below
    const Vec3 top = v.at(-v.half_depth() - 5.0, v.half_height() - 0.5 * s.pedicle_height, beside);
    const Vec3 under = top - distance_to_surface(both, top, -v.up, 40.0 * mm) * v.up;
    const double height = distance_to_surface(both, under - 0.5 * mm * v.up, -v.up, 40.0 * mm);
    out.length(id, "foramen_height", height + 0.5 * mm);
    // at the height of the disc, from the disc to the facet
    const Vec3 middle = under - 0.55 * height * v.up;
    out.length(id, "foramen_width", width_through(both, middle, v.forward, 40.0 * mm));
}

/// Mean of a measure over the joints under `first` and on, down to the one above `end`.
Measure mean_over(const std::vector<Measure>& all, std::string_view region, std::string_view what,
                  std::string_view first, std::string_view end) {
    Measure mean{std::string{region}, std::string{what}, 0.0};
    double count = 0.0;
    for (std::string id{first}; id != end; id = bone_below(id)) {
        for (const Measure& m : all) {
            if (m.bone == joint_id(id) && m.what == what) {
                mean.value += m.value;
                count += 1.0;
            }
        }
    }
    mean.value /= count;
    return mean;
}

}  // namespace

void measure_spine(const BoneSet& bones, Measures& out) {
    const double sacral = upper_plate(bones, "sacrum").slope();
    out.angle("spine", "lumbar_lordosis_L1S1", sacral - upper_plate(bones, "L1").slope());
    out.angle("spine", "thoracic_kyphosis_T4T12",
              upper_plate(bones, "T4").slope() - lower_plate(bones, "T12").slope());
    out.angle("spine", "T1_slope", upper_plate(bones, "T1").slope());
    out.angle("spine", "cervical_lordosis_C2C7",
              lower_plate(bones, "C7").slope() - lower_plate(bones, "C2").slope());
    measure_foramen(bones, "L4", out);
}

void measure_extents(const BoneSet& bones, Measures& out) {
    std::map<std::string, std::vector<Vec3>, std::less<>> points;
    const auto end_of = [&](std::string_view bone, const Vec3& axis) {
        const Shape& shape = bones.at(bone);
        std::vector<Vec3>& of_bone = points[std::string{bone}];
        of_bone = of_bone.empty() ? surface_points(shape, 4.0 * mm) : of_bone;
        return outermost(shape, of_bone, axis);
    };
    const auto extent = [&](std::string_view bone, const Vec3& axis) {
        return glm::dot(end_of(bone, axis) - end_of(bone, -axis), axis);
    };
    out.length("tibia_r", "tibia_length", extent("tibia_r", kUp));
    out.length("tibia_r", "tibial_plateau_width", extent("tibia_r", kRight));
    out.length("fibula_r", "fibula_length", extent("fibula_r", kUp));
    out.length("patella_r", "height", extent("patella_r", kUp));
    out.length("patella_r", "width", extent("patella_r", kRight));
    out.length("skull", "skull_length", extent("skull", kForward));
    out.length("skull", "skull_breadth", extent("skull", kRight));
    std::vector<Vec3> ribs;
    for (int rib = 1; rib <= 12; ++rib) {
        const std::string id = fmt::format("rib_{:02}_r", rib);
        ribs.insert(ribs.end(), {end_of(id, kRight), end_of(id, kForward), end_of(id, -kForward)});
    }
    out.length("ribs", "ribcage_breadth", 2.0 * farthest(ribs, kRight).z);
    out.length("ribs", "ribcage_depth_ribs",
               farthest(ribs, kForward).x - farthest(ribs, -kForward).x);
    out.length("C2", "transverse_process_span", 2.0 * end_of("C2", kRight).z);
    out.length("body", "skeleton_height", end_of("skull", kUp).y - end_of("calcaneus_r", -kUp).y);
}

BoneSet::BoneSet(const model::Body& reference, const model::Body& body,
                 const content::BodyShape& maps)
    : context_{body} {
    const BoneContext written{reference};
    for (const BoneEntry& entry : bone_registry()) {
        const std::string bone{entry.bone};
        shapes_.emplace(bone, carried(entry.build(written), bone, maps));
    }
}

const Shape& BoneSet::at(std::string_view bone) const {
    const auto found = shapes_.find(bone);
    JW_ASSERT(found != shapes_.end());
    return found->second;
}

void Measures::length(std::string_view bone, std::string_view what, double metres) {
    share(bone, what, metres / mm);
}
void Measures::area(std::string_view bone, std::string_view what, double square_metres) {
    share(bone, what, square_metres / (mm * mm));
}
void Measures::angle(std::string_view bone, std::string_view what, double radians) {
    share(bone, what, to_deg(radians));
}
void Measures::share(std::string_view bone, std::string_view what, double value) {
    list_.push_back({std::string{bone}, std::string{what}, value});
}

std::string bone_above(std::string_view bone) {
    const std::vector<std::string> ids = levels();
    const auto found = std::find_if(ids.begin(), ids.end(),
                                    [&](const auto& id) { return bone_below(id) == bone; });
    JW_ASSERT(found != ids.end());
    return *found;
}

std::string joint_id(std::string_view upper) {
    const std::string lower = bone_below(upper);
    return fmt::format("{}-{}", upper, lower == "sacrum" ? "S1" : lower);
}

std::vector<Measure> measure_bones(const BoneSet& bones) {
    using Task = std::function<void(Measures&)>;
    std::vector<Task> tasks;
    for (const auto region : {measure_sacrum, measure_pelvis, measure_hip_bone, measure_acetabulum,
                              measure_femur, measure_coccyx, measure_spine, measure_extents}) {
        tasks.emplace_back([&bones, region](Measures& out) { region(bones, out); });
    }
    for (const std::string& id : levels()) {
        tasks.emplace_back([&bones, id](Measures& out) {
            if (id != "C2") {
                measure_vertebra(bones, id, out);
            }
            measure_disc(bones, id, out);
            measure_facets(bones, id, out);
        });
    }
    std::vector<Measures> parts(tasks.size());
    std::atomic<std::size_t> next{0};
    const auto work = [&] {
        for (std::size_t i = next++; i < tasks.size(); i = next++) {
            tasks[i](parts[i]);
        }
    };
    std::thread other{work};
    work();
    other.join();
    std::vector<Measure> all;
    for (const Measures& part : parts) {
        all.insert(all.end(), part.list().begin(), part.list().end());
    }
    constexpr std::string_view kTilt = "facet_tilt_from_horizontal";
    const Measure cervical = mean_over(all, "cervical", kTilt, "C2", "C7");
    const Measure thoracic = mean_over(all, "thoracic", kTilt, "T1", "T11");
    all.insert(all.end(), {cervical, thoracic});
    return all;
}

}  // namespace jw::forge
