// What Undo restores: which movement is performed how, what is hidden, and the
// cameras that were kept. Hover, playback position and the present camera are not in it
// (saved_view.h keeps those of a moment, too).
#pragma once

#include "scene/camera.h"
#include "scene/look.h"

#include "core/enum_names.h"
#include "model/movement.h"

#include <string>
#include <vector>

namespace jw::session {

using Pay = model::Performance::Pay;
inline constexpr auto kPayNames = enum_names<Pay>({{Pay::Default, "default"},
                                                   {Pay::Lumbar, "lumbar"},
                                                   {Pay::Thorax, "thorax"},
                                                   {Pay::Trunk, "trunk"},
                                                   {Pay::Knee, "knee"},
                                                   {Pay::Foot, "foot"}});
inline constexpr auto kVersionNames = enum_names<scene::Version>(
    {{scene::Version::Good, "good"}, {scene::Version::Compensated, "compensated"}});

/// Presets of assets/body/parameters.toml that the program brings along.
enum class BodyChoice { Male, Female };
inline constexpr auto kBodyNames =
    enum_names<BodyChoice>({{BodyChoice::Male, "male"}, {BodyChoice::Female, "female"}});

struct CameraBookmark {
    std::string name;
    scene::Camera camera;
    bool operator==(const CameraBookmark&) const = default;
};

struct Document {
    BodyChoice body = BodyChoice::Male;  // who performs
    std::string movement;                // id; empty: none yet
    std::string variant;  // the compensated version of the pair: a variant id of the movement
    scene::Version alone = scene::Version::Good;  // which of the two a single view shows
    model::Side side = model::Side::Right;        // working side
    std::string size;                             // empty: the movement's default
    std::vector<model::LimitSetting> limits;  // rad; of the compensated version, at most one an id
    /// rad, m, 1; of the compensated version, at most one an id.
    std::vector<model::AmountSetting> amounts;
    std::vector<std::string> causes;
    Pay pay = Pay::Default;
    std::vector<std::string> hidden;  // bone and muscle ids, in the order they were hidden
    std::vector<CameraBookmark> bookmarks;

    bool operator==(const Document&) const = default;
};

}  // namespace jw::session
