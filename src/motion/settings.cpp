#include "motion/settings.h"

#include "motion/sample.h"

#include "core/angle.h"
#include "core/ids.h"

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

/// The name of the same thing on the other side, where there is one.
std::string mirror_name(const model::Body& body, const std::string& name) {
    const auto c = body.find_coordinate(name);
    return c ? body.coordinates[static_cast<std::size_t>(
                                    body.coordinates[static_cast<std::size_t>(*c)].mirror)]
                   .id
             : name;
}

Result<Unit> apply_give(const model::Body& body, std::string_view name, double factor,
                        Settings& out) {
    if (name == "trunk_lean") {
        out.upright_weight /= factor;
        return Unit{};
    }
    const std::vector<model::CoordinateIndex> parts = body.find_parts(name);
    if (parts.empty()) {
        return Error{
            ErrorCode::NotFound,
            fmt::format("there is no coordinate, sum or wish '{}' to give more or less", name),
            {}};
    }
    for (const model::CoordinateIndex c : parts) {
        out.gives[static_cast<std::size_t>(c)].value *= factor;
    }
    return Unit{};
}

Result<Unit> apply_amount(const model::Movement& movement, const model::AmountSetting& setting,
                          bool is_mirrored, Settings& out) {
    const std::string id = is_mirrored ? mirror_id(setting.amount) : setting.amount;
    const auto found = std::find_if(movement.amounts.begin(), movement.amounts.end(),
                                    [&](const auto& row) { return row.id == id; });
    if (found == movement.amounts.end()) {
        return Error{ErrorCode::NotFound,
                     fmt::format("'{}' has no amount '{}'; it has {}", movement.id, setting.amount,
                                 join_ids(movement.amounts)),
                     {}};
    }
    if (!(std::abs(setting.value) <= found->most + kSameValue)) {
        return Error{ErrorCode::InvalidInput,
                     fmt::format("{} {:.4g} is more than {:.4g} either way", setting.amount,
                                 model::to_shown(found->unit, setting.value),
                                 model::to_shown(found->unit, found->most)),
                     {}};
    }
    const int index = static_cast<int>(found - movement.amounts.begin());
    if (found->is_step) {
        out.step = 1.0 + setting.value;
        return Unit{};
    }
    const auto before = std::find_if(out.amounts.begin(), out.amounts.end(),
                                     [&](const auto& row) { return row.amount == index; });
    if (before != out.amounts.end()) {
        before->value = setting.value;  // set again, as by the user over a cause
    } else {
        out.amounts.push_back({index, setting.value});
    }
    return Unit{};
}

void apply_timing(const model::Body& body, const model::TimingSetting& timing, bool is_mirrored,
                  Settings& out) {
    for (model::CoordinateIndex c : body.find_parts(timing.name)) {
        c = is_mirrored ? body.coordinates[static_cast<std::size_t>(c)].mirror : c;
        const auto before = std::find_if(out.delays.begin(), out.delays.end(),
                                         [&](const auto& row) { return row.coordinate == c; });
        if (before != out.delays.end()) {
            before->later = timing.later;
        } else {
            out.delays.push_back({c, timing.later});
        }
    }
}

Result<Unit> apply_cause(const model::Body& body, const model::Movement& movement,
                         const model::Cause& cause, bool is_mirrored, Settings& out) {
    JW_CHECK(apply_settings(body, cause.limits, is_mirrored, out));
    for (const model::GiveSetting& give : cause.gives) {
        JW_CHECK(apply_give(body, is_mirrored ? mirror_name(body, give.name) : give.name,
                            give.factor, out));
    }
    for (const model::AmountSetting& amount : cause.amounts) {
        JW_CHECK(apply_amount(movement, amount, is_mirrored, out));
    }
    for (const model::TimingSetting& timing : cause.timing) {
        apply_timing(body, timing, is_mirrored, out);
    }
    return Unit{};
}

Result<Unit> apply_variant(const model::Body& body, const model::Movement& movement,
                           Settings& out) {
    for (const std::string& id : out.variant->causes) {
        JW_TRY(const model::Cause* cause, find_cause(movement, id));
        JW_CHECK(apply_cause(body, movement, *cause, false, out));
    }
    JW_CHECK(apply_settings(body, out.variant->limits, false, out));
    for (const model::GiveSetting& give : out.variant->gives) {
        JW_CHECK(apply_give(body, give.name, give.factor, out));
    }
    for (const model::AmountSetting& amount : out.variant->amounts) {
        JW_CHECK(apply_amount(movement, amount, false, out));
    }
    for (const model::TimingSetting& timing : out.variant->timing) {
        apply_timing(body, timing, false, out);
    }
    return Unit{};
}

