#include "model/body.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace jw::model {
namespace {

template <typename T>
std::optional<int> find_in(const std::vector<T>& rows, std::string_view id) {
    const auto found =
        std::find_if(rows.begin(), rows.end(), [&](const T& row) { return row.id == id; });
    return found == rows.end() ? std::nullopt
                               : std::optional{static_cast<int>(found - rows.begin())};
}

bool is_finite(const Vec3& v) {
    return std::isfinite(v.x) && std::isfinite(v.y) && std::isfinite(v.z);
}

Error fault(std::string_view kind, std::string_view id, std::string_view why) {
    return {ErrorCode::BadFormat, fmt::format("{} '{}' {}", kind, id, why), {}};
}

template <typename T>
bool in_range(int index, const std::vector<T>& rows) {
    return index >= 0 && index < static_cast<int>(rows.size());
}

Result<Unit> validate_bones(const Body& body) {
    if (body.joints.size() != body.bones.size()) {
        return Error{
            ErrorCode::BadFormat,
            fmt::format(
                "the body has {} bones but {} joints; every bone hangs on exactly one joint",
                body.bones.size(), body.joints.size()),
            {}};
    }
    for (int i = 0; i < static_cast<int>(body.bones.size()); ++i) {
        const Bone& bone = body.bones[static_cast<std::size_t>(i)];
        const Joint& joint = body.joints[static_cast<std::size_t>(i)];
        if (bone.parent >= i || bone.parent < kNone) {
            return fault("bone", bone.id, "must come after its parent");
        }
        if (joint.child != i || joint.parent != bone.parent) {
            return fault("joint", joint.id, fmt::format("does not carry bone '{}'", bone.id));
        }
        if (!is_finite(bone.origin) || !is_finite(bone.mass_centre) ||
            !std::isfinite(bone.mass_fraction)) {
            return fault("bone", bone.id, "has a number that is not finite");
        }
    }
    return Unit{};
}

Result<Unit> validate_joint(const Body& body, const Joint& joint) {
    bool has_turned = false;
    for (const Turn& turn : joint.turns) {
        if (!in_range(turn.coordinate, body.coordinates)) {
            return fault("joint", joint.id, "names a coordinate that does not exist");
        }
        if (std::abs(glm::length(turn.axis) - 1.0) > 1e-6 || !is_finite(turn.centre)) {
            return fault("joint", joint.id,
                         "has an axis that is not of length 1 or a centre that is not finite");
        }
        // As in OpenSim, a translation moves along the parent's axes, not along turned ones.
        if (turn.kind == CoordinateKind::Translation && has_turned) {
            return fault("joint", joint.id, "must list its translations before its rotations");
        }
        has_turned = has_turned || turn.kind != CoordinateKind::Translation;
    }
    if (!joint.coupling.empty() && !in_range(joint.coupled_to, body.coordinates)) {
        return fault("joint", joint.id, "is coupled to a coordinate that does not exist");
    }
    if (joint.coupling.size() == 1) {
        return fault("joint", joint.id, "needs at least two rows in its coupling table");
    }
    for (std::size_t i = 1; i < joint.coupling.size(); ++i) {
        if (!(joint.coupling[i].coordinate > joint.coupling[i - 1].coordinate)) {
            return fault("joint", joint.id, "has a coupling table that does not ascend");
        }
    }
    return Unit{};
}

Result<Unit> validate_coordinates(const Body& body) {
    for (const Coordinate& c : body.coordinates) {
        const auto holds = [&](const Coordinate::Range& r) {
            return std::isfinite(r.min) && std::isfinite(r.max) && r.min <= c.neutral &&
                   c.neutral <= r.max;
        };
        if (!holds(c.active) || !holds(c.passive) || !holds(c.extreme)) {
            return fault("coordinate", c.id, "has a range that does not hold its neutral value");
        }
        if (!in_range(c.mirror, body.coordinates)) {
            return fault("coordinate", c.id, "has no mirror coordinate");
        }
    }
    for (const Sum& sum : body.sums) {
        for (const CoordinateIndex part : sum.parts) {
            if (!in_range(part, body.coordinates)) {
                return fault("sum", sum.id, "names a coordinate that does not exist");
            }
        }
    }
    for (const Limit& limit : body.limits) {
        double shares = 0.0;
        for (const Limit::Part& part : limit.parts) {
            if (!in_range(part.coordinate, body.coordinates)) {
                return fault("limit", limit.id, "names a coordinate that does not exist");
            }
            shares += part.share;
        }
        if (limit.parts.empty() || (!limit.is_coupled && std::abs(shares - 1.0) > 1e-6)) {
            return fault("limit", limit.id,
                         fmt::format("has shares that add up to {:.4f} instead of 1", shares));
        }
    }
    return Unit{};
}

Result<Unit> validate_muscles(const Body& body) {
    for (const Landmark& landmark : body.landmarks) {
        if (!in_range(landmark.bone, body.bones) || !is_finite(landmark.point)) {
            return fault("landmark", landmark.id, "has no bone or no place");
        }
    }
    for (const Wrap& wrap : body.wraps) {
        if (!in_range(wrap.bone, body.bones) || !(wrap.radii.x > 0.0)) {
            return fault("wrap", wrap.id, "has no bone or no radius");
        }
    }
    for (const MuscleLine& line : body.lines) {
        if (line.path.size() < 2) {
            return fault("line", line.id, "needs at least an origin and an insertion");
        }
        for (const PathPoint& point : line.path) {
            if (!in_range(point.bone, body.bones) || !is_finite(point.point)) {
                return fault("line", line.id, "has a point without a bone or a place");
            }
        }
        if (!std::all_of(line.wraps.begin(), line.wraps.end(),
                         [&](int w) { return in_range(w, body.wraps); })) {
            return fault("line", line.id, "names a wrap that does not exist");
        }
    }
    for (const Muscle& muscle : body.muscles) {
        if (!std::all_of(muscle.lines.begin(), muscle.lines.end(),
                         [&](int l) { return in_range(l, body.lines); })) {
            return fault("muscle", muscle.id, "names a line that does not exist");
        }
    }
    return Unit{};
}

int must(std::optional<int> index) {
    JW_ASSERT(index.has_value());
    return *index;
}

}  // namespace

