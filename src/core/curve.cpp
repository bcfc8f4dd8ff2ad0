#include "core/curve.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace jw {
namespace {

constexpr double kSameTime = 1e-9;

Error bad_key(std::size_t index, std::string_view why) {
    return {ErrorCode::InvalidInput, fmt::format("key {}: {}", index + 1, why), {}};
}

}  // namespace

Result<PeriodicCurve> PeriodicCurve::build(std::span<const Key> keys) {
    PeriodicCurve curve;
    curve.keys_.assign(keys.begin(), keys.end());
    for (std::size_t i = 0; i < keys.size(); ++i) {
        if (!std::isfinite(keys[i].time) || !std::isfinite(keys[i].value)) {
            return bad_key(i, "time and value must be numbers");
        }
        if (keys[i].time < 0.0 || keys[i].time > 1.0) {
            return bad_key(i, fmt::format("time {} is outside 0..1", keys[i].time));
        }
        if (i > 0 && keys[i].time <= keys[i - 1].time + kSameTime) {
            return bad_key(
                i, fmt::format("time {} does not come after {}", keys[i].time, keys[i - 1].time));
        }
    }
    auto& k = curve.keys_;
    if (k.size() > 1 && k.back().time > 1.0 - kSameTime) {
        if (k.front().time < kSameTime && std::abs(k.front().value - k.back().value) > 1e-9) {
            return bad_key(k.size() - 1, fmt::format("the value at 1 ({}) must be the value at 0 "
                                                     "({}), or the movement jumps when it repeats",
                                                     k.back().value, k.front().value));
        }
        if (k.front().time < kSameTime) {
            k.pop_back();
        } else {
            k.insert(k.begin(), Key{0.0, k.back().value});
            k.pop_back();
        }
    }
    const std::size_t n = k.size();
    curve.slopes_.assign(n, 0.0);
    if (n < 2) {
        return curve;
    }
    const auto width = [&](std::size_t i) {
        return i + 1 < n ? k[i + 1].time - k[i].time : k[0].time + 1.0 - k[i].time;
    };
    const auto secant = [&](std::size_t i) {
        return (k[(i + 1) % n].value - k[i].value) / width(i);
    };
    for (std::size_t i = 0; i < n; ++i) {
        const std::size_t before = (i + n - 1) % n;
        const double d0 = secant(before), d1 = secant(i);
        if (d0 * d1 <= 0.0) {
            continue;  // an extremum or a flat stretch: slope 0 keeps the curve between its keys
        }
        const double h0 = width(before), h1 = width(i);
        const double w0 = 2.0 * h1 + h0, w1 = h1 + 2.0 * h0;
        curve.slopes_[i] = (w0 + w1) / (w0 / d0 + w1 / d1);
    }
    return curve;
}

PeriodicCurve::Segment PeriodicCurve::segment_at(double& time) const {
    time -= std::floor(time);
    const std::size_t n = keys_.size();
    const auto after = std::upper_bound(keys_.begin(), keys_.end(), time,
                                        [](double t, const Key& key) { return t < key.time; });
    const std::size_t next = static_cast<std::size_t>(after - keys_.begin()) % n;
    const std::size_t here = (next + n - 1) % n;
    double start = keys_[here].time;
    if (start > time) {
        start -= 1.0;
    }
    double end = keys_[next].time;
    if (end <= start) {
        end += 1.0;
    }
    if (end <= time) {
        end += 1.0;
    }
    return {start, end - start, keys_[here].value, keys_[next].value, slopes_[here], slopes_[next]};
}

double PeriodicCurve::at(double time) const {
    if (keys_.size() < 2) {
        return keys_.empty() ? 0.0 : keys_.front().value;
    }
    const Segment s = segment_at(time);
    const double u = (time - s.start) / s.width;
    const double u2 = u * u, u3 = u2 * u;
    return (2 * u3 - 3 * u2 + 1) * s.value0 + (u3 - 2 * u2 + u) * s.width * s.slope0 +
           (3 * u2 - 2 * u3) * s.value1 + (u3 - u2) * s.width * s.slope1;
}

double PeriodicCurve::slope_at(double time) const {
    if (keys_.size() < 2) {
        return 0.0;
    }
    const Segment s = segment_at(time);
    const double u = (time - s.start) / s.width;
    return (6 * u * u - 6 * u) / s.width * (s.value0 - s.value1) +
           (3 * u * u - 4 * u + 1) * s.slope0 + (3 * u * u - 2 * u) * s.slope1;
}

}  // namespace jw
