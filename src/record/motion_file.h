// Motion as numbers: .mot as OpenSim writes it, or CSV over the cycle.
#pragma once

#include "core/result.h"
#include "model/body.h"

#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace jw::record {

/// Rows of a motion: evenly spaced over one cycle, first = 0.
struct MotionRows {
    std::string name;                    // of the movement
    double seconds = 1.0;                // of one cycle
    std::vector<double> times;           // 0..1 of the cycle, one a row
    std::vector<std::vector<double>> q;  // [row][coordinate], rad, m
};

/// `.mot`: inDegrees=yes, time in seconds, coordinates then sums. `.csv`: `time` 0..1, then the
/// same columns in degrees and metres. Fails: Unsupported for another extension, IoFailed.
Result<Unit> write_motion(const std::filesystem::path& path, const model::Body& body,
                          const MotionRows& rows);

}  // namespace jw::record
