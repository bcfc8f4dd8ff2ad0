#include "session/breath_phases.h"

#include <algorithm>
#include <span>

namespace jw::session {
namespace {

const model::GoodCurve* find_curve(const std::vector<model::GoodCurve>& curves,
                                   model::CoordinateIndex coordinate) {
    const auto found = std::find_if(curves.begin(), curves.end(), [&](const auto& curve) {
        return curve.coordinate == coordinate;
    });
    return found == curves.end() ? nullptr : &*found;
}

/// Keys of good form; those of the size go before those of the movement.
std::span<const Key> find_keys(const model::Movement& movement, std::string_view size,
                               model::CoordinateIndex coordinate) {
    const model::GoodCurve* curve = find_curve(movement.good, coordinate);
    for (const model::Size& row : movement.sizes) {
        if (row.id == size) {
            const model::GoodCurve* own = find_curve(row.good, coordinate);
            curve = own != nullptr ? own : curve;
        }
    }
    return curve == nullptr ? std::span<const Key>{} : curve->curve.keys();
}

void add(std::vector<BreathPhase>& phases, const BreathPhase& phase) {
    if (phase.to <= phase.from) {
        return;
    }
    if (!phases.empty() && phases.back().is_in == phase.is_in && phases.back().to == phase.from) {
        phases.back().to = phase.to;
    } else {
        phases.push_back(phase);
    }
}

}  // namespace

std::vector<BreathPhase> find_breath_phases(const model::Body& body,
                                            const model::Movement& movement,
                                            std::string_view size) {
    const auto coordinate = body.find_coordinate("breath");
    const std::span<const Key> keys =
        coordinate ? find_keys(movement, size, *coordinate) : std::span<const Key>{};
    std::vector<BreathPhase> phases;
    if (keys.empty()) {
        return phases;
    }
    const Key& first = keys.front();
    const Key& last = keys.back();
    const bool is_in_across = first.value > last.value;
    const bool goes_across = first.value != last.value;
    if (goes_across) {
        add(phases, {0.0, first.time, is_in_across});
    }
    for (std::size_t i = 1; i < keys.size(); ++i) {
        if (keys[i].value != keys[i - 1].value) {
            add(phases, {keys[i - 1].time, keys[i].time, keys[i].value > keys[i - 1].value});
        }
    }
    if (goes_across) {
        add(phases, {last.time, 1.0, is_in_across});
    }
    return phases;
}

}  // namespace jw::session
