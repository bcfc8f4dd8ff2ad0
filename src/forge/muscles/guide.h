// A guide: a smooth line along the fibres, with the bones that carry every point of it.
#pragma once

#include "core/result.h"
#include "model/body.h"

#include <string_view>
#include <utility>
#include <vector>

namespace jw::forge {

/// Bones and shares that add up to 1, in no particular order.
using BoneShares = std::vector<std::pair<model::BoneIndex, double>>;

/// Adds `share` of `from` to `to`.
void add_shares(BoneShares& to, const BoneShares& from, double share);

struct GuideKnot {
    Vec3 point{0.0};  // body frame, m
    model::BoneIndex bone = model::kNone;
};

struct GuideSample {
    Vec3 point{0.0};
    BoneShares bones;
};

/// Knots of a guide as the shape table writes it (see shape_table.h), right side.
/// Fails: NotFound for an anchor that the body does not have; BadFormat for a place that cannot be
/// read.
Result<std::vector<GuideKnot>> read_guide(const model::Body& body, std::string_view text);

/// Knots of a line of action in the neutral pose, wraps included.
std::vector<GuideKnot> read_line(const model::Body& body, model::LineIndex line);

/// `count` samples at equal arc lengths of the smooth curve through the knots. Between knots on
/// different bones the shares pass over where the line passes the joints between them.
std::vector<GuideSample> sample_guide(const model::Body& body, const std::vector<GuideKnot>& knots,
                                      int count);

}  // namespace jw::forge
