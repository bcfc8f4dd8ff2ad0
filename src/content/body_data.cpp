#include "content/body_data.h"

#include "content/body_parts.h"

#include <fmt/format.h>

#include <algorithm>

namespace jw::content {
namespace body_parts {

namespace {

bool ends_right(std::string_view id) {
    return id.size() > 2 && id.substr(id.size() - 2) == "_r";
}
bool ends_left(std::string_view id) {
    return id.size() > 2 && id.substr(id.size() - 2) == "_l";
}

}  // namespace

Result<TomlNode> Draft::open(std::string_view file) const {
    return read_toml(folder / file);
}

Result<std::vector<TomlNode>> Draft::open_all(std::string_view start) const {
    std::vector<std::filesystem::path> paths;
    std::error_code fault;
    for (const auto& entry : std::filesystem::directory_iterator{folder, fault}) {
        const std::string name = entry.path().filename().string();
        if (name.rfind(start, 0) == 0 && entry.path().extension() == ".toml") {
            paths.push_back(entry.path());
        }
    }
    if (paths.empty()) {
        return Error{ErrorCode::NotFound, fmt::format("there is no file {}*.toml, add one", start),
                     Place{folder.filename().string()}};
    }
    std::sort(paths.begin(), paths.end());
    std::vector<TomlNode> roots;
    for (const auto& path : paths) {
        JW_TRY(TomlNode root, read_toml(path));
        roots.push_back(std::move(root));
    }
    return roots;
}

std::string SideOf::id(const std::string& text) const {
    return mirrored && ends_right(text) ? text.substr(0, text.size() - 1) + "l" : text;
}

Vec3 SideOf::point(const Vec3& right) const {
    return mirrored ? Vec3{right.x, right.y, -right.z} : right;
}

Vec3 SideOf::turn_axis(const Vec3& right) const {
    return mirrored ? Vec3{-right.x, -right.y, right.z} : right;
}

Quat SideOf::rotation(const Quat& right) const {
    return mirrored ? Quat{right.w, -right.x, -right.y, right.z} : right;
}

Rigid SideOf::motion(const Rigid& right) const {
    return {rotation(right.q), point(right.p)};
}

Result<std::vector<SideOf>> sides_of(const TomlNode& row, const std::string& id) {
    using model::Side;
    JW_TRY(const bool mirror, row.boolean("mirror", true));
    if (ends_right(id)) {
        std::vector<SideOf> sides{{Side::Right, false}};
        if (mirror) {
            sides.push_back({Side::Left, true});
        }
        return sides;
    }
    return std::vector<SideOf>{{ends_left(id) ? Side::Left : Side::None, false}};
}

Result<int> find_bone(const Draft& draft, const TomlNode& row, std::string_view key,
                      const SideOf& side) {
    JW_TRY(const std::string id, row.text(key));
    if (auto index = draft.body.find_bone(side.id(id))) {
        return *index;
    }
    return row.find(key)->error(fmt::format(
        "{}: '{}' is no bone, write an id of bones.toml that stands before it", key, id));
}

Result<int> find_coordinate(const Draft& draft, const TomlNode& row, std::string_view key,
                            const SideOf& side) {
    JW_TRY(const std::string id, row.text(key));
    if (auto index = draft.body.find_coordinate(side.id(id))) {
        return *index;
    }
    return row.find(key)->error(
        fmt::format("{}: '{}' is no coordinate, write an id of coordinates.toml", key, id));
}

Result<std::string> source_of(const Draft& draft, const TomlNode& row, const TomlNode& root) {
    const TomlNode& holder = row.has("source") ? row : root;
    JW_TRY(std::string id, holder.text("source"));
    const auto& known = draft.source_ids;
    if (std::find(known.begin(), known.end(), id) == known.end()) {
        return holder.find("source")->error(
            fmt::format("source: '{}' is not in sources.toml, add it or use one of: {}", id,
                        fmt::join(known, ", ")));
    }
    return id;
}

Result<model::Mark> mark_of(const TomlNode& row, const TomlNode& root) {
    return (row.has("mark") ? row : root).choice("mark", model::kMarkNames);
}

}  // namespace body_parts

namespace {

Result<model::Body> read(const std::filesystem::path& folder,
                         std::optional<std::string_view> preset) {
    body_parts::Draft draft;
    draft.folder = folder;
    draft.body.name = preset.value_or("").empty() ? "male" : std::string{*preset};
    JW_TRY(const TomlNode sources, draft.open("sources.toml"));
    draft.source_ids = sources.keys();
    JW_CHECK(body_parts::read_parameters(draft, preset));
    JW_CHECK(body_parts::read_bones(draft));
    JW_CHECK(body_parts::read_masses(draft));
    JW_CHECK(body_parts::read_coordinates(draft));
    JW_CHECK(body_parts::read_joints(draft));
    JW_CHECK(body_parts::read_limits(draft));
    JW_CHECK(body_parts::read_landmarks(draft));
    JW_CHECK(body_parts::read_wraps(draft));
    JW_CHECK(body_parts::read_lines(draft));
    JW_CHECK(body_parts::read_muscles(draft));
    JW_CHECK(model::validate(draft.body));
    return std::move(draft.body);
}

}  // namespace

Result<model::Body> read_body(const std::filesystem::path& folder, std::string_view preset) {
    return read(folder, preset);
}

Result<model::Body> read_reference_body(const std::filesystem::path& folder) {
    return read(folder, std::nullopt);
}

}  // namespace jw::content
