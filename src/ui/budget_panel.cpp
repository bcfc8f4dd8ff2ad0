// Who gave the motion: one bar a version, equally long, parts in the same order from the hip up.
#include "ui/panels.h"
#include "ui/widgets.h"

#include "session/joint_focus.h"

#include "analysis/budget.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

namespace jw::ui {
namespace {

using scene::Version;

/// Lean: of the trunk where a thigh has the task, of the legs where the trunk has it.
enum class Share { Hip, LowBack, Thorax, Lean, Missing };

Share share_of(std::string_view part) {
    if (part.starts_with("hip_")) {
        return Share::Hip;
    }
    if (part == "thorax") {
        return Share::Thorax;
    }
    if (part.ends_with("_lean")) {
        return Share::Lean;
    }
    return part == "missing" ? Share::Missing : Share::LowBack;
}

/// A part by shade and pattern: plain, divided by level, striped, dotted, hollow.
void draw_part(const Desk& desk, ImVec2 min, ImVec2 max, Share share) {
    const Palette& palette = desk.palette();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float gap = desk.px(1.0F);
    max.x = std::max(min.x + gap, max.x - gap);
    switch (share) {
        case Share::Hip:
            list.AddRectFilled(min, max, palette.good);
            return;
        case Share::LowBack:
            list.AddRectFilled(min, max, palette.shared);
            return;
        case Share::Thorax:
            list.AddRectFilled(min, max, palette.focus);
            draw_strokes(list, min, max, palette.panel, desk.px(6.0F), desk.px(1.6F), 1.0F);
            return;
        case Share::Lean:
            list.AddRectFilled(min, max, palette.mark);
            draw_strokes(list, min, max, palette.panel, desk.px(5.0F), desk.px(1.6F), 0.0F);
            return;
        case Share::Missing:
            draw_dashed_rect(list, {min.x + gap, min.y + gap}, {max.x - gap, max.y - gap},
                             palette.text, desk.px(1.4F), desk.px(4.0F));
            return;
    }
}

/// Radians that the whole bar stands for: what the task wants at most, so that bars grow and fall
/// with the movement and both versions have the same length at every time.
double full_length(const session::Session& session) {
    double scale = 1.0;
    for (const model::Size& size : session.movement()->sizes) {
        if (size.id == session.document().size) {
            scale = size.scale;
        }
    }
    double full = std::abs(session.movement()->task.goal) * scale;
    for (const Version version : {Version::Good, Version::Compensated}) {
        if (const model::Frame* frame = session.frame(version)) {
            double sum = 0.0;
            for (const model::BudgetPart& part : frame->budget) {
                sum += std::max(0.0, part.amount);
            }
            full = std::max({full, frame->task.wanted, sum});
        }
    }
    return full;
}

/// The camera goes to the joints that gave this part and lights their bones.
void look_at_part(const Desk& desk, std::string_view part) {
    const model::Body& body = desk.session.model().body;
    std::string bones;
    for (const scene::Structure& bone :
         session::find_joint_bones(body, session::find_budget_joints(body, part))) {
        bones += body.bones[static_cast<std::size_t>(bone.index)].id + " ";
    }
    if (!bones.empty()) {
        desk.out.post(session::Action::LookAt, bones);
    }
}

/// "hip gives 4.0° of 15.0° now", how far that joint usually goes, and who says so.
std::string part_words(const Desk& desk, const model::Frame& frame, const model::BudgetPart& part) {
    const bool is_missing = share_of(part.id) == Share::Missing;
    std::string words = fill(desk.tr(is_missing ? "budget.missing_tooltip" : "budget.part_tooltip"),
                             {{"part", part_name(desk, part.id)},
                              {"angle", degrees_text(part.amount, 1)},
                              {"wanted", degrees_text(frame.task.wanted, 1)}});
    const model::Body& body = desk.session.model().body;
    if (const auto found = analysis::find_part_limit(body, desk.session.movement()->task.plane,
                                                     part.id, frame.pose.q)) {
        const model::Limit& limit = body.limits[static_cast<std::size_t>(*found)];
        words += '\n';
        words += fill(desk.tr("budget.usual"), {{"way", limit.english},
                                                {"angle", degrees_text(limit.active)},
                                                {"source", limit.source}});
    }
    return words;
}

void draw_bar(const Desk& desk, const model::Frame& frame, double full) {
    const Palette& palette = desk.palette();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float width = ImGui::GetContentRegionAvail().x;
    const float height = desk.px(23.0F);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    list.AddRectFilled(at, {at.x + width, at.y + height}, palette.raised, desk.px(3.0F));
    float x = at.x;
    for (const model::BudgetPart& part : frame.budget) {
        const float length =
            full > 0.0 ? width * static_cast<float>(std::max(0.0, part.amount) / full) : 0.0F;
        if (length < 0.5F) {
            continue;
        }
        const ImVec2 min{x, at.y};
        const ImVec2 max{std::min(x + length, at.x + width), at.y + height};
        x = max.x;
        const Share share = share_of(part.id);
        draw_part(desk, min, max, share);
        const std::string angle = degrees_text(part.amount);
        const ImVec2 size = measure(desk.fonts().strong, angle);
        if (share != Share::Thorax && share != Share::Lean &&
            size.x + desk.px(6.0F) < max.x - min.x) {
            text_at(list, desk.fonts().strong,
                    {0.5F * (min.x + max.x - size.x), at.y + 0.5F * (height - size.y)},
                    share == Share::Missing ? palette.text : palette.on_accent, angle);
        }
        ImGui::SetCursorScreenPos(min);
        ImGui::PushID(part.id.c_str());
        if (ImGui::InvisibleButton("part", {std::max(1.0F, max.x - min.x), height})) {
            look_at_part(desk, part.id);
        }
        ImGui::PopID();
        tooltip(desk, part_words(desk, frame, part));
    }
    ImGui::SetCursorScreenPos(at);
    ImGui::Dummy({width, height});
}

void draw_heading(const Desk& desk, Version version, const model::Frame& frame) {
    const Palette& palette = desk.palette();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    ImFont* font = desk.fonts().body;
    const std::string reached = fill(desk.tr("budget.reached"),
                                     {{"reached", degrees_text(std::max(0.0, frame.task.reached))},
                                      {"wanted", degrees_text(std::max(0.0, frame.task.wanted))}});
    const float right = measure(font, reached).x;
    draw_version_mark(list, {at.x, at.y + 0.5F * font->FontSize - desk.px(1.5F)}, desk.px(22.0F),
                      desk.px(3.5F), version, palette);
    const float indent = desk.px(30.0F);
    const std::string title{desk.tr("version", version == Version::Good ? "good" : "shared")};
    text_at(list, font, {at.x + indent, at.y}, palette.text, title);
    text_at(list, font, {at.x + width - right, at.y}, palette.muted, reached);
    ImGui::Dummy({width, font->FontSize});
}

/// Which pattern is whom, with the sums of both versions: "low back 5° | 11°".
void draw_key(const Desk& desk, const model::Frame* good, const model::Frame* shared) {
    constexpr std::array kShares{Share::Hip, Share::LowBack, Share::Thorax, Share::Lean,
                                 Share::Missing};
    const std::string_view lean = good->budget.at(good->budget.size() - 2).id;
    const std::array<std::string_view, 5> names{"hip", "low_back", "thorax", lean, "missing"};
    const auto sum = [](const model::Frame* frame, Share share) {
        double total = 0.0;
        for (const model::BudgetPart& part : frame->budget) {
            total += share_of(part.id) == share ? part.amount : 0.0;
        }
        return std::abs(total) < 0.0087 ? 0.0 : total;  // half a degree
    };
    const Palette& palette = desk.palette();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    ImFont* font = desk.fonts().small;
    const float width = ImGui::GetContentRegionAvail().x;
    const float row = font->FontSize + desk.px(4.0F);
    const float column = measure(font, "-00\u00B0").x + desk.px(10.0F);
    for (std::size_t i = 0; i < kShares.size(); ++i) {
        const ImVec2 at = ImGui::GetCursorScreenPos();
        draw_part(desk, {at.x, at.y + desk.px(1.0F)},
                  {at.x + desk.px(22.0F), at.y + font->FontSize - desk.px(1.0F)}, kShares[i]);
        text_at(list, font, {at.x + desk.px(30.0F), at.y}, palette.text, desk.tr("part", names[i]));
        const auto number = [&](const model::Frame* frame, float right) {
            if (frame != nullptr) {
                const double value = sum(frame, kShares[i]);
                const std::string angle =
                    (value < 0.0 ? "\u2212" : "") + degrees_text(std::abs(value));
                text_at(list, font, {right - measure(font, angle).x, at.y},
                        value == 0.0 ? palette.muted : palette.text, angle);
            }
        };
        number(good, at.x + width - (shared != nullptr ? column : 0.0F));
        number(shared, at.x + width);
        ImGui::Dummy({width, row});
    }
}

/// Marks of the versions over the columns of numbers.
void draw_key_heads(const Desk& desk) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float width = ImGui::GetContentRegionAvail().x;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float column = measure(desk.fonts().small, "-00\u00B0").x + desk.px(10.0F);
    const float mark = desk.px(20.0F);
    draw_version_mark(list, {at.x + width - column - mark, at.y + desk.px(2.0F)}, mark,
                      desk.px(3.0F), Version::Good, desk.palette());
    draw_version_mark(list, {at.x + width - mark, at.y + desk.px(2.0F)}, mark, desk.px(3.0F),
                      Version::Compensated, desk.palette());
    ImGui::Dummy({width, desk.px(6.0F)});
}

}  // namespace

void draw_budget(const Desk& desk) {
    const model::Frame* good = desk.session.frame(Version::Good);
    const model::Frame* shared = desk.session.frame(Version::Compensated);
    if (good == nullptr || good->budget.empty()) {
        text(desk.fonts().small, desk.palette().muted, desk.tr("budget.empty"));
        return;
    }
    const double full = full_length(desk.session);
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0.0F, desk.px(5.0F)});
    ImGui::PushID("good");
    draw_heading(desk, Version::Good, *good);
    draw_bar(desk, *good, full);
    ImGui::PopID();
    if (shared != nullptr) {
        ImGui::Dummy({1.0F, desk.px(1.0F)});
        ImGui::PushID("shared");
        draw_heading(desk, Version::Compensated, *shared);
        draw_bar(desk, *shared, full);
        ImGui::PopID();
    }
    ImGui::PopStyleVar();
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0.0F, 0.0F});
    ImGui::Dummy({1.0F, desk.px(4.0F)});
    if (shared != nullptr) {
        draw_key_heads(desk);
    }
    draw_key(desk, good, shared);
    ImGui::PopStyleVar();
}

}  // namespace jw::ui