/// Causes of a performance; those of the movement's own file are named as it is authored, those of
/// the shared library by the side of the body that is seen.
Result<Unit> apply_causes(const model::Body& body, const model::Movement& movement,
                          const std::vector<std::string>& ids, bool of_library, Settings& out) {
    for (const std::string& id : ids) {
        JW_TRY(const model::Cause* cause, find_cause(movement, id));
        if ((cause->side != model::Side::None) == of_library) {
            JW_CHECK(apply_cause(body, movement, *cause, of_library && out.is_mirrored, out));
        }
    }
    return Unit{};
}

/// The foot pays: steps so short that no thigh has to trail further than its hip extends.
void shorten_steps(const model::Body& body, const model::Movement& movement, Settings& out) {
    constexpr int kSamples = 50;
    constexpr double kShortestStep = 0.7;  // design: beyond it the back pays the rest
    const model::CoordinateIndex tilt = body.coordinate("pelvis_tilt");
    for (const char* id : {"hip_flexion_r", "hip_flexion_l"}) {
        const model::CoordinateIndex hip = body.coordinate(id);
        const double end = out.ranges[static_cast<std::size_t>(hip)].lower_start;
        for (int i = 0; i < kSamples; ++i) {
            const double time = static_cast<double>(i) / kSamples;
            const double flexion = calc_good(body, movement, out.size, hip, time);
            const double thigh = flexion + calc_good(body, movement, out.size, tilt, time);
            if (flexion < end && thigh < 0.0) {
                out.step = std::min(out.step, 1.0 - (end - flexion) / -thigh);
            }
        }
    }
    out.step = std::max(out.step, kShortestStep);
}

/// Who pays by choice: its give grows, that of the other payers falls (design).
Result<Unit> apply_pay(const model::Body& body, const model::Movement& movement,
                       model::Performance::Pay pay, Settings& out) {
    using Pay = model::Performance::Pay;
    if (!can_pay(movement, pay)) {
        return Error{ErrorCode::InvalidInput,
                     fmt::format("knee and foot cannot pay in '{}': its task is the direction of "
                                 "the thigh or the trunk; choose lumbar, thorax or trunk",
                                 movement.id),
                     {}};
    }
    if (pay == Pay::Default) {
        return Unit{};
    }
    if (pay == Pay::Foot) {
        shorten_steps(body, movement, out);
        return Unit{};
    }
    constexpr double kMore = 40.0, kLess = 0.05;
    if (pay == Pay::Knee) {
        out.lets_task_go = true;
        for (const char* id : {"knee_angle_r", "knee_angle_l"}) {
            JW_CHECK(apply_give(body, id, kMore, out));
        }
    }
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

}  // namespace

Result<const model::Cause*> find_cause(const model::Movement& movement, std::string_view id) {
    const auto& causes = movement.causes;
    const auto found =
        std::find_if(causes.begin(), causes.end(), [&](const auto& row) { return row.id == id; });
    if (found != causes.end()) {
        return &*found;
    }
    return Error{
        ErrorCode::NotFound,
        fmt::format("'{}' has no cause '{}'; it has {}", movement.id, id, join_ids(causes)),
        {}};
}

bool can_pay(const model::Movement& movement, model::Performance::Pay pay) {
    using Pay = model::Performance::Pay;
    return (pay != Pay::Knee && pay != Pay::Foot) ||
           std::any_of(movement.contacts.begin(), movement.contacts.end(),
                       [](const model::Contact& contact) { return contact.travel != 0.0; });
}

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
    const std::string& id = body.limits[static_cast<std::size_t>(limit)].id;
    return body.find_limit(mirror_id(id)).value_or(limit);
}

Result<Unit> resolve_settings(const model::Body& body, const model::Movement& movement,
                              const model::Performance& performance, Settings& out) {
    out.variant = movement.find_variant(performance.variant);
    if (out.variant == nullptr) {
        return Error{ErrorCode::NotFound,
                     fmt::format("'{}' has no variant '{}'; it has {}", movement.id,
                                 performance.variant, join_ids(movement.variants)),
                     {}};
    }
    JW_TRY(out.size, find_size(movement, performance.size));
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

    out.own_ranges = out.ranges;
    out.own_coupled = out.coupled;
    out.amounts.clear();
    out.delays.clear();
    out.step = 1.0;
    out.lets_task_go = false;

    JW_CHECK(apply_variant(body, movement, out));
    JW_CHECK(apply_causes(body, movement, performance.causes, false, out));
    if (out.is_mirrored) {
        for (model::LimitSetting& setting : out.set) {
            const int limit = *body.find_limit(setting.limit);
            setting.limit =
                body.limits[static_cast<std::size_t>(find_mirror_limit(body, limit))].id;
        }
    }
    JW_CHECK(apply_causes(body, movement, performance.causes, true, out));
    JW_CHECK(apply_settings(body, performance.limits, out.is_mirrored, out));
    for (const model::AmountSetting& amount : performance.amounts) {
        JW_CHECK(apply_amount(movement, amount, out.is_mirrored, out));
    }
    JW_CHECK(check_coupled(body, out));
    return apply_pay(body, movement, performance.pay, out);
}

}  // namespace jw::motion
