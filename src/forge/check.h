// What the built bones measure, against the body's own landmarks and the sizes that they were built
// to.
#pragma once

#include "forge/bones/context.h"

#include "model/body.h"

#include <string>
#include <vector>

namespace jw::forge {

struct CheckRow {
    std::string bone;
    std::string what;  // "landmark ASIS_r", "canal_width"
    double measured = 0.0;
    double target = 0.0;
    double tolerance = 0.0;
    std::string unit;  // mm
    /// 1 = at the edge of what is allowed.
    double strain() const;
};

/// Distance along `direction` (unit) from `start` to where the surface is crossed; `reach` when it
/// is not within `reach` m. Starts inside or outside.
double distance_to_surface(const Shape& shape, const Vec3& start, const Vec3& direction,
                           double reach);

/// Landmarks: distance of each surface landmark of a right or middle bone to its shape (firm ones 3
/// mm, coarse ones 10 mm). Sizes: femoral head, socket gap, iliac fossa, end plates and canals.
/// Worst first.
std::vector<CheckRow> check_bones(const model::Body& body);

/// One line per row, worst first, for the terminal.
std::string check_table(const std::vector<CheckRow>& rows);

}  // namespace jw::forge
