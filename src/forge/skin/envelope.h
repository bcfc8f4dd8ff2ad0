// The hull of a part of the body: what a soft cover over bones and muscles bridges, and how thick
// it is.
#pragma once

#include "forge/shape.h"

#include <functional>
#include <span>

namespace jw::forge {

struct EnvelopeOptions {
    double voxel = 4e-3;    // m, of the sampling
    double bridge = 30e-3;  // m: hollows that a ball of this radius does not get into are filled
    int smoothing = 1;      // rounds; each evens out over a voxel more
};

/// Everything within `thickness(p)` m of the points, with the hollows between them filled: a
/// morphological closing (Serra 1982) by exact distance transforms, then smoothed.
/// Points lie at most a voxel apart on the surfaces that are to be covered; thickness stays below
/// `bridge`.
Shape envelope(std::span<const Vec3> points, const EnvelopeOptions& options,
               const std::function<double(const Vec3&)>& thickness);

}  // namespace jw::forge
