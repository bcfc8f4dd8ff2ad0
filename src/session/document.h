// What Undo restores: which movement is performed how, what is hidden and highlighted, and the
// cameras that were kept. Hover, playback position and the present camera are not in it.
#pragma once

#include "scene/camera.h"
#include "scene/look.h"

#include "core/result.h"
#include "model/movement.h"

#include <string>
#include <string_view>
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
    std::vector<std::string> hidden;      // bone and muscle ids, in the order they were hidden
    std::vector<std::string> highlights;  // bone and muscle ids
    std::vector<CameraBookmark> bookmarks;

    bool operator==(const Document&) const = default;
};

/// Version of the file format that write_document writes; read_document refuses any other.
inline constexpr int kDocumentVersion = 1;

/// JSON text; angles in degrees, lengths in metres; amounts, whose unit the movement knows, in rad,
/// m and parts of 1.
std::string write_document(const Document& document);
/// Fails: BadFormat for damaged text and wrong types, Unsupported for another version, each with a
/// sentence; `file_name` is what the sentence shows.
Result<Document> read_document(std::string_view text, const std::string& file_name);

}  // namespace jw::session
