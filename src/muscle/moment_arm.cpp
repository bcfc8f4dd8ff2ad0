#include "muscle/moment_arm.h"

#include "muscle/path.h"

#include "model/kinematics.h"

#include <fmt/format.h>

#include <algorithm>

namespace jw::muscle {
namespace {

/// rad; lengths are smooth to 1e-16 m, so the difference is good to a nanometre a radian.
constexpr double kStep = 1e-4;

}  // namespace

Result<std::vector<SweepPart>> find_sweep(const model::Body& body, std::string_view name) {
    if (const auto coordinate = body.find_coordinate(name)) {
        return std::vector<SweepPart>{{*coordinate, 1.0}};
    }
    const auto sum = body.find_sum(name);
    if (!sum) {
        return Error{ErrorCode::NotFound,
                     fmt::format("'{}' is neither a coordinate nor a sum of levels", name),
                     {}};
    }
    const auto& parts = body.sums[static_cast<std::size_t>(*sum)].parts;
    std::vector<SweepPart> sweep;
    if (const auto limit = body.find_limit(name)) {
        for (const auto& part : body.limits[static_cast<std::size_t>(*limit)].parts) {
            sweep.push_back({part.coordinate, part.share});
        }
        return sweep;
    }
    for (const model::CoordinateIndex c : parts) {
        sweep.push_back({c, 1.0 / static_cast<double>(parts.size())});
    }
    return sweep;
}

MomentArmScratch::MomentArmScratch(const model::Body& body)
    : q(body.coordinates.size()),
      displacements(body.bones.size()),
      before(body.lines.size()),
      after(body.lines.size()) {}

Result<Unit> MomentArmJob::validate() const {
    if (body == nullptr || scratch == nullptr) {
        return Error{ErrorCode::InvalidInput, "MomentArmJob needs a body and a scratch", {}};
    }
    if (q.size() != body->coordinates.size() || scratch->q.size() != q.size() ||
        scratch->displacements.size() != body->bones.size()) {
        return Error{ErrorCode::InvalidInput,
                     "MomentArmJob needs one q a coordinate and a scratch of the same body",
                     {}};
    }
    if (lengths.size() != body->lines.size() || moment_arms.size() != body->lines.size() ||
        scratch->before.size() != lengths.size()) {
        return Error{
            ErrorCode::InvalidInput, "MomentArmJob needs one length and one moment arm a line", {}};
    }
    const auto exists = [&](const SweepPart& part) {
        return part.coordinate >= 0 && part.coordinate < static_cast<int>(body->coordinates.size());
    };
    if (sweep.empty() || !std::all_of(sweep.begin(), sweep.end(), exists)) {
        return Error{ErrorCode::InvalidInput, "MomentArmJob needs coordinates to move", {}};
    }
    return Unit{};
}

Result<Unit> MomentArmJob::run() const {
    JW_CHECK(validate());
    const auto lengths_at = [&](double distance, std::span<double> out) -> Result<Unit> {
        std::copy(q.begin(), q.end(), scratch->q.begin());
        for (const SweepPart& part : sweep) {
            scratch->q[static_cast<std::size_t>(part.coordinate)] += part.share * distance;
        }
        JW_CHECK((model::PoseJob{body, scratch->q, scratch->displacements}.run()));
        return LengthJob{body, scratch->displacements, out}.run();
    };
    JW_CHECK(lengths_at(-kStep, scratch->before));
    JW_CHECK(lengths_at(kStep, scratch->after));
    JW_CHECK(lengths_at(0.0, lengths));
    for (std::size_t i = 0; i < moment_arms.size(); ++i) {
        moment_arms[i] = -(scratch->after[i] - scratch->before[i]) / (2.0 * kStep);
    }
    return Unit{};
}

}  // namespace jw::muscle
