#include "motion/settings.h"

#include "motion/sample.h"

#include "core/angle.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace jw::motion {
namespace {

constexpr double kSameValue = 1e-9;
/// A joint held this far short of the other end of its range still has room to be solved in.
constexpr double kLeastRange = 0.00175;  // rad, 0.1 deg

/// Start of the zone in which an end is felt; values count in the direction of the limit.
double zone_start(double active, double end, double zone) {
    return std::min(active, end - zone);
}

/// `is_loaded`: the body's weight takes it to its passive ends, where alone it feels them.
SoftRange body_range(const model::Coordinate& c, bool is_loaded) {
    const double zone = 0.02 * std::max(c.passive.max - c.passive.min, kLeastRange);
    const auto start = [&](double active, double end) {
        return !is_loaded && std::abs(end - active) > kSameValue
                   ? std::min(active, end - 1e-3 * zone)
                   : end - zone;
    };
    SoftRange range;
    range.lower_end = c.passive.min;
    range.upper_end = c.passive.max;
    range.lower_start = -start(-c.active.min, -c.passive.min);
    range.upper_start = start(c.active.max, c.passive.max);
    return range;
}

Result<Unit> apply_limit(const model::Body& body, int index, double value, bool is_mirrored,
                         Settings& out) {
    const model::Limit& limit = body.limits[static_cast<std::size_t>(index)];
    if (!std::isfinite(value) || value > limit.extreme + kSameValue) {
        return Error{ErrorCode::InvalidInput,
                     fmt::format("{} {:.1f} deg is beyond {:.1f}, which no pose may pass", limit.id,
                                 to_deg(value), to_deg(limit.extreme)),
                     {}};
    }
    if (limit.is_coupled) {
        const int own = is_mirrored ? find_mirror_limit(body, index) : index;
        out.coupled[static_cast<std::size_t>(own)] = {zone_start(limit.active, value, kStiffZone),
                                                      value};
        out.set.push_back({limit.id, value});
        return Unit{};
    }
    for (const model::Limit::Part& part : limit.parts) {
        auto c = static_cast<std::size_t>(part.coordinate);
        double sign = limit.sign;
        const double active =
            sign > 0.0 ? body.coordinates[c].active.max : -body.coordinates[c].active.min;
        const double end = part.share * value;
        const double start = zone_start(active, end, part.share * kStiffZone);
        if (is_mirrored) {
            sign *= body.coordinates[c].mirror_sign;
            c = static_cast<std::size_t>(body.coordinates[c].mirror);
        }
        SoftRange& range = out.ranges[c];
        if (sign > 0.0) {
            range.upper_end = end;
            range.upper_start = start;
        } else {
            range.lower_end = -end;
            range.lower_start = -start;
        }
        if (range.upper_end - range.lower_end < kLeastRange) {
            return Error{ErrorCode::InvalidInput,
                         fmt::format("{} {:.1f} deg leaves {} no range to move in", limit.id,
                                     to_deg(value), body.coordinates[c].id),
                         {}};
        }
    }
    out.set.push_back({limit.id, value});
    return Unit{};
}

/// `is_mirrored`: the setting is named for the side performed on, the solver works on the other.
Result<Unit> apply_settings(const model::Body& body,
                            const std::vector<model::LimitSetting>& settings, bool is_mirrored,
                            Settings& out) {
    for (const model::LimitSetting& setting : settings) {
        JW_TRY(const std::vector<int> limits, find_limits(body, setting.limit));
        for (const int limit : limits) {
            JW_CHECK(apply_limit(body, limit, setting.value, is_mirrored, out));
        }
    }
    return Unit{};
}

Result<Unit> apply_cause(const model::Body& body, const model::Movement& movement,
                         const std::string& id, Settings& out) {
    const auto& causes = movement.causes;
    const auto found =
        std::find_if(causes.begin(), causes.end(), [&](const auto& row) { return row.id == id; });
    if (found == causes.end()) {
        std::string known;
        for (const model::Cause& cause : causes) {
            known += (known.empty() ? "" : ", ") + cause.id;
        }
        return Error{ErrorCode::NotFound,
                     fmt::format("'{}' has no cause '{}'; it has {}", movement.id, id,
                                 known.empty() ? "none" : known),
                     {}};
    }
    return apply_settings(body, found->limits, false, out);
}

/// Two joints that end together need a pose that keeps it.
Result<Unit> check_coupled(const model::Body& body, const Settings& settings) {
    for (std::size_t i = 0; i < body.limits.size(); ++i) {
        const model::Limit& limit = body.limits[i];
        if (!limit.is_coupled) {
            continue;
        }
        double least = 0.0;
        for (const model::Limit::Part& part : limit.parts) {
            const SoftRange& range = settings.ranges[static_cast<std::size_t>(part.coordinate)];
            least += part.share * (part.share > 0.0 ? range.lower_end : range.upper_end);
        }
        if (settings.coupled[i].end < least + kStiffZone) {
            return Error{ErrorCode::InvalidInput,
                         fmt::format("{} {:.1f} deg leaves no range to move in: its joints reach "
                                     "{:.1f} at the least",
                                     limit.id, to_deg(settings.coupled[i].end), to_deg(least)),
                         {}};
        }
    }
    return Unit{};
}

Result<Unit> apply_give(const model::Body& body, std::string_view name, double factor,
                        Settings& out) {
    if (name == "trunk_lean") {
        out.upright_weight /= factor;
        return Unit{};
    }
    if (const auto sum = body.find_sum(name)) {
        for (const model::CoordinateIndex c : body.sums[static_cast<std::size_t>(*sum)].parts) {
            out.gives[static_cast<std::size_t>(c)] *= factor;
        }
        return Unit{};
    }
    const auto c = body.find_coordinate(name);
    if (!c) {
        return Error{
            ErrorCode::NotFound,
            fmt::format("there is no coordinate, sum or wish '{}' to give more or less", name),
            {}};
    }
    out.gives[static_cast<std::size_t>(*c)] *= factor;
    return Unit{};
}

/// Who pays by choice: its give grows, that of the other payers falls (design).
Result<Unit> apply_pay(const model::Body& body, const model::Movement& movement,
                       model::Performance::Pay pay, Settings& out) {
    using Pay = model::Performance::Pay;
    if (pay == Pay::Default) {
        return Unit{};
    }
    if (pay == Pay::Knee || pay == Pay::Foot) {
        return Error{ErrorCode::InvalidInput,
                     fmt::format("knee and foot cannot pay in '{}': its task is the direction of "
                                 "the thigh; choose lumbar, thorax or trunk",
                                 movement.id),
                     {}};
    }
    constexpr double kMore = 40.0, kLess = 0.05;
    const std::array payers{std::pair{Pay::Lumbar, "lumbar_extension"},
                            std::pair{Pay::Thorax, "thoracic_extension"},
                            std::pair{Pay::Trunk, "trunk_lean"}};
    for (const auto& [payer, name] : payers) {
        const bool is_natural = payer == Pay::Lumbar;
        const double factor = payer != pay ? (is_natural ? kLess : 1.0) : is_natural ? 1.0 : kMore;
        JW_CHECK(apply_give(body, name, factor, out));
    }
    return Unit{};
}

bool replace_ending(std::string& id, std::string_view ending, std::string_view other) {
    if (!id.ends_with(ending)) {
        return false;
    }
    id.replace(id.size() - ending.size(), ending.size(), other);
    return true;
}

}  // namespace

