#include "ui/picture_words.h"

#include "ui/desk.h"

#include "session/difference_look.h"

#include "scene/attachments.h"
#include "scene/end_plates.h"

#include "core/angle.h"

#include <fmt/format.h>

#include <cmath>

namespace jw::ui {
namespace {

/// Which way a level has bent; half a degree is as at rest.
std::string_view name_bend(double angle, scene::EndPlateView view) {
    if (std::abs(angle) < to_rad(0.5)) {
        return "still";
    }
    if (view == scene::EndPlateView::Frontal) {
        return angle > 0.0 ? "right" : "left";
    }
    return angle > 0.0 ? "back" : "forward";
}

}  // namespace

std::vector<PictureWord> name_ends(const content::Texts& texts, const model::Model& model,
                                   std::span<const Rigid> displacements,
                                   const scene::ViewSettings& settings,
                                   const scene::Camera& camera) {
    std::vector<PictureWord> words;
    if (settings.layout == scene::Layout::Difference) {
        return words;
    }
    for (const scene::AttachmentMark& mark :
         scene::find_attachment_marks(model, displacements, settings, camera)) {
        const auto& muscle = model.body.muscles[static_cast<std::size_t>(mark.muscle)];
        words.push_back({mark.place, mark.place,
                         fill(texts("end", model::kMeshKindNames.name(mark.kind)),
                              {{"muscle", muscle.english}})});
    }
    return words;
}

std::vector<PictureWord> name_end_plates(const content::Texts& texts, const model::Body& body,
                                         std::span<const Rigid> displacements,
                                         const scene::Camera& camera, double scale) {
    std::vector<PictureWord> words;
    const auto view = scene::find_end_plate_view(body, displacements, camera.forward());
    for (const scene::EndPlates& level : scene::find_end_plates(body, displacements, view, scale)) {
        words.push_back({level.upper.from, level.upper.to,
                         fill(texts("end_plate", name_bend(level.angle, view)),
                              {{"level", session::name_joint(body, level.joint)},
                               {"angle", degrees_text(std::abs(level.angle))}})});
    }
    return words;
}

std::vector<PictureWord> name_pelvis(const content::Texts& texts, const scene::PelvisMarks& marks,
                                     const scene::Camera& camera) {
    const double least_angle = to_rad(0.5);
    constexpr double kLeastGlide = 0.005, kFromAbove = 0.7;  // m; of the way down
    const scene::PelvisReading reading = scene::read_pelvis(marks);
    std::vector<PictureWord> words;
    const auto add = [&](std::string_view id, const Vec3& place, const std::string& amount) {
        words.push_back({place, place, fill(texts("pelvis_mark", id), {{"amount", amount}})});
    };
    if (std::abs(camera.forward().y) > kFromAbove) {
        if (std::abs(reading.turn) >= least_angle) {
            add(reading.turn > 0.0 ? "turn_right" : "turn_left",
                reading.turn > 0.0 ? marks.right : marks.left,
                degrees_text(std::abs(reading.turn)));
        }
        return words;
    }
    if (std::abs(reading.drop) >= least_angle) {
        add(reading.drop > 0.0 ? "drop_right" : "drop_left",
            reading.drop > 0.0 ? marks.right : marks.left, degrees_text(std::abs(reading.drop)));
    }
    if (std::abs(reading.glide) >= kLeastGlide) {
        add(reading.glide > 0.0 ? "glide_right" : "glide_left",
            scene::find_glide_tip(marks) - Vec3{0.0, 0.0, reading.glide},
            fmt::format("{:.0f} cm", 100.0 * std::abs(reading.glide)));
    }
    return words;
}

}  // namespace jw::ui
