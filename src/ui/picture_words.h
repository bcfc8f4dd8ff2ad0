// Words for places of the picture that the window, stills and films share; nothing is drawn here.
#pragma once

#include "content/texts.h"
#include "scene/camera.h"
#include "scene/pelvis_marks.h"
#include "scene/view_settings.h"

#include "core/rigid.h"
#include "model/model.h"

#include <span>
#include <string>
#include <vector>

namespace jw::ui {

/// Words and the two ends of what they name, in the figure's own room; both alike for a point.
struct PictureWord {
    Vec3 from{0.0}, to{0.0};
    std::string words;
};

/// Origin and insertion of the muscles that the picture is about; none where it shows differences.
std::vector<PictureWord> name_ends(const content::Texts& texts, const model::Model& model,
                                   std::span<const Rigid> displacements,
                                   const scene::ViewSettings& settings,
                                   const scene::Camera& camera);

/// How far each level of the low back has bent, at its upper plate, as the camera sees it.
std::vector<PictureWord> name_end_plates(const content::Texts& texts, const model::Body& body,
                                         std::span<const Rigid> displacements,
                                         const scene::Camera& camera, double scale);

/// Drop and glide of the pelvis, or its turn when the camera looks from above or below; what is too
/// small to be seen is left out.
std::vector<PictureWord> name_pelvis(const content::Texts& texts, const scene::PelvisMarks& marks,
                                     const scene::Camera& camera);

}  // namespace jw::ui
