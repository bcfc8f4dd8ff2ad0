// The numbers behind an accessor, unpacked: strides, sparse replacements and normalised integers
// are gone afterwards.
#pragma once

#include "import/gltf_document.h"

#include <cstdint>
#include <vector>

namespace jw::import::gltf {

/// count x width_of(shape) values. The document has passed check_gltf. An accessor without a view
/// is zeros.
std::vector<float> read_floats(const Document& document, int accessor);

/// The same for integers (indices, joints); floats are cut off.
std::vector<std::uint32_t> read_integers(const Document& document, int accessor);

}  // namespace jw::import::gltf
