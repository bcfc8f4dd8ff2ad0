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
        return all.without(PartSet{Part::Skin} | kBodyPlanes | kMeasureParts);
    }
    if (name == "planes") {
        return kBodyPlanes;
    }
    const std::optional<Part> part = kPartNames.find(name);
    return part ? std::optional{PartSet{*part}} : std::nullopt;
}

Part find_part(const model::Muscle& muscle) {
    switch (muscle.tissue) {
        case model::Tissue::Ligament:
        case model::Tissue::Fascia:
            return Part::Ligaments;
        case model::Tissue::Aponeurosis:
            return Part::Aponeuroses;
        case model::Tissue::Nerve:
            return Part::Nerves;
        case model::Tissue::Muscle:
            break;
    }
    switch (muscle.layer) {
        case model::Layer::Superficial:
            return Part::Superficial;
        case model::Layer::Middle:
            return Part::Middle;
        case model::Layer::Deep:
            break;
    }
    return Part::Deep;
}

std::string known_parts() {
    return kPartNames.known() + ", muscles, planes, all";
}

}  // namespace jw::scene
