#include "motion/sample.h"

#include "core/ids.h"

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

Result<int> find_size(const model::Movement& movement, std::string_view size) {
    if (size.empty()) {
        return 0;
    }
    const auto& rows = movement.sizes;
    const auto found =
        std::find_if(rows.begin(), rows.end(), [&](const auto& row) { return row.id == size; });
    if (found != rows.end()) {
        return static_cast<int>(found - rows.begin());
    }
    return Error{ErrorCode::NotFound,
                 fmt::format("'{}' has no size '{}'; it has {}", movement.id, size, join_ids(rows)),
                 {}};
}

Result<Unit> SampleJob::validate() const {
    if (body == nullptr || movement == nullptr) {
        return Error{ErrorCode::InvalidInput, "SampleJob needs a body and a movement", {}};
    }
    if (q.size() != body->coordinates.size()) {
        return Error{ErrorCode::InvalidInput, "SampleJob needs one q a coordinate", {}};
    }
    if (size < 0 || size >= std::max(1, static_cast<int>(movement->sizes.size()))) {
        return Error{ErrorCode::InvalidInput, "SampleJob names a size that does not exist", {}};
    }
    return Unit{};
}

Result<Unit> SampleJob::run() const {
    JW_CHECK(validate());
    for (std::size_t c = 0; c < q.size(); ++c) {
        q[c] = body->coordinates[c].neutral;
    }
    lay(movement->good, time, q);
    const auto i = static_cast<std::size_t>(size);
    if (i >= movement->sizes.size()) {
        return Unit{};
    }
    lay(movement->sizes[i].good, time, q);
    if (!is_fitted) {
        return Unit{};
    }
    for (const model::Movement::Fit& fit : movement->fits) {
        if (fit.size == movement->sizes[i].id) {
            lay(fit.curves, time, q);
        }
    }
    return Unit{};
}

double calc_good(const model::Body& body, const model::Movement& movement, int size,
                 model::CoordinateIndex coordinate, double time) {
    double value = body.coordinates[static_cast<std::size_t>(coordinate)].neutral;
    const auto lay = [&](const std::vector<model::GoodCurve>& curves) {
        for (const model::GoodCurve& curve : curves) {
            value = curve.coordinate == coordinate ? curve.curve.at(time) : value;
        }
    };
    lay(movement.good);
    if (static_cast<std::size_t>(size) >= movement.sizes.size()) {
        return value;
    }
    const model::Size& row = movement.sizes[static_cast<std::size_t>(size)];
    lay(row.good);
    for (const model::Movement::Fit& fit : movement.fits) {
        if (fit.size == row.id) {
            lay(fit.curves);
        }
    }
    return value;
}

void mirror_pose(const model::Body& body, std::span<const double> q, std::span<double> out) {
    JW_ASSERT(q.size() == body.coordinates.size() && out.size() == q.size());
    for (std::size_t c = 0; c < q.size(); ++c) {
        const model::Coordinate& row = body.coordinates[c];
        out[static_cast<std::size_t>(row.mirror)] = row.mirror_sign * q[c];
    }
}

}  // namespace jw::motion
