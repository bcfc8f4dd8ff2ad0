#include "scene/figure_lines.h"

#include "scene/body_planes.h"
#include "scene/end_plates.h"

#include <optional>
#include <string_view>
#include <utility>

namespace jw::scene {
namespace {

class FigureLines {
  public:
    FigureLines(const BuildJob& job, int figure, Surface surface, const Rigid& place, DrawList& out)
        : job_{job},
          figure_{figure},
          surface_{surface},
          place_{place},
          out_{out},
          surroundings_{find_surroundings(job.view->theme)} {}

    void add() {
        const model::Body& body = job_.model->body;
        for (const auto& [part, name] : kPartNames.rows) {
            const auto plane = job_.view->parts.has(part)
                                   ? find_body_plane(body, frame().pose.displacements, part)
                                   : std::nullopt;
            // Of a pair in one picture the solid figure's; two sets of squares nobody can read.
            if (plane && surface_ == Surface::Solid) {
                add_plane(*plane);
            }
        }
        if (job_.view->parts.has(Part::EndPlates) && surface_ == Surface::Solid) {
            add_end_plates();
        }
        if (job_.view->parts.has(Part::Joints)) {
            for (const model::Joint& joint : body.joints) {
                const Vec3 centre = joint_centre(joint);
                add_line(centre, centre, 6.0F);
            }
        }
        add_marks();
        if (job_.view->parts.has(Part::Guides)) {
            add_guides();
        }
    }

  private:
    const model::Frame& frame() const {
        return *job_.figures[static_cast<std::size_t>(figure_)].frame;
    }

    std::optional<Vec3> landmark(std::string_view id) const {
        const model::Body& body = job_.model->body;
        const std::optional<int> index = body.find_landmark(id);
        if (!index) {
            return std::nullopt;
        }
        const model::Landmark& mark = body.landmarks[static_cast<std::size_t>(*index)];
        return bone_point(mark.bone, mark.point);
    }

    Vec3 bone_point(model::BoneIndex bone, const Vec3& point) const {
        return place_.point(
            frame().pose.displacements[static_cast<std::size_t>(bone)].point(point));
    }

    Vec3 joint_centre(const model::Joint& joint) const {
        return joint.parent == model::kNone ? place_.point(joint.centre)
                                            : bone_point(joint.parent, joint.centre);
    }

    void add_line(const Vec3& from, const Vec3& to, float width) {
        Line line;
        line.from = from;
        line.to = to;
        line.width = width;
        const Version version = job_.figures[static_cast<std::size_t>(figure_)].version;
        const bool alone = job_.figures.size() == 1;
        const VersionLook look = find_version_look(version);
        line.colour = to_linear(alone ? surroundings_.guide : look.accent);
        line.dashed = !alone && look.dashed;
        out_.lines.push_back(line);
    }

    /// A square with its two middle lines, told apart by their place and by a word beside them.
    void add_plane(const BodyPlane& plane) {
        constexpr float kEdge = 2.0F, kMiddle = 1.0F;
        const Vec3 middle = place_.point(plane.middle);
        const Vec3 along = place_.direction(plane.along);
        const Vec3 across = place_.direction(plane.across);
        for (const double side : {-1.0, 1.0}) {
            add_line(middle + side * along - across, middle + side * along + across, kEdge);
            add_line(middle + side * across - along, middle + side * across + along, kEdge);
        }
        add_line(middle - along, middle + along, kMiddle);
        add_line(middle - across, middle + across, kMiddle);
    }