std::optional<BoneIndex> Body::find_bone(std::string_view id) const {
    return find_in(bones, id);
}
std::optional<CoordinateIndex> Body::find_coordinate(std::string_view id) const {
    return find_in(coordinates, id);
}
std::optional<int> Body::find_sum(std::string_view id) const {
    return find_in(sums, id);
}
std::vector<CoordinateIndex> Body::find_parts(std::string_view id) const {
    if (const auto coordinate = find_coordinate(id)) {
        return {*coordinate};
    }
    const auto sum = find_sum(id);
    return sum ? sums[static_cast<std::size_t>(*sum)].parts : std::vector<CoordinateIndex>{};
}
std::optional<int> Body::find_joint(std::string_view id) const {
    return find_in(joints, id);
}
std::optional<int> Body::find_limit(std::string_view id) const {
    return find_in(limits, id);
}
std::optional<int> Body::find_landmark(std::string_view id) const {
    return find_in(landmarks, id);
}
std::optional<LineIndex> Body::find_line(std::string_view id) const {
    return find_in(lines, id);
}
std::optional<int> Body::find_muscle(std::string_view id) const {
    return find_in(muscles, id);
}

BoneIndex Body::bone(std::string_view id) const {
    return must(find_bone(id));
}
CoordinateIndex Body::coordinate(std::string_view id) const {
    return must(find_coordinate(id));
}
int Body::landmark(std::string_view id) const {
    return must(find_landmark(id));
}

std::vector<double> Body::neutral_q() const {
    std::vector<double> q(coordinates.size());
    std::transform(coordinates.begin(), coordinates.end(), q.begin(),
                   [](const Coordinate& c) { return c.neutral; });
    return q;
}

Result<Unit> validate(const Body& body) {
    JW_CHECK(validate_bones(body));
    for (const Joint& joint : body.joints) {
        JW_CHECK(validate_joint(body, joint));
    }
    JW_CHECK(validate_coordinates(body));
    return validate_muscles(body);
}

}  // namespace jw::model
