#include "import/info.h"

#include "import/joint_names.h"
#include "import/load_body.h"
#include "import/motion_file.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>

namespace jw::import {
namespace {

void count_meshes(const std::vector<model::Mesh>& meshes, FileInfo& info) {
    info.meshes = static_cast<int>(meshes.size());
    for (const model::Mesh& mesh : meshes) {
        info.triangles += static_cast<int>(mesh.indices.size() / 3);
        info.vertices += static_cast<int>(mesh.vertices.size());
    }
}

/// Our own body, told from a stranger's GLB by its side-car.
bool has_sidecar(const std::filesystem::path& path) {
    std::filesystem::path sidecar = path;
    sidecar.replace_extension(".json");
    std::error_code code;
    return path.extension() == ".glb" && std::filesystem::is_regular_file(sidecar, code);
}

FileInfo describe_motion(const MotionFile& motion, const std::filesystem::path& path) {
    FileInfo info;
    info.file = path.string();
    info.format = path.extension() == ".csv" ? "motion table" : "OpenSim motion";
    info.rows = static_cast<int>(motion.times.size());
    info.columns = motion.columns;
    info.in_degrees = motion.in_degrees;
    info.animations.push_back({motion.name.empty() ? path.stem().string() : motion.name,
                               motion.seconds(), static_cast<int>(motion.columns.size())});
    return info;
}

}  // namespace

FileInfo describe(const model::Model& model) {
    FileInfo info;
    info.format = "Jointwise body";
    info.nodes = static_cast<int>(model.body.bones.size() + model.meshes.size());
    info.joints = static_cast<int>(model.body.joints.size());
    info.skins = 1;
    count_meshes(model.meshes, info);
    bool is_first = true;
    for (const model::Mesh& mesh : model.meshes) {
        for (const model::Vertex& vertex : mesh.vertices) {
            info.bounds_min =
                is_first ? vertex.position : glm::min(info.bounds_min, vertex.position);
            info.bounds_max =
                is_first ? vertex.position : glm::max(info.bounds_max, vertex.position);
            is_first = false;
        }
    }
    for (const model::Bone& bone : model.body.bones) {
        info.mapped_joints.emplace_back(bone.id, bone.id);
    }
    return info;
}

FileInfo describe(const model::GuestModel& guest) {
    FileInfo info;
    info.file = guest.file;
    info.format = guest.format;
    info.nodes = static_cast<int>(guest.nodes.size());
    info.skins = guest.skins;
    info.bounds_min = guest.bounds_min;
    info.bounds_max = guest.bounds_max;
    info.warnings = guest.warnings;
    count_meshes(guest.meshes, info);
    std::set<std::string> taken;
    for (const model::GuestNode& node : guest.nodes) {
        if (!node.is_joint) {
            continue;
        }
        ++info.joints;
        const auto bone = find_bone_for(node.name);
        if (bone && taken.insert(*bone).second) {
            info.mapped_joints.emplace_back(node.name, *bone);
        }
    }
    for (const model::GuestAnimation& animation : guest.animations) {
        info.animations.push_back(
            {animation.name, animation.seconds, static_cast<int>(animation.channels.size())});
    }
    for (const model::GuestMaterial& material : guest.materials) {
        info.materials.push_back({material.name, material.colour});
    }
    return info;
}

Result<FileInfo> read_info(const std::filesystem::path& path, const GuestOptions& options) {
    if (is_motion_file(path)) {
        JW_TRY(const MotionFile motion, read_motion(path));
        return describe_motion(motion, path);
    }
    std::vector<std::string> warnings;
    if (has_sidecar(path)) {
        const auto model = load_body(path);
        if (model.ok()) {
            FileInfo info = describe(*model);
            info.file = path.string();
            return info;
        }
        warnings.push_back("read as a guest, for it is not a body of ours: " +
                           model.error().to_string());
    }
    JW_TRY(const model::GuestModel guest, load_guest(path, options));
    FileInfo info = describe(guest);
    info.warnings.insert(info.warnings.begin(), warnings.begin(), warnings.end());
    return info;
}

std::string write_json(const FileInfo& info) {
    using nlohmann::ordered_json;
    const auto point = [](const glm::vec3& p) { return ordered_json{p.x, p.y, p.z}; };
    ordered_json animations = ordered_json::array(), materials = ordered_json::array();
    for (const FileInfo::Animation& animation : info.animations) {
        animations.push_back({{"name", animation.name},
                              {"seconds", animation.seconds},
                              {"channels", animation.channels}});
    }
    for (const FileInfo::Material& material : info.materials) {
        const glm::vec4& c = material.colour;
        materials.push_back({{"name", material.name}, {"colour", {c.r, c.g, c.b, c.a}}});
    }
    ordered_json mapped = ordered_json::object();
    for (const auto& [joint, bone] : info.mapped_joints) {
        mapped[joint] = bone;
    }
    ordered_json out{{"file", info.file},
                     {"format", info.format},
                     {"nodes", info.nodes},
                     {"joints", info.joints},
                     {"meshes", info.meshes},
                     {"triangles", info.triangles},
                     {"vertices", info.vertices},
                     {"skins", info.skins},
                     {"animations", animations},
                     {"bounds", {{"min", point(info.bounds_min)}, {"max", point(info.bounds_max)}}},
                     {"mapped_joints", mapped},
                     {"materials", materials},
                     {"warnings", info.warnings}};
    if (info.rows > 0) {
        out["rows"] = info.rows;
        out["columns"] = info.columns;
        out["in_degrees"] = info.in_degrees;
    }
    // Names may come from damaged files: what is not UTF-8 is shown as a replacement sign.
    return out.dump(2, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::string write_text(const FileInfo& info) {
    std::string out = fmt::format("{}: {}\n", info.file, info.format);
    if (info.rows > 0) {
        out += fmt::format("  {} rows of {} columns over {:.3f} s, {}\n", info.rows,
                           info.columns.size(), info.animations.front().seconds,
                           info.in_degrees ? "degrees" : "radians or metres");
        out += fmt::format("  columns: {}\n", fmt::join(info.columns, ", "));
        return out;
    }
    out += fmt::format("  {} nodes, {} joints, {} skins\n", info.nodes, info.joints, info.skins);
    out += fmt::format("  {} meshes, {} triangles, {} vertices\n", info.meshes, info.triangles,
                       info.vertices);
    const glm::vec3 size = info.bounds_max - info.bounds_min;
    out += fmt::format("  {:.2f} m tall, {:.2f} m deep, {:.2f} m wide\n", size.y, size.x, size.z);
    for (const FileInfo::Animation& animation : info.animations) {
        out += fmt::format("  animation '{}': {:.2f} s, {} channels\n", animation.name,
                           animation.seconds, animation.channels);
    }
    for (const FileInfo::Material& material : info.materials) {
        out += fmt::format("  material '{}'\n", material.name);
    }
    out += fmt::format("  {} of {} joints are known by name\n", info.mapped_joints.size(),
                       info.joints);
    for (const std::string& warning : info.warnings) {
        out += fmt::format("  note: {}\n", warning);
    }
    return out;
}

}  // namespace jw::import
