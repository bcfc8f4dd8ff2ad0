#include "scene/view_settings.h"

namespace jw::scene {

namespace {
constexpr PartSet kMuscleParts{Part::Superficial, Part::Middle, Part::Deep};
}  // namespace

std::optional<PartSet> find_parts(std::string_view name) {
    if (name == "muscles") {
        return kMuscleParts;
    }
    if (name == "all") {
        PartSet all;
        for (const auto& [part, text] : kPartNames.rows) {
            all.set(part, true);
        }
        return all.without(kBodyPlanes);
    }
    if (name == "planes") {
        return kBodyPlanes;
    }
    const std::optional<Part> part = kPartNames.find(name);
    return part ? std::optional{PartSet{*part}} : std::nullopt;
}

std::string known_parts() {
    return kPartNames.known() + ", muscles, planes, all";
}

}  // namespace jw::scene
