#include "app/frame_json.h"

#include "core/angle.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace jw::app {
namespace {

using Json = nlohmann::ordered_json;

Json to_json(const Vec3& v) {
    return {v.x, v.y, v.z};
}

double on_screen(const model::Coordinate& coordinate, double value) {
    return coordinate.kind == model::CoordinateKind::Rotation ? to_deg(value) : value;
}

double sum_of(const model::Sum& sum, const std::vector<double>& q) {
    double total = 0.0;
    for (const model::CoordinateIndex part : sum.parts) {
        total += q[static_cast<std::size_t>(part)];
    }
    return total;
}

Json coordinates(const model::Body& body, const model::Frame& frame) {
    Json json = Json::object();
    for (std::size_t c = 0; c < body.coordinates.size(); ++c) {
        json[body.coordinates[c].id] = on_screen(body.coordinates[c], frame.pose.q[c]);
    }
    for (const model::Sum& sum : body.sums) {
        json[sum.id] = to_deg(sum_of(sum, frame.pose.q));
    }
    return json;
}

Json joint_centres(const model::Body& body, const model::Frame& frame) {
    Json json = Json::object();
    for (const model::Joint& joint : body.joints) {
        const Rigid D = joint.parent == model::kNone
                            ? frame.pose.displacements[static_cast<std::size_t>(joint.child)]
                            : frame.pose.displacements[static_cast<std::size_t>(joint.parent)];
        json[joint.id] = to_json(D.point(joint.centre));
    }
    return json;
}

Json landmarks(const model::Body& body, const model::Frame& frame) {
    Json json = Json::object();
    for (const model::Landmark& landmark : body.landmarks) {
        json[landmark.id] =
            to_json(frame.pose.displacements[static_cast<std::size_t>(landmark.bone)].point(
                landmark.point));
    }
    return json;
}

Json muscles(const model::Body& body, const model::Frame& frame) {
    Json json = Json::object();
    for (std::size_t m = 0; m < frame.muscles.size(); ++m) {
        const model::MuscleState& state = frame.muscles[m];
        json[body.muscles[m].id] = {{"state", model::kStateNames.name(state.state)},
                                    {"activity", state.activity},
                                    {"length_m", state.length},
                                    {"length_ratio", state.length_ratio}};
    }
    return json;
}

Json lumbar_json(std::span<const analysis::LumbarLevel> levels) {
    Json json = Json::object();
    for (const analysis::LumbarLevel& level : levels) {
        json[level.id] = {{"spinous_gap_mm", level.spinous_gap * 1e3},
                          {"facet_gap_mm", level.facet_gap * 1e3},
                          {"foramen_area_mm2", level.foramen_area * 1e6}};
    }
    return json;
}

Json findings(const model::Frame& frame) {
    Json json = Json::array();
    for (const model::Finding& finding : frame.findings) {
        json.push_back({{"id", finding.id},
                        {"joint", finding.joint},
                        {"value", finding.value},
                        {"threshold", finding.threshold},
                        {"unit", finding.unit},
                        {"source", finding.source},
                        {"grade", model::kGradeNames.name(finding.grade)}});
    }
    return json;
}

}  // namespace

std::string frame_to_json(const model::Body& body, const model::Movement& movement,
                          const model::Performance& performance, const model::Frame& frame,
                          std::span<const analysis::LumbarLevel> lumbar) {
    Json json = {{"movement", movement.id},
                 {"variant", performance.variant},
                 {"body", body.name},
                 {"time", frame.time}};
    json["coordinates"] = coordinates(body, frame);
    json["joint_centres"] = joint_centres(body, frame);
    json["landmarks"] = landmarks(body, frame);
    json["contacts"] = Json::array();
    for (const model::ContactState& contact : frame.contacts) {
        json["contacts"].push_back(
            {{"body", contact.body}, {"place", contact.place}, {"error_m", contact.error}});
    }
    json["task"] = {{"wanted_deg", to_deg(frame.task.wanted)},
                    {"reached_deg", to_deg(frame.task.reached)},
                    {"shortfall_deg", to_deg(frame.task.shortfall)}};
    json["budget"] = Json::object();
    for (const model::BudgetPart& part : frame.budget) {
        json["budget"][part.id] = to_deg(part.amount);
    }
    json["muscles"] = muscles(body, frame);
    json["lumbar"] = lumbar_json(lumbar);
    json["limits"] = Json::object();
    for (const model::LimitUse& use : frame.limits) {
        json["limits"][use.id] = {{"limit_deg", to_deg(use.limit)}, {"used_deg", to_deg(use.used)}};
    }
    json["findings"] = findings(frame);
    return json.dump(1) + '\n';
}

std::string frame_to_text(const model::Body& body, const model::Movement& movement,
                          const model::Performance& performance, const model::Frame& frame) {
    std::string text = fmt::format("{} / {} at {:.0f} % of the cycle\n", movement.name,
                                   performance.variant, 100 * frame.time);
    text += fmt::format("task      wanted {:.1f}, reached {:.1f}, short of it {:.1f} deg\n",
                        to_deg(frame.task.wanted), to_deg(frame.task.reached),
                        to_deg(frame.task.shortfall));
    for (const model::BudgetPart& part : frame.budget) {
        text += fmt::format("budget    {:<12} {:6.2f} deg\n", part.id, to_deg(part.amount));
    }
    for (const model::ContactState& contact : frame.contacts) {
        text += fmt::format("contact   {:<12} on {}: {:.2f} mm off\n", contact.body, contact.place,
                            contact.error * 1e3);
    }
    for (const model::LimitUse& use : frame.limits) {
        text += fmt::format("limit     {:<22} {:6.2f} of {:.2f} deg\n", use.id, to_deg(use.used),
                            to_deg(use.limit));
    }
    for (const model::Finding& finding : frame.findings) {
        text += fmt::format("finding   {} at {}: {:.1f} {} (from {:.1f}, {}, {})\n", finding.id,
                            finding.joint, finding.value, finding.unit, finding.threshold,
                            finding.source, model::kGradeNames.name(finding.grade));
    }
    for (std::size_t c = 0; c < body.coordinates.size(); ++c) {
        const double away = frame.pose.q[c] - body.coordinates[c].neutral;
        if (std::abs(away) > 1e-4) {
            text += fmt::format("{:<22} {:9.3f}\n", body.coordinates[c].id,
                                on_screen(body.coordinates[c], frame.pose.q[c]));
        }
    }
    return text;
}

}  // namespace jw::app
