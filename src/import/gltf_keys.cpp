#include "import/gltf_keys.h"

#include "import/gltf_values.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace jw::import::gltf {
namespace {

constexpr float kJump = 1e-4F;               // s, how long a STEP takes
constexpr float kSampleStep = 1.0F / 30.0F;  // s
constexpr std::size_t kMaxKeys = 200'000;
constexpr float kMaxSeconds = 86'400.0F;

void normalize(std::span<float> rotation) {
    float square = 0.0F;
    for (const float x : rotation) {
        square += x * x;
    }
    if (square < 1e-12F) {
        rotation[0] = rotation[1] = rotation[2] = 0.0F;
        rotation[3] = 1.0F;
        return;
    }
    for (float& x : rotation) {
        x /= std::sqrt(square);
    }
}

void push(Keys& keys, float seconds, std::span<const float> value) {
    keys.seconds.push_back(seconds);
    keys.values.insert(keys.values.end(), value.begin(), value.end());
}

/// Cubic Hermite spline between key i and i + 1 (glTF 2.0, appendix C.4); `values` holds
/// in-tangent, value and out-tangent a key.
void sample_cubic(Keys& keys, std::span<const float> times, std::span<const float> values,
                  std::size_t i, std::size_t width) {
    const float span = times[i + 1] - times[i];
    const auto steps =
        static_cast<std::size_t>(std::clamp(std::ceil(span / kSampleStep), 1.0F, 10'000.0F));
    const float* now = values.data() + i * 3 * width;
    const float* next = now + 3 * width;
    for (std::size_t s = 1; s < steps && keys.seconds.size() < kMaxKeys; ++s) {
        const float u = static_cast<float>(s) / static_cast<float>(steps);
        const float u2 = u * u, u3 = u2 * u;
        std::array<float, 4> value{};
        for (std::size_t k = 0; k < width; ++k) {
            value[k] = (2 * u3 - 3 * u2 + 1) * now[width + k] +
                       span * (u3 - 2 * u2 + u) * now[2 * width + k] +
                       (-2 * u3 + 3 * u2) * next[width + k] + span * (u3 - u2) * next[k];
        }
        push(keys, times[i] + u * span, std::span{value}.first(width));
    }
}

Result<Unit> check_times(std::span<const float> times, const std::string& where) {
    for (std::size_t i = 0; i < times.size(); ++i) {
        if (!(times[i] >= -kMaxSeconds && times[i] <= kMaxSeconds)) {
            return Error{ErrorCode::BadFormat,
                         fmt::format("{} has a key at {} s (key {}); export the file again", where,
                                     times[i], i),
                         {}};
        }
        if (i > 0 && times[i] < times[i - 1]) {
            return Error{ErrorCode::BadFormat,
                         fmt::format("{} has key times that go back at key {} ({} s after {} s); "
                                     "export the file again",
                                     where, i, times[i], times[i - 1]),
                         {}};
        }
    }
    return Unit{};
}

}  // namespace

Result<Keys> build_linear_keys(const Document& document, const Sampler& sampler, Path path,
                               const std::string& where) {
    const std::vector<float> times = read_floats(document, sampler.input);
    const std::vector<float> values = read_floats(document, sampler.output);
    JW_CHECK(check_times(times, where));
    if (!std::all_of(values.begin(), values.end(), [](float x) { return std::isfinite(x); })) {
        return Error{ErrorCode::BadFormat,
                     where + " has values that are not numbers; export the file again",
                     {}};
    }
    const std::size_t width = path == Path::Rotation ? 4 : 3;
    const bool is_cubic = sampler.interpolation == Interpolation::Cubic;
    const std::size_t step = is_cubic ? 3 * width : width;
    const auto value_at = [&](std::size_t key) {
        return std::span{values}.subspan(key * step + (is_cubic ? width : 0), width);
    };
    Keys keys;
    for (std::size_t i = 0; i < times.size(); ++i) {
        if (i > 0 && times[i] <= times[i - 1]) {
            continue;  // two keys at one time: the first holds
        }
        if (sampler.interpolation == Interpolation::Step && !keys.seconds.empty() &&
            times[i] - kJump > keys.seconds.back()) {
            const std::size_t last = keys.values.size() - width;
            const std::vector<float> held(keys.values.begin() + static_cast<std::ptrdiff_t>(last),
                                          keys.values.end());
            push(keys, times[i] - kJump, held);
        }
        push(keys, times[i], value_at(i));
        if (is_cubic && i + 1 < times.size() && times[i + 1] > times[i]) {
            sample_cubic(keys, times, values, i, width);
        }
    }
    for (std::size_t k = 0; path == Path::Rotation && k < keys.seconds.size(); ++k) {
        normalize(std::span{keys.values}.subspan(k * 4, 4));
    }
    return keys;
}

}  // namespace jw::import::gltf
