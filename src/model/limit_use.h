// How far a pose goes in the directions that limits name ("hip_flexion_r", "lumbar_flexion"), as a
// number and inside a sentence.
#pragma once

#include "model/body.h"

#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace jw::model {

/// Rad or m of q [coordinates] in the direction of the limit; below 0 it goes the other way.
double calc_limit_use(const Limit& limit, std::span<const double> q);

/// "Hip about {hip_flexion_r}" with what `replace` says in the place of each name in braces.
std::string replace_names(std::string_view words,
                          const std::function<std::string(std::string_view)>& replace);

/// "Hip about {hip_flexion_r} degrees": each name of a limit in braces becomes the whole degrees
/// that q [coordinates] has in its direction, as a sentence stays true when a size or a dial
/// changes the movement. `is_other_side`: performed on the side that the words do not name. A name
/// that the body has no limit for stays as it is.
std::string tell_angles(std::string_view words, const Body& body, std::span<const double> q,
                        bool is_other_side);

}  // namespace jw::model
