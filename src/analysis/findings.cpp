#include "analysis/findings.h"

#include "analysis/budget.h"

#include "core/angle.h"

#include <cmath>

namespace jw::analysis {
namespace {

void add(std::vector<model::Finding>& out, std::string_view id, std::string joint, double value,
         double threshold, const char* unit, std::string_view source, model::Grade grade) {
    if (value > threshold) {
        out.push_back({std::string{id}, std::move(joint), value, threshold, unit,
                       std::string{source}, grade});
    }
}

bool is_of_low_back(model::Measure measure) {
    using enum model::Measure;
    return measure == LumbarShare || measure == LumbarBeyondGood || measure == LumbarFlexion;
}

const Rigid& pelvis_of(const FindingInputs& inputs, const model::Pose& pose) {
    return pose.displacements[static_cast<std::size_t>(inputs.body->bone("pelvis"))];
}

/// Turn of the pelvis in the plane since the start, rad.
double calc_pelvis_turn(const FindingInputs& inputs, model::Plane plane) {
    return model::calc_plane_turn(pelvis_of(inputs, inputs.frame->pose), plane) -
           model::calc_plane_turn(pelvis_of(inputs, *inputs.start), plane);
}

/// Turn of the pelvis to the right about its own long axis since the start, rad: it counts in
/// lying as in standing.
double calc_turn_to_right(const FindingInputs& inputs) {
    const Vec3 right = pelvis_of(inputs, *inputs.start)
                           .inverse()
                           .direction(pelvis_of(inputs, inputs.frame->pose).direction({0, 0, 1}));
    return std::atan2(-right.x, right.z);
}

double calc_lumbar_flexion(const FindingInputs& inputs) {
    const auto sum = inputs.body->find_sum("lumbar_extension");
    if (!sum) {
        return 0.0;
    }
    double flexion = 0.0;
    for (const model::CoordinateIndex c : inputs.body->sums[static_cast<std::size_t>(*sum)].parts) {
        const auto i = static_cast<std::size_t>(c);
        flexion += inputs.start->q[i] - inputs.frame->pose.q[i];
    }
    return flexion;
}

}  // namespace

double calc_measure(const FindingInputs& inputs, model::Measure measure) {
    using enum model::Measure;
    const model::Frame& frame = *inputs.frame;
    const double to_working_side = inputs.side == model::Side::Left ? -1.0 : 1.0;
    switch (measure) {
        case LumbarShare:
            return frame.task.reached > kLeastMotion
                       ? calc_lumbar_part(frame.budget) / frame.task.reached
                       : 0.0;
        case LumbarBeyondGood:
            return to_deg(calc_lumbar_part(frame.budget) - inputs.good_lumbar);
        case LumbarFlexion:
            return to_deg(calc_lumbar_flexion(inputs));
        case PelvisForward:
            return to_deg(-calc_pelvis_turn(inputs, model::Plane::Sagittal));
        case PelvisHike:
            return to_deg(-to_working_side * calc_pelvis_turn(inputs, model::Plane::Frontal));
        case PelvisRollBack:
            return to_deg(to_working_side * calc_turn_to_right(inputs));
    }
    return 0.0;
}

void calc_findings(const FindingInputs& inputs, std::vector<model::Finding>& out) {
    out.clear();
    const model::Frame& frame = *inputs.frame;
    const char* hip = inputs.side == model::Side::Left ? "hip_l" : "hip_r";
    add(out, "task_short", hip, to_deg(frame.task.shortfall), to_deg(kTaskShort), "deg", "design",
        model::Grade::Design);
    for (const model::ContactState& contact : frame.contacts) {
        const auto bone = inputs.body->find_bone(contact.body);
        const std::string joint =
            bone ? inputs.body->joints[static_cast<std::size_t>(*bone)].id : contact.body;
        add(out, "contact_lost", joint, contact.error * 1e3, kContactLost * 1e3, "mm", "design",
            model::Grade::Design);
    }
    for (const model::Sign& sign : inputs.movement->signs) {
        add(out, sign.id, is_of_low_back(sign.measure) ? "L5_S1" : "ground_pelvis",
            calc_measure(inputs, sign.measure), sign.threshold,
            sign.measure == model::Measure::LumbarShare ? "1" : "deg", sign.source, sign.grade);
    }
}

}  // namespace jw::analysis
