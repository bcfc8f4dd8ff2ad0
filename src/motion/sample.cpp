#include "motion/sample.h"

#include <fmt/format.h>

#include <algorithm>

namespace jw::motion {
namespace {

void lay(std::span<const model::GoodCurve> curves, double time, std::span<double> q) {
    for (const model::GoodCurve& curve : curves) {
        q[static_cast<std::size_t>(curve.coordinate)] = curve.curve.at(time);
    }
}

}  // namespace

Result<int> find_amount(const model::Movement& movement, std::string_view amount) {
    if (amount.empty()) {
        return 0;
    }
    const auto& rows = movement.amounts;
    const auto found =
        std::find_if(rows.begin(), rows.end(), [&](const auto& row) { return row.id == amount; });
    if (found != rows.end()) {
        return static_cast<int>(found - rows.begin());
    }
    std::string known;
    for (const model::Amount& row : rows) {
        known += (known.empty() ? "" : ", ") + row.id;
    }
    return Error{ErrorCode::NotFound,
                 fmt::format("'{}' has no amount '{}'; it has {}", movement.id, amount,
                             known.empty() ? "none" : known),
                 {}};
}

Result<Unit> SampleJob::validate() const {
    if (body == nullptr || movement == nullptr) {
        return Error{ErrorCode::InvalidInput, "SampleJob needs a body and a movement", {}};
    }
    if (q.size() != body->coordinates.size()) {
        return Error{ErrorCode::InvalidInput, "SampleJob needs one q a coordinate", {}};
    }
    if (amount < 0 || amount >= std::max(1, static_cast<int>(movement->amounts.size()))) {
        return Error{ErrorCode::InvalidInput, "SampleJob names an amount that does not exist", {}};
    }
    return Unit{};
}

Result<Unit> SampleJob::run() const {
    JW_CHECK(validate());
    for (std::size_t c = 0; c < q.size(); ++c) {
        q[c] = body->coordinates[c].neutral;
    }
    lay(movement->good, time, q);
    const auto i = static_cast<std::size_t>(amount);
    if (i >= movement->amounts.size()) {
        return Unit{};
    }
    lay(movement->amounts[i].good, time, q);
    if (!is_fitted) {
        return Unit{};
    }
    for (const model::Movement::Fit& fit : movement->fits) {
        if (fit.amount == movement->amounts[i].id) {
            lay(fit.curves, time, q);
        }
    }
    return Unit{};
}

void mirror_pose(const model::Body& body, std::span<const double> q, std::span<double> out) {
    JW_ASSERT(q.size() == body.coordinates.size() && out.size() == q.size());
    for (std::size_t c = 0; c < q.size(); ++c) {
        const model::Coordinate& row = body.coordinates[c];
        out[static_cast<std::size_t>(row.mirror)] = row.mirror_sign * q[c];
    }
}

}  // namespace jw::motion
