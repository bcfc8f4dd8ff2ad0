#include "forge/muscles/guide.h"

#include "forge/shape.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>

namespace jw::forge {
namespace {

constexpr int kSplinePerKnot = 24;

// Half the length of line over which one bone hands over to the next: as long as the soft tissue
// over a joint. The hip turns farther than any other joint that muscles of the trunk and thigh
// cross, so its muscles share the turn over more of their length.
constexpr double kHalfWidth = 0.032;     // m
constexpr double kHipHalfWidth = 0.080;  // m

/// Bones from `a` to `b` in the tree, both included.
std::vector<model::BoneIndex> find_chain(const model::Body& body, model::BoneIndex a,
                                         model::BoneIndex b) {
    const auto ancestors = [&](model::BoneIndex bone) {
        std::vector<model::BoneIndex> up;
        for (; bone != model::kNone; bone = body.bones[static_cast<std::size_t>(bone)].parent) {
            up.push_back(bone);
        }
        return up;
    };
    std::vector<model::BoneIndex> chain = ancestors(a);
    std::vector<model::BoneIndex> other = ancestors(b);
    // Drop the common part above the meeting bone.
    while (chain.size() > 1 && other.size() > 1 &&
           chain[chain.size() - 2] == other[other.size() - 2]) {
        chain.pop_back();
        other.pop_back();
    }
    other.pop_back();  // the meeting bone stands in `chain`
    chain.insert(chain.end(), other.rbegin(), other.rend());
    return chain;
}

/// Where along the line one bone hands over to the next.
struct Handover {
    double at = 0.0;  // m along the line
    model::BoneIndex to = model::kNone;
    double half_width = 0.0;  // m, of the part of the line in which it happens
};

class Polyline {
  public:
    explicit Polyline(std::vector<Vec3> points) : points_{std::move(points)} {
        along_.push_back(0.0);
        for (std::size_t i = 1; i < points_.size(); ++i) {
            along_.push_back(along_.back() + glm::length(points_[i] - points_[i - 1]));
        }
    }
    double length() const { return along_.back(); }
    Vec3 at(double s) const {
        const auto after = std::upper_bound(along_.begin(), along_.end(), s);
        const auto i = std::clamp<std::ptrdiff_t>(after - along_.begin(), 1,
                                                  static_cast<std::ptrdiff_t>(along_.size()) - 1);
        const auto k = static_cast<std::size_t>(i);
        const double width = along_[k] - along_[k - 1];
        const double u = width > 0.0 ? std::clamp((s - along_[k - 1]) / width, 0.0, 1.0) : 0.0;
        return glm::mix(points_[k - 1], points_[k], u);
    }
    /// Arc length of the point nearest to `p` between two arc lengths.
    double nearest(const Vec3& p, double from, double to) const {
        double best = from;
        double best_distance = glm::length(at(from) - p);
        for (std::size_t i = 0; i < along_.size(); ++i) {
            if (along_[i] < from || along_[i] > to) {
                continue;
            }
            const double distance = glm::length(points_[i] - p);
            if (distance < best_distance) {
                best_distance = distance;
                best = along_[i];
            }
        }
        return best;
    }

  private:
    std::vector<Vec3> points_;
    std::vector<double> along_;
};

/// Handovers between two knots: where the line passes the joints of the chain between their bones.
void add_handovers(const model::Body& body, const Polyline& line, const GuideKnot& a,
                   const GuideKnot& b, double from, double to, std::vector<Handover>& out) {
    const auto chain = find_chain(body, a.bone, b.bone);
    for (std::size_t i = 1; i < chain.size(); ++i) {
        const bool is_child = body.bones[static_cast<std::size_t>(chain[i])].parent == chain[i - 1];
        const model::BoneIndex child = is_child ? chain[i] : chain[i - 1];
        const double nearest =
            line.nearest(body.joints[static_cast<std::size_t>(child)].centre, from, to);
        const bool is_hip = body.bones[static_cast<std::size_t>(child)].id.starts_with("femur");
        // A joint beside an end (the hip and the adductors) still needs its length of line.
        const double room = std::min(is_hip ? kHipHalfWidth : kHalfWidth, 0.5 * (to - from));
        const double at = std::clamp(nearest, from + room, to - room);
        out.push_back({out.empty() ? at : std::max(at, out.back().at), chain[i],
                       is_hip ? kHipHalfWidth : kHalfWidth});
    }
}

BoneShares calc_shares(model::BoneIndex first, const std::vector<Handover>& handovers, double s,
                       double length) {
    constexpr double kLeast = 0.004;  // m, where the joint lies beside an end
    BoneShares shares{{first, 1.0}};
    for (const Handover& h : handovers) {
        const double half =
            std::max(std::min(kLeast, 0.5 * length), std::min({h.half_width, h.at, length - h.at}));
        const double u = std::clamp((s - h.at) / (2.0 * half) + 0.5, 0.0, 1.0);
        // Nearly even: the steeper a handover, the sooner a thick belly folds on its inner side.
        const double share = 0.75 * u + 0.25 * u * u * (3.0 - 2.0 * u);
        for (auto& [bone, part] : shares) {
            part *= 1.0 - share;
        }
        add_shares(shares, {{h.to, 1.0}}, share);
    }
    std::erase_if(shares, [](const auto& entry) { return entry.second < 1e-6; });
    return shares;
}

}  // namespace

void add_shares(BoneShares& to, const BoneShares& from, double share) {
    for (const auto& [bone, part] : from) {
        const auto found =
            std::find_if(to.begin(), to.end(), [b = bone](const auto& e) { return e.first == b; });
        if (found == to.end()) {
            to.emplace_back(bone, share * part);
        } else {
            found->second += share * part;
        }
    }
}

std::vector<GuideSample> sample_guide(const model::Body& body, const std::vector<GuideKnot>& knots,
                                      int count) {
    std::vector<Vec3> points;
    points.reserve(knots.size());
    for (const GuideKnot& knot : knots) {
        points.push_back(knot.point);
    }
    const Polyline line{spline(points, kSplinePerKnot * static_cast<int>(knots.size()))};

    std::vector<Handover> handovers;
    double from = 0.0;
    for (std::size_t i = 1; i < knots.size(); ++i) {
        const double to = i + 1 == knots.size() ? line.length()
                                                : line.nearest(knots[i].point, from, line.length());
        if (knots[i].bone != knots[i - 1].bone) {
            add_handovers(body, line, knots[i - 1], knots[i], from, to, handovers);
        }
        from = to;
    }
    std::vector<GuideSample> samples;
    for (int i = 0; i < count; ++i) {
        const double s = line.length() * i / (count - 1);
        samples.push_back(
            {line.at(s), calc_shares(knots.front().bone, handovers, s, line.length())});
    }
    return samples;
}

}  // namespace jw::forge
