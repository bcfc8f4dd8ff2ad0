#include "analysis/budget.h"

#include "model/limit_use.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace jw::analysis {
namespace {

struct Link {
    std::string_view id, lower, upper;
};
// From the pelvis upwards; the last one's upper end is the room.
constexpr std::array kLinks{Link{"L5_S1", "pelvis", "L5"}, Link{"L4_L5", "L5", "L4"},
                            Link{"L3_L4", "L4", "L3"},     Link{"L2_L3", "L3", "L2"},
                            Link{"L1_L2", "L2", "L1"},     Link{"T12_L1", "L1", "T12"},
                            Link{"thorax", "T12", "T1"},   Link{"trunk_lean", "T1", ""}};

}  // namespace

Result<Unit> BudgetJob::validate() const {
    if (body == nullptr || movement == nullptr || parts == nullptr || task == nullptr) {
        return Error{ErrorCode::InvalidInput,
                     "BudgetJob needs a body, a movement and places for its results",
                     {}};
    }
    const std::size_t n = body->bones.size();
    if (start.size() != n || good.size() != n || shown.size() != n) {
        return Error{ErrorCode::InvalidInput, "BudgetJob needs one displacement a bone", {}};
    }
    if (movement->task.kind == model::TaskKind::None) {
        return Error{ErrorCode::InvalidInput, "BudgetJob needs a movement with a task", {}};
    }
    return Unit{};
}

Result<Unit> BudgetJob::run() const {
    JW_CHECK(validate());
    const model::Plane plane = movement->task.plane;
    const bool is_left = side == model::Side::Left;
    // On the other side everything in the frontal plane goes the other way.
    const bool is_other = (movement->task.side == model::Side::Left) != is_left;
    const bool is_flipped = plane == model::Plane::Frontal && is_other;
    const double towards = (movement->task.goal < 0.0) != is_flipped ? -1.0 : 1.0;
    const auto turned = [&](std::string_view id) {
        if (id.empty()) {
            return 0.0;
        }
        const auto b = static_cast<std::size_t>(body->bone(id));
        return towards *
               (model::calc_plane_turn(shown[b], plane) - model::calc_plane_turn(start[b], plane));
    };
    const std::string_view thigh = is_left ? "femur_l" : "femur_r";
    // A thigh goes by what lies above it, a trunk by what lies below: the other end of the chain is
    // what the room adds.
    const bool is_trunk = movement->task.kind == model::TaskKind::TrunkDirection;
    const double sign = is_trunk ? -1.0 : 1.0;
    const std::string_view asked = is_trunk ? kLinks.back().lower : thigh;
    const auto a = static_cast<std::size_t>(body->bone(asked));

    parts->resize(kLinks.size() + 2);
    (*parts)[0].id = is_left ? "hip_l" : "hip_r";
    (*parts)[0].amount = sign * (turned(thigh) - turned("pelvis"));
    for (std::size_t i = 0; i < kLinks.size(); ++i) {
        (*parts)[i + 1].id = kLinks[i].id;
        (*parts)[i + 1].amount = sign * (turned(kLinks[i].lower) - turned(kLinks[i].upper));
    }
    if (is_trunk) {
        (*parts)[kLinks.size()] = {"leg_lean", turned(thigh)};
    }
    task->wanted = towards * (model::calc_plane_turn(good[a], plane) -
                              model::calc_plane_turn(start[a], plane) +
                              movement->task.goal * movement->task.course.at(time));
    task->reached = turned(asked);
    task->shortfall = std::max(0.0, task->wanted - task->reached);
    parts->back().id = "missing";
    parts->back().amount = task->wanted - task->reached;
    return Unit{};
}

std::optional<int> find_part_limit(const model::Body& body, model::Plane plane,
                                   std::string_view part, std::span<const double> q) {
    const bool is_sagittal = plane == model::Plane::Sagittal;
    std::string stem{part};
    std::array ways = is_sagittal ? std::array{"_flexion", "_extension"}
                                  : std::array{"_bending_right", "_bending_left"};
    std::string side;
    if (part.starts_with("hip_")) {
        stem = "hip";
        side = part.substr(3);
        ways = is_sagittal ? ways : std::array{"_abduction", "_adduction"};
    } else if (part == "thorax") {
        stem = "thoracic";
    }
    std::optional<int> found;
    double most = -1.0;
    for (const char* way : ways) {
        const auto limit = body.find_limit(stem + way + side);
        const double use =
            limit ? model::calc_limit_use(body.limits[static_cast<std::size_t>(*limit)], q) : -1.0;
        if (limit && (!found || use > most)) {
            found = limit;
            most = use;
        }
    }
    return found;
}

double calc_lumbar_part(std::span<const model::BudgetPart> parts) {
    double sum = 0.0;
    for (const model::BudgetPart& part : parts) {
        const bool is_lumbar = std::any_of(kLinks.begin(), kLinks.begin() + 6,
                                           [&](const Link& link) { return part.id == link.id; });
        sum += is_lumbar ? part.amount : 0.0;
    }
    return sum;
}

}  // namespace jw::analysis
