// Words beside a joint: a box at the margin of the picture's part, and a line from it to a ring
// round the joint. The box never lies over the joint.
#pragma once

#include "ui/desk.h"
#include "ui/ui_state.h"

#include <imgui.h>

#include <optional>
#include <string>

namespace jw::ui {

struct JointLabel {
    std::string title;  // strong
    std::string words;
    scene::Version version = scene::Version::Good;
};

/// The part of the picture that shows a version, and where its joint is in it; nullopt: not in
/// sight, so there is nothing to point at.
struct JointPlace {
    Rect part;  // without the versions' names above, a lens below and the tools at the right
    ImVec2 joint;
    Rect cross{};  // of directions, which words keep clear of
};
std::optional<JointPlace> find_joint_place(const Desk& desk, const Rect& picture, int joint,
                                           scene::Version version);

/// A line from the nearest point of a box to a ring round the joint.
void draw_leader(const Desk& desk, ImDrawList& list, const Rect& box, ImVec2 joint);

/// Which side of the joint is freer of the body.
bool is_right_freer(const Desk& desk, const Rect& picture, const JointPlace& place,
                    scene::Version version);

/// Where its box stands: inside the part and clear of the joint.
Rect find_label_box(const Desk& desk, const JointPlace& place, const JointLabel& label,
                    bool is_right);
/// Is there room for it on that side, clear of the joint?
bool fits_joint_label(const Desk& desk, const JointPlace& place, const JointLabel& label,
                      bool is_right);
/// Draws it on the wanted side.
void draw_joint_label(const Desk& desk, const JointPlace& place, const JointLabel& label,
                      bool is_right);

}  // namespace jw::ui
