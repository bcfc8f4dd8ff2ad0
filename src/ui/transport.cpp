// The scrub bar over the full width, and the buttons of the transport.
#include "ui/panels.h"
#include "ui/widgets.h"

#include "session/breath_phases.h"
#include "session/difference_look.h"

#include "motion/sample.h"

#include "core/angle.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace jw::ui {
namespace {

using session::Action;

struct Bar {
    float from, to;  // pixels of time 0 and 1
    float y;         // of the line

    float x_of(double time) const { return from + static_cast<float>(time) * (to - from); }
    double time_at(float x) const {
        return std::clamp(static_cast<double>((x - from) / (to - from)), 0.0, 1.0);
    }
};

void draw_diamond(ImDrawList& list, ImVec2 centre, float r, ImU32 colour) {
    list.AddQuadFilled({centre.x - r, centre.y}, {centre.x, centre.y - r}, {centre.x + r, centre.y},
                       {centre.x, centre.y + r}, colour);
}

void draw_bar(const Desk& desk, const Bar& bar) {
    const Palette& palette = desk.palette();
    const session::PlaybackClock& clock = desk.session.playback();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float half = desk.px(3.0F);
    list.AddRectFilled({bar.from, bar.y - half}, {bar.to, bar.y + half}, palette.raised, half);
    list.AddRectFilled({bar.x_of(clock.loop_in()), bar.y - half},
                       {bar.x_of(clock.loop_out()), bar.y + half}, palette.pressed, half);
    list.AddRectFilled({bar.x_of(std::min(clock.loop_in(), clock.time())), bar.y - half},
                       {bar.x_of(clock.time()), bar.y + half}, palette.mark, half);
    if (clock.has_loop()) {
        const auto bracket = [&](double time, float way) {
            const float x = bar.x_of(time);
            const float h = desk.px(10.0F);
            const float w = way * desk.px(5.0F);
            const float t = desk.px(2.0F);
            list.AddLine({x, bar.y - h}, {x, bar.y + h}, palette.text, t);
            list.AddLine({x, bar.y - h}, {x + w, bar.y - h}, palette.text, t);
            list.AddLine({x, bar.y + h}, {x + w, bar.y + h}, palette.text, t);
        };
        bracket(clock.loop_in(), 1.0F);
        bracket(clock.loop_out(), -1.0F);
    }
    if (!desk.session.guest() && desk.session.movement() != nullptr) {
        for (const model::KeyMoment& moment : desk.session.movement()->key_moments) {
            const ImVec2 at{bar.x_of(moment.time), bar.y};
            const bool is_present = &moment == desk.session.present_moment();
            draw_diamond(list, at, desk.px(8.0F), palette.panel);
            draw_diamond(list, at, desk.px(6.5F), is_present ? palette.focus : palette.text);
        }
    }
    const float x = std::round(bar.x_of(clock.time()));
    list.AddLine({x, bar.y - desk.px(13.0F)}, {x, bar.y + desk.px(13.0F)}, palette.text,
                 desk.px(2.0F));
    list.AddCircleFilled({x, bar.y - desk.px(11.0F)}, desk.px(5.0F), palette.text, 16);
}

/// A key moment within reach of the pointer, so that a press lands exactly on it.
const model::KeyMoment* find_near(const Desk& desk, const Bar& bar, float x) {
    if (desk.session.guest() || desk.session.movement() == nullptr) {
        return nullptr;
    }
    for (const model::KeyMoment& moment : desk.session.movement()->key_moments) {
        if (std::abs(bar.x_of(moment.time) - x) <= desk.px(7.0F)) {
            return &moment;
        }
    }
    return nullptr;
}

bool has_track(const Desk& desk) {
    return desk.session.has_pair() && !desk.session.guest();
}

/// How far the two versions are apart at each time, as an area below the bar.
void draw_track(const Desk& desk, const Bar& bar, float top, float height) {
    const session::DifferenceTrack& track = desk.session.difference_track();
    const Palette& palette = desk.palette();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float ground = top + height;
    constexpr double kLeastScale = to_rad(8.0);  // design: small differences look small
    const double scale = std::max(kLeastScale, track.largest());
    const auto samples = track.samples();
    const auto point = [&](std::size_t i) {
        const double time = static_cast<double>(i) / session::DifferenceTrack::kSamples;
        const double angle = samples[i % samples.size()].angle;  // the end is the start again
        return ImVec2{bar.x_of(time), ground - height * static_cast<float>(angle / scale)};
    };
    const std::size_t last = track.is_complete() ? samples.size() : samples.size() - 1;
    const ImDrawListFlags flags = list.Flags;
    list.Flags &= ~ImDrawListFlags_AntiAliasedFill;  // soft edges would leave seams between pieces
    for (std::size_t i = 0; !samples.empty() && i < last; ++i) {
        const ImVec2 from = point(i);
        const ImVec2 to = point(i + 1);
        list.AddQuadFilled(from, to, {to.x, ground}, {from.x, ground}, palette.pressed);
    }
    list.Flags = flags;
    for (std::size_t i = 0; !samples.empty() && i <= last; ++i) {
        list.PathLineTo(point(i));
    }
    list.PathStroke(palette.mark, 0, desk.px(1.5F));
    list.AddLine({bar.from, ground}, {bar.to, ground}, palette.raised, desk.px(1.0F));
}

/// "At 52 % apart most: hip, right, 11°".
std::string track_words(const Desk& desk, double time) {
    const auto sample = desk.session.difference_track().find(time);
    if (!sample) {
        return std::string{desk.tr("track.measuring")};
    }
    return fill(desk.tr("track.apart"),
                {{"percent", fmt::format("{:.0f}", 100.0 * time)},
                 {"joint", session::name_joint(desk.session.model().body, sample->joint)},
                 {"angle", degrees_text(sample->angle)}});
}

/// When to breathe in and out: the way of the breath as an area, each phase with its words.
void draw_breath(const Desk& desk, const Bar& bar, float top, float height) {
    const model::Body& body = desk.session.model().body;
    const model::Movement& movement = *desk.session.movement();
    const std::string size = desk.session.performance(scene::Version::Good).size;
    const auto found = motion::find_size(movement, size);
    const int row = found.ok() ? *found : 0;
    const model::CoordinateIndex breath = body.coordinate("breath");
    const Palette& palette = desk.palette();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float ground = top + height;
    const auto point = [&](double time) {
        const double depth = motion::calc_good(body, movement, row, breath, time);
        return ImVec2{bar.x_of(time),
                      ground - (height - desk.px(1.0F)) * static_cast<float>(depth)};
    };
    constexpr int kSteps = session::kFramesPerCycle;
    const ImDrawListFlags flags = list.Flags;
    list.Flags &= ~ImDrawListFlags_AntiAliasedFill;  // soft edges would leave seams between pieces
    for (int i = 0; i < kSteps; ++i) {
        const ImVec2 from = point(static_cast<double>(i) / kSteps);
        const ImVec2 to = point(static_cast<double>(i + 1) / kSteps);
        list.AddQuadFilled(from, to, {to.x, ground}, {from.x, ground}, palette.pressed);
    }
    list.Flags = flags;
    for (int i = 0; i <= kSteps; ++i) {
        list.PathLineTo(point(static_cast<double>(i) / kSteps));
    }
    list.PathStroke(palette.muted, 0, desk.px(1.0F));
    ImFont* font = desk.fonts().small;
    for (const session::BreathPhase& phase : session::find_breath_phases(body, movement, size)) {
        const std::string_view words = desk.tr(phase.is_in ? "breath.in" : "breath.out");
        const ImVec2 extent = measure(font, words);
        if (extent.x < bar.x_of(phase.to) - bar.x_of(phase.from)) {
            const ImVec2 from{bar.x_of(0.5 * (phase.from + phase.to)) - 0.5F * extent.x,
                              top + 0.5F * (height - extent.y)};
            const ImVec2 gap{desk.px(6.0F), desk.px(1.0F)};  // the line stops short of the words
            list.AddRectFilled({from.x - gap.x, from.y - gap.y},
                               {from.x + extent.x + gap.x, from.y + extent.y + gap.y},
                               palette.panel);
            text_at(list, font, from, palette.text, words);
        }
    }
}

/// Where the parts of the scrub bar begin, of the design: the bar, then what hangs below it.
struct Rows {
    float breath = 34.0F, apart = 34.0F, end = 34.0F;
};
Rows lay_rows(const Desk& desk) {
    constexpr float kApart = 12.0F;
    Rows rows;
    rows.apart += has_breath_track(desk) ? kBreathTrack : 0.0F;
    rows.end = rows.apart + (has_track(desk) ? kApart : 0.0F);
    return rows;
}

/// What the pointer is on, `y` from the top of the scrub bar (of the design).
void draw_hint(const Desk& desk, const Rows& rows, const model::KeyMoment* near, float y,
               double time) {
    constexpr float kReach = 4.0F;  // of a thin track, upwards
    if (has_track(desk) && y > rows.apart - kReach) {
        tooltip(desk, track_words(desk, time));
    } else if (has_breath_track(desk) && y > rows.breath) {
        const std::string& words = told_words(desk, desk.session.movement()->page.breath);
        if (!words.empty()) {
            tooltip(desk, words);
        }
    } else if (near != nullptr) {
        tooltip(desk, near->name);
    }
}

void draw_scrub(const Desk& desk, UiState::Scrub& state) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const Rows rows = lay_rows(desk);
    const float height = desk.px(rows.end);
    ImGui::InvisibleButton("scrub", {width, height});
    state.x = at.x;
    state.y = at.y;
    state.width = width;
    state.height = height;
    const float inset = desk.px(8.0F);
    const Bar bar{at.x + inset, at.x + width - inset, at.y + desk.px(0.5F * rows.breath + 2.0F)};
    const ImGuiIO& io = ImGui::GetIO();
    const model::KeyMoment* near = find_near(desk, bar, io.MousePos.x);
    if (ImGui::IsItemActive()) {
        const bool is_press = ImGui::IsItemActivated();
        const double time = is_press && near != nullptr ? near->time : bar.time_at(io.MousePos.x);
        if (is_press || io.MouseDelta.x != 0.0F) {
            desk.out.post(Action::SetTime, time);
        }
    } else if (ImGui::IsItemHovered()) {
        const int notches = static_cast<int>(std::lround(io.MouseWheel));
        for (int i = 0; i < std::min(std::abs(notches), 10); ++i) {
            desk.out.post(notches > 0 ? Action::StepForward : Action::StepBack);
        }
        draw_hint(desk, rows, near, (io.MousePos.y - at.y) / desk.skin.scale(),
                  bar.time_at(io.MousePos.x));
    }
    if (has_breath_track(desk)) {
        draw_breath(desk, bar, at.y + desk.px(rows.breath), desk.px(kBreathTrack - 2.0F));
    }
    if (has_track(desk)) {
        draw_track(desk, bar, at.y + desk.px(rows.apart), desk.px(rows.end - rows.apart - 2.0F));
    }
    draw_bar(desk, bar);
}

