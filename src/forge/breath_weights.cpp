#include "forge/breath_weights.h"

#include "forge/bones/costal.h"
#include "forge/muscles/slab.h"

#include "core/ids.h"

#include <fmt/format.h>
#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>
#include <string>
#include <string_view>
#include <vector>

namespace jw::forge {
namespace {

/// The cartilages of both sides, as lines that know which bones carry each of their places.
class Cartilages {
  public:
    Cartilages(const BoneContext& context, const model::Body& body)
        : sternum_{body.bone("sternum_costal_cartilage")} {
        for (const bool is_left : {false, true}) {
            for (int number = 1; number <= kCartilageCount; ++number) {
                Strip strip;
                const std::string rib = fmt::format("rib_{:02}_r", number);
                strip.rib = body.bone(is_left ? mirror_id(rib) : rib);
                strip.line = cartilage_line(context, number);
                if (is_left) {
                    for (Vec3& p : strip.line) {
                        p.z = -p.z;
                    }
                }
                strip.above = number > kLastOnSternum ? static_cast<int>(strips_.size()) - 1 : -1;
                strips_.push_back(std::move(strip));
            }
        }
    }

    BoneShares shares(const Vec3& p) const {
        std::vector<Near> all;
        double least = std::numeric_limits<double>::max();
        for (const Strip& strip : strips_) {
            all.push_back(find_near(strip.line, p));
            least = std::min(least, all.back().distance);
        }
        // Where two strips touch, the weights pass from one to the other without a step.
        constexpr double kTogether = 1.5e-3;
        // Beyond the strips lies the breastbone; farther from a strip than this it has no share.
        constexpr double kStripReach = 8e-3, kFade = 4e-3;
        const double on_strip = 1.0 - glm::smoothstep(kStripReach, kStripReach + kFade, least);
        BoneShares shares{{sternum_, 1.0 - on_strip}};
        double sum = 0.0;
        for (const Near& near : all) {
            sum += std::exp((least - near.distance) / kTogether);
        }
        for (std::size_t i = 0; i < all.size(); ++i) {
            const double part = std::exp((least - all[i].distance) / kTogether) / sum;
            add_strip(shares, i, all[i].along, on_strip * part);
        }
        std::erase_if(shares, [](const auto& entry) { return entry.second < 1e-4; });
        return shares;
    }

  private:
    struct Strip {
        model::BoneIndex rib = model::kNone;
        std::vector<Vec3> line;
        int above = -1;  // the strip that it ends on; -1: the breastbone
    };
    struct Near {
        double distance = 0.0;
        double along = 0.0;  // 0 at the rib .. 1
    };

    static Near find_near(const std::vector<Vec3>& line, const Vec3& p) {
        Near best{std::numeric_limits<double>::max(), 0.0};
        double total = 0.0, passed = 0.0;
        for (std::size_t i = 1; i < line.size(); ++i) {
            total += glm::length(line[i] - line[i - 1]);
        }
        for (std::size_t i = 1; i < line.size(); ++i) {
            const Vec3 d = line[i] - line[i - 1];
            const double u = std::clamp(glm::dot(p - line[i - 1], d) / glm::dot(d, d), 0.0, 1.0);
            const double distance = glm::length(line[i - 1] + u * d - p);
            if (distance < best.distance) {
                best = {distance, (passed + u * glm::length(d)) / total};
            }
            passed += glm::length(d);
        }
        return best;
    }

    void add_strip(BoneShares& to, std::size_t index, double along, double share) const {
        const Strip& strip = strips_[index];
        const double inward = glm::smoothstep(0.0, 1.0, along);
        add_shares(to, {{strip.rib, 1.0}}, (1.0 - inward) * share);
        if (strip.above < 0) {
            add_shares(to, {{sternum_, 1.0}}, inward * share);
            return;
        }
        const auto above = static_cast<std::size_t>(strip.above);
        const Near end = find_near(strips_[above].line, strip.line.back());
        add_strip(to, above, end.along, inward * share);
    }

