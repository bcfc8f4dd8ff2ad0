// Where limits and amounts stand: what the version and its causes say, and what was set by hand.
#include "session/session.h"

#include "motion/settings.h"

#include "core/angle.h"
#include "core/ids.h"

#include <algorithm>
#include <cmath>

namespace jw::session {
namespace {

constexpr double kStiffestExtension = -10.0;  // deg short of neutral: the lower end of the dial

/// Settings of a version, as authored: of its causes, then its own.
template <typename Setting>
std::vector<Setting> settings_of(const model::Movement& movement, const model::Variant& variant,
                                 std::vector<Setting> model::Cause::*of_cause,
                                 const std::vector<Setting>& own) {
    std::vector<Setting> settings;
    for (const std::string& id : variant.causes) {
        if (const auto cause = motion::find_cause(movement, id); cause.ok()) {
            const std::vector<Setting>& more = (*cause)->*of_cause;
            settings.insert(settings.end(), more.begin(), more.end());
        }
    }
    settings.insert(settings.end(), own.begin(), own.end());
    return settings;
}

std::vector<model::LimitSetting> limits_of(const model::Movement& movement,
                                           const model::Variant& variant) {
    return settings_of(movement, variant, &model::Cause::limits, variant.limits);
}

/// The hip's end that a version is about, else the one that any version of the movement is about.
std::string find_hip_limit(const model::Movement& movement, const model::Variant& variant) {
    std::vector<model::LimitSetting> settings = limits_of(movement, variant);
    for (const model::Variant& other : movement.variants) {
        const auto more = limits_of(movement, other);
        settings.insert(settings.end(), more.begin(), more.end());
    }
    const auto found = std::find_if(settings.begin(), settings.end(), [](const auto& setting) {
        return setting.limit.starts_with("hip_");
    });
    return found != settings.end() ? found->limit : "hip_extension_r";
}

/// The last value that is set for `name`, else `value`. `is_mirrored`: the rows are named as the
/// movement is authored, and the other leg works.
template <typename Setting>
double find_value(const std::vector<Setting>& settings, std::string Setting::*id,
                  const std::string& name, bool is_mirrored, double value) {
    for (const Setting& setting : settings) {
        const std::string seen = is_mirrored ? mirror_id(setting.*id) : setting.*id;
        value = seen == name ? setting.value : value;
    }
    return value;
}

/// What stands without the user's own settings: after the version, then after its added causes.
template <typename Setting>
double find_preset(const model::Movement& movement, const std::vector<Setting>& of_version,
                   const std::vector<std::string>& causes,
                   std::vector<Setting> model::Cause::*of_cause, std::string Setting::*id,
                   const std::string& name, bool is_mirrored, double value) {
    value = find_value(of_version, id, name, is_mirrored, value);
    for (const std::string& added : causes) {
        if (const auto cause = motion::find_cause(movement, added); cause.ok()) {
            const bool is_of_library = (*cause)->side != model::Side::None;
            value = find_value((*cause)->*of_cause, id, name, is_mirrored && !is_of_library, value);
        }
    }
    return value;
}

}  // namespace

std::optional<LimitDial> Session::hip_dial() const {
    const model::Variant* shared = variant(scene::Version::Compensated);
    if (guest_ || shared == nullptr) {
        return std::nullopt;
    }
    const std::string limit = find_hip_limit(*movement_, *shared);
    return limit_dial(scratch_.side != movement_->working_side ? mirror_id(limit) : limit);
}

std::optional<LimitDial> Session::limit_dial(const std::string& id) const {
    const model::Variant* shared = variant(scene::Version::Compensated);
    const auto limits = motion::find_limits(model().body, id);
    if (guest_ || shared == nullptr || !limits.ok()) {
        return std::nullopt;
    }
    const model::Limit& limit = model().body.limits[static_cast<std::size_t>(limits->front())];
    LimitDial dial;
    dial.limit = id;
    dial.free = limit.passive;
    dial.preset = find_preset(*movement_, limits_of(*movement_, *shared), scratch_.causes,
                              &model::Cause::limits, &model::LimitSetting::limit, id,
                              scratch_.side != movement_->working_side, dial.free);
    // Ten degrees and more below where the version stands, in fives.
    const double least = std::min(0.5 * limit.active, dial.preset - to_rad(10.0));
    dial.stiffest = dial.limit.starts_with("hip_extension")
                        ? to_rad(kStiffestExtension)
                        : to_rad(5.0 * std::floor(to_deg(least) / 5.0));
    dial.value = find_value(scratch_.limits, &model::LimitSetting::limit, id, false, dial.preset);
    dial.is_changed = std::any_of(scratch_.limits.begin(), scratch_.limits.end(),
                                  [&](const auto& setting) { return setting.limit == id; });
    return dial;
}

std::vector<AmountDial> Session::amount_dials() const {
    std::vector<AmountDial> dials;
    const model::Variant* shared = variant(scene::Version::Compensated);
    if (guest_ || shared == nullptr) {
        return dials;
    }
    const auto of_version =
        settings_of(*movement_, *shared, &model::Cause::amounts, shared->amounts);
    for (const model::Amount& amount : movement_->amounts) {
        AmountDial dial;
        dial.amount = &amount;
        dial.preset = find_preset(*movement_, of_version, scratch_.causes, &model::Cause::amounts,
                                  &model::AmountSetting::amount, amount.id,
                                  scratch_.side != movement_->working_side, 0.0);
        dial.value = find_value(scratch_.amounts, &model::AmountSetting::amount, amount.id, false,
                                dial.preset);
        dial.is_changed =
            std::any_of(scratch_.amounts.begin(), scratch_.amounts.end(),
                        [&](const auto& setting) { return setting.amount == amount.id; });
        dials.push_back(dial);
    }
    return dials;
}

}  // namespace jw::session