Result<std::vector<int>> find_limits(const model::Body& body, std::string_view name) {
    if (const auto limit = body.find_limit(name)) {
        return std::vector{*limit};
    }
    std::vector<int> both;
    for (const char* side : {"_r", "_l", "_right", "_left"}) {
        if (const auto limit = body.find_limit(std::string{name} + side)) {
            both.push_back(*limit);
        }
    }
    if (both.empty()) {
        return Error{ErrorCode::NotFound,
                     fmt::format("there is no limit '{}'; limits are named by joint, direction and "
                                 "side, as hip_extension_r",
                                 name),
                     {}};
    }
    return both;
}

int find_mirror_limit(const model::Body& body, int limit) {
    std::string id = body.limits[static_cast<std::size_t>(limit)].id;
    const bool has_side = replace_ending(id, "_right", "_left") ||
                          replace_ending(id, "_left", "_right") || replace_ending(id, "_r", "_l") ||
                          replace_ending(id, "_l", "_r");
    return has_side ? body.find_limit(id).value_or(limit) : limit;
}

Result<Unit> resolve_settings(const model::Body& body, const model::Movement& movement,
                              const model::Performance& performance, Settings& out) {
    out.variant = movement.find_variant(performance.variant);
    if (out.variant == nullptr) {
        std::string known;
        for (const model::Variant& variant : movement.variants) {
            known += (known.empty() ? "" : ", ") + variant.id;
        }
        return Error{ErrorCode::NotFound,
                     fmt::format("'{}' has no variant '{}'; it has {}", movement.id,
                                 performance.variant, known),
                     {}};
    }
    JW_TRY(out.amount, find_amount(movement, performance.amount));
    out.is_mirrored =
        performance.side != movement.working_side && performance.side != model::Side::None;
    out.set.clear();
    out.ranges.resize(body.coordinates.size());
    for (std::size_t c = 0; c < out.ranges.size(); ++c) {
        const auto index = static_cast<model::CoordinateIndex>(c);
        const bool is_loaded = std::find(movement.loaded.begin(), movement.loaded.end(), index) !=
                               movement.loaded.end();
        out.ranges[c] = body_range(body.coordinates[c], is_loaded);
    }
    out.coupled.resize(body.limits.size());
    std::transform(
        body.limits.begin(), body.limits.end(), out.coupled.begin(), [](const model::Limit& limit) {
            return SoftEnd{zone_start(limit.passive, limit.passive, kStiffZone), limit.passive};
        });
    JW_ASSERT(movement.gives.size() == body.coordinates.size());
    out.gives = movement.gives;
    out.upright_weight = movement.upright_weight;

    for (const std::string& cause : out.variant->causes) {
        JW_CHECK(apply_cause(body, movement, cause, out));
    }
    JW_CHECK(apply_settings(body, out.variant->limits, false, out));
    for (const model::GiveSetting& give : out.variant->gives) {
        JW_CHECK(apply_give(body, give.name, give.factor, out));
    }
    for (const std::string& cause : performance.causes) {
        JW_CHECK(apply_cause(body, movement, cause, out));
    }
    if (out.is_mirrored) {
        for (model::LimitSetting& setting : out.set) {
            const int limit = *body.find_limit(setting.limit);
            setting.limit =
                body.limits[static_cast<std::size_t>(find_mirror_limit(body, limit))].id;
        }
    }
    JW_CHECK(apply_settings(body, performance.limits, out.is_mirrored, out));
    JW_CHECK(check_coupled(body, out));
    return apply_pay(body, movement, performance.pay, out);
}

}  // namespace jw::motion