    model::BoneIndex sternum_;
    std::vector<Strip> strips_;
};

/// Hands `share` of what carries the vertex to `bone`.
void hand_over(model::Vertex& vertex, model::BoneIndex bone, double share) {
    if (share <= 0.0) {
        return;
    }
    BoneShares shares{{bone, share}};
    for (std::size_t i = 0; i < vertex.bones.size(); ++i) {
        if (vertex.weights[i] > 0.0F) {
            add_shares(shares, {{vertex.bones[i], 1.0}}, (1.0 - share) * vertex.weights[i]);
        }
    }
    set_bones(vertex, shares);
}

/// Nothing at the ribs, all of it at the domes; the central tendon, on which the heart rests, goes
/// down by less (design).
double dome_share(const model::Vertex& v) {
    constexpr double kCentre = 0.8;
    const double aside = glm::smoothstep(0.012, 0.050, std::abs(static_cast<double>(v.position.z)));
    return glm::smoothstep(0.05, 0.65, static_cast<double>(v.uv.x)) * glm::mix(kCentre, 1.0, aside);
}

/// Of the belly, greatest at the navel, nothing at pubis, costal margin and behind the flanks. A
/// quarter at most: see belly_on_spine in joints.toml.
double belly_share(const model::Vertex& v) {
    constexpr double kMost = 0.25;
    constexpr double kPubis = 0.865, kMargin = 1.200;  // m, heights of the wall in front
    constexpr double kFront = 0.35, kFlank = 1.55;     // rad from the front
    const double up = std::clamp((v.position.y - kPubis) / (kMargin - kPubis), 0.0, 1.0);
    const double around =
        std::atan2(std::abs(static_cast<double>(v.position.z)), static_cast<double>(v.position.x));
    const double dome = std::sin(std::numbers::pi * up);
    return kMost * dome * dome * (1.0 - glm::smoothstep(kFront, kFlank, around));
}

/// Between pubis and coccyx or raphe, both held, the floor hangs through.
double floor_share(const model::Vertex& v) {
    const double sag = std::sin(std::numbers::pi * static_cast<double>(v.uv.x));
    return sag * sag;
}

struct SoftPart {
    std::string_view muscle;  // id, or its beginning
    std::string_view frame;
    double (*share)(const model::Vertex&);
};
constexpr std::array<SoftPart, 11> kSoftParts{{
    {"diaphragm", "diaphragm_domes", dome_share},
    {"rectus_abdominis", "belly_wall", belly_share},
    {"external_oblique", "belly_wall", belly_share},
    {"internal_oblique", "belly_wall", belly_share},
    {"transversus_abdominis", "belly_wall", belly_share},
    {"linea_alba", "belly_wall", belly_share},
    {"rectus_sheath", "belly_wall", belly_share},
    {"puborectalis", "pelvic_floor_middle", floor_share},
    {"pubococcygeus", "pelvic_floor_middle", floor_share},
    {"iliococcygeus", "pelvic_floor_middle", floor_share},
    {"coccygeus", "pelvic_floor_middle", floor_share},
}};

}  // namespace

void bind_cartilages(const BoneContext& context, const model::Body& body, model::Mesh& sternum) {
    const Cartilages cartilages{context, body};
    for (model::Vertex& vertex : sternum.vertices) {
        set_bones(vertex, cartilages.shares(Vec3{vertex.position}));
    }
}

void bind_breath(const model::Body& body, std::span<model::Mesh> muscles) {
    for (const SoftPart& part : kSoftParts) {
        const model::BoneIndex frame = body.bone(part.frame);
        for (model::Mesh& mesh : muscles) {
            if (!mesh.id.starts_with(part.muscle)) {
                continue;
            }
            for (model::Vertex& vertex : mesh.vertices) {
                hand_over(vertex, frame, part.share(vertex));
            }
        }
    }
}

}  // namespace jw::forge
