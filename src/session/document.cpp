#include "session/document.h"

#include "core/angle.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <numbers>

namespace jw::session {
namespace {

using Json = nlohmann::ordered_json;

Json camera_to_json(const scene::Camera& camera) {
    return {{"target", {camera.target.x, camera.target.y, camera.target.z}},
            {"azimuth_deg", to_deg(camera.azimuth)},
            {"elevation_deg", to_deg(camera.elevation)},
            {"distance", camera.distance},
            {"fov_deg", to_deg(camera.fov.value())},
            {"projection", scene::kProjectionNames.name(camera.projection)}};
}

/// Reads names and numbers; keeps the first fault in words. The library's own exceptions (missing
/// keys, wrong types) pass through to read_document.
class Reader {
  public:
    const std::string& fault() const { return fault_; }

    Document document(const Json& json) {
        Document document;
        // Sessions that were written when there was one body only do not have the key.
        document.body = json.contains("body") ? name(json, "body", kBodyNames) : BodyChoice::Male;
        document.movement = json.at("movement").get<std::string>();
        document.variant = json.at("variant").get<std::string>();
        document.alone = name(json, "alone", kVersionNames);
        document.side = name(json, "side", model::kSideNames);
        document.size = json.at("size").get<std::string>();
        for (const auto& [limit, degrees] : json.at("limits_deg").items()) {
            document.limits.push_back({limit, to_rad(degrees.get<double>())});
        }
        // Sessions that were written before there were amounts do not have the key.
        const Json amounts = json.value("amounts_si", Json::object());
        for (const auto& [amount, value] : amounts.items()) {
            document.amounts.push_back({amount, value.get<double>()});
        }
        document.causes = json.at("causes").get<std::vector<std::string>>();
        document.pay = name(json, "pay", kPayNames);
        document.hidden = json.at("hidden").get<std::vector<std::string>>();
        document.highlights = json.at("highlights").get<std::vector<std::string>>();
        for (const auto& bookmark : json.at("bookmarks")) {
            document.bookmarks.push_back(
                {bookmark.at("name").get<std::string>(), camera(bookmark.at("camera"))});
        }
        return document;
    }

  private:
    template <typename E, std::size_t N>
    E name(const Json& object, const char* key, const EnumNames<E, N>& names) {
        const auto text = object.at(key).get<std::string>();
        const auto value = names.find(text);
        if (!value && fault_.empty()) {
            fault_ = fmt::format("\"{}\" is \"{}\"; known are {}.", key, text, names.known());
        }
        return value.value_or(names.rows.front().first);
    }

    scene::Camera camera(const Json& json) {
        scene::Camera camera;
        const auto& target = json.at("target");
        for (int i = 0; i < 3; ++i) {
            camera.target[i] = target.at(static_cast<std::size_t>(i)).get<double>();
        }
        constexpr double kQuarter = 0.5 * std::numbers::pi;
        camera.azimuth = to_rad(json.at("azimuth_deg").get<double>());
        camera.elevation =
            std::clamp(to_rad(json.at("elevation_deg").get<double>()), -kQuarter, kQuarter);
        camera.distance = std::clamp(json.at("distance").get<double>(), 0.01, 100.0);
        camera.fov = Radians{to_rad(std::clamp(json.at("fov_deg").get<double>(), 5.0, 90.0))};
        camera.projection = name(json, "projection", scene::kProjectionNames);
        return camera;
    }

    std::string fault_;
};

}  // namespace

std::string write_document(const Document& document) {
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
        bookmarks.push_back({{"name", bookmark.name}, {"camera", camera_to_json(bookmark.camera)}});
    }
    const Json json = {{"jointwise", "session"},
                       {"version", kDocumentVersion},
                       {"body", kBodyNames.name(document.body)},
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
                       {"highlights", document.highlights},
                       {"bookmarks", bookmarks}};
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

Result<Document> read_document(std::string_view text, const std::string& file_name) {
    const auto damaged = [&](const std::string& why) {
        return Error{ErrorCode::BadFormat,
                     fmt::format("This is not a session that can be read: {}", why),
                     {file_name, 0, 0}};
    };
    try {
        const Json json = Json::parse(text);
        if (!json.is_object() || json.value("jointwise", "") != "session") {
            return damaged("it does not say \"jointwise\": \"session\".");
        }
        const int version = json.at("version").get<int>();
        if (version != kDocumentVersion) {
            return Error{ErrorCode::Unsupported,
                         fmt::format("This session has version {}; this program reads version {}. "
                                     "Open it with the program that wrote it.",
                                     version, kDocumentVersion),
                         {file_name, 0, 0}};
        }
        Reader reader;
        Document document = reader.document(json);
        if (!reader.fault().empty()) {
            return damaged(reader.fault());
        }
        return document;
    } catch (const Json::exception& fault) {
        return damaged(fault.what());
    }
}

}  // namespace jw::session
