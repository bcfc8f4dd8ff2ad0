// Which structures of a picture are named beside it, and where the names point to: few enough to be
// read from the back row.
#pragma once

#include "scene/draw_list.h"

#include <span>
#include <vector>

namespace jw::session {

struct NameLabel {
    scene::Structure structure;
    Vec3 place{0.0};  // its middle, room of the figure
};

/// What is in focus; else the muscles that do most now; else, where no muscle is shown, the bones
/// that the program is about. Of right and left the one nearer to the eye.
struct NameLabelJob {
    static constexpr std::size_t kMost = 7;  // design

    const model::Model* model = nullptr;     // borrowed
    const model::Frame* frame = nullptr;     // borrowed
    std::span<const scene::DrawItem> items;  // what the picture shows of the figure
    std::span<const scene::Structure> focus;
    Vec3 eye{0.0};  // room of the figure
    std::vector<NameLabel> run() const;
};

}  // namespace jw::session