/// What the track says of now, between two places of the row, where there is room for it.
void draw_apart(const Desk& desk, float left, float right, float y) {
    const auto* largest = analysis::find_largest(desk.session.differences());
    if (largest == nullptr || !has_track(desk)) {
        return;
    }
    const std::string words =
        fill(desk.tr("track.now"),
             {{"joint", session::name_joint(desk.session.model().body, largest->joint)},
              {"angle", degrees_text(largest->angle)}});
    ImFont* font = desk.fonts().small;
    const float width = measure(font, words).x;
    if (left + width < right) {
        text_at(*ImGui::GetWindowDrawList(), font,
                {left, y + 0.5F * (button_size(desk) - font->FontSize)}, desk.palette().muted,
                words);
    }
}

/// The numbers of now, right-aligned before `right`; returns their left end.
float draw_numbers(const Desk& desk, float right, float y, bool with_notice) {
    const session::PlaybackClock& clock = desk.session.playback();
    const std::string words =
        fill(desk.tr("transport.numbers"),
             {{"frame", fmt::format("{}", clock.frame())},
              {"frames", fmt::format("{}", session::kFramesPerCycle)},
              {"percent", fmt::format("{:.0f}", std::floor(100.0 * clock.time() + 1e-9))},
              {"seconds", fmt::format("{:.2f}", clock.time() * desk.session.cycle_seconds())}});
    ImFont* font = desk.fonts().small;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float width = measure(font, words).x;
    const float line_y = y + 0.5F * (button_size(desk) - font->FontSize);
    text_at(list, font, {right - width, line_y}, desk.palette().muted, words);
    float left = right - width;
    if (with_notice) {
        const std::string_view notice = desk.tr("notice.short");
        left -= measure(font, notice).x + desk.px(28.0F);
        ImGui::SetCursorScreenPos({left, line_y - desk.px(4.0F)});
        if (text_link(desk, "notice", notice, desk.tr("notice.tooltip"))) {
            desk.out.post(Action::ToggleNotice);
        }
    }
    return left;
}

