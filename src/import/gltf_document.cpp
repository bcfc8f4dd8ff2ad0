#include "import/gltf_document.h"

#include <algorithm>

namespace jw::import::gltf {

int size_of(Component component) {
    switch (component) {
        case Component::I8:
        case Component::U8:
            return 1;
        case Component::I16:
        case Component::U16:
            return 2;
        case Component::U32:
        case Component::F32:
            return 4;
    }
    return 4;
}

int width_of(Shape shape) {
    switch (shape) {
        case Shape::Scalar:
            return 1;
        case Shape::Vec2:
            return 2;
        case Shape::Vec3:
            return 3;
        case Shape::Vec4:
        case Shape::Mat2:
            return 4;
        case Shape::Mat3:
            return 9;
        case Shape::Mat4:
            return 16;
    }
    return 1;
}

int Primitive::find(std::string_view name) const {
    const auto found = std::find_if(attributes.begin(), attributes.end(),
                                    [&](const Attribute& a) { return a.name == name; });
    return found == attributes.end() ? kAbsent : found->accessor;
}

std::vector<int> Document::roots() const {
    if (!scenes.empty()) {
        return scenes[static_cast<std::size_t>(scene == kAbsent ? 0 : scene)];
    }
    std::vector<bool> has_parent(nodes.size(), false);
    for (const Node& node : nodes) {
        for (const int child : node.children) {
            has_parent[static_cast<std::size_t>(child)] = true;
        }
    }
    std::vector<int> found;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        if (!has_parent[i]) {
            found.push_back(static_cast<int>(i));
        }
    }
    return found;
}

}  // namespace jw::import::gltf
