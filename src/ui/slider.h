// A slider as dial and amounts use it: a line with a knob, filled from where nothing is changed.
#pragma once

#include "ui/desk.h"
#include "ui/ui_state.h"

#include "core/angle.h"

#include <optional>

namespace jw::ui {

/// Half degrees: fine enough to see, coarse enough to say.
inline constexpr double kDegreeStep = to_rad(0.5);

/// Where the values of a slider lie on the screen.
struct Track {
    float left = 0.0F, right = 0.0F, y = 0.0F;  // pixels
    double from = 0.0, to = 1.0;                // values at the ends

    float x_of(double value) const;
    double value_at(float x) const;
};

struct Slider {
    const char* id = "";
    double from = 0.0, to = 1.0;
    double origin = 0.0;  // the line is filled from here to the value
    double value = 0.0;
    double step = 0.01;            // values are whole steps
    std::optional<double> preset;  // marked, when the value was moved away from it
    float height = 34.0F;          // of the design; the line stands near the top
};

struct SliderResult {
    Track track;
    Rect place;
    std::optional<double> value;  // dragged to, when it is another one
    bool is_active = false, was_grabbed = false, was_released = false;
};
/// An item of ImGui; the last item afterwards, so that a tooltip can follow.
SliderResult draw_slider(const Desk& desk, const Slider& slider, float width);

}  // namespace jw::ui
