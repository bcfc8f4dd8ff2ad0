#include "analysis/findings.h"

#include "analysis/budget.h"

#include "core/angle.h"

namespace jw::analysis {
namespace {

void add(std::vector<model::Finding>& out, const char* id, std::string joint, double value,
         double threshold, const char* unit, const char* source, model::Grade grade) {
    if (value > threshold) {
        out.push_back({id, std::move(joint), value, threshold, unit, source, grade});
    }
}

}  // namespace

void calc_findings(const FindingInputs& inputs, std::vector<model::Finding>& out) {
    using enum model::Grade;
    out.clear();
    const model::Frame& frame = *inputs.frame;
    const char* hip = inputs.side == model::Side::Left ? "hip_l" : "hip_r";
    add(out, "task_short", hip, to_deg(frame.task.shortfall), to_deg(kTaskShort), "deg", "design",
        Design);
    for (const model::ContactState& contact : frame.contacts) {
        const auto bone = inputs.body->find_bone(contact.body);
        const std::string joint =
            bone ? inputs.body->joints[static_cast<std::size_t>(*bone)].id : contact.body;
        add(out, "contact_lost", joint, contact.error * 1e3, kContactLost * 1e3, "mm", "design",
            Design);
    }
    const double lumbar = calc_lumbar_part(frame.budget);
    if (frame.task.reached > kLeastMotion) {
        add(out, "lumbar_extension_share", "L5_S1", lumbar / frame.task.reached, kLumbarShare, "1",
            "mitchell2008", Design);
    }
    add(out, "lumbar_extension_early", "L5_S1", to_deg(lumbar - inputs.good_lumbar),
        to_deg(kLumbarEarly), "deg", "design", Design);
    add(out, "pelvis_tilt_large", "ground_pelvis", to_deg(inputs.tilt_change), to_deg(kPelvisTilt),
        "deg", "oh2007", Design);
}

}  // namespace jw::analysis