void draw_speed(const Desk& desk) {
    action_button(desk, Action::Slower, Icon::Minus);
    ImGui::SameLine();
    const std::string speed =
        fill(desk.tr("transport.speed"),
             {{"speed", fmt::format("{:.3g}", desk.session.playback().speed())}});
    ImFont* font = desk.fonts().body;
    const float width = measure(font, "0.00 x").x + desk.px(8.0F);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    if (ImGui::InvisibleButton("speed", {width, button_size(desk)})) {
        desk.out.post(Action::NormalSpeed);
    }
    tooltip(desk, action_tooltip(desk, Action::NormalSpeed));
    const ImVec2 size = measure(font, speed);
    text_at(*ImGui::GetWindowDrawList(), font,
            {at.x + 0.5F * (width - size.x), at.y + 0.5F * (button_size(desk) - size.y)},
            desk.palette().text, speed);
    ImGui::SameLine();
    action_button(desk, Action::Faster, Icon::Plus);
}

void draw_play(const Desk& desk) {
    const session::PlaybackClock& clock = desk.session.playback();
    const bool plays_on = clock.is_playing() && !clock.is_backwards();
    const bool plays_back = clock.is_playing() && clock.is_backwards();
    const auto next = [&](Action action, Icon icon, bool is_on = false) {
        action_button(desk, action, icon, is_on);
        ImGui::SameLine();
    };
    next(Action::GoToStart, Icon::ToStart);
    next(Action::PreviousMoment, Icon::PreviousMoment);
    next(Action::StepBack, Icon::StepBack);
    next(Action::ToggleBackwards, plays_back ? Icon::Pause : Icon::PlayBack, plays_back);
    next(Action::TogglePlay, plays_on ? Icon::Pause : Icon::Play, plays_on);
    next(Action::StepForward, Icon::StepForward);
    next(Action::NextMoment, Icon::NextMoment);
    next(Action::GoToEnd, Icon::ToEnd);
    next(Action::ToggleTeaching, Icon::Teach, desk.session.view().is_teaching);
}

