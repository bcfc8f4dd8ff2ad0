#include "scene/lens.h"

#include "model/kinematics.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>

namespace jw::scene {
namespace {

// Design: half the height of what is seen, m, and how far behind the joint its middle lies, so that
// disc and tips of the spinous processes are both inside.
constexpr double kHalfHeight = 0.058;
constexpr double kBehind = 0.022;
constexpr Radians kOpening{12_deg};
constexpr double kStepBack = 0.5;  // of the neighbours

/// The bones of the level, and one beyond on either side.
struct LensBones {
    model::BoneIndex upper, lower;
    std::vector<model::BoneIndex> shown;
};

LensBones find_bones(const model::Body& body, int joint) {
    const model::Joint& level = body.joints[static_cast<std::size_t>(joint)];
    LensBones bones{level.child, level.parent, {level.child, level.parent}};
    const model::BoneIndex below = body.bones[static_cast<std::size_t>(level.parent)].parent;
    for (std::size_t i = 0; i < body.bones.size(); ++i) {
        const auto bone = static_cast<model::BoneIndex>(i);
        if (body.bones[i].parent == level.child || bone == below) {
            bones.shown.push_back(bone);
        }
    }
    return bones;
}

ViewSettings lens_settings(const model::Body& body, const LensBones& bones,
                           const ViewSettings& view) {
    ViewSettings settings;
    settings.layout = Layout::Side;
    settings.parts = {Part::Skeleton};
    settings.theme = view.theme;
    settings.detail = view.detail;
    settings.shadows = false;
    settings.focus = {{Structure::Kind::Bone, bones.upper}, {Structure::Kind::Bone, bones.lower}};
    settings.step_back = kStepBack;
    for (std::size_t i = 0; i < body.bones.size(); ++i) {
        const auto bone = static_cast<model::BoneIndex>(i);
        if (std::find(bones.shown.begin(), bones.shown.end(), bone) == bones.shown.end()) {
            settings.hidden_bones.push_back(bone);
        }
    }
    return settings;
}

class MarkPainter {
  public:
    MarkPainter(const Surroundings& surroundings, DrawList& out)
        : surroundings_{surroundings}, out_{out} {}

    void paint(const LensMarks& marks) {
        const glm::vec3 nerve = to_linear(surroundings_.nerve);
        const double narrowing = std::clamp(1.0 - marks.foramen_part, 0.0, kNarrow) / kNarrow;
        const float thick = kThin + (kThick - kThin) * static_cast<float>(narrowing);
        paint_way(marks.foramen, true, nerve, thick);
        if (!marks.foramen.empty()) {
            Vec3 middle{0.0};
            for (const Vec3& p : marks.foramen) {
                middle += p / static_cast<double>(marks.foramen.size());
            }
            paint_way({middle, middle}, false, nerve, kRoot);
        }
        const glm::vec3 guide{1.0F};
        paint_way(marks.facet, false, guide, kThin);
        const Vec3 middle = 0.5 * (marks.spinous_upper + marks.spinous_lower);
        if (marks.touches) {
            paint_way({middle, middle}, false, guide, kContact);
        } else {
            paint_way({marks.spinous_upper, marks.spinous_lower}, false, guide, kGap);
        }
    }

  private:
    // Widths in pixels at 720 lines; a lens has about 200.
    static constexpr float kThin = 7.0F, kThick = 16.0F, kRoot = 24.0F, kGap = 12.0F,
                           kContact = 40.0F, kRim = 7.0F;
    static constexpr double kNarrow = 0.3;  // of the area: the outline is thickest from here on

    void add(const Vec3& from, const Vec3& to, const glm::vec3& colour, float width) {
        Line line;
        line.from = from;
        line.to = to;
        line.colour = colour;
        line.width = width;
        out_.lines.push_back(line);
    }

    /// A dark rim first: light strokes lie on light bone.
    void paint_way(std::vector<Vec3> way, bool is_closed, const glm::vec3& colour, float width) {
        if (is_closed && way.size() > 2) {
            way.push_back(way.front());
        }
        for (std::size_t i = 1; i < way.size(); ++i) {
            add(way[i - 1], way[i], glm::vec3{0.02F}, width + kRim);
        }
        for (std::size_t i = 1; i < way.size(); ++i) {
            add(way[i - 1], way[i], colour, width);
        }
    }

    Surroundings surroundings_;
    DrawList& out_;
};

}  // namespace

bool is_seen_from_left(const model::Body& body, const model::Pose& pose, int joint,
                       const Vec3& forward) {
    const model::Joint& level = body.joints[static_cast<std::size_t>(joint)];
    const Rigid& lower = pose.displacements[static_cast<std::size_t>(level.parent)];
    return glm::dot(lower.q * Vec3{0.0, 0.0, 1.0}, forward) > 0.0;
}

Camera find_lens_camera(const model::Body& body, const model::Pose& pose, int joint,
                        bool from_left) {
    const model::Joint& level = body.joints[static_cast<std::size_t>(joint)];
    const Rigid& lower = pose.displacements[static_cast<std::size_t>(level.parent)];
    const Vec3 way = lower.q * glm::normalize(Vec3{-0.35, 0.10, from_left ? -1.0 : 1.0});
    Camera camera;
    camera.target = lower.point(level.centre - Vec3{kBehind, 0.0, 0.0});
    camera.azimuth = std::atan2(way.z, way.x);
    camera.elevation = std::asin(std::clamp(way.y, -1.0, 1.0));
    camera.fov = kOpening;
    camera.distance = kHalfHeight / std::tan(0.5 * kOpening.value());
    return camera;
}

Result<Unit> LensBuildJob::validate() const {
    if (model == nullptr || view == nullptr || figures.empty()) {
        return Error{
            ErrorCode::InvalidInput, "a lens needs a model, figures and view settings", {}};
    }
    const bool is_joint =
        joint >= 0 && joint < static_cast<int>(model->body.joints.size()) &&
        model->body.joints[static_cast<std::size_t>(joint)].parent != model::kNone;
    return is_joint ? Result<Unit>{Unit{}}
                    : Error{ErrorCode::InvalidInput, "a lens needs a joint between two bones", {}};
}

Result<Unit> LensBuildJob::run(DrawList& out) const {
    JW_CHECK(validate());
    std::vector<FigureInput> inputs;
    for (const LensFigure& figure : figures) {
        inputs.push_back(figure.figure);
    }
    const LensBones bones = find_bones(model->body, joint);
    const ViewSettings settings = lens_settings(model->body, bones, *view);
    JW_CHECK((BuildJob{model, mesh_set, inputs, &settings, Camera{}}.run(out)));
    MarkPainter painter{find_surroundings(view->theme), out};
    for (std::size_t i = 0; i < figures.size(); ++i) {
        Viewport& port = out.viewports[i];
        port.camera =
            find_lens_camera(model->body, figures[i].figure.frame->pose, joint, from_left);
        port.first_line = static_cast<int>(out.lines.size());
        for (const LensMarks& marks : figures[i].marks) {
            painter.paint(marks);
        }
        port.line_count = static_cast<int>(out.lines.size()) - port.first_line;
    }
    return Unit{};
}

}  // namespace jw::scene
