// From glTF's JSON to plain numbers. Every value has its type checked here; indices are only known
// to be whole numbers >= 0.
#pragma once

#include "import/gltf_document.h"
#include "import/gltf_read.h"

#include "core/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace jw::import::gltf {

/// Fills `document` (all but the bytes of buffers) and the URI of each buffer ("" = the GLB's own).
/// `json` has passed check_json. Fails: BadFormat, Unsupported, LimitExceeded, naming the place in
/// the file: "accessors[3].count is not a whole number".
Result<Unit> parse_document(std::string_view json, const Limits& limits, Document& document,
                            std::vector<std::string>& uris);

}  // namespace jw::import::gltf