void draw_loop(const Desk& desk) {
    const session::PlaybackClock& clock = desk.session.playback();
    action_button(desk, Action::ToggleRepeat, Icon::Repeat, clock.repeats());
    ImGui::SameLine();
    action_button(desk, Action::TogglePingPong, Icon::PingPong, clock.is_ping_pong());
    ImGui::SameLine();
    action_button(desk, Action::SetLoopIn, Icon::LoopIn, clock.loop_in() > 0.0);
    ImGui::SameLine();
    action_button(desk, Action::SetLoopOut, Icon::LoopOut, clock.loop_out() < 1.0);
    ImGui::SameLine();
    action_button(desk, Action::ClearLoop, Icon::Close);
}

}  // namespace

bool has_breath_track(const Desk& desk) {
    const session::Session& session = desk.session;
    return !session.guest() && session.movement() != nullptr &&
           !session::find_breath_phases(session.model().body, *session.movement(),
                                        session.performance(scene::Version::Good).size)
                .empty();
}

void draw_transport(const Desk& desk, UiState::Scrub& scrub) {
    draw_scrub(desk, scrub);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const float room = width / desk.skin.scale();  // pixels of the design
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {desk.px(2.0F), 0.0F});
    draw_play(desk);
    ImGui::SetCursorScreenPos({ImGui::GetCursorScreenPos().x + desk.px(14.0F), at.y});
    draw_speed(desk);
    if (room > 680.0F) {
        ImGui::SameLine();
        ImGui::SetCursorScreenPos({ImGui::GetCursorScreenPos().x + desk.px(14.0F), at.y});
        draw_loop(desk);
    }
    if (room > 880.0F) {
        const float buttons_end = ImGui::GetItemRectMax().x;
        const float numbers = draw_numbers(desk, at.x + width, at.y, room > 1140.0F);
        draw_apart(desk, buttons_end + desk.px(20.0F), numbers - desk.px(20.0F), at.y);
    }
    ImGui::PopStyleVar();
}

}  // namespace jw::ui
