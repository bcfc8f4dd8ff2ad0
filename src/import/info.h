// What `jointwise info FILE` tells about a model or a motion, ours or a stranger's.
#pragma once

#include "import/guest.h"

#include "core/result.h"

#include <glm/vec3.hpp>
#include <glm/vec4.hpp>

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace jw::import {

struct FileInfo {
    std::string file;
    std::string format;  // "glTF 2.0", "Jointwise body", "OpenSim motion" ...
    int nodes = 0, joints = 0, meshes = 0, triangles = 0, vertices = 0, skins = 0;
    struct Animation {
        std::string name;
        double seconds = 0.0;
        int channels = 0;
    };
    std::vector<Animation> animations;
    struct Material {
        std::string name;
        glm::vec4 colour{1.0F};  // linear
    };
    std::vector<Material> materials;
    glm::vec3 bounds_min{0.0F}, bounds_max{0.0F};                    // our axes, rest pose, m
    std::vector<std::pair<std::string, std::string>> mapped_joints;  // joint of the file -> bone id
    std::vector<std::string> warnings;
    // Motions only:
    int rows = 0;
    std::vector<std::string> columns;
    bool in_degrees = false;
};

/// Reads the file as what it is: our body (a .glb with its side-car beside it), a motion, or a
/// guest. Fails: as load_body, read_motion and load_guest.
Result<FileInfo> read_info(const std::filesystem::path& path, const GuestOptions& options = {});

FileInfo describe(const model::Model& model);
FileInfo describe(const model::GuestModel& guest);

/// One JSON object with the keys of docs/dev ("file", "format", "nodes", "joints", "meshes",
/// "triangles", "vertices", "skins", "animations", "bounds", "mapped_joints", "materials",
/// "warnings"; a motion has "rows", "columns" and "in_degrees" besides).
std::string write_json(const FileInfo& info);

/// The same as lines for people.
std::string write_text(const FileInfo& info);

}  // namespace jw::import
