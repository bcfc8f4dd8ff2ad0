// Motions as tables: OpenSim's .mot and .sto, and .csv with a header line.
#pragma once

#include "core/result.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace jw::import {

struct MotionFile {
    std::string name;  // first line of a .mot
    bool in_degrees = false;
    std::vector<std::string> columns;  // without time
    std::vector<double> times;         // seconds (our own .csv: 0..1 of the cycle), ascending
    std::vector<double> values;  // row by row, times.size() x columns.size(), units of the file

    double seconds() const { return times.empty() ? 0.0 : times.back() - times.front(); }
};

/// True for the endings that read_motion reads.
bool is_motion_file(const std::filesystem::path& path);

/// Fails: as read_bytes; BadFormat with line and column: no header, rows of another length, words
/// for numbers, numbers that are not finite, times that go back; LimitExceeded over 64 MB.
Result<MotionFile> read_motion(const std::filesystem::path& path);

/// The same from text; `file_name` is what errors show and whose ending tells the format.
Result<MotionFile> parse_motion(std::string_view text, const std::string& file_name);

}  // namespace jw::import
