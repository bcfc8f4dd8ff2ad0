#include "session/saved_view.h"

#include "core/angle.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <numbers>

namespace jw::session {
namespace {

using Json = nlohmann::ordered_json;

constexpr double kLargestScale = 10.0;  // of end plates' angles; the program itself has 3
constexpr double kFarthest = 100.0;     // m, of a camera and what it looks at

Json write_camera(const scene::Camera& camera) {
    return {{"target", {camera.target.x, camera.target.y, camera.target.z}},
            {"azimuth_deg", to_deg(camera.azimuth)},
            {"elevation_deg", to_deg(camera.elevation)},
            {"distance", camera.distance},
            {"fov_deg", to_deg(camera.fov.value())},
            {"projection", scene::kProjectionNames.name(camera.projection)},
            {"mirrored", camera.is_mirrored}};
}

Json write_document(const Document& document) {
    Json limits = Json::object();
    for (const auto& limit : document.limits) {
        limits[limit.limit] = to_deg(limit.value);
    }
    Json amounts = Json::object();
    for (const auto& amount : document.amounts) {
        amounts[amount.amount] = amount.value;
    }
    Json bookmarks = Json::array();
    for (const auto& bookmark : document.bookmarks) {
        bookmarks.push_back({{"name", bookmark.name}, {"camera", write_camera(bookmark.camera)}});
    }
    return {{"body", kBodyNames.name(document.body)},
            {"movement", document.movement},
            {"variant", document.variant},
            {"alone", kVersionNames.name(document.alone)},
            {"side", model::kSideNames.name(document.side)},
            {"size", document.size},
            {"limits_deg", limits},
            {"amounts_si", amounts},
            {"causes", document.causes},
            {"pay", kPayNames.name(document.pay)},
            {"hidden", document.hidden},
            {"bookmarks", bookmarks}};
}

Json write_look(const SavedView& saved) {
    Json parts = Json::array();
    for (const auto& [part, name] : scene::kPartNames.rows) {
        if (saved.parts.has(part)) {
            parts.push_back(name);
        }
    }
    return {{"time", saved.time},
            {"camera", write_camera(saved.camera)},
            {"hold", kHoldNames.name(saved.hold)},
            {"align", kAlignNames.name(saved.align)},
            {"layout", scene::kLayoutNames.name(saved.layout)},
            {"layers", parts},
            {"ghost_opacity", saved.ghost_opacity},
            {"end_plate_scale", saved.end_plate_scale},
            {"muscle_states", saved.show_states},
            {"focus", saved.focus},
            {"selected", saved.selected},
            {"measure", analysis::kMeasureNames.name(saved.measure)},
            {"captions", kCaptionLevelNames.name(saved.captions)},
            {"names", saved.names_shown},
            {"lens", saved.lens_shown},
            {"lens_level", analysis::kLumbarLevels[static_cast<std::size_t>(saved.lens_level)]}};
}

/// Reads names and numbers; keeps the first fault in words. The library's own exceptions (missing
/// keys, wrong types) pass through to read_saved_view.
class Reader {
  public:
    const std::string& fault() const { return fault_; }

    Document read_document(const Json& json) {
        Document document;
        document.body = name(json, "body", kBodyNames);
        document.movement = json.at("movement").get<std::string>();
        document.variant = json.at("variant").get<std::string>();
        document.alone = name(json, "alone", kVersionNames);
        document.side = name(json, "side", model::kSideNames);
        document.size = json.at("size").get<std::string>();
        for (const auto& [limit, degrees] : json.at("limits_deg").items()) {
            document.limits.push_back({limit, to_rad(degrees.get<double>())});
        }
        for (const auto& [amount, value] : json.at("amounts_si").items()) {
            document.amounts.push_back({amount, value.get<double>()});
        }
        document.causes = json.at("causes").get<std::vector<std::string>>();
        document.pay = name(json, "pay", kPayNames);
        document.hidden = json.at("hidden").get<std::vector<std::string>>();
        for (const auto& bookmark : json.at("bookmarks")) {
            document.bookmarks.push_back(
                {bookmark.at("name").get<std::string>(), read_camera(bookmark.at("camera"))});
        }
        return document;
    }

