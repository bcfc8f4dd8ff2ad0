#include "record/motion_file.h"

#include "core/angle.h"
#include "core/files.h"

#include <fmt/format.h>

namespace jw::record {
namespace {

double on_file(const model::Coordinate& coordinate, double value) {
    return coordinate.kind == model::CoordinateKind::Rotation ? to_deg(value) : value;
}

void append_row(std::string& text, const model::Body& body, std::span<const double> q,
                char separator) {
    for (std::size_t c = 0; c < body.coordinates.size(); ++c) {
        fmt::format_to(std::back_inserter(text), "{}{:.8f}", separator,
                       on_file(body.coordinates[c], q[c]));
    }
    for (const model::Sum& sum : body.sums) {
        double total = 0.0;
        for (const model::CoordinateIndex part : sum.parts) {
            total += q[static_cast<std::size_t>(part)];
        }
        fmt::format_to(std::back_inserter(text), "{}{:.8f}", separator, to_deg(total));
    }
    text += '\n';
}

void append_names(std::string& text, const model::Body& body, char separator) {
    text += "time";
    for (const model::Coordinate& coordinate : body.coordinates) {
        text += separator + coordinate.id;
    }
    for (const model::Sum& sum : body.sums) {
        text += separator + sum.id;
    }
    text += '\n';
}

}  // namespace

Result<Unit> write_motion(const std::filesystem::path& path, const model::Body& body,
                          const MotionRows& rows) {
    const bool is_mot = path.extension() == ".mot";
    if (!is_mot && path.extension() != ".csv") {
        return Error{
            ErrorCode::Unsupported, "a motion is written as .mot or .csv", {path.string()}};
    }
    std::string text;
    if (is_mot) {
        text = fmt::format(
            "{}\nversion=1\nnRows={}\nnColumns={}\ninDegrees=yes\n\nUnits are S.I. units (second, "
            "meters, Newtons, ...)\nAngles are in degrees.\n\nendheader\n",
            rows.name, rows.times.size(), 1 + body.coordinates.size() + body.sums.size());
    }
    const char separator = is_mot ? '\t' : ',';
    append_names(text, body, separator);
    for (std::size_t row = 0; row < rows.times.size(); ++row) {
        text += fmt::format("{:.8f}", is_mot ? rows.times[row] * rows.seconds : rows.times[row]);
        append_row(text, body, rows.q[row], separator);
    }
    return write_file(path, text);
}

}  // namespace jw::record
