#include "import/joint_names.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <iterator>
#include <tuple>
#include <utility>

namespace jw::import {
namespace {

struct Row {
    std::string_view name;  // lower case letters and digits only, without side
    std::string_view bone;  // without side
    bool has_side;
};
constexpr Row kRows[] = {
    {"hips", "pelvis", false},     {"hip", "pelvis", false},       {"pelvis", "pelvis", false},
    {"spine", "L5", false},        {"spine0", "L5", false},        {"spine01", "L5", false},
    {"abdomen", "L5", false},      {"lowerback", "L5", false},     {"spine1", "L1", false},
    {"spine02", "L1", false},      {"spine2", "T7", false},        {"spine03", "T7", false},
    {"spine3", "T7", false},       {"chest", "T7", false},         {"upperchest", "T4", false},
    {"torso", "T7", false},        {"neck", "C7", false},          {"neck01", "C7", false},
    {"neck1", "C4", false},        {"head", "skull", false},       {"upleg", "femur", true},
    {"upperleg", "femur", true},   {"thigh", "femur", true},       {"hip", "femur", true},
    {"femur", "femur", true},      {"leg", "tibia", true},         {"lowerleg", "tibia", true},
    {"shin", "tibia", true},       {"calf", "tibia", true},        {"knee", "tibia", true},
    {"tibia", "tibia", true},      {"foot", "foot", true},         {"ankle", "foot", true},
    {"toe", "toes", true},         {"toebase", "toes", true},      {"toes", "toes", true},
    {"ball", "toes", true},        {"shoulder", "clavicle", true}, {"clavicle", "clavicle", true},
    {"collar", "clavicle", true},  {"scapula", "scapula", true},   {"arm", "humerus", true},
    {"upperarm", "humerus", true}, {"humerus", "humerus", true},   {"forearm", "ulna", true},
    {"lowerarm", "ulna", true},    {"elbow", "ulna", true},        {"ulna", "ulna", true},
    {"hand", "hand", true},        {"wrist", "hand", true},
};

struct Word {
    std::string name;
    char side = 0;  // 'l', 'r' or none
};

/// Takes `word` off one end of `name` when it stands there.
bool take_front(std::string& name, std::string_view word) {
    if (!name.starts_with(word)) {
        return false;
    }
    name.erase(0, word.size());
    return true;
}
bool take_back(std::string& name, std::string_view word) {
    if (!name.ends_with(word)) {
        return false;
    }
    name.erase(name.size() - word.size());
    return true;
}

/// Lower case, without name space and rig prefix; separators become '_'.
std::string normalized(std::string_view joint) {
    const std::size_t colon = joint.find_last_of(":|");
    if (colon != std::string_view::npos) {
        joint.remove_prefix(colon + 1);
    }
    std::string name;
    for (const char c : joint) {
        const auto letter = static_cast<unsigned char>(c);
        name += std::isalnum(letter) != 0 ? static_cast<char>(std::tolower(letter)) : '_';
    }
    for (const char* prefix :
         {"mixamorig", "bip01", "bip001", "def_", "org_", "j_bip_c_", "j_bip_"}) {
        take_front(name, prefix);
    }
    while (take_front(name, "_")) {
    }
    while (take_back(name, "_")) {
    }
    return name;
}

Word split_side(std::string name) {
    Word word;
    for (const auto& [text, side] : {std::pair{"left", 'l'}, {"right", 'r'}}) {
        if (take_front(name, text) || take_back(name, text)) {
            word.side = side;
        }
    }
    for (const auto& [front, back, side] :
         {std::tuple{"l_", "_l", 'l'}, std::tuple{"r_", "_r", 'r'}}) {
        if (word.side == 0 && (take_front(name, front) || take_back(name, back))) {
            word.side = side;
        }
    }
    std::copy_if(name.begin(), name.end(), std::back_inserter(word.name),
                 [](char c) { return c != '_'; });
    return word;
}

}  // namespace

std::optional<std::string> find_bone_for(std::string_view joint) {
    const Word word = split_side(normalized(joint));
    const bool has_side = word.side != 0;
    const auto found = std::find_if(std::begin(kRows), std::end(kRows), [&](const Row& row) {
        return row.name == word.name && row.has_side == has_side;
    });
    if (found == std::end(kRows)) {
        return std::nullopt;
    }
    std::string bone{found->bone};
    if (has_side) {
        bone += '_';
        bone += word.side;
    }
    return bone;
}

}  // namespace jw::import
