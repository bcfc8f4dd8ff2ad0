// How far the pelvis turns, drops and glides and how far each hip goes back: one slider a side, and
// the view turns to the plane where it is seen.
#include "ui/panels.h"
#include "ui/slider.h"
#include "ui/widgets.h"

#include "core/ids.h"

#include <fmt/format.h>

#include <cmath>

namespace jw::ui {
namespace {

using session::Action;
using session::AmountDial;
using session::LimitDial;

/// Whole steps of a slider, in the unit's inner measure (design: what can be seen and said).
double find_step(model::Amount::Unit unit) {
    switch (unit) {
        case model::Amount::Unit::Degrees:
            return kDegreeStep;
        case model::Amount::Unit::Metres:
            return 0.0025;
        case model::Amount::Unit::Percent:
            break;
    }
    return 0.01;
}

/// "5\u00B0", "2.5 cm", "15 %": how much, without its direction.
std::string size_text(model::Amount::Unit unit, double value) {
    const double size = std::abs(value);
    switch (unit) {
        case model::Amount::Unit::Degrees:
            return degrees_text(size, std::fmod(to_deg(size) + 0.25, 1.0) < 0.5 ? 0 : 1);
        case model::Amount::Unit::Metres:
            return fmt::format("{:.2g} cm", 100.0 * size);
        case model::Amount::Unit::Percent:
            break;
    }
    return fmt::format("{:.0f} %", 100.0 * size);
}

std::string amount_words(const Desk& desk, const AmountDial& dial) {
    constexpr double kNothing = 1e-6;
    const std::string_view key = std::abs(dial.value) < kNothing ? "amounts.none"
                                 : dial.value > 0.0              ? "amounts.more"
                                                                 : "amounts.less";
    return fill(desk.tr(key), {{"value", size_text(dial.amount->unit, dial.value)}});
}

/// A slider and, below it, what it says; `side` stands before the words.
class Cell {
  public:
    Cell(const Desk& desk, UiState::Amounts& state, float width)
        : desk_{desk}, state_{state}, width_{width} {}

    void draw_amount(const AmountDial& dial, std::string_view side) {
        const model::Amount& amount = *dial.amount;
        Slider slider = make(amount.id, -amount.most, amount.most, dial);
        slider.step = find_step(amount.unit);
        draw(slider, Action::SetAmount, "amount",
             amount.best_view.empty() ? scene::kViewNames.name(scene::View::Best)
                                      : std::string_view{amount.best_view},
             side, amount_words(desk_, dial));
    }

    void draw_limit(const LimitDial& dial, std::string_view side, scene::View view) {
        Slider slider = make(dial.limit, dial.stiffest, dial.free, dial);
        slider.origin = dial.stiffest;
        slider.step = kDegreeStep;
        const std::string angle = degrees_text(std::abs(dial.value));
        draw(slider, Action::SetLimit, "limit", scene::kViewNames.name(view), side,
             fill(desk_.tr(dial.value < 0.0 ? "amounts.short" : "amounts.stops"),
                  {{"value", angle}}));
    }

  private:
    template <typename Dial>
    static Slider make(const std::string& id, double from, double to, const Dial& dial) {
        Slider slider;
        slider.id = id.c_str();
        slider.from = from;
        slider.to = to;
        slider.value = dial.value;
        slider.height = 27.0F;
        if (dial.is_changed) {
            slider.preset = dial.preset;
        }
        return slider;
    }

    void draw(const Slider& slider, Action action, const char* step, std::string_view view,
              std::string_view side, const std::string& words) {
        ImGui::BeginGroup();
        const SliderResult result = draw_slider(desk_, slider, width_);
        state_.sliders.push_back(result.place);
        if (result.was_grabbed) {  // to the plane where it is seen
            desk_.out.post(Action::SetView, std::string{view});
        }
        if (result.value) {
            desk_.out.post(session::Command{action, slider.id, {*result.value}});
        }
        if (result.was_released) {
            desk_.out.post(Action::Commit, step);
        }
        if (!result.is_active) {
            tooltip(desk_,
                    fill(desk_.tr("amounts.tooltip"), {{"key", action_keys(Action::ResetDials)}}));
        }
        const std::string label =
            side.empty() ? words
                         : fill(desk_.tr("amounts.sided"), {{"side", side}, {"words", words}});
        const ImVec2 at = ImGui::GetCursorScreenPos();
        text_at(*ImGui::GetWindowDrawList(), desk_.fonts().small, {at.x, at.y - desk_.px(5.0F)},
                desk_.palette().text, label);
        ImGui::Dummy({width_, desk_.fonts().small->FontSize - desk_.px(5.0F)});
        ImGui::EndGroup();
    }

    const Desk& desk_;
    UiState::Amounts& state_;
    float width_;
};

/// The heading of a quantity, then its sliders: right and left beside each other.
template <typename Draw>
void draw_pair(const Desk& desk, UiState::Amounts& state, std::string_view heading,
               const Draw& draw) {
    text(desk.fonts().small, desk.palette().muted, heading);
    const float gap = desk.px(12.0F);
    Cell cell{desk, state, 0.5F * (ImGui::GetContentRegionAvail().x - gap)};
    draw(cell, desk.tr("side.right"), true);
    ImGui::SameLine(0.0F, gap);
    draw(cell, desk.tr("side.left"), false);
}

/// The other side of the same quantity, or null.
const AmountDial* find_mate(const std::vector<AmountDial>& dials, const AmountDial& dial) {
    for (const AmountDial& other : dials) {
        if (other.amount != dial.amount && other.amount->id == mirror_id(dial.amount->id)) {
            return &other;
        }
    }
    return nullptr;
}

void draw_hip_extension(const Desk& desk, UiState::Amounts& state) {
    const auto right = desk.session.limit_dial("hip_extension_r");
    const auto left = desk.session.limit_dial("hip_extension_l");
    if (!right || !left) {
        return;
    }
    draw_pair(desk, state, desk.tr("amounts.hip_extension"),
              [&](Cell& cell, std::string_view side, bool is_right) {
                  cell.draw_limit(is_right ? *right : *left, side,
                                  is_right ? scene::View::Right : scene::View::Left);
              });
}

}  // namespace

void draw_amounts(const Desk& desk, UiState::Amounts& state) {
    state.sliders.clear();
    const std::vector<AmountDial> dials = desk.session.amount_dials();
    bool has_sides = false;
    for (const AmountDial& dial : dials) {
        const AmountDial* mate = find_mate(dials, dial);
        if (mate == nullptr) {
            text(desk.fonts().small, desk.palette().muted, dial.amount->name);
            Cell{desk, state, ImGui::GetContentRegionAvail().x}.draw_amount(dial, "");
        } else if (dial.amount->id.ends_with("_r")) {
            has_sides = true;
            draw_pair(desk, state, dial.amount->name,
                      [&](Cell& cell, std::string_view side, bool is_right) {
                          cell.draw_amount(is_right ? dial : *mate, side);
                      });
        }
    }
    if (has_sides) {  // each leg for itself, so each hip too
        draw_hip_extension(desk, state);
    }
    const session::ActionInfo& reset = session::find_info(Action::ResetDials);
    if (reset.can_run(desk.session)) {
        ImGui::PushFont(desk.fonts().body);
        const std::string label{desk.tr("command", reset.id)};
        if (ImGui::Button(label.c_str(), {-1.0F, 0.0F})) {
            desk.out.post(reset.action);
        }
        tooltip(desk, action_tooltip(desk, reset.action));
        ImGui::PopFont();
    }
}

}  // namespace jw::ui
