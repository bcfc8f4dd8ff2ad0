// What the built bones measure, against the body's own landmarks and the targets of
// assets/body/measures.toml.
#pragma once

#include "forge/measure/targets.h"

#include "core/result.h"
#include "model/body.h"

#include <string>
#include <vector>

namespace jw::forge {

struct CheckRow {
    double measured = 0.0;  // NaN: nobody measures it
    Target target;          // of a landmark: "landmark ASIS_r", its distance to the surface

    /// 1 = at the edge of what is allowed.
    double strain() const { return target.strain(measured); }
};

/// Landmarks: distance of each surface landmark of a right or middle bone to its shape (firm ones 3
/// mm, coarse ones 10 mm). Then every target. Worst first. Takes some seconds on two threads.
/// The bones are built on the reference body and carried to `body` (forge/carry.h).
/// Fails as content::BodyShape::build.
Result<std::vector<CheckRow>> check_bones(const model::Body& reference, const model::Body& body,
                                          const std::vector<Target>& targets);

/// One line per row, worst first, for the terminal; the source stands at its end.
std::string check_table(const std::vector<CheckRow>& rows);

}  // namespace jw::forge
