#include "forge/check.h"

#include "forge/bones/builders.h"
#include "forge/bones/vertebra.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace jw::forge {

namespace {

using namespace units;

constexpr double kHeadRadius = 22.56;  // mm, built body
constexpr Vec3 kRight{0.0, 0.0, 1.0};

/// Centres inside a bone are no places on its surface.
bool is_on_surface(const model::Landmark& landmark) {
    const std::string& id = landmark.id;
    const auto has = [&id](std::string_view part) { return id.find(part) != std::string::npos; };
    return landmark.radius == 0.0 && landmark.trust != model::Trust::NotScored && !has("disc") &&
           (!has("centre") || has("endplate") || has("sacral_base")) && !has("lamina_front");
}

class Checker {
  public:
    explicit Checker(const model::Body& body) : body_{body}, context_{body} {
        for (const BoneEntry& entry : bone_registry()) {
            shapes_.emplace(entry.bone, entry.build(context_));
        }
    }

    std::vector<CheckRow> run() {
        landmarks();
        hip();
        for (const BoneEntry& entry : bone_registry()) {
            const bool has_sizes =
                entry.bone.size() <= 3 && entry.bone != "C1" && entry.bone != "C2";
            if (has_sizes) {
                vertebra(entry.bone);
            }
        }
        std::stable_sort(rows_.begin(), rows_.end(),
                         [](const auto& a, const auto& b) { return a.strain() > b.strain(); });
        return rows_;
    }

  private:
    void add(std::string_view bone, std::string what, double measured, double target,
             double tolerance) {
        rows_.push_back({std::string{bone}, std::move(what), measured, target, tolerance, "mm"});
    }

    void landmarks() {
        for (const model::Landmark& landmark : body_.landmarks) {
            if (landmark.bone == model::kNone || !is_on_surface(landmark)) {
                continue;
            }
            const std::string& bone = body_.bones[static_cast<std::size_t>(landmark.bone)].id;
            const auto shape = shapes_.find(bone);
            if (shape == shapes_.end()) {
                continue;
            }
            const double gap = std::abs(shape->second.distance(landmark.point)) / mm;
            const bool is_coarse = landmark.trust == model::Trust::Coarse;
            const bool is_blunt = landmark.id.find("ala") != std::string::npos;
            add(bone, "landmark " + landmark.id, gap, 0.0, is_coarse ? 10.0 : is_blunt ? 5.0 : 3.0);
        }
    }

    void hip() {
        const Shape& femur = shapes_.at("femur_r");
        const Shape& hip_bone = shapes_.at("hip_bone_r");
        const Vec3 head = context_.landmark("femoral_head_centre_r");
        const Vec3 centre = context_.joint_centre("hip_r");
        const Vec3 inward = -glm::normalize(Vec3{0.33, -0.63, 0.70});
        const double radius = distance_to_surface(femur, head, inward, 0.05) / mm;
        add("femur_r", "head_radius", radius, kHeadRadius, 1.13);
        const Vec3 back_up = glm::normalize(inward + Vec3{0.0, 0.5, 0.0});
        const double socket = distance_to_surface(hip_bone, centre, back_up, 0.05) / mm;
        add("hip_bone_r", "socket gap round the head", socket - kHeadRadius, 4.0, 1.0);
        const Vec3 fossa = Vec3{-5.0, 950.0, 89.0} * mm;
        const Vec3 across = glm::normalize(Vec3{-0.478, -0.148, 0.866});
        const double thickness = (distance_to_surface(hip_bone, fossa, across, 0.03) +
                                  distance_to_surface(hip_bone, fossa, -across, 0.03)) /
                                 mm;
        add("hip_bone_r", "iliac fossa thickness", thickness, 4.0, 2.0);
    }

    void vertebra(std::string_view id) {
        const VertebraFrame v{context_, id};
        const VertebraSizes& s = v.sizes();
        const Shape& bone = shapes_.find(id)->second;
        const auto span = [&](const Vec3& from, const Vec3& direction) {
            return (distance_to_surface(bone, from, direction, 0.06) +
                    distance_to_surface(bone, from, -direction, 0.06)) /
                   mm;
        };
        const Vec3 upper = v.upper_centre - 3.0 * mm * v.upper_normal;
        const Vec3 lower = v.lower_centre - 3.0 * mm * v.lower_normal;
        add(id, "superior_endplate_width", span(upper, kRight), s.upper_width, 0.1 * s.upper_width);
        add(id, "inferior_endplate_width", span(lower, kRight), s.lower_width, 0.1 * s.lower_width);
        const Vec3 canal = v.at(-v.half_depth() - 0.3 * s.canal_depth, 0.35 * v.half_height(), 0.0);
        add(id, "canal_width", span(canal, kRight), s.canal_width, 0.15 * s.canal_width);
    }

    const model::Body& body_;
    BoneContext context_;
    std::map<std::string, Shape, std::less<>> shapes_;
    std::vector<CheckRow> rows_;
};

}  // namespace

double CheckRow::strain() const {
    return std::abs(measured - target) / std::max(tolerance, 1e-9);
}

double distance_to_surface(const Shape& shape, const Vec3& start, const Vec3& direction,
                           double reach) {
    constexpr double kStep = 0.25 * mm;
    const bool begins_inside = shape.distance(start) < 0.0;
    for (double at = kStep; at < reach; at += kStep) {
        if ((shape.distance(start + at * direction) < 0.0) == begins_inside) {
            continue;
        }
        double low = at - kStep;
        double high = at;
        for (int i = 0; i < 12; ++i) {
            const double middle = 0.5 * (low + high);
            const bool same = (shape.distance(start + middle * direction) < 0.0) == begins_inside;
            (same ? low : high) = middle;
        }
        return high;
    }
    return reach;
}

std::vector<CheckRow> check_bones(const model::Body& body) {
    return Checker{body}.run();
}

std::string check_table(const std::vector<CheckRow>& rows) {
    std::string text;
    for (const CheckRow& row : rows) {
        text += fmt::format("{:4} {:6.2f}  {:<14} {:<46} {:7.2f} {} (target {:.2f} +- {:.2f})\n",
                            row.strain() <= 1.0 ? "ok" : "FAR", row.strain(), row.bone, row.what,
                            row.measured, row.unit, row.target, row.tolerance);
    }
    return text;
}

}  // namespace jw::forge
