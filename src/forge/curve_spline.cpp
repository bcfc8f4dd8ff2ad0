#include "forge/node.h"

#include "core/assert.h"

#include <algorithm>

namespace jw::forge {

namespace {

/// Point of the centripetal Catmull-Rom span p1..p2 at `u` in 0..1 (Barry & Goldman's pyramid).
Vec3 centripetal(const Vec3& p0, const Vec3& p1, const Vec3& p2, const Vec3& p3, double u) {
    const auto knot = [](double t, const Vec3& a, const Vec3& b) {
        return t + std::sqrt(std::max(glm::length(b - a), 1e-9));
    };
    const double t0 = 0.0;
    const double t1 = knot(t0, p0, p1);
    const double t2 = knot(t1, p1, p2);
    const double t3 = knot(t2, p2, p3);
    const double t = t1 + u * (t2 - t1);
    const auto mix = [t](const Vec3& a, const Vec3& b, double ta, double tb) {
        return a * ((tb - t) / (tb - ta)) + b * ((t - ta) / (tb - ta));
    };
    const Vec3 a1 = mix(p0, p1, t0, t1);
    const Vec3 a2 = mix(p1, p2, t1, t2);
    const Vec3 a3 = mix(p2, p3, t2, t3);
    const Vec3 b1 = mix(a1, a2, t0, t2);
    const Vec3 b2 = mix(a2, a3, t1, t3);
    return mix(b1, b2, t1, t2);
}

}  // namespace

SampledSpline sample_spline(std::span<const Vec3> knots, int per_span) {
    SampledSpline out;
    const int n = static_cast<int>(knots.size());
    if (n == 1) {
        return {{knots[0]}, {0.0}};
    }
    const auto at = [&](int i) -> Vec3 {
        if (i < 0) {
            return 2.0 * knots[0] - knots[1];
        }
        if (i >= n) {
            return 2.0 * knots[knots.size() - 1] - knots[knots.size() - 2];
        }
        return knots[static_cast<std::size_t>(i)];
    };
    for (int span = 0; span + 1 < n; ++span) {
        for (int k = 0; k < per_span; ++k) {
            const double u = static_cast<double>(k) / per_span;
            out.points.push_back(
                centripetal(at(span - 1), at(span), at(span + 1), at(span + 2), u));
            out.at.push_back(span + u);
        }
    }
    out.points.push_back(knots.back());
    out.at.push_back(n - 1);
    return out;
}

double spline_value(std::span<const double> values, double t) {
    const int n = static_cast<int>(values.size());
    if (n == 1) {
        return values[0];
    }
    const int i = std::clamp(static_cast<int>(t), 0, n - 2);
    const double u = t - i;
    const auto at = [&](int k) {
        return values[static_cast<std::size_t>(std::clamp(k, 0, n - 1))];
    };
    const double m1 = 0.5 * (at(i + 1) - at(i - 1));
    const double m2 = 0.5 * (at(i + 2) - at(i));
    const double u2 = u * u;
    const double u3 = u2 * u;
    return at(i) * (2 * u3 - 3 * u2 + 1) + m1 * (u3 - 2 * u2 + u) + at(i + 1) * (3 * u2 - 2 * u3) +
           m2 * (u3 - u2);
}

std::vector<Vec3> spline(std::span<const Vec3> points, int count) {
    JW_ASSERT(points.size() >= 2 && count >= 2);
    const SampledSpline fine = sample_spline(points, 24);
    std::vector<double> lengths{0.0};
    for (std::size_t i = 1; i < fine.points.size(); ++i) {
        lengths.push_back(lengths.back() + glm::length(fine.points[i] - fine.points[i - 1]));
    }
    std::vector<Vec3> out;
    std::size_t segment = 0;
    for (int k = 0; k < count; ++k) {
        const double wanted = lengths.back() * k / (count - 1);
        while (segment + 2 < lengths.size() && lengths[segment + 1] < wanted) {
            ++segment;
        }
        const double width = std::max(lengths[segment + 1] - lengths[segment], 1e-12);
        out.push_back(glm::mix(fine.points[segment], fine.points[segment + 1],
                               (wanted - lengths[segment]) / width));
    }
    return out;
}

}  // namespace jw::forge