    /// How far each level has bent: thin and dashed where its upper plate lies at rest.
    void add_end_plates() {
        constexpr float kNow = 3.2F, kRest = 1.6F;
        const auto& displacements = frame().pose.displacements;
        const FigureInput& input = job_.figures[static_cast<std::size_t>(figure_)];
        const Vec3 forward = input.place.inverse().direction(job_.camera.forward());
        const model::Body& body = job_.model->body;
        for (const EndPlates& level :
             find_end_plates(body, displacements, find_end_plate_view(body, displacements, forward),
                             job_.view->end_plate_scale)) {
            for (const auto& [stroke, width] :
                 {std::pair{level.lower, kNow}, std::pair{level.upper, kNow},
                  std::pair{level.rest, kRest}}) {
                add_line(place_.point(stroke.from), place_.point(stroke.to), width);
                out_.lines.back().dashed = width == kRest;
            }
        }
    }

    void add_marks() {
        const FigureInput& input = job_.figures[static_cast<std::size_t>(figure_)];
        const PartSet parts = job_.view->parts;
        if (input.marks == nullptr) {
            return;
        }
        const glm::vec3 guide = to_linear(surroundings_.guide);
        const bool alone = job_.figures.size() == 1;
        MarkStyle style{place_, alone ? guide : to_linear(find_version_look(input.version).accent),
                        guide, surface_ == Surface::Ghost};
        if (input.marks->protractor && parts.has(Part::Goniometer)) {
            add_protractor(*input.marks->protractor, style, out_.lines);
        }
        if (input.marks->ring && parts.has(Part::LimitRing)) {
            add_limit_ring(*input.marks->ring, style, out_.lines);
        }
        if (input.marks->pelvis && parts.has(Part::PelvisMarks)) {
            add_pelvis_marks(*input.marks->pelvis, style, out_.lines);
        }
        style.place = place_ * input.place.inverse();  // ways are given as they are put
        for (const Trace& trace : input.marks->traces) {
            if (parts.has(Part::Traces)) {
                add_trace(trace, style, out_.lines);
            }
        }
    }

    /// Level line, plumb line, thigh lines.
    void add_guides() {
        const model::Body& body = job_.model->body;
        const std::optional<Vec3> right = landmark("ASIS_r");
        const std::optional<Vec3> left = landmark("ASIS_l");
        if (right && left) {
            const Vec3 beyond = 0.4 * (*right - *left);
            add_line(*left - beyond, *right + beyond, 2.0F);
        }
        add_plumb_line();
        for (const auto& [hip, knee] :
             {std::pair{"hip_r", "knee_r"}, std::pair{"hip_l", "knee_l"}}) {
            const std::optional<int> upper = body.find_joint(hip);
            const std::optional<int> lower = body.find_joint(knee);
            if (upper && lower) {
                add_line(joint_centre(body.joints[static_cast<std::size_t>(*upper)]),
                         joint_centre(body.joints[static_cast<std::size_t>(*lower)]), 2.0F);
            }
        }
    }

    /// Through the sacrum between the two PSIS, from the floor to as high as the neck is above it;
    /// of a pair in one picture the solid figure's. It hangs in the room that the figure stands in.
    void add_plumb_line() {
        const std::optional<Vec3> right = landmark("PSIS_r");
        const std::optional<Vec3> left = landmark("PSIS_l");
        if (!right || !left || surface_ == Surface::Ghost) {
            return;
        }
        constexpr double kAbove = 0.55;  // m; design: past the neck of who stands
        const Rigid to_own_room = place_.inverse();
        const Vec3 sacrum = to_own_room.point(0.5 * (*right + *left));
        Line line;
        line.from = place_.point({sacrum.x, 0.0, sacrum.z});
        line.to = place_.point({sacrum.x, sacrum.y + kAbove, sacrum.z});
        line.colour = to_linear(surroundings_.guide);
        line.width = 1.8F;
        line.dashed = true;
        out_.lines.push_back(line);
    }

    const BuildJob& job_;
    int figure_;
    Surface surface_;
    Rigid place_;
    DrawList& out_;
    Surroundings surroundings_;
};

}  // namespace

void add_figure_lines(const BuildJob& job, int figure, Surface surface, const Rigid& place,
                      DrawList& out) {
    FigureLines{job, figure, surface, place, out}.add();
}

}  // namespace jw::scene
