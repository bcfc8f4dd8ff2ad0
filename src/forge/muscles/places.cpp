#include "forge/muscles/guide.h"
#include "forge/muscles/trunk_wall.h"
#include "muscle/path.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <optional>
#include <string>

namespace jw::forge {
namespace {

constexpr double kMillimetre = 1e-3;

constexpr std::array<std::pair<std::string_view, std::string_view>, 33> kShortNames{{
    {"ASIS", "ASIS_r"},
    {"AIIS", "AIIS_r"},
    {"PSIS", "PSIS_r"},
    {"IC", "iliac_crest_top_r"},
    {"ICL", "iliac_crest_most_lateral_r"},
    {"PT", "pubic_tubercle_r"},
    {"SYT", "symphysis_top_r"},
    {"SYB", "symphysis_bottom_r"},
    {"ITP", "ischial_tuberosity_posterior_r"},
    {"ISP", "ischial_spine_r"},
    {"HC", "femoral_head_centre_r"},
    {"GT", "greater_trochanter_most_lateral_r"},
    {"LT", "lesser_trochanter_tip_r"},
    {"S1", "shaft_section_1_centre_r"},
    {"S2", "shaft_section_2_centre_r"},
    {"S3", "shaft_section_3_centre_r"},
    {"S4", "shaft_section_4_centre_r"},
    {"S5", "shaft_section_5_centre_r"},
    {"S6", "shaft_section_6_centre_r"},
    {"S7", "shaft_section_7_centre_r"},
    {"S8", "shaft_section_8_centre_r"},
    {"S9", "shaft_section_9_centre_r"},
    {"S10", "shaft_section_10_centre_r"},
    {"LE", "lateral_epicondyle_r"},
    {"ME", "medial_epicondyle_r"},
    {"PB", "patella_base_r"},
    {"PC", "patella_centre_r"},
    {"PA", "patella_apex_r"},
    {"TT", "tibial_tuberosity_r"},
    {"TBT", "tibia_top_r"},
    {"TBB", "tibia_bottom_r"},
    {"MSC", "median_sacral_crest_most_posterior"},
    {"CT", "coccyx_top"},
}};

struct Place {
    std::string_view anchor;
    Vec3 numbers{0.0};
    bool has_numbers = false;
};

Error unreadable(std::string_view text) {
    return {ErrorCode::BadFormat,
            fmt::format("the muscle shape place '{}' cannot be read; write ANCHOR or "
                        "ANCHOR(x,y,z) with numbers in mm",
                        text),
            {}};
}

Result<Place> read_place(std::string_view text) {
    const std::size_t open = text.find('(');
    if (open == std::string_view::npos) {
        return Place{text, Vec3{0.0}, false};
    }
    if (text.back() != ')') {
        return unreadable(text);
    }
    Place place{text.substr(0, open), Vec3{0.0}, true};
    std::string_view rest = text.substr(open + 1, text.size() - open - 2);
    for (int i = 0; i < 3; ++i) {
        const std::size_t comma = rest.find(',');
        const std::string_view number = rest.substr(0, comma);
        const auto read =
            std::from_chars(number.data(), number.data() + number.size(), place.numbers[i]);
        if (read.ec != std::errc{} || read.ptr != number.data() + number.size() ||
            (comma == std::string_view::npos) != (i == 2)) {
            return unreadable(text);
        }
        rest = comma == std::string_view::npos ? rest : rest.substr(comma + 1);
    }
    return place;
}

/// "SP_L3" -> "L3_spinous_process_tip"; short names; else the name itself, with and without _r.
std::optional<int> find_landmark(const model::Body& body, std::string_view name) {
    if (name.starts_with("SP_")) {
        return body.find_landmark(std::string{name.substr(3)} + "_spinous_process_tip");
    }
    if (name.starts_with("TP_")) {
        return body.find_landmark(std::string{name.substr(3)} + "_transverse_process_tip_r");
    }
    for (const auto& [short_name, id] : kShortNames) {
        if (short_name == name) {
            return body.find_landmark(id);
        }
    }
    if (const auto found = body.find_landmark(std::string{name} + "_r")) {
        return found;
    }
    return body.find_landmark(name);
}

/// "@glmax1.2": point 2 of a line.
std::optional<GuideKnot> find_line_point(const model::Body& body, std::string_view name) {
    const std::size_t dot = name.rfind('.');
    if (dot == std::string_view::npos || dot + 2 != name.size()) {
        return std::nullopt;
    }
    const auto line = body.find_line(std::string{name.substr(1, dot - 1)} + "_r");
    if (!line) {
        return std::nullopt;
    }
    const auto& path = body.lines[static_cast<std::size_t>(*line)].path;
    const auto index = static_cast<std::size_t>(name.back() - '0');
    if (index >= path.size()) {
        return std::nullopt;
    }
    return GuideKnot{path[index].point, path[index].bone};
}

Result<GuideKnot> resolve(const model::Body& body, const TrunkWall& wall, const Place& place) {
    const Vec3 numbers = kMillimetre * place.numbers;
    if (place.anchor == "W") {
        const Vec3 point = wall.point(to_rad(place.numbers.x), numbers.y, numbers.z);
        return GuideKnot{point, wall.bone(to_rad(place.numbers.x), numbers.y)};
    }
    if (place.anchor.starts_with('@')) {
        if (auto knot = find_line_point(body, place.anchor)) {
            return GuideKnot{knot->point + numbers, knot->bone};
        }
    } else if (const auto bone = body.find_bone(place.anchor); bone && place.has_numbers) {
        return GuideKnot{numbers, *bone};
    } else if (const auto landmark = find_landmark(body, place.anchor)) {
        const model::Landmark& found = body.landmarks[static_cast<std::size_t>(*landmark)];
        return GuideKnot{found.point + numbers, found.bone};
    }
    return Error{
        ErrorCode::NotFound,
        fmt::format("the muscle shapes name '{}', which the body does not have", place.anchor),
        {}};
}

}  // namespace

Result<std::vector<GuideKnot>> read_guide(const model::Body& body, std::string_view text) {
    const TrunkWall wall{body};
    std::vector<GuideKnot> knots;
    while (!text.empty()) {
        const std::size_t space = text.find(' ');
        const std::string_view token = text.substr(0, space);
        text = space == std::string_view::npos ? std::string_view{} : text.substr(space + 1);
        if (token.empty()) {
            continue;
        }
        JW_TRY(const Place place, read_place(token));
        JW_TRY(const GuideKnot knot, resolve(body, wall, place));
        knots.push_back(knot);
    }
    if (knots.size() < 2) {
        return unreadable("a guide of fewer than two places");
    }
    return knots;
}

std::vector<GuideKnot> read_line(const model::Body& body, model::LineIndex line) {
    const std::vector<Rigid> neutral(body.bones.size());
    constexpr double kArcStep = 0.02;  // the spline rounds the rest
    std::vector<GuideKnot> knots;
    for (const auto& sample : muscle::calc_path_points(body, line, neutral, kArcStep)) {
        // Points closer than this make a spline wiggle.
        constexpr double kNear = 2e-3;
        if (knots.empty() || glm::length(sample.point - knots.back().point) > kNear) {
            knots.push_back({sample.point, sample.bone});
        }
    }
    return knots;
}

}  // namespace jw::forge
