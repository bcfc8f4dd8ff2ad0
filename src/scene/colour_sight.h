// How a picture looks to eyes that lack one kind of cone: a preview for who prepares a lesson.
#pragma once

#include "core/enum_names.h"

#include <glm/mat3x3.hpp>

namespace jw::scene {

enum class ColourSight { Usual, Protan, Deutan, Tritan };
inline constexpr auto kColourSightNames =
    enum_names<ColourSight>({{ColourSight::Usual, "usual"},
                             {ColourSight::Protan, "protan"},
                             {ColourSight::Deutan, "deutan"},
                             {ColourSight::Tritan, "tritan"}});

/// Takes linear sRGB as it is to linear sRGB as it is seen; greys stay what they are.
/// Source: Machado, Oliveira, Fernandes 2009, A physiologically-based model for simulation of color
/// vision deficiency, IEEE TVCG 15(6):1291-1298, table of matrices, severity 1.0.
glm::mat3 find_sight_matrix(ColourSight sight);

}  // namespace jw::scene