    void read_look(const Json& json, SavedView& saved) {
        saved.time = number(json, "time", 0.0, 1.0);
        saved.camera = read_camera(json.at("camera"));
        saved.hold = name(json, "hold", kHoldNames);
        saved.align = name(json, "align", kAlignNames);
        saved.layout = name(json, "layout", scene::kLayoutNames);
        for (const auto& part : json.at("layers")) {
            saved.parts.set(known("layers", part.get<std::string>(), scene::kPartNames), true);
        }
        saved.ghost_opacity = number(json, "ghost_opacity", 0.0, 1.0);
        saved.end_plate_scale = number(json, "end_plate_scale", 1.0, kLargestScale);
        saved.show_states = json.at("muscle_states").get<bool>();
        saved.focus = json.at("focus").get<std::vector<std::string>>();
        saved.selected = json.at("selected").get<std::string>();
        saved.measure = name(json, "measure", analysis::kMeasureNames);
        saved.captions = name(json, "captions", kCaptionLevelNames);
        saved.names_shown = json.at("names").get<bool>();
        saved.lens_shown = json.at("lens").get<bool>();
        saved.lens_level = read_level(json.at("lens_level").get<std::string>());
    }

  private:
    static double number(const Json& object, const char* key, double least, double most) {
        return std::clamp(object.at(key).get<double>(), least, most);
    }

    template <typename E, std::size_t N>
    E known(const char* key, const std::string& text, const EnumNames<E, N>& names) {
        const auto value = names.find(text);
        if (!value) {
            keep_fault(key, text, names.known());
        }
        return value.value_or(names.rows.front().first);
    }

    template <typename E, std::size_t N>
    E name(const Json& object, const char* key, const EnumNames<E, N>& names) {
        return known(key, object.at(key).get<std::string>(), names);
    }

    int read_level(const std::string& text) {
        const auto& levels = analysis::kLumbarLevels;
        const auto found = std::find(levels.begin(), levels.end(), text);
        if (found == levels.end()) {
            keep_fault("lens_level", text, fmt::format("{}", fmt::join(levels, ", ")));
            return analysis::kFirstLensLevel;
        }
        return static_cast<int>(found - levels.begin());
    }

    void keep_fault(const char* key, const std::string& text, const std::string& known) {
        if (fault_.empty()) {
            fault_ = fmt::format("\"{}\" is \"{}\"; known are {}.", key, text, known);
        }
    }

    scene::Camera read_camera(const Json& json) {
        scene::Camera camera;
        const auto& target = json.at("target");
        for (int i = 0; i < 3; ++i) {
            camera.target[i] = std::clamp(target.at(static_cast<std::size_t>(i)).get<double>(),
                                          -kFarthest, kFarthest);
        }
        constexpr double kQuarter = 90.0;
        camera.azimuth = to_rad(json.at("azimuth_deg").get<double>());
        camera.elevation = to_rad(number(json, "elevation_deg", -kQuarter, kQuarter));
        camera.distance = number(json, "distance", 0.01, kFarthest);
        camera.fov = Radians{to_rad(number(json, "fov_deg", 5.0, 90.0))};
        camera.projection = name(json, "projection", scene::kProjectionNames);
        camera.is_mirrored = json.at("mirrored").get<bool>();
        return camera;
    }

    std::string fault_;
};

}  // namespace

std::string write_saved_view(const SavedView& saved) {
    const Json json = {{"jointwise", "view"},
                       {"version", kSavedViewVersion},
                       {"performance", write_document(saved.document)},
                       {"picture", write_look(saved)}};
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

Result<SavedView> read_saved_view(std::string_view text, const std::string& file_name) {
    const auto damaged = [&](const std::string& why) {
        return Error{
            ErrorCode::BadFormat,
            fmt::format("This is not a view that can be read: {} Save it again with Ctrl+S.", why),
            {file_name, 0, 0}};
    };
    try {
        const Json json = Json::parse(text);
        if (!json.is_object() || json.value("jointwise", "") != "view") {
            return damaged("it does not say \"jointwise\": \"view\".");
        }
        const int version = json.at("version").get<int>();
        if (version != kSavedViewVersion) {
            return Error{ErrorCode::Unsupported,
                         fmt::format("This view has version {}; this program reads version {}. "
                                     "Open it with the program that wrote it.",
                                     version, kSavedViewVersion),
                         {file_name, 0, 0}};
        }
        Reader reader;
        SavedView saved;
        saved.document = reader.read_document(json.at("performance"));
        reader.read_look(json.at("picture"), saved);
        if (!reader.fault().empty()) {
            return damaged(reader.fault());
        }
        return saved;
    } catch (const Json::parse_error& fault) {
        const auto end =
            text.begin() + static_cast<std::ptrdiff_t>(std::min(fault.byte, text.size()));
        const auto line = 1 + static_cast<int>(std::count(text.begin(), end, '\n'));
        return Error{ErrorCode::BadFormat,
                     "This is not a view that can be read: the text is damaged here. Save it again "
                     "with Ctrl+S.",
                     {file_name, line, 0}};
    } catch (const Json::exception& fault) {
        return damaged(std::string{fault.what()} + ".");
    }
}

}  // namespace jw::session
