// Inside read_body: the body under construction and the readers of its files. Not for other
// modules.
#pragma once

#include "content/body_shape.h"
#include "content/toml_reader.h"

#include "core/result.h"
#include "model/body.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace jw::content::body_parts {

struct Draft {
    model::Body body;
    BodyShape shape;
    std::filesystem::path folder;
    std::vector<std::string> source_ids;  // of sources.toml

    Result<TomlNode> open(std::string_view file) const;
    Result<std::vector<TomlNode>> open_all(
        std::string_view start) const;  // "lines_*.toml", by name
};

/// One side of a row: rows whose id ends in _r stand for both sides (unless `mirror = false`).
struct SideOf {
    model::Side side = model::Side::None;
    bool mirrored = false;  // the left image of a row written for the right

    std::string id(const std::string& text) const;  // "femur_r" -> "femur_l" when mirrored
    Vec3 point(const Vec3& right) const;            // z -> -z
    Vec3 turn_axis(const Vec3& right) const;        // (x, y, z) -> (-x, -y, z)
    Quat rotation(const Quat& right) const;         // of the mirrored frame
    Rigid motion(const Rigid& right) const;
};
/// The sides that a row with this id stands for, right first.
Result<std::vector<SideOf>> sides_of(const TomlNode& row, const std::string& id);

/// Looks up the id under `key` (mirrored where asked); the error stands at the value.
Result<int> find_bone(const Draft& draft, const TomlNode& row, std::string_view key,
                      const SideOf& side);
Result<int> find_coordinate(const Draft& draft, const TomlNode& row, std::string_view key,
                            const SideOf& side);

/// The `source` of a row: its own or that of the file; must be an id of sources.toml.
Result<std::string> source_of(const Draft& draft, const TomlNode& row, const TomlNode& root);
Result<model::Mark> mark_of(const TomlNode& row, const TomlNode& root);

/// Fails when an element of `list` already has the id of the row.
template <typename T>
Result<Unit> check_new(const std::vector<T>& list, const std::string& id, const TomlNode& row) {
    for (const T& element : list) {
        if (element.id == id) {
            return row.error("the id '" + id + "' is there twice, give each its own");
        }
    }
    return Unit{};
}

/// Nothing for `preset`: every value is its reference.
Result<Unit> read_parameters(Draft& draft, std::optional<std::string_view> preset);
Result<Unit> read_bones(Draft& draft);
Result<Unit> read_masses(Draft& draft);
Result<Unit> read_coordinates(Draft& draft);
Result<Unit> read_joints(Draft& draft);  // also the coordinates of the levels and the sums
Result<Unit> read_limits(Draft& draft);  // also the ranges of the coordinates
Result<Unit> read_landmarks(Draft& draft);
Result<Unit> read_wraps(Draft& draft);
Result<Unit> read_lines(Draft& draft);
Result<Unit> read_muscles(Draft& draft);

}  // namespace jw::content::body_parts
